import { monthOf, yearOf, type Day } from '../calendar/index.ts'

/**
 * A number as texts print it (GB/T 15835): no thousands mark, and 万 only where at most one decimal says all of it
 * (12000 → 1.2万, 12345 stays).
 */
export const numberText = (n: number): string => Math.abs(n) >= 10_000 && n % 1000 === 0 ? `${n / 10_000}万` : String(n)

/**
 * A day as texts print it, without leading zeros: the year is left out in the report's year, and after another day
 * whatever it shares with that one (`7月6日`, then `23日`; `2022年1月14日`, then `3月31日`).
 */
export function dayText(day: Day, year: number, after?: Day): string {
  const before = after === undefined ? year : yearOf(after)
  const date = `${Number(day.slice(8))}日`
  if (yearOf(day) !== before) return `${yearOf(day)}年${monthOf(day)}月${date}`
  return after !== undefined && monthOf(after) === monthOf(day) ? date : `${monthOf(day)}月${date}`
}
