import { GongwenError } from './errors.ts'

/**
 * A day as official documents print it: Arabic numerals, the full year, no leading zeros
 * (GB/T 9704-2012, 7.3.5.4): `2026-01-05` → `2026年1月5日`.
 *
 * @param day ISO calendar day, `YYYY-MM-DD`
 * @throws GongwenError `bad-day` when it is not one, or does not exist in the calendar
 */
export function formatDate(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const instant = new Date(`${day}T00:00:00Z`)
  if (year === undefined || Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) {
    throw new GongwenError('bad-day', 'day', `“${day}”不是有效日期，请写作 2021-12-20 的形式。`,
      `"${day}" is not a calendar day; write it like 2021-12-20.`)
  }
  return `${Number(year)}年${Number(month)}月${Number(date)}日`
}
