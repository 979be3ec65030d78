import type { Day } from '../../../kernel/calendar/index.ts'
import type { Coverage } from '../../../kernel/duty/coverage.ts'
import type { Db } from '../pool.ts'
import { stood, termSql, Values } from './clauses.ts'

/** What coverage is asked for: the day, the ledger index (the newest when left out), whose, and by what it is told apart. */
export type CoverageQuery = {
  readonly day: Day
  readonly index?: number
  readonly by: 'duty' | 'unit' | 'all'
  readonly duty?: readonly number[]
  readonly unit?: readonly number[]
}

const terms = (term: string, n: string, late: string): string => {
  const of = (name: string): string => `coalesce(sum(${n}) filter (where ${term} = '${name}'), 0)::float8`
  return `coalesce(sum(${n}), 0)::float8 as "required", ${of('heldOnTime')} as "heldOnTime", ${of('heldLate')} as "heldLate", ${of('exempt')} as "exempt",
    ${of('overdue')} as "overdue", ${of('notYetDue')} as "notYetDue", coalesce(sum(${n}) filter (where ${late} and ${term} in ('heldOnTime', 'heldLate')), 0)::float8 as "enteredLate"`
}

/** One statement over version rows or over the counter, which keeps no day held: there everything held counts as held by the day. */
function statement(query: CoverageQuery, org: number, from: 'obligation' | 'coverage'): { text: string; values: readonly unknown[] } {
  const v = new Values()
  v.add(org, 'integer')
  const day = v.add(query.day, 'date')
  const among = (column: string, ids: readonly number[] | undefined): readonly string[] => ids === undefined ? [] : [`o.${column} = any(${v.add(ids, 'bigint[]')})`]
  const where = ['o.org = $1', ...(from === 'obligation' ? [query.index === undefined ? 'o.until is null' : stood('o', v.add(query.index, 'bigint'))] : ['o.n > 0']),
    ...among('duty', query.duty), ...among('unit', query.unit)].join(' and ')
  const term = from === 'obligation' ? termSql('o', day)
    : `case o.state when 'on_time' then 'heldOnTime' when 'held_late' then 'heldLate' when 'exempt' then 'exempt' else case when o.due < ${day} then 'overdue' else 'notYetDue' end end`
  const key = query.by === 'all' ? '0' : `o.${query.by}`
  // Counted by term first, so that the term of a row is worked out once and not once for each sum.
  const rows = `select ${key} as key, ${term} as term, o.late, ${from === 'obligation' ? 'count(*)' : 'sum(o.n)'} as n from ${from} o where ${where} group by 1, 2, 3`
  return { text: `select r.key, ${terms('r.term', 'r.n', 'r.late')} from (${rows}) r group by r.key order by r.key`, values: v.list }
}

/** Whether the counter says the same as the version rows: at the newest index, and when nothing is held after the day. */
async function counterHolds(db: Db, org: number, query: CoverageQuery): Promise<boolean> {
  if (query.index !== undefined) {
    const { rows } = await db.query<{ at: number }>('select at from head where org = $1', [org])
    if (query.index < Number(rows[0]?.at ?? 0)) return false
  }
  const { rows } = await db.query('select from obligation o where o.org = $1 and o.until is null and o.held > $2::date limit 1', [org, query.day])
  return rows.length === 0
}

/**
 * Coverage on a day as known at an index, by duty, by unit or in all (key 0), equal to `coverage` in memory: from the
 * counter for the newest index, else from version rows. Groups without obligations are left out.
 */
export async function coverageAt(db: Db, org: number, query: CoverageQuery): Promise<ReadonlyMap<number, Coverage>> {
  const { text, values } = statement(query, org, await counterHolds(db, org, query) ? 'coverage' : 'obligation')
  const { rows } = await db.query<Coverage & { readonly key: number }>({ text, values: [...values] })
  return new Map(rows.map(({ key, ...terms }) => [Number(key), Object.freeze(terms)]))
}
