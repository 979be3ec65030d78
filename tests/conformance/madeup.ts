import { buildCalendar } from '../../kernel/calendar/index.ts'
import type { Fact, FactRow } from '../../kernel/journal/fact.ts'
import { parameterDefaults } from '../../kernel/journal/globals.ts'
import type { Context } from '../../kernel/register/define.ts'
import { rosterOf, unitKinds, type Role, type UnitKind } from '../../kernel/roster/roster.ts'

const day = '2000-01-01'
const unitId = (kind: UnitKind): number => 2 + unitKinds.indexOf(kind)

/** Who is on the roster of frozen examples: the person's number, where, as what. */
const people: readonly (readonly [number, UnitKind, Role])[] = [
  [21, 'leading-body', 'chief'], [22, 'leading-body', 'leader'], [23, 'department', 'middle'], [24, 'department', 'staff'], [25, 'discipline', 'discipline-head'],
  [26, 'station', 'staff'], [27, 'branch', 'secretary'], [28, 'bar-branch', 'secretary'], [29, 'party-group', 'group-leader'], [30, 'branch', 'member'],
]

/**
 * The roster that rows of frozen examples may name: unit 2 is the organisation, 3 to 12 one unit of each other kind in
 * the order of `unitKinds` (5 a department, 8 a branch, 10 a law-firm branch), all under 2; 21 to 30 are people.
 */
const facts: readonly Fact[] = [
  ...unitKinds.map((code): Fact => ({ kind: 'unit', code, unit: unitId(code), day, ...(code === 'organisation' ? {} : { ref: 2 }) })),
  ...people.flatMap(([person, unit, code]): readonly Fact[] => [
    { kind: 'person', person, day }, { kind: 'post', code, person, unit: unitId(unit), day },
    { kind: 'identity', code: unit === 'bar-branch' ? 'external' : 'establishment', person, day },
  ]),
]

const roster = rosterOf(facts.map((f, place): FactRow => ({ ...f, since: 1, place, until: null, item: f.person ?? f.unit ?? 0, occasion: f.person ?? f.unit ?? 0 })))

/** The record that a frozen example is, wherever its row is stated. */
export const self = 101

/** What a kind may look at while a frozen example is read: the made-up roster and nothing else. */
export const context: Context = {
  roster, self, calendar: buildCalendar([]), parameters: parameterDefaults, duties: new Map(), today: '2021-12-31', before: null,
  item: () => null, facts: () => [], need: () => {},
}
