import { addDays, addWorkdays, buildCalendar, isWorkday, type Day } from '../kernel/calendar/index.ts'
import { notices } from './calendar.ts'

/** The calendar of both notices. */
export const calendar = buildCalendar(notices.map(n => ({ year: n.row.year, off: n.row.off, on: n.row.on.map(d => d.day) })))

/** Whether the bureau works on a day of 2021 or 2022. */
export const isWorked = (day: Day): boolean => isWorkday(calendar, day) === true

/** Every working day from one day to another, both included. */
export function workdays(from: Day, to: Day): readonly Day[] {
  const found: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorked(day)) found.push(day)
  return found
}

/** The n-th working day after a day. */
export const after = (day: Day, n: number): Day => addWorkdays(calendar, day, n).day
