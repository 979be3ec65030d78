import { MEASURES, POINT_NOUNS } from './data/measures.ts'
import { isHan, skipBlank, wordAt } from './text.ts'

/** A measure word as it stands in a text. */
export type Measure = {
  readonly end: number
  readonly unit: string
  /** True where 一 with it counts something. */
  readonly event: boolean
  /** True where it stands only after Arabic digits. */
  readonly arabic: boolean
}

type Row = { readonly word: string; readonly flags: string; readonly guard: string }

const BY_FIRST = new Map<string, Row[]>()
for (const [word, flags, guard] of MEASURES) {
  const rows = BY_FIRST.get(word[0] ?? '') ?? []
  rows.push({ word, flags, guard })
  BY_FIRST.set(word[0] ?? '', rows.sort((a, b) => b.word.length - a.word.length))
}

/** Longer words that are their plain measure word and a noun; the unit is the measure word alone. */
const UNITS: Readonly<Record<string, string>> = { 个方面: '个', 元人民币: '元' }
const PER_TIME = ['（次）', '(次)']

/**
 * The measure word that begins at `at` of a folded text, or after a blank there; with `lines` also after
 * a line break, as within a line that was cut. Undefined where none does, or where its characters begin another word (次序, 份额, 人民).
 */
export function readMeasure(s: string, at: number, lines = false): Measure | undefined {
  const start = skipBlank(s, at, lines)
  const row = BY_FIRST.get(s[start] ?? '')?.find(({ word, guard }) => {
    const next = s[start + word.length]
    return s.startsWith(word, start) && (next === undefined || !guard.includes(next))
  })
  if (row === undefined) return readPoint(s, start)
  const end = start + row.word.length
  const perTime = row.word === '人' || row.word === '家' || row.word === '件' ? wordAt(s, end, PER_TIME) : undefined
  return {
    end: end + (perTime?.length ?? 0),
    unit: perTime === undefined ? UNITS[row.word] ?? row.word : `${row.word}次`,
    event: row.flags.includes('1'),
    arabic: row.flags.includes('a'),
  }
}

/** 点 measures what is said (三点意见), unless it tells the hour. */
function readPoint(s: string, start: number): Measure | undefined {
  if (s[start] !== '点' || !isHan(s[start + 1])) return undefined
  const noun = wordAt(s, start + 1, POINT_NOUNS) ?? wordAt(s, start + 3, POINT_NOUNS)
  return noun === undefined ? undefined : { end: start + 1, unit: '点', event: false, arabic: false }
}
