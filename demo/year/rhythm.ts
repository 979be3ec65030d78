import { addDays, lastDayOfMonth, type Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import { barKey, groupKey, units, unitsOf, withCommittee } from '../bureau/units.ts'
import { draws } from '../random.ts'
import { workdays } from '../workdays.ts'
import type { Act } from './act.ts'

export type Regular = 'theme' | 'general' | 'committee' | 'group'
/** A regular meeting of a branch or group: what kind, whose, on which day. */
export type Meeting = { readonly kind: Regular; readonly unit: string; readonly day: Day }

const asOf: Day = '2021-12-20'
const month = (n: number): string => `2021-${String(n).padStart(2, '0')}`
const months = Array.from({ length: 12 }, (_, i) => i + 1)

/** What was left out for good: a unit and the month or quarter in which it did not meet. */
const never: ReadonlySet<string> = new Set([
  `theme/${barKey(7)}/2021-05`, `theme/${barKey(11)}/2021-09`, 'theme/branch-west/2021-10',
  `general/${barKey(7)}/2021Q3`,
  'committee/branch-ridge/2021-04', `committee/${barKey(2)}/2021-08`, 'committee/branch-west/2021-10',
  `group/${groupKey('branch-bureau', 5)}/2021-02`, `group/${groupKey('branch-bureau', 5)}/2021-08`, `group/${groupKey('branch-aid', 2)}/2021-07`, `group/${groupKey('branch-bend', 1)}/2021-09`,
])
/** Quarters whose general meeting was held in the quarter after, besides that one's own. */
const slow: ReadonlySet<string> = new Set([`general/${barKey(3)}/2021Q1`, 'general/branch-ridge/2021Q2'])
/** How many of each kind had not yet met in the last month or quarter when the year is looked at. */
const ahead: Readonly<Record<Regular, readonly string[]>> = {
  theme: [barKey(1), barKey(4), barKey(6), barKey(8), barKey(10), barKey(12)], general: [barKey(5), barKey(8), barKey(10), 'branch-willow'],
  committee: [barKey(1), barKey(4), 'branch-corrections', 'branch-bend'],
  group: [groupKey('branch-bureau', 2), groupKey('branch-bureau', 4), groupKey('branch-corrections', 1), groupKey('branch-aid', 1), groupKey('branch-bend', 2)],
}

/** A day on which a branch, or (`*`) the whole bureau, has other business. */
export type Taken = { readonly branch: string; readonly day: Day }

/** The branch to which a unit's people belong, which is where their afternoons are taken. */
function branchOf(unit: string): string {
  const found = units.find(u => u.key === unit)
  return found?.kind === 'party-group' ? found.parent ?? unit : found?.kind === 'leading-body' ? 'branch-bureau' : found?.kind === 'organisation' ? '*' : unit
}

/** The days taken by the sittings of some acts. */
export const takenBy = (acts: readonly Act[]): readonly Taken[] => acts.flatMap(a => a.lines).flatMap((l): readonly Taken[] => {
  const { unit, day } = l.row
  return l.kind === 'occasion' && typeof day === 'string' && typeof unit === 'object' && 'ref' in unit && typeof unit.ref === 'string' ? [{ branch: branchOf(unit.ref), day }] : []
})

/** Days on which a branch is taken: its other meetings, and what everybody is called to. */
class Diary {
  readonly #taken = new Set<string>()

  take(branch: string, day: Day): void { this.#taken.add(`${branch}/${day}`) }

  /** The first free working day from one day on, up to another; where there is none, the first working day. */
  free(branch: string, from: Day, to: Day): Day {
    const found = workdays(from, to).find(d => !this.#taken.has(`${branch}/${d}`) && !this.#taken.has(`*/${d}`)) ?? workdays(from, to)[0] ?? from
    this.take(branch, found)
    return found
  }
}

type Period = { readonly name: string; readonly from: Day; readonly to: Day }
const monthly = (): readonly Period[] => months.map(n => ({ name: month(n), from: `${month(n)}-01`, to: lastDayOfMonth(`${month(n)}-01`) }))
const quarterly = (): readonly Period[] => [1, 2, 3, 4].map(q => ({ name: `2021Q${q}`, from: `${month(q * 3 - 2)}-01`, to: lastDayOfMonth(`${month(q * 3)}-01`) }))

/** About which day of a period a unit usually meets: units one after another, kinds apart. */
const usual: Readonly<Record<Regular, number>> = { theme: 9, general: 40, committee: 3, group: 14 }

/**
 * The year's regular meetings up to the day on which it is looked at: theme days of 20 branches each month, general
 * meetings each quarter, committees of 13 and 11 groups each month; some were never held, some held late, some are
 * still ahead. None falls on a day that is taken.
 */
export function regularMeetings(b: Bureau, taken: readonly Taken[]): readonly Meeting[] {
  const draw = draws(b.seed, 'meetings')
  const diary = new Diary()
  for (const t of taken) diary.take(t.branch, t.day)
  const branches = unitsOf('branch', 'bar-branch')
  const of: Readonly<Record<Regular, readonly string[]>> = { theme: branches, general: branches, committee: withCommittee, group: unitsOf('party-group') }
  const found: Meeting[] = []
  const hold = (kind: Regular, unit: string, from: Day, to: Day, offset: number): void => {
    const start = addDays(from, offset)
    found.push({ kind, unit, day: diary.free(branchOf(unit), start > to ? from : start, to) })
  }
  for (const kind of ['theme', 'committee', 'general', 'group'] as const) {
    for (const p of kind === 'general' ? quarterly() : monthly()) {
      const isLast = p.to > asOf
      for (const [i, unit] of of[kind].entries()) {
        const name = `${kind}/${unit}/${p.name}`
        if (never.has(name) || slow.has(name) || (isLast && ahead[kind].includes(unit))) continue
        const offset = usual[kind] + (i * 3 + draw.below(2)) % (kind === 'general' ? 20 : 6)
        hold(kind, unit, p.from < '2021-01-04' ? '2021-01-04' : p.from, isLast ? '2021-12-17' : p.to, offset)
      }
    }
  }
  for (const name of slow) {
    const [, unit = '', quarter = ''] = name.split('/')
    const next = quarterly()[Number(quarter.slice(-1))]
    if (next) hold('general', unit, next.from, next.to, 8)
  }
  return found
}
