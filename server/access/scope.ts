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

/**
 * The scope as a condition on `item i`: a record is seen by whom it is about, in its own unit and in the units of
 * those it is about. Everything is seen in the organisation.
 */
export function itemFilter(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'organisation') return sql<boolean>`true`
  const persons = scope.kind === 'own' ? [scope.person] : scope.persons
  const units = scope.kind === 'own' ? [] : scope.units
  return sql<boolean>`(i.unit = any(${units}::bigint[]) or exists (select 1 from fact f
    where f.org = i.org and f.item = i.item and f.until is null and f.person = any(${persons}::bigint[])))`
}

/** Whether a person's name may be shown to the actor. */
export const seesPerson = (scope: Scope, person: number): boolean =>
  scope.kind === 'organisation' || (scope.kind === 'own' ? scope.person === person : scope.persons.includes(person))

/** Whether what belongs to a unit may be shown to the actor. */
export const seesUnit = (scope: Scope, unit: number): boolean =>
  scope.kind === 'organisation' || (scope.kind === 'unit' && scope.units.includes(unit))
