import type { Day } from '../calendar/day.ts'
import { holds, ofPerson, unitKind, type Identity, type Role, type Roster, type UnitKind } from './roster.ts'

/**
 * Whom a duty binds: an expression over the roster on a day. The attributes are a closed list (DESIGN §9: no
 * 民族, 宗教, 健康, 家庭). In a cohort of units only `unitKind`, `unit`, `members` and the connectives say something.
 */
export type Cohort =
  | { readonly all: readonly Cohort[] }
  | { readonly any: readonly Cohort[] }
  | { readonly not: Cohort }
  | { readonly role: readonly Role[]; readonly at?: readonly UnitKind[] }
  | { readonly identity: readonly Identity[] }
  | { readonly politics: readonly string[] }
  | { readonly unitKind: readonly UnitKind[] }
  | { readonly unit: readonly number[] }
  | { readonly members: { readonly atLeast: number } }
  | { readonly probation: true }

/** Whether a person belongs to the cohort on a day. The 派驻组 is outside every cohort (DESIGN §5). */
export function personIn(cohort: Cohort, roster: Roster, person: number, day: Day): boolean {
  const facts = ofPerson(roster, person, day)
  const posts = facts.filter(f => f.kind === 'post')
  if (posts.length === 0) return false
  if (posts.some(f => f.unit !== undefined && unitKind(roster, f.unit, day) === 'discipline')) return false
  const test = (c: Cohort): boolean => {
    if ('all' in c) return c.all.every(test)
    if ('any' in c) return c.any.some(test)
    if ('not' in c) return !test(c.not)
    if ('role' in c) return posts.some(f => c.role.includes(f.code as Role)
      && (c.at === undefined || (f.unit !== undefined && c.at.includes(unitKind(roster, f.unit, day) as UnitKind))))
    if ('identity' in c) return facts.some(f => f.kind === 'identity' && c.identity.includes(f.code as Identity))
    if ('politics' in c) return facts.some(f => f.kind === 'politics' && c.politics.includes(f.code ?? ''))
    if ('unitKind' in c) return posts.some(f => f.unit !== undefined && c.unitKind.includes(unitKind(roster, f.unit, day) as UnitKind))
    if ('unit' in c) return posts.some(f => f.unit !== undefined && c.unit.includes(f.unit))
    if ('probation' in c) return facts.some(f => f.kind === 'probation')
    return false
  }
  return test(cohort)
}

/** Whether a unit belongs to a cohort of units on a day. `members` counts full members as the unit's record states them. */
export function unitIn(cohort: Cohort, roster: Roster, unit: number, day: Day): boolean {
  const kind = unitKind(roster, unit, day)
  if (kind === undefined) return false
  const test = (c: Cohort): boolean => {
    if ('all' in c) return c.all.every(test)
    if ('any' in c) return c.any.some(test)
    if ('not' in c) return !test(c.not)
    if ('unitKind' in c) return c.unitKind.includes(kind)
    if ('unit' in c) return c.unit.includes(unit)
    if ('members' in c) return (roster.units.get(unit) ?? []).some(f => f.kind === 'unit.members' && holds(f, day) && (f.num ?? 0) >= c.members.atLeast)
    return false
  }
  return test(cohort)
}

/** Everybody of a cohort on a day, in order of their number. */
export const personsIn = (cohort: Cohort, roster: Roster, day: Day): readonly number[] =>
  [...roster.persons.keys()].filter(p => personIn(cohort, roster, p, day)).sort((a, b) => a - b)

/** Every unit of a cohort on a day, in order of its number. */
export const unitsIn = (cohort: Cohort, roster: Roster, day: Day): readonly number[] =>
  [...roster.units.keys()].filter(u => unitIn(cohort, roster, u, day)).sort((a, b) => a - b)
