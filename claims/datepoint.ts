import { hanValue } from './numerals.ts'
import { isDigit, matchAt } from './text.ts'

/** A day, month or year as written; what is elided is absent. */
export type DatePoint = {
  readonly end: number
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** First and last month or day where the words name a part: 上旬, 下半年, 第三季度, 底. */
  readonly from?: number
  readonly until?: number
  /** True for 间, 初, 底, 末, 中, which name no day. */
  readonly rough?: boolean
}

const YEAR = /(?<![\d.])((?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})(?: ?学?年|(?<=\d)(?=度))/y
/** The years before the last in 2019、2020、2021年. */
const YEAR_LISTED = /(?<![\d.])((?:19|20)\d{2})(?=(?:[、和](?:19|20)\d{2}){1,6} ?年)/y
const YEAR_ONLY = /(?<![\d.])((?:19|20)\d{2})(?![\d年])/y
const MONTH = /(?<![\d.])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月/y
const MONTH_ONLY = /(?<![\d.])(1[0-2]|0?[1-9])(?![\d.月])/y
const DAY = /(?<![\d.])([12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]) ?(?:日|号(?![称召码文]))/y
const NUMERIC = /(?<![\d./-])((?:19|20)\d{2})([-./])(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?![\d./-]|\.\d)/y
/** 2021.7 is a month only at one end of a range or before a closing bracket; elsewhere it is a decimal. */
const NUMERIC_MONTH =
  /(?<![\d./])((?:19|20)\d{2})\.(1[0-2]|0?[1-9])(?!\d|\.\d)(?:(?= ?(?:-{1,2}|~|至|到) ?(?:19|20)\d{2}\.|\))|(?<=(?:19|20)\d{2}\.\d{1,2} ?(?:-{1,2}|~|至|到) ?(?:19|20)\d{2}\.\d{1,2}))/y
const YEAR_PART = /度|(?:年)?[底末初](?![步任始次心级线])|上半年|下半年|(?:第)?([一二三四1-4])季度/y
const MONTH_PART = /份?(?:(上旬|中旬|下旬|上中旬|中下旬|上半月|下半月)|(间(?!隔)|初(?![步任始次心级])|底(?!线)|末|中(?![央共国旬秋小学层心午])))|份/y
const DEKADS: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10], 中旬: [11, 20], 下旬: [21, 31], 上中旬: [1, 20], 中下旬: [11, 31], 上半月: [1, 15], 下半月: [16, 31],
}

function numberOf(written: string | undefined): number {
  if (written === undefined) return 0
  if (isDigit(written[0])) return Number(written)
  if (written.length === 4) return Number([...written].map((char) => (char === '○' ? 0 : hanValue(char)?.value ?? 0)).join(''))
  return hanValue(written)?.value ?? 0
}

function next(s: string, end: number): number {
  return s[end] === ' ' ? end + 1 : end
}

function withMonthPart(s: string, point: DatePoint): DatePoint {
  const part = matchAt(MONTH_PART, s, point.end)
  if (part === undefined) return point
  const end = point.end + part[0].length
  const days = DEKADS[part[1] ?? '']
  const last = point.month === 2 ? 28 : point.month !== undefined && [4, 6, 9, 11].includes(point.month) ? 30 : 31
  if (days !== undefined) return { ...point, end, from: days[0], until: Math.min(days[1], last) }
  return { ...point, end, ...(part[2] === undefined ? {} : { rough: true }) }
}

function withYearPart(s: string, point: DatePoint): DatePoint {
  const part = matchAt(YEAR_PART, s, next(s, point.end))
  if (part === undefined) return point
  const end = part.index + part[0].length
  if (part[0] === '度') return { ...point, end }
  if (part[0] === '上半年') return { ...point, end, from: 1, until: 6 }
  if (part[0] === '下半年') return { ...point, end, from: 7, until: 12 }
  if (part[1] === undefined) return { ...point, end, rough: true }
  const quarter = numberOf(part[1])
  return { ...point, end, from: quarter * 3 - 2, until: quarter * 3 }
}

/** The date that begins at `at`: 2021年7月8日, 7月上旬, 2021年度, 2021.7.8. A Chinese month stands only with more. */
export function readPoint(s: string, at: number): DatePoint | undefined {
  const numeric = matchAt(NUMERIC, s, at)
  if (numeric !== undefined) return { end: at + numeric[0].length, year: Number(numeric[1]), month: Number(numeric[3]), day: Number(numeric[4]) }
  const short = matchAt(NUMERIC_MONTH, s, at)
  if (short !== undefined) return { end: at + short[0].length, year: Number(short[1]), month: Number(short[2]) }
  const year = matchAt(YEAR, s, at) ?? matchAt(YEAR_LISTED, s, at)
  const yearEnd = year === undefined ? at : at + year[0].length
  const month = matchAt(MONTH, s, year === undefined ? at : next(s, yearEnd))
  if (month === undefined) return year === undefined ? undefined : withYearPart(s, { end: yearEnd, year: numberOf(year[1]) })
  const monthEnd = month.index + month[0].length
  const day = matchAt(DAY, s, next(s, monthEnd))
  const base = { ...(year === undefined ? {} : { year: numberOf(year[1]) }), month: numberOf(month[1]) }
  if (day !== undefined) return { ...base, day: numberOf(day[1]), end: day.index + day[0].length }
  const point = withMonthPart(s, { ...base, end: monthEnd })
  return year === undefined && !isDigit(month[1]?.[0]) && point.end === monthEnd ? undefined : point
}

/** A year without 年, as in 2021—2023年. */
export function readYearOnly(s: string, at: number): DatePoint | undefined {
  const year = matchAt(YEAR_ONLY, s, at)
  return year && { end: at + year[0].length, year: Number(year[1]) }
}

/** A month without 月, as in 1至6月 and 2021年1—10月. */
export function readMonthOnly(s: string, at: number): DatePoint | undefined {
  const year = matchAt(YEAR, s, at)
  const month = matchAt(MONTH_ONLY, s, year === undefined ? at : next(s, at + year[0].length))
  if (month === undefined) return undefined
  return { end: month.index + month[0].length, month: Number(month[1]), ...(year === undefined ? {} : { year: numberOf(year[1]) }) }
}

/** A day without its month, as in 至10日. */
export function readDayOnly(s: string, at: number): DatePoint | undefined {
  const day = isDigit(s[at]) ? matchAt(DAY, s, at) : undefined
  return day && { end: at + day[0].length, day: numberOf(day[1]) }
}

/** The second end of a range with what it leaves to the first: 7月6日至23日 ends on 7月23日. */
export function fromPoint(low: DatePoint, high: DatePoint): DatePoint {
  const month = high.month ?? low.month
  const year = high.year ?? low.year
  return { ...high, ...(month === undefined ? {} : { month }), ...(year === undefined ? {} : { year }) }
}

/** The date in ISO form, `--` standing for an elided year; `edge` picks the first or last month or day of a part. */
export function writeDate(point: DatePoint, edge: 'low' | 'high'): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const bound = edge === 'low' ? point.from : point.until
  const month = point.month ?? bound
  const day = point.day ?? (point.month === undefined ? undefined : bound)
  const year = point.year === undefined ? '-' : String(point.year)
  if (month === undefined) return year
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
}
