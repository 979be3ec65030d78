/**
 * A real calendar day, ISO 'YYYY-MM-DD', years 1900–2999 (Asia/Shanghai is understood; no time of day).
 * Text rather than an object, so that a fact's day is canonical bytes and days compare as text.
 */
export type Day = string

/** The earliest and the latest day that this program knows. */
export const FIRST_DAY: Day = '1900-01-01'
export const LAST_DAY: Day = '2999-12-31'

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function lengthOfMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48
  return digit >= 0 && digit <= 9 ? digit : Number.NaN
}

function pairAt(text: string, at: number): number {
  return digitAt(text, at) * 10 + digitAt(text, at + 1)
}

/** Year of a day, as a number. */
export function yearOf(day: Day): number {
  return pairAt(day, 0) * 100 + pairAt(day, 2)
}

/** Month of a day, 1–12. */
export function monthOf(day: Day): number {
  return pairAt(day, 5)
}

function dateOf(day: Day): number {
  return pairAt(day, 8)
}

/** The day of a year, month (1–12) and date, which must exist; used by this folder only on values it has checked. */
export function dayFrom(year: number, month: number, date: number): Day {
  return `${year}-${TWO_DIGITS[month]}-${TWO_DIGITS[date]}`
}

/** The last day of the month in which the day lies: '2024-02-29' for '2024-02-03'. */
export function lastDayOfMonth(day: Day): Day {
  const year = yearOf(day)
  const month = monthOf(day)
  return dayFrom(year, month, lengthOfMonth(year, month))
}

/** Whether a text is a Day: exact ISO form, a day that exists, years 1900–2999. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  const year = yearOf(text)
  const month = monthOf(text)
  const date = dateOf(text)
  return year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOfMonth(year, month)
}

/**
 * The day that a person wrote: '2021-7-8', '2021.7.8', '2021/7/8', '2021年7月8日' (or 号), also in full-width
 * digits and signs, with spaces around. Undefined when it is no such form or no real day, never a guess.
 */
export function parseDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const found = /^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])$/.exec(plain)
  if (!found) return undefined
  const [, year, , month = found[5], date = found[6]] = found
  const day = dayFrom(Number(year), Number(month), Number(date))
  return isDay(day) ? day : undefined
}

/**
 * Days since 1970-01-01. The year is taken to begin in March, so that the leap day is its last and a month's
 * offset is a linear formula (Gregorian calendar, 146,097 days in 400 years).
 */
function toNumber(day: Day): number {
  const month = monthOf(day)
  const year = month > 2 ? yearOf(day) : yearOf(day) - 1
  const monthFromMarch = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dateOf(day) - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - 719_468
}

const FIRST_NUMBER = toNumber(FIRST_DAY)
const LAST_NUMBER = toNumber(LAST_DAY)

function fromNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return dayFrom(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date)
}

/** The day n whole days later (earlier when n is negative). RangeError outside 1900–2999 or for a text that is no Day. */
export function addDays(day: Day, n: number): Day {
  const number = toNumber(day) + n
  if (!Number.isInteger(number) || number < FIRST_NUMBER || number > LAST_NUMBER) {
    throw new RangeError(`日期超出1900—2999年或格式有误：${day} 加 ${n} 天；请改用“2021-07-08”格式的有效日期。 `
      + `Day out of range or malformed: ${day} plus ${n} days; use an existing day such as 2021-07-08.`)
  }
  return fromNumber(number)
}

/** Days from a to b: 1 when b is the day after a, negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return toNumber(b) - toNumber(a)
}

/** Day of the week as ISO 8601 counts it: Monday 1 … Sunday 7. */
export function dayOfWeek(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const fromMonday = (((toNumber(day) + 3) % 7) + 7) % 7
  return (fromMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}
