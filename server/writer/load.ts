import type { Discharge, Item, Obligation, ObligationState, Provenance, Row } from '../../kernel/journal/entry.ts'
import { belongs, type FactRow } from '../../kernel/journal/fact.ts'
import { emptyGlobals, globalKinds, withChange, type Globals } from '../../kernel/journal/globals.ts'
import { keyName, type Key, type Slice } from '../../kernel/journal/view.ts'
import type { Db } from '../db/pool.ts'

type SqlFact = { since: number; place: number; until: number | null; item: number; occasion: number; kind: string; code: string | null
  person: number | null; unit: number | null; day: string; end: string | null; num: number | null; ref: number | null; late: boolean }

type Optional = 'code' | 'person' | 'unit' | 'end' | 'num' | 'ref' | 'late'
/** A fact while it is put together: its optional parts are set where there are some. */
type Growing = Omit<FactRow, Optional> & { -readonly [P in Optional]?: NonNullable<FactRow[P]> }

/** A fact as the kernel has it: what is null in a table is absent there. Made without passing objects, because many are. */
export function factRow(r: SqlFact): FactRow {
  const fact: Growing = { kind: r.kind, day: r.day, since: r.since, place: r.place, until: r.until, item: r.item, occasion: r.occasion }
  if (r.code !== null) fact.code = r.code
  if (r.person !== null) fact.person = r.person
  if (r.unit !== null) fact.unit = r.unit
  if (r.end !== null) fact.end = r.end
  if (r.num !== null) fact.num = r.num
  if (r.ref !== null) fact.ref = r.ref
  if (r.late) fact.late = true
  return fact
}

export type SqlItem = { item: number; kind: string; version: number; serial: number | null; year: number | null; state: string
  held: string | null; unit: number | null; occasion: number | null; provenance: string; late: boolean; first: number; latest: number; row: Row | null }

export const itemRow = (r: SqlItem): Item => ({ item: r.item, kind: r.kind, version: r.version, serial: r.serial, year: r.year, state: r.state,
  held: r.held, unit: r.unit, occasion: r.occasion, provenance: r.provenance as Provenance, late: r.late, first: r.first, latest: r.latest, row: r.row })

type SqlObligation = Omit<Obligation, 'state'> & { state: string }
export const obligationRow = (r: SqlObligation): Obligation => ({ duty: r.duty, subject: r.subject, period: r.period, since: r.since, until: r.until,
  rule: r.rule, starts: r.starts, due: r.due, provisional: r.provisional, unit: r.unit, state: r.state as ObligationState,
  held: r.held, need: r.need, got: r.got, late: r.late })

const by = <K extends Key['slice']>(keys: readonly Key[], slice: K): readonly (Key & { slice: K })[] =>
  keys.filter((k): k is Key & { slice: K } => k.slice === slice)

async function loadItems(db: Db, org: number, keys: readonly Key[], out: Map<string, Slice>): Promise<void> {
  const asked = by(keys, 'item')
  if (asked.length === 0) return
  const { rows } = await db.query<SqlItem>({ name: 'load-items', text: 'select * from item where org = $1 and item = any($2::bigint[])', values: [org, asked.map(k => k.id)] })
  const found = new Map(rows.map(r => [r.item, itemRow(r)]))
  for (const k of asked) out.set(keyName(k), { item: found.get(k.id) ?? null })
}

const factSql = {
  person: 'f.person = k.id', unit: 'f.unit = k.id', occasion: 'f.occasion = k.id', item: 'f.item = k.id', ref: 'f.ref = k.id',
}

async function loadFacts(db: Db, org: number, keys: readonly Key[], out: Map<string, Slice>): Promise<void> {
  const asked = by(keys, 'facts')
  for (const way of ['person', 'unit', 'occasion', 'item', 'ref'] as const) {
    const mine = asked.filter(k => k.key.by === way)
    if (mine.length === 0) continue
    const pairs = new Map(mine.map(k => [`${k.key.id}:${k.key.kind ?? ''}`, k.key]))
    const some = [...pairs.values()]
    const kinded = some.every(k => k.kind !== undefined)
    const { rows } = await db.query<SqlFact>({ name: `load-facts-${way}-${kinded}`,
      text: `select f.* from unnest($2::bigint[], $3::text[]) k(id, kind) join fact f on f.org = $1 and ${factSql[way]} and f.until is null
        ${kinded ? 'and f.kind = k.kind' : "and (k.kind = '' or f.kind = k.kind)"}`,
      values: [org, some.map(k => k.id), some.map(k => k.kind ?? '')] })
    const facts = rows.map(factRow)
    const grouped = Map.groupBy(facts, f => f[way])
    for (const k of mine) {
      const names = new Set<string>()
      out.set(keyName(k), { facts: (grouped.get(k.key.id) ?? []).filter(f => {
        const name = `${f.since}/${f.place}`
        return belongs(k.key, f) && !names.has(name) && names.add(name)
      }) })
    }
  }
}

async function loadStandings(db: Db, org: number, keys: readonly Key[], out: Map<string, Slice>): Promise<void> {
  const asked = by(keys, 'standing')
  if (asked.length === 0) return
  const values = [org, asked.map(k => k.duty), asked.map(k => k.subject)]
  const from = 'from unnest($2::bigint[], $3::bigint[]) k(duty, subject) join obligation o on o.org = $1 and o.duty = k.duty and o.subject = k.subject and o.until is null'
  const obligations = await db.query<SqlObligation>({ name: 'load-obligations', text: `select o.* ${from}`, values })
  const discharges = obligations.rows.some(o => o.got > 0) ? (await db.query<{ since: number; place: number; duty: number; subject: number; period: string; obligation_since: number; amount: number }>({ name: 'load-discharges',
    text: `select d.* ${from} and o.got > 0 join discharge d on d.org = o.org and d.duty = o.duty and d.subject = o.subject and d.period = o.period and d.obligation_since = o.since`, values })).rows : []
  const name = (o: { duty: number; subject: number }): string => `${o.duty}:${o.subject}`
  const os = Map.groupBy(obligations.rows.map(obligationRow), name)
  const ds = Map.groupBy(discharges.map((d): Discharge => ({ since: d.since, place: d.place, duty: d.duty, subject: d.subject, period: d.period, obligationSince: d.obligation_since, amount: d.amount })), name)
  for (const k of asked) out.set(keyName(k), { standing: { obligations: os.get(name(k)) ?? [], discharges: ds.get(name(k)) ?? [] } })
}

async function loadRest(db: Db, org: number, keys: readonly Key[], out: Map<string, Slice>): Promise<void> {
  const serials = by(keys, 'serial')
  if (serials.length > 0) {
    const { rows } = await db.query<{ kind: string; year: number; last: number }>({ name: 'load-serials', values: [org, serials.map(k => k.kind), serials.map(k => k.year)],
      text: 'select s.kind, s.year, s.last from unnest($2::text[], $3::integer[]) k(kind, year) join serial s on s.org = $1 and s.kind = k.kind and s.year = k.year' })
    const last = new Map(rows.map(r => [`${r.kind}:${r.year}`, r.last]))
    for (const k of serials) out.set(keyName(k), { serial: last.get(`${k.kind}:${k.year}`) ?? 0 })
  }
  for (const k of by(keys, 'batch')) {
    const { rows } = await db.query<{ item: number }>({ name: 'load-batch', text: 'select item from entry where org = $1 and batch = $2 and at = item order by at', values: [org, k.batch] })
    out.set(keyName(k), { items: rows.map(r => r.item) })
  }
}

/** Loads slices of the projection in one round: one statement for each kind of slice asked for. */
export async function loadSlices(db: Db, org: number, keys: readonly Key[]): Promise<ReadonlyMap<string, Slice>> {
  const out = new Map<string, Slice>()
  await loadItems(db, org, keys, out)
  await loadFacts(db, org, keys, out)
  await loadStandings(db, org, keys, out)
  await loadRest(db, org, keys, out)
  return out
}

/** The globals as they stand: the current facts they are made of, and the rows of all duties. */
export async function loadGlobals(db: Db, org: number): Promise<Globals> {
  const facts = await db.query<SqlFact>('select * from fact where org = $1 and until is null and kind = any($2::text[]) order by since, place', [org, globalKinds])
  const duties = await db.query<SqlItem>(`select * from item where org = $1 and kind = 'duty' and state <> 'void' order by item`, [org])
  const globals = withChange(emptyGlobals, { added: facts.rows.map(factRow), dropped: [] })
  return duties.rows.reduce((g, d) => withChange(g, { added: [], dropped: [], item: itemRow(d) }), globals)
}

/** Whole facts by their names, whatever became of them since. */
export async function loadNamed(db: Db, org: number, names: readonly (readonly [number, number])[]): Promise<readonly FactRow[]> {
  if (names.length === 0) return []
  const { rows } = await db.query<SqlFact>('select f.* from unnest($2::bigint[], $3::integer[]) k(since, place) join fact f on f.org = $1 and f.since = k.since and f.place = k.place',
    [org, names.map(n => n[0]), names.map(n => n[1])])
  return rows.map(factRow)
}
