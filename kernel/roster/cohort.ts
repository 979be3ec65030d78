import type { Day } from '../calendar/day.ts'
import type { FactRow } from '../journal/fact.ts'
import { holds, ofPerson, unitKind, type Identity, type Politics, type Role, type Roster, type UnitKind } from './roster.ts'

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
  | { readonly politics: readonly Politics[] }
  | { readonly unitKind: readonly UnitKind[] }
  | { readonly unit: readonly number[] }
  | { readonly members: { readonly atLeast: number } }
  | { readonly probation: true }

/** True when the attribute is known and among those asked for. */
const among = (list: readonly string[], code: string | undefined): boolean => code !== undefined && list.includes(code)

/** Whether a person belongs to the cohort on a day. The 派驻组 is outside every cohort (DESIGN §5). */
export function personIn(cohort: Cohort, roster: Roster, person: number, day: Day): boolean {
  const facts = ofPerson(roster, person, day)
  const posts = facts.filter(f => f.kind === 'post')
  const kindAt = (post: FactRow): UnitKind | undefined => post.unit === undefined ? undefined : unitKind(roster, post.unit, day)
  if (posts.length === 0 || posts.some(f => kindAt(f) === 'discipline')) return false
  const test = (c: Cohort): boolean => {
    if ('all' in c) return c.all.every(test)
    if ('any' in c) return c.any.some(test)
    if ('not' in c) return !test(c.not)
    if ('role' in c) return posts.some(f => among(c.role, f.code) && (c.at === undefined || among(c.at, kindAt(f))))
    if ('identity' in c) return facts.some(f => f.kind === 'identity' && among(c.identity, f.code))
    if ('politics' in c) return facts.some(f => f.kind === 'politics' && among(c.politics, f.code))
    if ('unitKind' in c) return posts.some(f => among(c.unitKind, kindAt(f)))
    if ('unit' in c) return posts.some(f => f.unit !== undefined && c.unit.includes(f.unit))
    return 'probation' in c && facts.some(f => f.kind === 'probation')
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
    return 'members' in c
      && (roster.units.get(unit) ?? []).some(f => f.kind === 'unit.members' && holds(f, day) && (f.num ?? 0) >= c.members.atLeast)
  }
  return test(cohort)
}

const personAttributes: readonly string[] = ['role', 'identity', 'politics', 'unitKind', 'unit', 'probation']
const unitAttributes: readonly string[] = ['unitKind', 'unit', 'members']

/** Whether every attribute of a cohort says something of such a subject; a rule with another would bind the wrong ones. */
export function fits(cohort: Cohort, subject: 'person' | 'unit'): boolean {
  if ('all' in cohort) return cohort.all.every(c => fits(c, subject))
  if ('any' in cohort) return cohort.any.every(c => fits(c, subject))
  if ('not' in cohort) return fits(cohort.not, subject)
  return Object.keys(cohort).every(k => k === 'at' || (subject === 'person' ? personAttributes : unitAttributes).includes(k))
}

/** Everybody of a cohort on a day, in order of their number. */
export const personsIn = (cohort: Cohort, roster: Roster, day: Day): readonly number[] =>
  [...roster.persons.keys()].filter(p => personIn(cohort, roster, p, day)).sort((a, b) => a - b)

/** Every unit of a cohort on a day, in order of its number. */
export const unitsIn = (cohort: Cohort, roster: Roster, day: Day): readonly number[] =>
  [...roster.units.keys()].filter(u => unitIn(cohort, roster, u, day)).sort((a, b) => a - b)
