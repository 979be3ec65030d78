import type { Day } from '../calendar/day.ts'
import { nameOf, type FactRow } from '../journal/fact.ts'
import { Layered } from './layered.ts'

/** Kinds of unit, a closed list (DESIGN §2). The order is the order in which a bureau lists them. */
export const unitKinds = ['organisation', 'leading-body', 'discipline', 'department', 'station', 'centre', 'branch',
  'bar-committee', 'bar-branch', 'party-group', 'study-group'] as const
export type UnitKind = typeof unitKinds[number]

/** Roles of a post, a closed list; `chief` is the leader in charge, also a leader. */
export const roles = ['chief', 'leader', 'middle', 'staff', 'secretary', 'committee', 'member', 'group-leader', 'informant',
  'discipline-head', 'discipline-staff'] as const
export type Role = typeof roles[number]

/** Identity on the establishment: 在编, 聘用, or a person of a law-firm branch who is neither. */
export const identities = ['establishment', 'contract', 'external'] as const
export type Identity = typeof identities[number]

/** 政治面貌, codes after GB/T 4762-1984; only those that a roster of this kind asks for. */
export const politics = ['01', '02', '03', '12', '13', '99'] as const
export type Politics = typeof politics[number]

/** The kinds of fact a roster is made of. */
export const rosterKinds: readonly string[] = ['person', 'unit', 'unit.members', 'post', 'identity', 'politics', 'probation', 'line']

/** People and units with everything dated about them, as known at one index. */
export type Roster = {
  readonly persons: ReadonlyMap<number, readonly FactRow[]>
  readonly units: ReadonlyMap<number, readonly FactRow[]>
  /** The unit that is the organisation itself, 0 while there is none. */
  readonly organisation: number
}

/** Nobody, and no unit. */
export const emptyRoster: Roster = { persons: new Map(), units: new Map(), organisation: 0 }

const isUnitFact = (f: FactRow): boolean => f.kind === 'unit' || f.kind === 'unit.members'

type Side = ReadonlyMap<number, readonly FactRow[]>
type Grouped = ReadonlyMap<number, readonly FactRow[]>

function changed(side: Side, come: Grouped, gone: Grouped): Side {
  const next = new Map<number, readonly FactRow[] | undefined>()
  for (const id of new Set([...come.keys(), ...gone.keys()])) {
    const names = new Set((gone.get(id) ?? []).map(nameOf))
    const facts = [...(side.get(id) ?? []).filter(f => !names.has(nameOf(f))), ...come.get(id) ?? []]
    next.set(id, facts.length > 0 ? facts : undefined)
  }
  return Layered.of(side).with(next)
}

const isOrganisation = (facts: readonly FactRow[]): boolean => facts.some(f => f.kind === 'unit' && f.code === 'organisation')

/** The roster with some facts more and some fewer; facts of other kinds are passed over. */
export function withFacts(roster: Roster, added: readonly FactRow[], dropped: readonly FactRow[]): Roster {
  const gone = dropped.filter(f => rosterKinds.includes(f.kind))
  const come = added.filter(f => rosterKinds.includes(f.kind))
  if (gone.length + come.length === 0) return roster
  const of = (facts: readonly FactRow[], units: boolean): Grouped =>
    Map.groupBy(facts.filter(f => isUnitFact(f) === units), f => (units ? f.unit : f.person) ?? f.item)
  const persons = changed(roster.persons, of(come, false), of(gone, false))
  if (![...come, ...gone].some(isUnitFact)) return { ...roster, persons }
  const units = changed(roster.units, of(come, true), of(gone, true))
  return { persons, units, organisation: [...units].find(([, facts]) => isOrganisation(facts))?.[0] ?? 0 }
}

/** A roster from facts alone. */
export const rosterOf = (facts: readonly FactRow[]): Roster => withFacts(emptyRoster, facts, [])

/** True when a dated fact holds on the day; both ends belong to it. */
export const holds = (f: FactRow, day: Day): boolean => f.day <= day && (f.end === undefined || day <= f.end)

/** What is stated of a person on a day: posts, identity, politics, probation, lines of work. */
export const ofPerson = (roster: Roster, person: number, day: Day): readonly FactRow[] =>
  (roster.persons.get(person) ?? []).filter(f => holds(f, day))

const unitFact = (roster: Roster, unit: number, day: Day): FactRow | undefined =>
  roster.units.get(unit)?.find(f => f.kind === 'unit' && holds(f, day))

const asUnitKind = (code: string | undefined): UnitKind | undefined => unitKinds.find(k => k === code)

/** The kind of a unit on a day, undefined when it did not exist then. */
export const unitKind = (roster: Roster, unit: number, day: Day): UnitKind | undefined =>
  asUnitKind(unitFact(roster, unit, day)?.code)

/** The unit above on a day. */
export const parentOf = (roster: Roster, unit: number, day: Day): number | undefined => unitFact(roster, unit, day)?.ref

/** The unit itself and all below it on a day. */
export function subtree(roster: Roster, unit: number, day: Day): ReadonlySet<number> {
  const found = new Set([unit])
  const below = Map.groupBy(roster.units.keys(), id => parentOf(roster, id, day))
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child)
  return found
}

/** In which tree a person's unit is looked for: the office where they work, their Party branch, or their group. */
export const trees = {
  office: ['organisation', 'leading-body', 'department', 'station', 'centre', 'discipline'],
  branch: ['branch', 'bar-branch'],
  group: ['party-group'],
  study: ['study-group'],
} as const satisfies Record<string, readonly UnitKind[]>
/** The name of one of the trees. */
export type Tree = keyof typeof trees

const isOf = (tree: Tree, kind: string | undefined): boolean => kind !== undefined && trees[tree].some(k => k === kind)

/**
 * The unit that something of a person belongs to on a day: of the post in that tree, else of any post; where no
 * post holds on the day, of the last one before it, then of the first after it; the organisation when there is none.
 */
export function unitOf(roster: Roster, person: number, day: Day, tree: Tree): number {
  const posts = (roster.persons.get(person) ?? []).filter(f => f.kind === 'post')
  const belongs = (f: FactRow): boolean => f.unit !== undefined
    && isOf(tree, unitKind(roster, f.unit, day) ?? roster.units.get(f.unit)?.find(u => u.kind === 'unit')?.code)
  let best: FactRow | undefined
  let rank = -1
  for (const f of posts) {
    const r = (holds(f, day) ? 4 : f.day <= day ? 2 : 0) + (belongs(f) ? 1 : 0)
    if (r > rank || (r === rank && best !== undefined && (f.day > best.day || (f.day === best.day && f.item < best.item)))) { best = f; rank = r }
  }
  return best?.unit ?? roster.organisation
}

/** The person's branch, or undefined when in none on the day: unlike `unitOf` it never falls back. */
export function inTree(roster: Roster, person: number, day: Day, tree: Tree): number | undefined {
  return ofPerson(roster, person, day).find(f => f.kind === 'post' && f.unit !== undefined && isOf(tree, unitKind(roster, f.unit, day)))?.unit
}
