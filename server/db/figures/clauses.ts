import type { Day } from '../../../kernel/calendar/index.ts'
import type { At, FactWhere, ObligationWhere } from '../../../kernel/figure/figure.ts'
import { windowOf } from '../../../kernel/figure/select.ts'
import type { FactPattern } from '../../../kernel/journal/fact.ts'
import type { UnitKind } from '../../../kernel/roster/roster.ts'

/** Values of a statement; `add` answers the place that stands for one. */
export class Values {
  readonly list: unknown[] = []
  add(value: unknown, type: 'bigint' | 'integer' | 'date' | 'text' | 'bigint[]' | 'text[]'): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
}

/** Rows of a table that stood at the index. */
export const stood = (alias: string, index: string): string => `${alias}.since <= ${index} and (${alias}.until is null or ${alias}.until > ${index})`

/** A pattern over one fact: with `kernel/journal/fact.ts` the second of the two places that say what it means. */
function patternClauses(alias: string, pattern: FactPattern, v: Values): readonly string[] {
  const oneOf = (column: string, want: string | readonly string[]): string => typeof want === 'string'
    ? `${alias}.${column} = ${v.add(want, 'text')}` : `${alias}.${column} = any(${v.add(want, 'text[]')})`
  return [oneOf('kind', pattern.kind), ...(pattern.code === undefined ? [] : [oneOf('code', pattern.code)]),
    ...(pattern.refers === undefined ? [] : [`${alias}.ref is ${pattern.refers ? 'not ' : ''}null`])]
}

const among = (column: string, ids: readonly number[] | undefined, v: Values): readonly string[] =>
  ids === undefined ? [] : [`${column} = any(${v.add(ids, 'bigint[]')})`]

/** Units of some kinds by what stood at the index, whatever the day. */
const unitKinds = (column: string, kinds: readonly UnitKind[] | undefined, v: Values, index: string): readonly string[] => kinds === undefined ? []
  : [`${column} in (select coalesce(u.unit, u.item) from fact u where u.org = $1 and u.kind = 'unit' and u.code = any(${v.add(kinds, 'text[]')}) and ${stood('u', index)})`]

const beside = (not: 'not ' | '', pattern: FactPattern | undefined, v: Values, index: string): readonly string[] => pattern === undefined ? []
  : [`${not}exists (select from fact w where w.org = $1 and w.occasion = f.occasion and ${patternClauses('w', pattern, v).join(' and ')} and ${stood('w', index)})`]

/** The condition on `fact f` that `factsWhere` is in memory; `$1` is the organisation. */
export function factClause(where: FactWhere, at: At, v: Values): string {
  const [first, last] = windowOf(at, where.days)
  const index = v.add(at.index, 'bigint')
  return ['f.org = $1', ...patternClauses('f', where.fact, v),
    `f.day between ${v.add(first, 'date')} and ${v.add(last, 'date')}`, stood('f', index),
    ...(where.late === undefined ? [] : ['f.late']),
    ...(where.person === undefined ? [] : [`f.person = ${v.add(where.person, 'bigint')}`]),
    ...among('f.unit', where.unit, v), ...among('f.occasion', where.occasion, v), ...among('f.item', where.item, v), ...among('f.ref', where.ref, v),
    ...unitKinds('f.unit', where.unitKind, v, index),
    ...beside('', where.with, v, index), ...beside('not ', where.without, v, index)].join(' and ')
}

/** Which term of the sum an obligation stands in on a day: `termOn` (kernel/duty/coverage.ts) in SQL; `held` of a met one is never null. */
export const termSql = (alias: string, day: string): string => `case
  when ${alias}.state <> 'open' and coalesce(${alias}.held <= ${day}, true) then case ${alias}.state when 'on_time' then 'heldOnTime' when 'held_late' then 'heldLate' else 'exempt' end
  when ${alias}.due < ${day} then 'overdue' else 'notYetDue' end`

function termClause(term: ObligationWhere['term'], asOf: Day, v: Values): readonly string[] {
  if (term === undefined) return []
  const now = `(${termSql('o', v.add(asOf, 'date'))})`
  const met = `${now} in ('heldOnTime', 'heldLate')`
  return term === 'met' ? [met] : term === 'enteredLate' ? [met, 'o.late'] : [`${now} = ${v.add(term, 'text')}`]
}

/** The condition on `obligation o` that `obligationsWhere` is in memory; `$1` is the organisation. */
export function obligationClause(where: ObligationWhere, at: At, v: Values): string {
  const index = v.add(at.index, 'bigint')
  const keys = v.add(where.duty, 'text[]')
  const [first, last] = windowOf(at)
  return ['o.org = $1', `o.duty in (select d.item from item d where d.org = $1 and d.kind = 'duty' and d.first <= ${index}
      and exists (select from jsonb_array_elements(d."row" -> 'versions') e where split_part(e ->> 'key', '@', 1) = any(${keys})))`,
    `o.starts between ${v.add(first, 'date')} and ${v.add(last, 'date')}`, stood('o', index),
    ...(where.period === undefined ? [] : [`o.period = any(${v.add(where.period, 'text[]')})`]),
    ...among('o.unit', where.unit, v), ...unitKinds('o.unit', where.unitKind, v, index),
    ...termClause(where.term, at.asOf, v)].join(' and ')
}
