import { partCounted, type DayFigure, type FactCount } from '../../../kernel/figure/evaluate.ts'
import type { At, Count } from '../../../kernel/figure/figure.ts'
import { factClause, obligationClause, Values } from './clauses.ts'

export type ObligationCount = Extract<Count, { from: 'obligations' }>
/** What SQL can answer: cohorts are evaluated in memory from the roster. */
export type Compilable = FactCount | ObligationCount | DayFigure

/**
 * A statement with its values. It answers one row: `value` (a number; a day as text, or null), `ids` and, where
 * distinct things are counted, `members`, as JSON in no order, so that no type of the driver comes between and one
 * sort (`sortedIds`) serves SQL and memory.
 */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

const distinct = (column: string): string => `coalesce(json_agg(distinct ${column}), '[]')`

function compileFacts(count: FactCount, at: At, v: Values): string {
  const clause = factClause(count.where, at, v)
  const part = partCounted[count.count]
  if (part === null) return `select count(*)::float8 as value, ${distinct('f.item')} as ids, null as members from fact f where ${clause}`
  const counted = `${clause} and f.${part} is not null`
  // A sum of doubles depends on their order: the kernel adds them as the ledger learnt them.
  return part === 'num'
    ? `select coalesce(sum(f.num order by f.since, f.place), 0) as value, ${distinct('f.item')} as ids, null as members from fact f where ${counted}`
    : `select count(distinct f.${part})::float8 as value, ${distinct('f.item')} as ids, ${distinct(`f.${part}`)} as members from fact f where ${counted}`
}

/** At one index an obligation stands in one version at most, so that its ids need no looking for repetitions. */
function compileObligations(count: ObligationCount, at: At, v: Values): string {
  const [value, members] = count.count === 'subjects' ? ['count(distinct o.subject)', distinct('o.subject')] : ['count(*)', 'null']
  return `select ${value}::float8 as value, coalesce(json_agg(o.duty || ':' || o.subject || ':' || o.period), '[]') as ids, ${members} as members
    from obligation o where ${obligationClause(count.where, at, v)}`
}

function compileDay(figure: DayFigure, at: At, v: Values): string {
  const rows = `select f.day, f.item from fact f where ${factClause(figure.where, at, v)}`
  const pick = figure.pick === 'first' ? 'min' : 'max'
  return `with r as (${rows}), d as (select ${pick}(r.day) as day from r)
    select max(d.day)::text as value, ${distinct('r.item')} as ids, null as members from d join r on r.day = d.day`
}

/**
 * A count or a day as one statement over the projection of an organisation, whichever schema the search path names.
 * Equal in value and ids to the evaluation in memory (kernel/figure/evaluate.ts).
 */
export function compile(figure: Compilable, at: At, org: number): Statement {
  const v = new Values()
  v.add(org, 'integer')
  const text = figure.of === 'day' ? compileDay(figure, at, v) : figure.from === 'facts' ? compileFacts(figure, at, v) : compileObligations(figure, at, v)
  return { text, values: v.list }
}
