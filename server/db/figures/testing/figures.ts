import fc, { type Arbitrary } from 'fast-check'
import { addDays, type Day } from '../../../../kernel/calendar/index.ts'
import type { CohortCount, DayFigure, FactCount } from '../../../../kernel/figure/evaluate.ts'
import type { At, Count, Figure, FactWhere, ObligationWhere } from '../../../../kernel/figure/figure.ts'
import type { FactPattern } from '../../../../kernel/journal/fact.ts'
import type { Cohort } from '../../../../kernel/roster/cohort.ts'
import { identities, roles, unitKinds } from '../../../../kernel/roster/roster.ts'
import type { ObligationCount } from '../compile.ts'
import { codes, dutyKeys, kinds, lastIndex, occasionIds, periods, personIds, unitIds } from './rows.ts'

const head = { id: 't.figure', label: { zh: '数', en: 'Number' }, unit: '个' } as const
const some = <T>(list: readonly T[], most = 4): Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: most })
const oneOrSome = <T extends string>(list: readonly T[]): Arbitrary<T | T[]> => fc.oneof(fc.constantFrom(...list), some(list, 2))
/** A record of which every part may be missing, as the figures' types want it: absent, not undefined. */
const maybe = <T extends object>(parts: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<Partial<T>> => fc.record(parts, { requiredKeys: [] }) as Arbitrary<Partial<T>>

export const someDay: Arbitrary<Day> = fc.noBias(fc.integer({ min: 0, max: 560 })).map(n => addDays('2020-09-20', n))
export const someAt: Arbitrary<At> = fc.record({ year: fc.constantFrom(2021, 2021, 2021, 2020, 2022), asOf: someDay, index: fc.noBias(fc.integer({ min: 100, max: lastIndex })) })

const pattern: Arbitrary<FactPattern> = fc.tuple(oneOrSome(kinds), maybe({ code: oneOrSome(codes), refers: fc.boolean() })).map(([kind, more]) => ({ kind, ...more }))
const factWhere: Arbitrary<FactWhere> = fc.tuple(pattern, maybe({
  with: pattern, without: pattern, unitKind: some(unitKinds), unit: some(unitIds), person: fc.constantFrom(...personIds),
  occasion: some(occasionIds, 20), item: some(Array.from({ length: 60 }, (_, i) => 400 + i), 30), ref: some(occasionIds, 20),
  days: fc.tuple(someDay, someDay), late: fc.constant(true as const),
}), fc.integer({ min: 0, max: 7 })).map(([fact, more, one]) => ({ fact, ...Object.fromEntries(Object.entries(more).filter((_, i) => i % 5 === one)) }))
const obligationWhere: Arbitrary<ObligationWhere> = fc.tuple(some(dutyKeys, 3), maybe({
  term: fc.constantFrom('heldOnTime', 'heldLate', 'exempt', 'overdue', 'notYetDue', 'met', 'enteredLate'),
  period: some(periods), unit: some(unitIds), unitKind: some(unitKinds),
})).map(([duty, more]) => ({ duty, ...more }))

const { cohort: someCohort } = fc.letrec<{ cohort: Cohort }>(tie => ({ cohort: fc.oneof({ maxDepth: 2, withCrossShrink: true },
  some(unitKinds).map(k => ({ unitKind: k })), some(roles).map(role => ({ role })), some(identities).map(identity => ({ identity })),
  some(['01', '13'] as const).map(politics => ({ politics })), some(unitIds).map(unit => ({ unit })), fc.integer({ min: 1, max: 9 }).map(atLeast => ({ members: { atLeast } })),
  fc.array(tie('cohort'), { maxLength: 2 }).map(all => ({ all })), fc.array(tie('cohort'), { maxLength: 2 }).map(any => ({ any })), tie('cohort').map(not => ({ not }))) }))
const on = fc.oneof(fc.constant('asOf'), fc.constantFrom('04-01', '12-31', '02-29'), someDay)

const factCount: Arbitrary<FactCount> = fc.record({ where: factWhere, count: fc.constantFrom('rows', 'records', 'occasions', 'persons', 'units', 'refs', 'sum') })
  .map(r => ({ ...head, of: 'count', from: 'facts', ...r }))
const obligationCount: Arbitrary<ObligationCount> = fc.record({ where: obligationWhere, count: fc.constantFrom('rows', 'subjects') })
  .map(r => ({ ...head, of: 'count', from: 'obligations', ...r }))
const cohortCount: Arbitrary<CohortCount> = fc.record({ from: fc.constantFrom('persons', 'units'), where: fc.record({ cohort: someCohort, on }) })
  .map(r => ({ ...head, of: 'count', ...r, count: 'rows' }))
const count: Arbitrary<Count> = fc.oneof(factCount, obligationCount, cohortCount)
const dayFigure: Arbitrary<DayFigure> = fc.record({ where: factWhere, pick: fc.constantFrom('first', 'last') }).map(r => ({ ...head, of: 'day', ...r }))

/** Any figure: counts of every kind, what is built from them, days. */
export const someFigure: Arbitrary<Figure> = fc.oneof({ arbitrary: count, weight: 6 }, dayFigure,
  fc.record({ part: count, whole: count, spared: fc.array(obligationCount, { maxLength: 2 }) }).map((r): Figure => ({ ...head, of: 'ratio', ...r })),
  fc.record({ whole: count, part: count }).map((r): Figure => ({ ...head, of: 'rest', ...r })),
  fc.array(count, { minLength: 1, maxLength: 3 }).map((parts): Figure => ({ ...head, of: 'total', parts })),
  someDay.map((day): Figure => ({ ...head, of: 'fixed-day', day })))
