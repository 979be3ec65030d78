import type { DatePoint } from './datepoint.ts'
import { fromPoint, readDayOnly, readMonthOnly, readPoint, readYearOnly, writeDate } from './datepoint.ts'
import { readNumeral } from './numerals.ts'
import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import { isHan, matchAt, skipBlank, wordBefore } from './text.ts'
import type { Claim } from './types.ts'

const PERIOD_UNIT = /(个)?(半)?(多)?(年|月|季度|周|天)(多)?/y
const PERIOD_BEFORE = ['最近', '过去', '今后', '未来', '此前', '近', '前', '这'] as const
const PERIOD_AFTER = /(?:以)?来(?![访电信源自宾人到])|间(?!隔)|期间/y
const LETTERS: Readonly<Record<string, string>> = { 年: 'Y', 月: 'M', 季度: 'Q', 周: 'W', 天: 'D' }

/** Joins the two ends of a range of dates; 起 may stand before it. */
const RANGE = / ?(?:-{1,2}|~|起?至|到) ?/y
const SINCE = /以来|起(?![来步诉草])|至今/y

/** 近三年来, 半年来, 过去五年, 三年多来: a period counted back from the text, or forward. */
function readPeriod(page: Page, at: number): Claim | undefined {
  const { s } = page
  const number = s[at] === '半' ? { end: at + 1, value: 0.5, approx: false } : readNumeral(s, at)
  const unit = number === undefined ? undefined : matchAt(PERIOD_UNIT, s, skipBlank(s, number.end))
  if (number === undefined || unit === undefined || (number.value >= 1900 && unit[4] === '年')) return undefined
  const [whole, counted, half, some, noun = '', more] = unit
  if (noun === '月' && counted === undefined) return undefined
  const prefix = wordBefore(s, at, PERIOD_BEFORE)
  if (prefix === '近' && isHan(s[at - 2]) && '时经达了将附临'.includes(s[at - 2] ?? '-')) return undefined
  const recent = prefix !== undefined && (prefix !== '前' || (noun === '月' && (!isHan(s[at - 2]) || '年今'.includes(s[at - 2] ?? '-'))))
  const end = unit.index + whole.length
  const suffix = matchAt(PERIOD_AFTER, s, end)
  if (!recent && suffix === undefined) return undefined
  const amount = number.value + (half === undefined ? 0 : 0.5)
  const letter = LETTERS[noun] ?? 'Y'
  const value = letter === 'Y' && amount % 1 !== 0 ? `P${amount * 12}M` : letter === 'Q' ? `P${amount * 3}M` : `P${amount}${letter}`
  const approx = number.approx || some !== undefined || more !== undefined
  const start = recent ? at - (prefix?.length ?? 0) : at
  const close = suffix === undefined ? end : end + suffix[0].length
  return claimAt(page, start, close, { kind: 'date', value, unit: '期间', ...(approx ? { approx } : {}) })
}

/** 1至6月, 2021—2023年: the first end leaves its 月 or 年 to the second. */
function readElided(s: string, at: number): { readonly low: DatePoint; readonly high: DatePoint } | undefined {
  for (const read of [readYearOnly, readMonthOnly]) {
    const low = read(s, at)
    const joint = low === undefined ? undefined : matchAt(RANGE, s, low.end)
    const high = joint === undefined ? undefined : readPoint(s, joint.index + joint[0].length)
    if (low === undefined || high === undefined || joint === undefined) continue
    const whole = read === readYearOnly ? high.year !== undefined : high.month !== undefined && high.year === undefined && high.day === undefined
    if (whole) return { low, high: fromPoint(low, high) }
  }
  return undefined
}

/** Where the second end of a range begins and what it says: 至10日, -6月5日, 至2022年3月. */
function readUpper(s: string, low: DatePoint): DatePoint | undefined {
  const joint = matchAt(RANGE, s, low.end)
  if (joint === undefined) return undefined
  const next = joint.index + joint[0].length
  const point = readPoint(s, next) ?? (low.day === undefined ? undefined : readDayOnly(s, next))
  return point === undefined ? undefined : fromPoint(low, point)
}

/** 7月8-10日 and 7月8、9日: two days under one month. */
const SHARED_DAYS = /(?:(\d{4})年 ?)?(\d{1,2})月 ?(\d{1,2})(?: ?(?:-{1,2}|~|至|到)|、) ?(\d{1,2})日/y

function readSharedDays(page: Page, at: number): Claim | undefined {
  const days = matchAt(SHARED_DAYS, page.s, at)
  if (days === undefined) return undefined
  const [whole, year, month, first, last] = days
  const base = { ...(year === undefined ? {} : { year: Number(year) }), month: Number(month) }
  const low = { ...base, day: Number(first), end: at }
  const high = { ...base, day: Number(last), end: at }
  if (Number(month) > 12 || low.day > 31 || high.day > 31 || low.day >= high.day) return undefined
  return claimAt(page, at, at + whole.length, { kind: 'date', value: writeDate(low, 'low'), valueMax: writeDate(high, 'high'), unit: '日' })
}

function unitOf(point: DatePoint): string {
  return point.day !== undefined ? '日' : point.month !== undefined ? '月' : '年'
}

/** The date, range of dates or counted period that begins at `at`, or undefined. */
export function readDate(page: Page, at: number): Claim | undefined {
  const { s } = page
  const shared = readSharedDays(page, at)
  if (shared !== undefined) return shared
  const elided = readElided(s, at)
  const low = elided?.low ?? readPoint(s, at)
  if (low === undefined) return readPeriod(page, at)
  const high = elided === undefined ? readUpper(s, low) : elided.high
  const end = high?.end ?? low.end
  const since = high === undefined && matchAt(SINCE, s, end) !== undefined
  const value = writeDate(low, 'low')
  const max = high === undefined ? (low.until === undefined ? undefined : writeDate(low, 'high')) : writeDate(high, 'high')
  return claimAt(page, at, end, {
    kind: 'date', value: since ? `${value}/…` : value, ...(max === undefined ? {} : { valueMax: max }), unit: unitOf(high ?? low),
    ...(low.rough === true || high?.rough === true ? { approx: true } : {}),
  })
}

/** A day without its month takes both from the date before it in the same sentence: 8月17日、18日. */
export function readFollowingDay(page: Page, at: number, before: Claim | undefined): Claim | undefined {
  const { s } = page
  const point = readDayOnly(s, at)
  if (point === undefined || before?.kind !== 'date' || before.unit !== '日' || at - before.end > 300) return undefined
  const listed = at - before.end <= 1 && '、和及与'.includes(s[before.end] ?? '-')
  const lasts = /^(?:内|以内|之内|游|以上|左右)/.test(s.slice(point.end, point.end + 2)) || '后期满足计每近约共超个前续达短隔'.includes(s[at - 1] ?? '-')
  if (lasts && !listed) return undefined
  const stem = String(before.valueMax ?? before.value ?? '').replace(/\/…$/, '').replace(/\d\d$/, '')
  return claimAt(page, at, point.end, { kind: 'date', value: `${stem}${String(point.day).padStart(2, '0')}`, unit: '日' })
}
