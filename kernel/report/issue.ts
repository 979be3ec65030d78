import { hasYear, isWorkday, yearOf, type Calendar, type Day } from '../calendar/index.ts'
import { dayNumber } from '../duty/reconcile.ts'
import { refuse, type Refusal } from '../journal/command.ts'
import type { Row, Value } from '../journal/entry.ts'
import { report } from '../kinds/report.ts'
import type { Figure } from '../figure/figure.ts'
import type { Composition } from './composition.ts'
import { markedText, readMarked, type IssuedBlock } from './marked.ts'

/** An issued report as its record keeps it: text, figures and gaps as they stood at the index. Days are yyyymmdd. */
export type Issued = {
  readonly title: string
  readonly report: string
  readonly year: number
  readonly asOf: Day
  readonly index: number
  readonly issued: Day
  readonly signer: number
  readonly blocks: readonly IssuedBlock[]
  readonly figures: readonly { readonly key: string; readonly text: string; readonly value: number; readonly figure: Figure }[]
  readonly gaps: readonly { readonly key: string; readonly text: string; readonly value: number }[]
}

/** Who issues, on which day, and the calendar by which the author's days are judged. */
export type Signing = { readonly signer: number; readonly issued: Day; readonly calendar: Calendar }

function dayRefusals({ figures, signed, asOf, nextDays }: Composition, { issued, calendar }: Signing): readonly Refusal[] {
  const early = signed < asOf ? [refuse('report.signed-before-figures', 'signed', { signed, asOf })] : []
  const ahead = issued < asOf ? [refuse('report.issued-before-figures', 'issued', { issued, asOf })] : []
  const next = (['soon', 'month', 'quarter'] as const).filter(term => figures.has(`next.${term}`)).flatMap((term): readonly Refusal[] => {
    const day = nextDays[term]
    const at = `nextDays.${term}`
    if (day <= asOf) return [refuse('report.next-day-past', at, { day, asOf })]
    if (!hasYear(calendar, yearOf(day))) return [refuse('report.next-day-unknown', at, { day, year: yearOf(day) })]
    return isWorkday(calendar, day) ? [] : [refuse('report.next-day-rest', at, { day })]
  })
  return [...early, ...ahead, ...next]
}

/**
 * Everything that stands in the way of issuing, with its place: blanks, unbound numbers, changed numbers that nobody
 * looked at, edits without a place, gaps that the text does not mention and the signer did not sign for by name,
 * days that cannot be. Empty when it can be issued.
 */
export function issueRefusals(composition: Composition, signing: Signing): readonly Refusal[] {
  const at = (code: string, places: Composition['blanks']): readonly Refusal[] =>
    places.map(p => refuse(code, `${p.block}@${p.from}`, { text: p.text }))
  return [
    ...at('report.blank', composition.blanks), ...at('report.unbound', composition.unbound), ...at('report.changed', composition.changed),
    ...composition.unplaced.map(key => refuse('report.unplaced', key)),
    ...composition.gaps.filter(g => !g.mentioned && g.confirmedBy !== signing.signer).map(g => refuse('report.gap-unconfirmed', g.key, { text: g.text })),
    ...dayRefusals(composition, signing),
  ]
}

/**
 * The row of an issued report (kernel/kinds/report.ts), frozen at the composition's index, or the list of what stands
 * in the way.
 */
export function issue(composition: Composition, signing: Signing): { readonly row: Row } | { readonly refusals: readonly Refusal[] } {
  const refusals = issueRefusals(composition, signing)
  if (refusals.length > 0) return { refusals }
  const { title, year, asOf, index, blocks } = composition
  return { row: {
    title, report: composition.report, year, asOf, index, issued: signing.issued, signer: signing.signer, text: markedText(blocks),
    figures: [...composition.figures].map(([key, { figure, text, value }]) => ({ key, text, value: typeof value === 'number' ? value : dayNumber(value), query: JSON.stringify(figure) })),
    gaps: composition.gaps.filter(g => !g.mentioned).map(({ key, text, value }) => ({ key, text, value })),
  } }
}

const rows = (value: Value | undefined): readonly Row[] => Array.isArray(value) ? value as readonly Row[] : []
const entry = (r: Row): Issued['gaps'][number] => ({ key: String(r['key']), text: String(r['text']), value: Number(r['value']) })

/** Reads an issued report back from its record's row. RangeError names the first field of a row that is none. */
export function readIssued(row: Row): Issued {
  const parsed = report.parse(row)
  if ('problem' in parsed) {
    throw new RangeError(`这条记录不是定稿：${parsed.problem.at}（${parsed.problem.refused}）。 This row is no issued report: ${parsed.problem.at} (${parsed.problem.refused}).`)
  }
  const r = parsed.row
  return { title: String(r['title']), report: String(r['report']), year: Number(r['year']), asOf: String(r['asOf']), index: Number(r['index']),
    issued: String(r['issued']), signer: Number(r['signer']), blocks: readMarked(String(r['text'])), 
    figures: rows(r['figures']).map(f => ({ ...entry(f), figure: JSON.parse(String(f['query'])) as Figure })), gaps: rows(r['gaps']).map(entry) }
}
