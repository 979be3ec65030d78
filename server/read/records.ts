import { sql, type RawBuilder } from 'kysely'
import type { RecordList } from '../../contract/records.ts'
import type { RecordLine } from '../../contract/values.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { aboutAlone, itemFilter, kindFilter, seesUnit } from '../access/scope.ts'
import { compile } from './compile.ts'
import { fetchLines } from './lines.ts'
import { NotFound, type Reading } from './service.ts'
import { textFilter } from './text.ts'

export type ListInput = { readonly kind: string; readonly year?: number | undefined; readonly unit?: number | undefined; readonly only?: 'late' | 'declared' | 'void' | undefined
  readonly text?: string | undefined; readonly items?: readonly number[] | undefined; readonly from: number; readonly size: number }

const only = { late: sql`i.late and i.state <> 'void'`, declared: sql`i.provenance = 'declared'`, void: sql`i.state = 'void'` }

/** The scope over one kind. What a unit within scope keeps is seen whole, so that it is asked only where no such unit is named. */
async function scoped(r: Reading, kind: Kind, unit: number | undefined): Promise<readonly RawBuilder<boolean>[]> {
  const { scope } = r.actor
  if (unit !== undefined && seesUnit(scope, unit)) return []
  const query = aboutAlone(scope, r.org, kind.id)
  if (!query) return []
  const compiled = compile(query)
  const about = await r.totals.about.of(r.head, JSON.stringify([compiled.name, compiled.values]), async () => (await r.pool.query<{ item: number }>(compiled)).rows.map(x => x.item))
  return [kindFilter(scope, about)]
}

async function conditions(r: Reading, kind: Kind, input: ListInput): Promise<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [sql`i.org = ${r.org} and i.kind = ${kind.id}`, ...await scoped(r, kind, input.unit)]
  if (input.year !== undefined) parts.push(sql`i.held >= ${`${input.year}-01-01`}::date and i.held <= ${`${input.year}-12-31`}::date`)
  if (input.unit !== undefined) parts.push(sql`i.unit = ${input.unit}`)
  if (input.items !== undefined) parts.push(sql`i.item = any(${input.items}::bigint[])`)
  if (input.text !== undefined && input.text.trim() !== '') parts.push(await textFilter(r, [kind], input.text))
  return sql.join(parts, sql` and `)
}

async function countOf(r: Reading, where: RawBuilder<unknown>): Promise<RecordList['counts']> {
  const query = compile(sql`select count(*) filter (where i.state <> 'void') "all", count(*) filter (where ${only.late}) late,
    count(*) filter (where ${only.declared}) declared, count(*) filter (where ${only.void}) void from item i where ${where}`)
  const count = async (): Promise<RecordList['counts']> => (await r.pool.query<RecordList['counts']>(query)).rows[0] ?? { all: 0, late: 0, declared: 0, void: 0 }
  return r.totals.selections.of(r.head, JSON.stringify([query.name, query.values]), count)
}

/** One page of a kind's records within the reader's scope, newest first, with the totals of the whole selection. */
export async function list(r: Reading, input: ListInput): Promise<RecordList> {
  const kind = r.kinds.get(input.kind)
  if (!kind) throw new NotFound(input.kind)
  const where = await conditions(r, kind, input)
  const narrowed = input.only === undefined ? where : sql`${where} and ${only[input.only]}`
  const lines = await fetchLines(r, [kind], narrowed, sql`order by i.held desc, i.item desc offset ${input.from} limit ${input.size}`)
  const counts = await countOf(r, where)
  const total = input.only === undefined ? counts.all + counts.void : counts[input.only]
  return { asOf: { day: r.moment.today, index: r.head }, total, lines, counts }
}

/** The records among `items` that the reader may see, as lines, in the order given; the rest is only counted. */
export async function visible(r: Reading, items: readonly number[]): Promise<{ readonly lines: readonly RecordLine[]; readonly outside: number }> {
  if (items.length === 0) return { lines: [], outside: 0 }
  const where = sql`i.org = ${r.org} and i.item = any(${items}::bigint[]) and ${itemFilter(r.actor.scope)}`
  const lines = await fetchLines(r, [...r.kinds.values()], where)
  const order = new Map(items.map((id, n) => [id, n]))
  return { lines: lines.toSorted((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0)), outside: new Set(items).size - lines.length }
}

/** Records by number, title or name within scope: of kinds that have a serial, the newest twenty. */
export async function search(r: Reading, text: string): Promise<readonly RecordLine[]> {
  if (text.trim() === '') return []
  const kinds = [...r.kinds.values()].filter(k => k.prefix !== undefined)
  const where = sql`i.org = ${r.org} and i.kind = any(${kinds.map(k => k.id)}::text[]) and ${itemFilter(r.actor.scope)} and ${await textFilter(r, kinds, text)}`
  return fetchLines(r, kinds, where, sql`order by i.held desc, i.item desc limit 20`)
}
