export type { Day } from './day.ts'
export { addDays, dayOfWeek, daysBetween, isDay, lastDayOfMonth, monthOf, parseDay, yearOf } from './day.ts'
export type { Cadence, Period } from './period.ts'
export { isPeriodBoundary, nextBoundary, nextPeriod, periodByName, periodOf, periodsBetween } from './period.ts'
export type { Calendar, CalendarNotice, CalendarYear, Dated } from './workday.ts'
export {
  addWorkdays, buildCalendar, hasYear, isWorkday, rollBack, rollForward, workdaysBetween,
} from './workday.ts'
export type { Anchor, Deadline } from './deadline.ts'
export { dueDay } from './deadline.ts'
