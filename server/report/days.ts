import { addDays, lastDayOfMonth, rollBack, rollForward, type Calendar, type Day } from '../../kernel/calendar/index.ts'

/** The day itself when it is worked, else the next one that is. */
export const workedDay = (day: Day, calendar: Calendar): Day => rollForward(calendar, day).day

/** The last working day of the n-th month from a day's own. */
export function lastWorkday(day: Day, months: number, calendar: Calendar): Day {
  let end = lastDayOfMonth(day)
  for (let i = 0; i < months; i += 1) end = lastDayOfMonth(addDays(end, 1))
  return rollBack(calendar, end).day
}
