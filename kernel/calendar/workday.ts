import { addDays, dayOfWeek, isDay, yearOf } from './day.ts'
import type { Day } from './day.ts'

/**
 * What the State Council's yearly notice (国办发明电) says of one calendar year: off are the days of rest it names,
 * weekends among them, with the holiday's name; on are weekend days worked in exchange (调休).
 */
export type CalendarYear = {
  readonly off: ReadonlySet<Day>
  readonly on: ReadonlySet<Day>
  readonly names: ReadonlyMap<Day, string>
}

/** The years whose notice is loaded. A year that is missing is unknown, not a year without holidays. */
export type Calendar = { readonly years: ReadonlyMap<number, CalendarYear> }

/**
 * A day that was computed. Provisional when a year that it depends on is not loaded: weekends alone were then
 * assumed, and whoever shows the day says so.
 */
export type Dated = { readonly day: Day; readonly provisional: boolean }

/** What one notice states, or an amendment to it; days may lie in the year before (元旦 often begins in December). */
export type CalendarNotice = {
  readonly year: number
  readonly off: readonly { readonly day: Day; readonly name: string }[]
  readonly on: readonly Day[]
}

function refuseDay(day: Day, year: number): never {
  throw new RangeError(`${year}年放假安排中的“${day}”不是有效日期，或既列为放假又列为上班；请对照通知更正。 `
    + `"${day}" in the ${year} holiday notice is no valid day, or is both off and worked; correct it from the notice.`)
}

/**
 * A calendar from notices in the order in which they were published: of two that speak about the same day the later
 * holds (春节 of 2020 was extended in January). A year is loaded by a notice of its own; what a notice says of a
 * neighbouring year is added if that year is loaded too. RangeError names a day that is invalid or contradicts itself.
 */
export function buildCalendar(notices: readonly CalendarNotice[]): Calendar {
  const years = new Map<number, { off: Set<Day>; on: Set<Day>; names: Map<Day, string> }>()
  for (const { year } of notices) years.set(year, { off: new Set(), on: new Set(), names: new Map() })
  for (const notice of notices) {
    const off = new Set(notice.off.map((entry) => entry.day))
    for (const day of [...off, ...notice.on]) if (!isDay(day)) refuseDay(day, notice.year)
    for (const { day, name } of notice.off) {
      const year = years.get(yearOf(day))
      year?.on.delete(day)
      year?.off.add(day)
      year?.names.set(day, name)
    }
    for (const day of notice.on) {
      if (off.has(day)) refuseDay(day, notice.year)
      const year = years.get(yearOf(day))
      year?.off.delete(day)
      year?.names.delete(day)
      year?.on.add(day)
    }
  }
  return { years }
}

/** Whether the year's notice is loaded. */
export function hasYear(calendar: Calendar, year: number): boolean {
  return calendar.years.has(year)
}

/** Whether the day is worked: weekdays but for holidays, and weekend days in exchange. Undefined: year not loaded. */
export function isWorkday(calendar: Calendar, day: Day): boolean | undefined {
  const year = calendar.years.get(yearOf(day))
  if (year === undefined) return undefined
  if (year.off.has(day)) return false
  return dayOfWeek(day) <= 5 || year.on.has(day)
}

/** Walks day by day and remembers whether a year that was not loaded had to be judged by its weekends alone. */
class Walk {
  provisional = false
  day: Day
  readonly #calendar: Calendar

  constructor(calendar: Calendar, day: Day) {
    this.#calendar = calendar
    this.day = day
  }

  atWork(): boolean {
    const known = isWorkday(this.#calendar, this.day)
    if (known === undefined) this.provisional = true
    return known ?? dayOfWeek(this.day) <= 5
  }

  step(n: 1 | -1): void {
    this.day = addDays(this.day, n)
  }

  result(): Dated {
    return { day: this.day, provisional: this.provisional }
  }
}

function roll(calendar: Calendar, day: Day, step: 1 | -1): Dated {
  const walk = new Walk(calendar, day)
  while (!walk.atWork()) walk.step(step)
  return walk.result()
}

/** The day itself if worked, else the next working day: a period ending on a day of rest (民法典 art. 203). */
export function rollForward(calendar: Calendar, day: Day): Dated {
  return roll(calendar, day, 1)
}

/** The day itself if worked, else the working day before: for what must be done before a holiday. */
export function rollBack(calendar: Calendar, day: Day): Dated {
  return roll(calendar, day, -1)
}

/**
 * The n-th working day after the day, which itself is not counted (民法典 art. 201); before it when n is negative;
 * the day as it is when n is 0. n is a whole number.
 */
export function addWorkdays(calendar: Calendar, day: Day, n: number): Dated {
  const walk = new Walk(calendar, day)
  const step = n < 0 ? -1 : 1
  for (let left = Math.abs(n); left > 0;) {
    walk.step(step)
    if (walk.atWork()) left -= 1
  }
  return walk.result()
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): { days: number; provisional: boolean } {
  const walk = new Walk(calendar, from)
  let days = 0
  while (walk.day < to) {
    walk.step(1)
    if (walk.atWork()) days += 1
  }
  return { days, provisional: walk.provisional }
}
