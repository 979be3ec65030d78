import type { Day } from '../calendar/index.ts'
import type { Obligation } from '../journal/entry.ts'
import type { FactRow } from '../journal/fact.ts'
import { personsIn, unitsIn } from '../roster/cohort.ts'
import type { Roster } from '../roster/roster.ts'
import type { At, Count, Figure, FigureValue } from './figure.ts'
import { cohortDay, factsWhere, obligationsWhere } from './select.ts'
import type { Source } from './source.ts'

export type Id = number | string
export type FactCount = Extract<Count, { from: 'facts' }>
export type CohortCount = Extract<Count, { from: 'persons' | 'units' }>
export type DayFigure = Extract<Figure, { of: 'day' }>

/**
 * One count: its value, the sorted ids it was counted from, and the distinct things counted (records, sittings,
 * persons, units; obligations by their id), null where rows or numbers are counted, which have no identity.
 */
export type Counted = { readonly value: number; readonly ids: readonly Id[]; readonly members: readonly Id[] | null }

const order = (a: Id, b: Id): number =>
  typeof a === 'number' ? (typeof b === 'number' ? a - b : -1) : typeof b === 'number' ? 1 : a < b ? -1 : a > b ? 1 : 0

/** Ids without repetition, in order: record ids by number, then obligations by code unit (COLLATE "C"). */
export const sortedIds = <T extends Id>(ids: Iterable<T>): readonly T[] => Object.freeze([...new Set(ids)].sort(order))

/** A sum without the noise of binary fractions: hours are typed with two decimals at most. */
export const tidy = (sum: number): number => Math.round(sum * 1e6) / 1e6

/** How an obligation is named in a figure's ids. */
export const obligationId = (o: Pick<Obligation, 'duty' | 'subject' | 'period'>): string => `${o.duty}:${o.subject}:${o.period}`

/** The field of a fact that a count looks at; a fact without it is not counted. Null for rows. */
export const partCounted = { rows: null, sum: 'num', records: 'item', occasions: 'occasion', persons: 'person', units: 'unit', refs: 'ref' } as const satisfies
  Record<FactCount['count'], keyof FactRow | null>

function countFacts(count: FactCount['count'], rows: readonly FactRow[]): Counted {
  const part = partCounted[count]
  const counted = part === null ? rows : rows.filter(f => f[part] !== undefined)
  const ids = sortedIds(counted.map(f => f.item))
  if (part === null) return { value: counted.length, ids, members: null }
  if (part === 'num') return { value: tidy(counted.reduce((sum, f) => sum + (f.num ?? 0), 0)), ids, members: null }
  const members = sortedIds(counted.map(f => f[part] ?? 0))
  return { value: members.length, ids, members }
}

/** Everybody, or every unit, of a cohort on its day. */
export function countCohort(count: CohortCount, at: At, roster: Roster): Counted {
  const find = count.from === 'persons' ? personsIn : unitsIn
  const ids = sortedIds(find(count.where.cohort, roster, cohortDay(count.where.on, at)))
  return { value: ids.length, ids, members: ids }
}

function countIn(count: Count, at: At, source: Source): Counted {
  if (count.from === 'facts') return countFacts(count.count, factsWhere(count.where, at, source))
  if (count.from !== 'obligations') return countCohort(count, at, source.roster)
  const rows = obligationsWhere(count.where, at, source)
  const ids = sortedIds(rows.map(obligationId))
  const members = count.count === 'subjects' ? sortedIds(rows.map(o => o.subject)) : ids
  return { value: members.length, ids, members }
}

/** The counts that a figure is built from, in the order in which `combine` takes them. */
export function countsOf(figure: Figure): readonly Count[] {
  switch (figure.of) {
    case 'count': return [figure]
    case 'ratio': return [figure.part, figure.whole, ...figure.spared]
    case 'rest': return [figure.whole, figure.part]
    case 'total': return figure.parts
    case 'day': case 'fixed-day': return []
  }
}

const value = (v: number | Day, ids: readonly Id[]): FigureValue => Object.freeze({ value: v, ids })
const sum = (counts: readonly Counted[]): number => tidy(counts.reduce((n, c) => n + c.value, 0))
const none: Counted = { value: 0, ids: [], members: [] }

function rest(whole: Counted, part: Counted): FigureValue {
  const alike = whole.members !== null && part.members !== null
    && (part.members.length === 0 || typeof whole.members[0] === typeof part.members[0])
  const [from, without] = alike ? [whole.members ?? [], part.members ?? []] : [whole.ids, part.ids]
  const gone = new Set(without)
  const left = sortedIds(from.filter(id => !gone.has(id)))
  return value(alike ? left.length : tidy(whole.value - part.value), left)
}

/**
 * A figure from its counts. A ratio is cut to a whole percent and rests on all that went into it; over nothing it is
 * 0 with no ids. A rest counts the things of the whole that the part lacks, and its ids are those things themselves;
 * where rows or numbers are counted, or unlike things, it is the difference, with the ids of the whole that the part
 * lacks.
 */
export function combine(figure: Exclude<Figure, DayFigure>, counts: readonly Counted[]): FigureValue {
  const [a = none, b = none, ...more] = counts
  switch (figure.of) {
    case 'count': return value(a.value, a.ids)
    case 'total': return value(sum(counts), sortedIds(counts.flatMap(c => c.ids)))
    case 'rest': return rest(a, b)
    case 'ratio': {
      const base = b.value - sum(more)
      return base <= 0 ? value(0, Object.freeze([])) : value(Math.floor(tidy(a.value * 100 / base)), sortedIds(counts.flatMap(c => c.ids)))
    }
    case 'fixed-day': return value(figure.day, Object.freeze([]))
  }
}

function dayIn(figure: DayFigure, at: At, source: Source): FigureValue {
  const rows = factsWhere(figure.where, at, source)
  const days = rows.map(f => f.day)
  const day = days.reduce((a, b) => (figure.pick === 'first') === (b < a) ? b : a, days[0] ?? '')
  return value(day, sortedIds(rows.filter(f => f.day === day).map(f => f.item)))
}

/**
 * A figure's value over the ledger as it stood at the index: a number, or a day; '' when no fact gives the day. The
 * ids are sorted and without repetition: records for facts, persons and units, `duty:subject:period` for
 * obligations. RangeError when `at` names another index than the source stands for.
 */
export function evaluate(figure: Figure, at: At, source: Source): FigureValue {
  if (at.index !== source.index) {
    throw new RangeError(`数据项“${figure.id}”要按日志序号${at.index}计算，所给的账是序号${source.index}时的；请用 sourceOf(…, ${at.index})。 `
      + `Figure "${figure.id}" is asked for at index ${at.index} of a source at index ${source.index}; make the source at that index.`)
  }
  return figure.of === 'day' ? dayIn(figure, at, source) : combine(figure, countsOf(figure).map(c => countIn(c, at, source)))
}
