import type { Day } from '../calendar/index.ts'
import type { Obligation } from '../journal/entry.ts'
import { kindsOf, matches, type FactPattern, type FactRow } from '../journal/fact.ts'
import { countCohort, countsOf, evaluate, obligationId, partCounted, sortedIds, type CohortCount, type Id } from './evaluate.ts'
import type { At, Count, FactWhere, Figure } from './figure.ts'
import { factsWhere, obligationsWhere } from './select.ts'
import type { Source } from './source.ts'

/** A figure of an issued report with the value that was printed. */
export type Issued = { readonly figure: Figure; readonly value: number | Day }

/**
 * A figure that the ledger would give otherwise now. `because` are the entries since the issued index whose facts or
 * outcomes came or went and touch it, in order; empty when none did and the figure itself means something else now.
 * `was` and `is` are equal where other facts make up the same number.
 */
export type Drift = { readonly id: string; readonly was: number | Day; readonly is: number | Day; readonly because: readonly number[] }

/** The ledger at the index of issue and now, with what the figures of the report were asked for. */
type Two = { readonly then: Source; readonly now: Source; readonly thenAt: At; readonly nowAt: At }
type Reason = { readonly moved: boolean; readonly because: readonly number[] }

const factName = (f: FactRow): string => `${f.since}/${f.place}`

/** What one list has and the other lacks. */
function lacking<T>(rows: readonly T[], others: readonly T[], name: (row: T) => Id): readonly T[] {
  const known = new Set(others.map(name))
  return rows.filter(r => !known.has(name(r)))
}

/** The entries by which facts went or came between two lists. */
const entriesBetween = (then: readonly FactRow[], now: readonly FactRow[]): readonly number[] => [
  ...lacking(then, now, factName).flatMap(f => f.until ?? []),
  ...lacking(now, then, factName).map(f => f.since),
]

const about = (source: Source, pattern: FactPattern | undefined, occasion: number): readonly FactRow[] =>
  pattern === undefined ? [] : source.ofKinds(kindsOf(pattern)).filter(f => f.occasion === occasion && matches(pattern, f))

/** Why a fact counts no more, or counts now: its own coming or going, else that of what stands about the same occasion or unit. */
function reasonsOf(fact: FactRow, where: FactWhere, { then, now }: Two): readonly number[] {
  if (fact.since > then.index) return [fact.since]
  if (fact.until !== null && fact.until <= now.index) return [fact.until]
  const units = (source: Source): readonly FactRow[] => source.ofKinds('unit').filter(u => u.unit === fact.unit)
  return [
    ...entriesBetween(about(then, where.with, fact.occasion), about(now, where.with, fact.occasion)),
    ...entriesBetween(about(then, where.without, fact.occasion), about(now, where.without, fact.occasion)),
    ...(where.unitKind === undefined ? [] : entriesBetween(units(then), units(now))),
  ]
}

/** Facts that count only then or only now; with `part`, only those by which a distinct thing counted came or went. */
function movedFacts(where: FactWhere, part: keyof FactRow | null, two: Two): readonly FactRow[] {
  const then = factsWhere(where, two.thenAt, two.then)
  const now = factsWhere(where, two.nowAt, two.now)
  if (part === null || part === 'num') return [...lacking(then, now, factName), ...lacking(now, then, factName)]
  const counted = (rows: readonly FactRow[]): readonly FactRow[] => rows.filter(f => f[part] !== undefined)
  const thing = (f: FactRow): Id => Number(f[part])
  return [...lacking(counted(then), counted(now), thing), ...lacking(counted(now), counted(then), thing)]
}

function factReason(where: FactWhere, facts: readonly FactRow[], two: Two): Reason {
  return { moved: facts.length > 0, because: facts.flatMap(f => reasonsOf(f, where, two)) }
}

function obligationReason(count: Extract<Count, { from: 'obligations' }>, two: Two): Reason {
  const then = obligationsWhere(count.where, two.thenAt, two.then)
  const now = obligationsWhere(count.where, two.nowAt, two.now)
  const thing = (o: Obligation): Id => count.count === 'subjects' ? o.subject : obligationId(o)
  const moved = [...lacking(then, now, thing), ...lacking(now, then, thing)]
  const names = new Set(moved.map(obligationId))
  const among = (source: Source): readonly Obligation[] => moved.length === 0 ? [] : source.ofDuties(count.where.duty).filter(o => names.has(obligationId(o)))
  return { moved: moved.length > 0, because: [
    ...among(two.then).flatMap(o => o.until !== null && o.until <= two.now.index ? [o.until] : []),
    ...among(two.now).filter(o => o.since > two.then.index).map(o => o.since),
  ] }
}

function cohortReason(count: CohortCount, two: Two): Reason {
  const then = countCohort(count, two.thenAt, two.then.roster).ids
  const now = countCohort(count, two.nowAt, two.now.roster).ids
  const moved = [...lacking(then, now, id => id), ...lacking(now, then, id => id)].map(Number)
  const stated = (source: Source, id: number): readonly FactRow[] => {
    const own = source.roster[count.from].get(id) ?? []
    return count.from === 'units' ? own : [...own, ...own.flatMap(f => source.roster.units.get(f.unit ?? 0) ?? [])]
  }
  return { moved: moved.length > 0, because: moved.flatMap(id => entriesBetween(stated(two.then, id), stated(two.now, id))) }
}

function countReason(count: Count, two: Two): Reason {
  if (count.from === 'obligations') return obligationReason(count, two)
  if (count.from !== 'facts') return cohortReason(count, two)
  return factReason(count.where, movedFacts(count.where, partCounted[count.count], two), two)
}

function reasons(figure: Figure, was: number | Day, is: number | Day, two: Two): readonly Reason[] {
  if (figure.of !== 'day') return countsOf(figure).map(c => countReason(c, two))
  const facts = was === is ? [] : movedFacts(figure.where, null, two).filter(f => f.day === was || f.day === is)
  return [factReason(figure.where, facts, two)]
}

/**
 * What of an issued report the ledger would say otherwise now, figure by figure (stories (a), (c), (d)). The facts at
 * the issued index are compared with the facts now, not record ids: a record corrected keeps its id. `then` is the
 * ledger at the issued index and `now` at a later one, both made from the same rows with all their versions, so that
 * what went is known to have gone; `at` is what the report was asked for.
 */
export function drift(issued: readonly Issued[], at: Omit<At, 'index'>, then: Source, now: Source): readonly Drift[] {
  const two: Two = { then, now, thenAt: { ...at, index: then.index }, nowAt: { ...at, index: now.index } }
  return Object.freeze(issued.flatMap(({ figure, value: was }) => {
    const is = evaluate(figure, two.nowAt, now).value
    const why = reasons(figure, was, is, two).filter(r => r.moved)
    if (was === is && why.length === 0) return []
    return [Object.freeze({ id: figure.id, was, is, because: sortedIds(why.flatMap(r => r.because)) })]
  }))
}
