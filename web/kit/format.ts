import { daysBetween, isDay, yearOf } from '../../kernel/calendar/index.ts'

/** 5486 → `5,486`; a minus is the real sign. */
export const thousands = (n: number): string => `${n < 0 ? '−' : ''}${String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, ',')}`

/** A day in a column of its year: `12-20`; of another year in full: `2020-12-31`; none: `—`. */
export function dayIn(year: number, day: string | null): string {
  if (day === null || day === '') return '—'
  const date = day.slice(0, 10)
  return isDay(date) && yearOf(date) === year ? date.slice(5) : date
}

/** An instant such as `2021-07-20 10:42`, as the ledger wrote it. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ')

/** Days from a due day to another day, both included as given: 234 for 2021-04-30 and 2021-12-20. */
export const daysLate = (due: string, on: string): number => Math.max(0, daysBetween(due, on))

const han = '\\u3400-\\u9fff'
const digitThenHan = new RegExp(`([0-9%])(?=[${han}])`, 'g')
const hanThenDigit = new RegExp(`([${han}])(?=[0-9])`, 'g')

/** Text of a document as the app prints it: one space between digits and 汉字 (`2人未签` → `2 人未签`). */
export const spaced = (text: string): string => text.replace(digitThenHan, '$1 ').replace(hanThenDigit, '$1 ')
