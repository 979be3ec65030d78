import { isDay, lastDayOfMonth, type Day } from '../../kernel/calendar/index.ts'
import type { Claim } from '../../claims/index.ts'
import type { KnownLedger } from './ledger.ts'
import type { Scope } from './scope.ts'

export type Span = readonly [Day, Day]

function edge(value: string, year: number, last: boolean): Day | undefined {
  const full = value.replace(/^--/, `${year}-`)
  if (/^\d{4}$/.test(full)) return `${full}-${last ? '12-31' : '01-01'}`
  const day = /^\d{4}-\d{2}$/.test(full) ? (last ? lastDayOfMonth(`${full}-01`) : `${full}-01`) : full
  return isDay(day) ? day : undefined
}

/** The days that a date names, an elided year being the ledger's; undefined for a period counted back (近三年来). */
export function spanOf(date: Claim, year: number): Span | undefined {
  const [low = '', since] = String(date.value ?? '').split('/')
  const high = since === undefined ? String(date.valueMax ?? low) : `${year}-12-31`
  if (!/^(?:--\d{2}|\d{4}(?:-\d{2})?)(?:-\d{2})?$/.test(low)) return undefined
  const [from, to] = [edge(low, year, false), edge(high, year, true)]
  return from !== undefined && to !== undefined && from <= to ? [from, to] : undefined
}

/** Words around a date that make it a bound, a basis or a day of issue, not the day on which something was done. */
const apart = { before: /(?:截至|截止|自|从|以|到|迄)$/, after: /^(?:前|之前|以前|底前|在册|在岗|为准|为界|印发|下发|起|止|以来|的通报|日前)/ } as const
export const isApart = (date: Claim, text: string): boolean =>
  apart.before.test(text.slice(Math.max(0, date.start - 2), date.start)) || apart.after.test(text.slice(date.end, date.end + 4)) || /在册|为准/.test(text.slice(date.end, date.end + 12).split(/[，。；]/, 1)[0] ?? '')

/** 截至6月30日 counts what was there by then; by the day of the ledger that is all. */
function until(date: Claim, year: number, asOf: Day, text: string): Span | undefined {
  const span = /截[至止]$/.test(text.slice(Math.max(0, date.start - 2), date.start)) ? spanOf(date, year) : undefined
  return span && span[1] < asOf ? [`${year}-01-01`, span[1]] : undefined
}

const parts: readonly (readonly [RegExp, string, string])[] = [
  [/上半年|半年(?:小结|总结|工作|情况)|1[至—-]6月/, '01-01', '06-30'], [/下半年/, '07-01', '12-31'], [/(?:第一|一|首)季度/, '01-01', '03-31'], [/(?:第二|二)季度/, '04-01', '06-30'],
  [/(?:第三|三)季度/, '07-01', '09-30'], [/(?:第四|四)季度/, '10-01', '12-31'],
]
const partOf = (words: string, year: number): readonly Span[] => parts.filter(([word]) => word.test(words)).map(([, from, to]): Span => [`${year}-${from}`, `${year}-${to}`]).slice(0, 1)

/** The days to which a text narrows a number: those of its sentence, else of its paragraph or the whole text; none where it speaks of the year. */
export function spansOf(s: Scope, { year, asOf }: Pick<KnownLedger, 'year' | 'asOf'>, text: string): readonly Span[] {
  const dated = s.dates.map(d => until(d, year, asOf, text) ?? (isApart(d, text) && !String(d.value).includes('/') ? undefined : spanOf(d, year)))
  const said = dated.filter(span => span !== undefined).filter(([from, to]) => from > `${year}-01-01` || to < asOf)
  if (said.length > 0) return said
  const near = partOf(`${s.before.slice(-24)}${s.words}`, year)
  return near.length > 0 || /全年|年度|年内/.test(`${s.before}${s.words}`) ? near : partOf(s.over, year)
}
