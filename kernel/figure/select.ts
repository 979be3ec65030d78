import type { Day } from '../calendar/index.ts'
import { termOn } from '../duty/coverage.ts'
import type { Obligation } from '../journal/entry.ts'
import { kindsOf, matches, type FactRow } from '../journal/fact.ts'
import type { UnitKind } from '../roster/roster.ts'
import type { At, FactWhere, ObligationWhere, On } from './figure.ts'
import type { Source } from './source.ts'

const earlier = (a: Day, b: Day): Day => a < b ? a : b
const later = (a: Day, b: Day): Day => a > b ? a : b

/** First and last day on which a fact may have been held: the year up to the as-of day, narrowed by `days`. */
export function windowOf(at: At, days?: readonly [Day, Day]): readonly [Day, Day] {
  const first = `${at.year}-01-01`
  const last = earlier(at.asOf, `${at.year}-12-31`)
  return days === undefined ? [first, last] : [later(first, days[0]), earlier(last, days[1])]
}

/** The day on which a cohort is looked at: the as-of day, `MM-DD` of the report's year, or a day given in full. */
export const cohortDay = (on: On, at: At): Day => on === 'asOf' ? at.asOf : on.length === 5 ? `${at.year}-${on}` : on

/**
 * Units of some kinds, whatever the day: a unit keeps its kind for life (another kind is another unit or a
 * correction), so that only what stood at the index decides.
 */
const unitsOf = (source: Source, kinds: readonly UnitKind[]): ReadonlySet<number> =>
  new Set(source.ofKinds('unit').filter(f => (kinds as readonly string[]).includes(f.code ?? '')).map(f => f.unit ?? f.item))

const listed = (list: readonly number[] | undefined, id: number | undefined): boolean =>
  list === undefined || (id !== undefined && list.includes(id))

/** The facts that a figure counts, in the order in which the ledger learnt them. */
export function factsWhere(where: FactWhere, at: At, source: Source): readonly FactRow[] {
  const [first, last] = windowOf(at, where.days)
  const withSome = where.with && source.occasions(where.with)
  const withNone = where.without && source.occasions(where.without)
  const units = where.unitKind && unitsOf(source, where.unitKind)
  return source.ofKinds(kindsOf(where.fact)).filter(f =>
    f.day >= first && f.day <= last
    && matches(where.fact, f)
    && (where.late === undefined || f.late === true)
    && (where.person === undefined || f.person === where.person)
    && listed(where.unit, f.unit) && listed(where.occasion, f.occasion) && listed(where.item, f.item) && listed(where.ref, f.ref)
    && (units === undefined || (f.unit !== undefined && units.has(f.unit)))
    && (withSome === undefined || withSome.has(f.occasion))
    && (withNone === undefined || !withNone.has(f.occasion)))
}

/** Whether an obligation stands in the term asked for on a day. */
export function inTerm(o: Obligation, term: ObligationWhere['term'], day: Day): boolean {
  if (term === undefined) return true
  const now = termOn(o, day)
  const met = now === 'heldOnTime' || now === 'heldLate'
  return term === 'met' ? met : term === 'enteredLate' ? met && o.late : now === term
}

/**
 * The obligations that a figure counts: their period began in the report's year, on the as-of day or before. What is
 * planned ahead is nobody's debt yet: without this a report issued in July would owe the autumn as soon as it is planned.
 */
export function obligationsWhere(where: ObligationWhere, at: At, source: Source): readonly Obligation[] {
  const [first, last] = windowOf(at)
  const units = where.unitKind && unitsOf(source, where.unitKind)
  return source.ofDuties(where.duty).filter(o =>
    o.starts >= first && o.starts <= last
    && (where.period === undefined || where.period.includes(o.period))
    && listed(where.unit, o.unit)
    && (units === undefined || units.has(o.unit))
    && inTerm(o, where.term, at.asOf))
}
