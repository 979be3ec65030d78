import type { Day } from '../calendar/day.ts'
import type { FactRow } from '../journal/fact.ts'

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

/** The kinds of fact a roster is made of. */
export const rosterKinds: readonly string[] = ['person', 'unit', 'unit.members', 'post', 'identity', 'politics', 'probation', 'line']

/** People and units with everything dated about them, as known at one index. */
export type Roster = {
  readonly persons: ReadonlyMap<number, readonly FactRow[]>
  readonly units: ReadonlyMap<number, readonly FactRow[]>
  readonly organisation: number
}

export const emptyRoster: Roster = { persons: new Map(), units: new Map(), organisation: 0 }

const homes = (f: FactRow): readonly (readonly ['persons' | 'units', number])[] => f.kind === 'unit' || f.kind === 'unit.members'
  ? [['units', f.unit ?? f.item]]
  : [['persons', f.person ?? f.item]]

/** The roster with some facts more and some fewer; facts of other kinds are passed over. */
export function withFacts(roster: Roster, added: readonly FactRow[], dropped: readonly FactRow[]): Roster {
  const gone = dropped.filter(f => rosterKinds.includes(f.kind))
  const come = added.filter(f => rosterKinds.includes(f.kind))
  if (gone.length + come.length === 0) return roster
  const next = { persons: new Map(roster.persons), units: new Map(roster.units) }
  for (const f of gone) for (const [side, id] of homes(f)) {
    const left = (next[side].get(id) ?? []).filter(o => o.since !== f.since || o.place !== f.place)
    if (left.length > 0) next[side].set(id, left)
    else next[side].delete(id)
  }
  const fresh = new Set<readonly FactRow[]>()
  for (const f of come) for (const [side, id] of homes(f)) {
    const have = next[side].get(id)
    if (have && fresh.has(have)) (have as FactRow[]).push(f)
    else {
      const list = [...(have ?? []), f]
      fresh.add(list)
      next[side].set(id, list)
    }
  }
  let organisation = 0
  for (const [id, facts] of next.units) if (facts.some(f => f.kind === 'unit' && f.code === 'organisation')) { organisation = id; break }
  return { ...next, organisation }
}

/** A roster from facts alone. */
export const rosterOf = (facts: readonly FactRow[]): Roster => withFacts(emptyRoster, facts, [])

/** True when a dated fact holds on the day; both ends belong to it. */
export const holds = (f: FactRow, day: Day): boolean => f.day <= day && (f.end === undefined || day <= f.end)

/** What is stated of a person on a day: posts, identity, politics, probation, lines of work. */
export const ofPerson = (roster: Roster, person: number, day: Day): readonly FactRow[] =>
  (roster.persons.get(person) ?? []).filter(f => holds(f, day))

/** The kind of a unit on a day, undefined when it did not exist then. */
export const unitKind = (roster: Roster, unit: number, day: Day): UnitKind | undefined =>
  roster.units.get(unit)?.find(f => f.kind === 'unit' && holds(f, day))?.code as UnitKind | undefined

/** The unit above on a day. */
export const parentOf = (roster: Roster, unit: number, day: Day): number | undefined =>
  roster.units.get(unit)?.find(f => f.kind === 'unit' && holds(f, day))?.ref

/** The unit itself and all below it on a day. */
export function subtree(roster: Roster, unit: number, day: Day): ReadonlySet<number> {
  const found = new Set([unit])
  for (let grew = true; grew;) {
    grew = false
    for (const id of roster.units.keys()) {
      const parent = parentOf(roster, id, day)
      if (!found.has(id) && parent !== undefined && found.has(parent)) { found.add(id); grew = true }
    }
  }
  return found
}

/** In which tree a person's unit is looked for: the office where they work, their Party branch, or their group. */
export const trees = {
  office: ['organisation', 'leading-body', 'department', 'station', 'centre', 'discipline'],
  branch: ['branch', 'bar-branch'],
  group: ['party-group'],
  study: ['study-group'],
} as const satisfies Record<string, readonly UnitKind[]>
export type Tree = keyof typeof trees

/**
 * The unit that something of a person belongs to on a day: of the post in that tree, else of any post; where no
 * post holds on the day, of the last one before it, then of the first after it; the organisation when there is none.
 */
export function unitOf(roster: Roster, person: number, day: Day, tree: Tree): number {
  const posts = (roster.persons.get(person) ?? []).filter(f => f.kind === 'post')
  const inTree = (f: FactRow): boolean => {
    const kind = f.unit === undefined ? undefined : unitKind(roster, f.unit, day) ?? roster.units.get(f.unit)?.find(u => u.kind === 'unit')?.code
    return kind !== undefined && (trees[tree] as readonly string[]).includes(kind)
  }
  let best: FactRow | undefined
  let rank = -1
  for (const f of posts) {
    const r = (holds(f, day) ? 4 : f.day <= day ? 2 : 0) + (inTree(f) ? 1 : 0)
    if (r > rank || (r === rank && best !== undefined && (f.day > best.day || (f.day === best.day && f.item < best.item)))) { best = f; rank = r }
  }
  return best?.unit ?? roster.organisation
}

/** The person's branch, or undefined when in none on the day: unlike `unitOf` it never falls back. */
export function inTree(roster: Roster, person: number, day: Day, tree: Tree): number | undefined {
  return ofPerson(roster, person, day).find(f => f.kind === 'post' && f.unit !== undefined
    && (trees[tree] as readonly string[]).includes(unitKind(roster, f.unit, day) ?? ''))?.unit
}
