import { FIRST_DAY, LAST_DAY, addDays, dayFrom, lastDayOfMonth, monthOf, yearOf } from './day.ts'
import type { Day } from './day.ts'

/** How often a duty recurs by the calendar. Duties started by an event have no cadence: their period is the record. */
export type Cadence = 'once' | 'year' | 'half' | 'quarter' | 'month'

/**
 * A stretch of days, both ends included, whose name carries its cadence: '2021', '2021H1', '2021Q3', '2021-07',
 * 'once' (all days). Never empty.
 */
export type Period = { readonly name: string; readonly from: Day; readonly to: Day }

const ONCE: Period = { name: 'once', from: FIRST_DAY, to: LAST_DAY }
const MONTHS_IN = { year: 12, half: 6, quarter: 3, month: 1 } as const

/** The period numbered index (from 0) within its year. */
function periodAt(cadence: Exclude<Cadence, 'once'>, year: number, index: number): Period {
  const length = MONTHS_IN[cadence]
  const first = index * length + 1
  const from = dayFrom(year, first, 1)
  const to = lastDayOfMonth(dayFrom(year, first + length - 1, 1))
  switch (cadence) {
    case 'year': return { name: String(year), from, to }
    case 'half': return { name: `${year}H${index + 1}`, from, to }
    case 'quarter': return { name: `${year}Q${index + 1}`, from, to }
    case 'month': return { name: from.slice(0, 7), from, to }
  }
}

/** The period of a cadence in which a day lies. */
export function periodOf(cadence: Cadence, day: Day): Period {
  if (cadence === 'once') return ONCE
  return periodAt(cadence, yearOf(day), Math.floor((monthOf(day) - 1) / MONTHS_IN[cadence]))
}

function cadenceOf(name: string): Cadence | undefined {
  if (name === 'once') return 'once'
  if (!/^(19|2\d)\d\d(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(name)) return undefined
  switch (name[4]) {
    case undefined: return 'year'
    case 'H': return 'half'
    case 'Q': return 'quarter'
    default: return 'month'
  }
}

/**
 * The period of a name; undefined when it is none. Ask only for duties that recur by the calendar: where an event
 * opens the obligation the period's name is a record's id, and a number such as 2021 would be read as a year.
 */
export function periodByName(name: string): Period | undefined {
  const cadence = cadenceOf(name)
  if (cadence === undefined) return undefined
  if (cadence === 'once') return ONCE
  const ordinal = cadence === 'year' ? 1 : Number(name.slice(5))
  return periodAt(cadence, Number(name.slice(0, 4)), ordinal - 1)
}

/** The period after this one, of the same cadence. RangeError for 'once', for a name that is none, and past 2999. */
export function nextPeriod(period: Period): Period {
  const cadence = cadenceOf(period.name)
  if (cadence === undefined || cadence === 'once') {
    throw new RangeError(`周期“${period.name}”没有下一期；只有按年、半年、季、月的周期才有。 `
      + `Period "${period.name}" has no successor; only years, halves, quarters and months have one.`)
  }
  return periodOf(cadence, addDays(period.to, 1))
}

/** Every period that shares a day with [from, to], in order; none when to is before from. */
export function periodsBetween(cadence: Cadence, from: Day, to: Day): readonly Period[] {
  if (to < from) return []
  let last = periodOf(cadence, from)
  const periods = [last]
  while (last.to < to) {
    last = nextPeriod(last)
    periods.push(last)
  }
  return periods
}

/**
 * Whether a new version of a rule with this cadence may begin on the day, that is, whether a period begins there.
 * For 'once' every day will do: there is no period to cut in two.
 */
export function isPeriodBoundary(cadence: Cadence, day: Day): boolean {
  return cadence === 'once' || periodOf(cadence, day).from === day
}

/** The first boundary after the day, the day itself left out: for quarters, 1 August and 1 July both give 1 October. */
export function nextBoundary(cadence: Cadence, day: Day): Day {
  return addDays(cadence === 'once' ? day : periodOf(cadence, day).to, 1)
}
