import { PostgresAdapter, PostgresQueryCompiler, DummyDriver, Kysely, PostgresIntrospector, sql, type RawBuilder } from 'kysely'
import type { RecordList } from '../../contract/records.ts'
import type { RecordLine } from '../../contract/values.ts'
import { itemFilter } from '../access/scope.ts'
import { lineColumns, lineTables, recordLines, type LineRow } from './lines.ts'
import { NotFound, type Reading } from './service.ts'

/** Compiles fragments to text and parameters; running them is the pool's business. */
const compiler = new Kysely<object>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(),
  createIntrospector: db => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() } })
export function compile(query: RawBuilder<unknown>): { readonly text: string; readonly values: unknown[] } {
  const { sql: text, parameters } = query.compile(compiler)
  return { text, values: [...parameters] }
}

export type ListInput = { readonly kind: string; readonly year?: number | undefined; readonly unit?: number | undefined; readonly only?: 'late' | 'declared' | 'void' | undefined
  readonly text?: string | undefined; readonly items?: readonly number[] | undefined; readonly from: number; readonly size: number }

const only = { late: sql`i.late and i.state <> 'void'`, declared: sql`i.provenance = 'declared'`, void: sql`i.state = 'void'` }

function conditions(r: Reading, input: ListInput): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`i.org = ${r.org} and i.kind = ${input.kind}`, itemFilter(r.actor.scope)]
  if (input.year !== undefined) parts.push(sql`i.held >= ${`${input.year}-01-01`}::date and i.held <= ${`${input.year}-12-31`}::date`)
  if (input.unit !== undefined) parts.push(sql`i.unit = ${input.unit}`)
  if (input.items !== undefined) parts.push(sql`i.item = any(${input.items}::bigint[])`)
  if (input.text !== undefined && input.text.trim() !== '') parts.push(textFilter(input.text))
  return sql.join(parts, sql` and `)
}

/** By the record's own words, by the names of those it is about, and by serial. */
function textFilter(text: string): RawBuilder<unknown> {
  const like = `%${text.trim().replace(/[\\%_]/g, m => `\\${m}`)}%`
  return sql`(i."row"::text like ${like} or exists (select 1 from fact f join item p on p.org = f.org and p.item in (f.person, f.unit)
    where f.org = i.org and f.item = i.item and f.until is null and p."row"->>'name' like ${like}) or i.year || '-' || lpad(i.serial::text, 4, '0') like ${like})`
}

/** One page of a kind's records within the reader's scope, newest first, with the totals of the whole selection. */
export async function list(r: Reading, input: ListInput): Promise<RecordList> {
  if (!r.kinds.has(input.kind)) throw new NotFound(input.kind)
  const where = conditions(r, input)
  const index = await r.sources.head()
  const totals = compile(sql`select count(*) filter (where i.state <> 'void') "all", count(*) filter (where ${only.late}) late,
    count(*) filter (where ${only.declared}) declared, count(*) filter (where ${only.void}) void from item i where ${where}`)
  const counts = (await r.pool.query<RecordList['counts']>(totals)).rows[0] ?? { all: 0, late: 0, declared: 0, void: 0 }
  const narrowed = input.only === undefined ? where : sql`${where} and ${only[input.only]}`
  const page = compile(sql`select ${sql.raw(lineColumns)} from ${sql.raw(lineTables)} where ${narrowed} order by i.held desc, i.item desc offset ${input.from} limit ${input.size}`)
  const { rows } = await r.pool.query<LineRow>(page)
  const total = input.only === undefined ? counts.all + counts.void : counts[input.only]
  return { asOf: { day: r.moment.today, index }, total, lines: await recordLines(r.pool, r.org, r.kinds, rows), counts }
}

/** The records among `items` that the reader may see, as lines, in the order given; the rest is only counted. */
export async function visible(r: Reading, items: readonly number[]): Promise<{ readonly lines: readonly RecordLine[]; readonly outside: number }> {
  if (items.length === 0) return { lines: [], outside: 0 }
  const q = compile(sql`select ${sql.raw(lineColumns)} from ${sql.raw(lineTables)} where i.org = ${r.org} and i.item = any(${items}::bigint[]) and ${itemFilter(r.actor.scope)}`)
  const { rows } = await r.pool.query<LineRow>(q)
  const order = new Map(items.map((id, n) => [id, n]))
  return { lines: await recordLines(r.pool, r.org, r.kinds, rows.sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0))), outside: items.length - rows.length }
}

/** Records by number, title or name within scope: of kinds that have a serial, the newest twenty. */
export async function search(r: Reading, text: string): Promise<readonly RecordLine[]> {
  const kinds = [...r.kinds.values()].filter(k => k.prefix !== undefined).map(k => k.id)
  const bare = text.trim().replace(/^\D+-(?=\d{4}-\d+$)/, '')
  const q = compile(sql`select ${sql.raw(lineColumns)} from ${sql.raw(lineTables)} where i.org = ${r.org} and i.kind = any(${kinds}::text[])
    and ${itemFilter(r.actor.scope)} and ${textFilter(bare)} order by i.held desc, i.item desc limit 20`)
  return recordLines(r.pool, r.org, r.kinds, (await r.pool.query<LineRow>(q)).rows)
}
