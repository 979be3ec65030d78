import { addDays, isDay, lastDayOfMonth } from './day.ts'
import type { Day } from './day.ts'
import type { Period } from './period.ts'
import { addWorkdays, rollBack, rollForward } from './workday.ts'
import type { Calendar, Dated } from './workday.ts'

/**
 * A duty's deadline as data. It starts at `on` ('MM-DD' in the year of the period, or of the event where there is no
 * period; or a whole day), else at `from` (by default the period's end, or the event where there is no period). `add`
 * days are counted from the next day, natural ones unless `unit` says working days; negative counts back.
 * `roll: true` moves a day of rest to the next working day (民法典 art. 203), or to the one before where `add` is
 * negative, since what is due before an event must not slip behind it.
 */
export type Deadline = {
  readonly add?: number
  readonly unit?: 'day' | 'workday'
  readonly on?: string
  readonly from?: 'period-start' | 'period-end' | 'event'
  readonly roll?: boolean
}

/** What a deadline counts from: the obligation's period, or the day of the event that opened it. */
export type Anchor = { readonly period?: Period; readonly event?: Day }

function refuse(deadline: Deadline): never {
  const text = JSON.stringify(deadline)
  throw new RangeError(`期限 ${text} 缺少起算点或日期有误；请给出周期或事件日期，日期写作“MM-DD”或“YYYY-MM-DD”。 `
    + `Deadline ${text} has nothing to count from or a malformed day; give a period or an event, and a day as MM-DD or YYYY-MM-DD.`)
}

/** '02-29' means the last day of February in a common year; a period without a year of its own has no 'MM-DD'. */
function fixedDay(deadline: Deadline, on: string, anchor: Anchor): Day {
  if (isDay(on)) return on
  const within = anchor.period?.name === 'once' ? undefined : (anchor.period?.from ?? anchor.event)
  if (within === undefined) refuse(deadline)
  const year = within.slice(0, 4)
  if (on === '02-29') return lastDayOfMonth(`${year}-02-01`)
  const day = `${year}-${on}`
  return isDay(day) ? day : refuse(deadline)
}

function start(deadline: Deadline, anchor: Anchor): Day {
  if (deadline.on !== undefined) return fixedDay(deadline, deadline.on, anchor)
  const from = deadline.from ?? (anchor.period ? 'period-end' : 'event')
  const day = from === 'event' ? anchor.event : from === 'period-start' ? anchor.period?.from : anchor.period?.to
  return day ?? refuse(deadline)
}

/**
 * The due day. Provisional when it rests on a year that is not loaded; a deadline in natural days that does not roll
 * needs no calendar and is certain. RangeError when the anchor lacks what the deadline counts from.
 */
export function dueDay(calendar: Calendar, deadline: Deadline, anchor: Anchor): Dated {
  const add = deadline.add ?? 0
  const base = start(deadline, anchor)
  const counted = deadline.unit === 'workday'
    ? addWorkdays(calendar, base, add)
    : { day: addDays(base, add), provisional: false }
  if (deadline.roll !== true) return counted
  const rolled = add < 0 ? rollBack(calendar, counted.day) : rollForward(calendar, counted.day)
  return { day: rolled.day, provisional: counted.provisional || rolled.provisional }
}
