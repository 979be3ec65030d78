import type { Effect } from '../../contract/records.ts'
import type { At, Count } from '../../kernel/figure/figure.ts'
import { tidy, type FactCount } from '../../kernel/figure/evaluate.ts'
import { dutyKey } from '../../kernel/figure/source.ts'
import type { Obligation } from '../../kernel/journal/entry.ts'
import { matches, nameOf, type FactPattern, type FactRow } from '../../kernel/journal/fact.ts'
import { compile, type ObligationCount } from '../db/figures/compile.ts'
import type { Decided } from '../writer/writer.ts'
import type { Reading } from './service.ts'

/** How the tables would differ: what a decided command adds to them and takes from them. */
type Difference = { readonly facts: readonly FactRow[]; readonly dropped: readonly (readonly [number, number])[]; readonly obligations: readonly Obligation[]; readonly closed: readonly Obligation[] }

const most = 6

const isCounted = (figure: Count): figure is FactCount | ObligationCount => figure.from === 'facts' || figure.from === 'obligations'

/** Whether a figure looks at something that is added, counted or beside what is counted, or at an obligation that is other than before. */
function looksAt(facts: readonly FactRow[], owed: readonly { readonly keys: readonly string[]; readonly period: string }[]): (figure: FactCount | ObligationCount) => boolean {
  const seen = (pattern: FactPattern | undefined): boolean => pattern !== undefined && facts.some(f => matches(pattern, f))
  return figure => figure.from === 'facts' ? seen(figure.where.fact) || seen(figure.where.with) || seen(figure.where.without)
    : owed.some(o => (figure.where.period?.includes(o.period) ?? true) && figure.where.duty.some(d => o.keys.includes(d)))
}

/**
 * The tables `fact` and `obligation` as the command would leave them, as names that stand before the tables themselves:
 * nothing is written, and whoever writes meanwhile is neither held up nor seen. `first` is the place of the first value.
 */
const overlaid = (first: number): string => `with
  fact as not materialized (select f.* from public.fact f where f.org = $1 and not exists (select from json_to_recordset($${first}::json) d(since bigint, place integer) where d.since = f.since and d.place = f.place)
    union all select * from json_populate_recordset(null::public.fact, $${first + 1}::json)),
  obligation as not materialized (select o.* from public.obligation o where o.org = $1 and not exists (select from json_to_recordset($${first + 2}::json) c(duty bigint, subject bigint, period text, since bigint)
      where c.duty = o.duty and c.subject = o.subject and c.period = o.period and c.since = o.since)
    union all select * from json_populate_recordset(null::public.obligation, $${first + 3}::json))`

/** Added rows stand from the index that was looked at, so that nothing written since comes between. */
function valuesOf(org: number, index: number, { facts, dropped, obligations, closed }: Difference): readonly string[] {
  return [dropped.map(([since, place]) => ({ since, place })), facts.map(f => ({ ...f, org, since: index, late: f.late ?? false })),
    closed.map(({ duty, subject, period, since }) => ({ duty, subject, period, since })), obligations.map(o => ({ ...o, org, since: index }))].map(rows => JSON.stringify(rows))
}

async function valueOf(r: Reading, figure: FactCount | ObligationCount, at: At, change?: Difference): Promise<number> {
  const { text, values } = compile(figure, at, r.org)
  const { rows } = await r.pool.query<{ value: number }>(`${change ? overlaid(values.length + 1) : ''} select value from (${text}) counted`, [...values, ...change ? valuesOf(r.org, at.index, change) : []])
  return tidy(rows[0]?.value ?? 0)
}

/**
 * The figures of the registers concerned that a decided command would move, with their values before and after, the first
 * few of them. `left` are the obligations as it leaves them.
 */
export async function figuresMoved(r: Reading, decided: Decided, left: readonly Obligation[]): Promise<Effect['figures']> {
  const [first] = decided.entries
  if (!first) return []
  const kinds = new Set(decided.entries.map(e => e.envelope.kind))
  const gone = new Set(decided.changes.flatMap(c => c.dropped.map(([since, place]) => nameOf({ since, place }))))
  const change = { facts: decided.changes.flatMap(c => c.added.filter(f => !gone.has(nameOf(f)))), dropped: decided.changes.flatMap(c => c.dropped), obligations: left, closed: decided.closed }
  const owed = left.map(o => ({ period: o.period, keys: decided.globals.duties.get(o.duty)?.versions.map(v => dutyKey(v.text.key)) ?? [] }))
  // Of what is dropped only the names are known here, so that a correction is counted whole.
  const concerned = change.dropped.length > 0 ? () => true : looksAt(change.facts, owed)
  const figures = r.ledger.registers.filter(f => f.register.kinds.some(k => kinds.has(k.id))).flatMap(f => f.sentences.figures)
    .filter(f => f.of === 'count').filter(isCounted).filter(concerned)
  const at = { year: Number((first.envelope.held ?? r.moment.today).slice(0, 4)), asOf: r.moment.today, index: first.envelope.at - 1 }
  const moved: Effect['figures'][number][] = []
  for (const figure of figures) {
    if (moved.length === most) break
    const [before, after] = [await valueOf(r, figure, at), await valueOf(r, figure, at, change)]
    if (before !== after) moved.push({ name: figure.label, unit: figure.unit, before, after })
  }
  return moved
}
