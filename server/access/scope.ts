import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/calendar/index.ts'
import { subtree, type Roster } from '../../kernel/roster/roster.ts'

/** How far somebody sees. One function turns it into a filter; every query goes through it (DESIGN §4 *Read*). */
export type Scope =
  | { readonly kind: 'own'; readonly person: number }
  | { readonly kind: 'unit'; readonly units: readonly number[]; readonly persons: readonly number[] }
  | { readonly kind: 'organisation' }

/** Somebody at work: who, as what, seeing how far, allowed what. */
export type Actor = {
  readonly person: number
  readonly role: string
  readonly scope: Scope
  readonly mayRecord: boolean
  readonly mayIssue: boolean
}

/** A unit's scope on a day: the unit with all below it, and whoever holds a post there. */
export function unitScope(roster: Roster, unit: number, day: Day): Scope {
  const units = subtree(roster, unit, day)
  const persons = [...roster.persons].filter(([, facts]) => facts.some(f =>
    f.kind === 'post' && f.unit !== undefined && units.has(f.unit) && f.day <= day && (f.end === undefined || f.end >= day))).map(([p]) => p)
  return { kind: 'unit', units: [...units], persons }
}

type Reach = { readonly units: readonly number[]; readonly persons: readonly number[] }
const reachOf = (scope: Exclude<Scope, { kind: 'organisation' }>): Reach => scope.kind === 'own' ? { units: [], persons: [scope.person] } : scope

/**
 * The scope as a condition on `item i`: a record is seen by whom it is about, in its own unit and in the units of
 * those it is about. Everything is seen in the organisation.
 */
export function itemFilter(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'organisation') return sql<boolean>`true`
  const { units, persons } = reachOf(scope)
  return sql<boolean>`(i.unit = any(${units}::bigint[]) or exists (select 1 from fact f
    where f.org = i.org and f.item = i.item and f.until is null and f.person = any(${persons}::bigint[])))`
}

/**
 * The records of a kind that somebody sees for whom they are about alone, and not for their unit: found once for an entry
 * of the ledger, they leave a page nothing to look up for each of its records. Undefined where the scope asks for none.
 */
export function aboutAlone(scope: Scope, org: number, kind: string): RawBuilder<{ item: number }> | undefined {
  if (scope.kind === 'organisation') return undefined
  const { units, persons } = reachOf(scope)
  return sql<{ item: number }>`select distinct f.item from fact f join item i on i.org = f.org and i.item = f.item
    where f.org = ${org} and f.until is null and f.person = any(${persons}::bigint[]) and i.kind = ${kind} and (i.unit is null or i.unit <> all(${units}::bigint[]))`
}

/** The same condition as `itemFilter` on the records of that kind, once those of `aboutAlone` are known. */
export function kindFilter(scope: Scope, about: readonly number[]): RawBuilder<boolean> {
  if (scope.kind === 'organisation') return sql<boolean>`true`
  const { units } = reachOf(scope)
  // One unit and nothing else is one range of an index, in the order of the page.
  const [only = 0] = units
  const own = units.length === 1 ? sql<boolean>`i.unit = ${only}` : sql<boolean>`i.unit = any(${units}::bigint[])`
  return about.length === 0 ? own : sql<boolean>`(${own} or i.item = any(${about}::bigint[]))`
}

/** Whether a person's name may be shown to the actor. */
export const seesPerson = (scope: Scope, person: number): boolean =>
  scope.kind === 'organisation' || (scope.kind === 'own' ? scope.person === person : scope.persons.includes(person))

/** Whether what belongs to a unit may be shown to the actor. */
export const seesUnit = (scope: Scope, unit: number): boolean =>
  scope.kind === 'organisation' || (scope.kind === 'unit' && scope.units.includes(unit))
