import type { Row } from './measure.ts'

/** Wide characters take two columns of a terminal. */
const width = (text: string): number => [...text].reduce((n, c) => n + (/[\u1100-\u9fff\uff00-\uff60]/.test(c) ? 2 : 1), 0)
const left = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)))
const right = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - width(text))) + text
const number = (n: number): string => n >= 100 ? n.toFixed(0) : n >= 1 ? n.toFixed(1) : n.toFixed(3)

export const ratioOf = ({ ours, floor }: Row): number | undefined => floor && ours.perSecond / floor.perSecond
const part = (ratio: number): string => `1/${(1 / ratio).toFixed(1)}`

/** The measurements as a table: rates a second, how long one took (ms), the floor in the same run and the part of it reached. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['', '并发 conns', '每秒 /s', 'p50 ms', 'p99 ms', '底线 floor /s', '比 ratio', '要求 asked']
  const lines = rows.map(r => {
    const ratio = ratioOf(r)
    return [`${r.name.zh} ${r.name.en}`, String(r.connections), number(r.ours.perSecond), number(r.ours.p50), number(r.ours.p99),
      r.floor ? number(r.floor.perSecond) : '', ratio === undefined ? '' : part(ratio), r.least === undefined ? '' : part(r.least)]
  })
  const columns = head.map((h, i) => Math.max(width(h), ...lines.map(l => width(l[i] ?? ''))))
  return [head, ...lines].map(l => l.map((cell, i) => i === 0 ? left(cell, columns[i] ?? 0) : right(cell, columns[i] ?? 0)).join('  ')).join('\n')
}

/** What of that which is asked was missed, in both languages. */
export const missed = (rows: readonly Row[]): readonly string[] => rows.flatMap(r => {
  const ratio = ratioOf(r)
  if (ratio === undefined || r.least === undefined || ratio >= r.least) return []
  return [`未达到：${r.name.zh}（${r.connections} 并发）是底线的 ${part(ratio)}，要求 ${part(r.least)}。 Missed: ${r.name.en} at ${r.connections} connections is ${part(ratio)} of the floor, ${part(r.least)} is asked.`]
})
