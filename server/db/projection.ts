import type { Discharge, Obligation } from '../../kernel/journal/entry.ts'
import type { FactRow } from '../../kernel/journal/fact.ts'
import type { Change, ItemChange } from '../../kernel/journal/project.ts'
import type { Db } from './pool.ts'

type Bucket = { readonly duty: number; readonly unit: number; readonly due: string; readonly state: string; readonly late: boolean; n: number }

/**
 * Changes gathered to be written at once: what comes and goes within one batch is netted in memory, so that every
 * table takes one statement. `closing` are the rows that a change supersedes, null where they are not known: then
 * the coverage counter does not move, and whatever stands is closed.
 */
export class ProjectionBatch {
  #facts = new Map<string, FactRow>()
  #drops: [number, number, number][] = []
  #obligations = new Map<string, Obligation>()
  #open = new Map<string, string>()
  #closes: [number, number, string, number][] = []
  #discharges: Discharge[] = []
  #items = new Map<number, ItemChange>()
  #serials = new Map<string, { kind: string; year: number; last: number }>()
  #buckets = new Map<string, Bucket>()

  add(change: Change, closing: readonly Obligation[] | null): void {
    const stood = closing && new Set(closing.map(o => `${o.duty}:${o.subject}:${o.period}`))
    for (const [since, place] of change.dropped) {
      const mine = this.#facts.get(`${since}/${place}`)
      if (mine) this.#facts.set(`${since}/${place}`, { ...mine, until: change.at })
      else this.#drops.push([since, place, change.at])
    }
    for (const f of change.added) this.#facts.set(`${f.since}/${f.place}`, f)
    for (const k of change.closed) {
      const name = `${k.duty}:${k.subject}:${k.period}`
      const open = this.#open.get(name)
      const mine = open === undefined ? undefined : this.#obligations.get(open)
      if (open !== undefined && mine) this.#obligations.set(open, { ...mine, until: change.at })
      else if (stood === null || stood.has(name)) this.#closes.push([k.duty, k.subject, k.period, change.at])
      this.#open.delete(name)
    }
    for (const o of change.opened) {
      const name = `${o.duty}:${o.subject}:${o.period}`
      this.#obligations.set(`${name}:${o.since}`, o)
      this.#open.set(name, `${name}:${o.since}`)
    }
    this.#discharges.push(...change.discharges)
    if (change.item) this.#item(change.item)
    if (closing) {
      for (const o of closing) this.#bucket(o, -1)
      for (const o of change.opened) this.#bucket(o, 1)
    }
  }

  #item(c: ItemChange): void {
    const before = this.#items.get(c.item)
    this.#items.set(c.item, c.row === undefined && before?.row !== undefined ? { ...c, row: before.row } : c)
    if (c.serial === null || c.year === null) return
    const name = `${c.kind}:${c.year}`
    this.#serials.set(name, { kind: c.kind, year: c.year, last: Math.max(c.serial, this.#serials.get(name)?.last ?? 0) })
  }

  #bucket(o: Obligation, n: number): void {
    const name = `${o.duty}:${o.unit}:${o.due}:${o.state}:${o.late}`
    const b = this.#buckets.get(name)
    if (b) b.n += n
    else this.#buckets.set(name, { duty: o.duty, unit: o.unit, due: o.due, state: o.state, late: o.late, n })
  }

  /** The statements that write the batch, to be sent in order within the caller's transaction. */
  statements(org: number): readonly { readonly name: string; readonly text: string; readonly values: readonly unknown[] }[] {
    const items = [...this.#items.values()]
    return [
      factsAdded([...this.#facts.values()]), factsDropped(this.#drops),
      obligationsClosed(this.#closes), obligationsOpened([...this.#obligations.values()]), dischargesAdded(this.#discharges),
      itemsWritten(items.filter(i => i.row !== undefined)), itemsKept(items.filter(i => i.row === undefined)),
      serialsMoved([...this.#serials.values()]), coverageMoved([...this.#buckets.values()].filter(b => b.n !== 0)),
    ].filter(s => s.rows > 0).map(({ name, text, columns }) => ({ name, text, values: [org, ...columns] }))
  }

  /** Writes the batch; answers how many facts and obligations came into the tables. */
  async write(db: Db, org: number): Promise<number> {
    for (const s of this.statements(org)) await db.query({ name: s.name, text: s.text, values: [...s.values] })
    return this.#facts.size + this.#obligations.size
  }
}

type Statement = { readonly name: string; readonly text: string; readonly columns: readonly (readonly unknown[])[]; readonly rows: number }
const column = <T, V>(rows: readonly T[], of: (row: T) => V): readonly V[] => rows.map(of)
const params = (types: readonly string[]): string => types.map((t, i) => `$${i + 2}::${t}[]`).join(', ')

function factsAdded(f: readonly FactRow[]): Statement {
  const types = ['bigint', 'integer', 'bigint', 'bigint', 'bigint', 'text', 'text', 'bigint', 'bigint', 'date', 'date', 'double precision', 'bigint', 'boolean']
  return { name: 'facts-added', rows: f.length,
    text: `insert into fact (org, since, place, until, item, occasion, kind, code, person, unit, day, "end", num, ref, late) select $1, * from unnest(${params(types)})`,
    columns: [column(f, r => r.since), column(f, r => r.place), column(f, r => r.until), column(f, r => r.item), column(f, r => r.occasion), column(f, r => r.kind),
      column(f, r => r.code ?? null), column(f, r => r.person ?? null), column(f, r => r.unit ?? null), column(f, r => r.day), column(f, r => r.end ?? null),
      column(f, r => r.num ?? null), column(f, r => r.ref ?? null), column(f, r => r.late ?? false)] }
}

function factsDropped(d: readonly (readonly [number, number, number])[]): Statement {
  return { name: 'facts-dropped', rows: d.length,
    text: `update fact f set until = k.at from unnest(${params(['bigint', 'integer', 'bigint'])}) k(since, place, at) where f.org = $1 and f.since = k.since and f.place = k.place`,
    columns: [column(d, r => r[0]), column(d, r => r[1]), column(d, r => r[2])] }
}

function obligationsClosed(c: readonly (readonly [number, number, string, number])[]): Statement {
  return { name: 'obligations-closed', rows: c.length,
    text: `update obligation o set until = k.at from unnest(${params(['bigint', 'bigint', 'text', 'bigint'])}) k(duty, subject, period, at)
      where o.org = $1 and o.duty = k.duty and o.subject = k.subject and o.period = k.period and o.until is null`,
    columns: [column(c, r => r[0]), column(c, r => r[1]), column(c, r => r[2]), column(c, r => r[3])] }
}

function obligationsOpened(o: readonly Obligation[]): Statement {
  const types = ['bigint', 'bigint', 'text', 'bigint', 'bigint', 'integer', 'date', 'date', 'boolean', 'bigint', 'text', 'date', 'double precision', 'double precision', 'boolean']
  return { name: 'obligations-opened', rows: o.length,
    text: `insert into obligation (org, duty, subject, period, since, until, rule, starts, due, provisional, unit, state, held, need, got, late) select $1, * from unnest(${params(types)})`,
    columns: [column(o, r => r.duty), column(o, r => r.subject), column(o, r => r.period), column(o, r => r.since), column(o, r => r.until), column(o, r => r.rule),
      column(o, r => r.starts), column(o, r => r.due), column(o, r => r.provisional), column(o, r => r.unit), column(o, r => r.state), column(o, r => r.held),
      column(o, r => r.need), column(o, r => r.got), column(o, r => r.late)] }
}

function dischargesAdded(d: readonly Discharge[]): Statement {
  return { name: 'discharges-added', rows: d.length,
    text: `insert into discharge (org, since, place, duty, subject, period, obligation_since, amount) select $1, * from unnest(${params(['bigint', 'integer', 'bigint', 'bigint', 'text', 'bigint', 'double precision'])})`,
    columns: [column(d, r => r.since), column(d, r => r.place), column(d, r => r.duty), column(d, r => r.subject), column(d, r => r.period), column(d, r => r.obligationSince), column(d, r => r.amount)] }
}

const itemTypes = ['bigint', 'text', 'integer', 'integer', 'integer', 'text', 'date', 'bigint', 'bigint', 'text', 'boolean', 'bigint', 'bigint']
const itemColumns = (i: readonly ItemChange[]): readonly (readonly unknown[])[] => [column(i, r => r.item), column(i, r => r.kind), column(i, r => r.version),
  column(i, r => r.serial), column(i, r => r.year), column(i, r => r.state), column(i, r => r.held), column(i, r => r.unit), column(i, r => r.occasion),
  column(i, r => r.provenance), column(i, r => r.late), column(i, r => r.first), column(i, r => r.latest)]
const itemNames = ['item', 'kind', 'version', 'serial', 'year', 'state', 'held', 'unit', 'occasion', 'provenance', 'late', 'first', 'latest']
const later = itemNames.slice(2).filter(n => n !== 'first')

function itemsWritten(i: readonly ItemChange[]): Statement {
  return { name: 'items-written', rows: i.length,
    text: `insert into item (org, ${itemNames.join(', ')}, "row") select $1, * from unnest(${params([...itemTypes, 'jsonb'])})
      on conflict (org, item) do update set ${[...later, '"row"'].map(n => `${n} = excluded.${n}`).join(', ')}`,
    columns: [...itemColumns(i), column(i, r => r.row === null ? null : JSON.stringify(r.row))] }
}

function itemsKept(i: readonly ItemChange[]): Statement {
  return { name: 'items-kept', rows: i.length,
    text: `update item set ${later.map(n => `${n} = k.${n}`).join(', ')} from unnest(${params(itemTypes)}) k(${itemNames.join(', ')}) where item.org = $1 and item.item = k.item`,
    columns: itemColumns(i) }
}

function serialsMoved(s: readonly { kind: string; year: number; last: number }[]): Statement {
  return { name: 'serials-moved', rows: s.length,
    text: `insert into serial (org, kind, year, last) select $1, * from unnest(${params(['text', 'integer', 'integer'])})
      on conflict (org, kind, year) do update set last = greatest(serial.last, excluded.last)`,
    columns: [column(s, r => r.kind), column(s, r => r.year), column(s, r => r.last)] }
}

function coverageMoved(b: readonly Bucket[]): Statement {
  return { name: 'coverage-moved', rows: b.length,
    text: `insert into coverage (org, duty, unit, due, state, late, n) select $1, * from unnest(${params(['bigint', 'bigint', 'date', 'text', 'boolean', 'bigint'])})
      on conflict (org, duty, unit, due, state, late) do update set n = coverage.n + excluded.n`,
    columns: [column(b, r => r.duty), column(b, r => r.unit), column(b, r => r.due), column(b, r => r.state), column(b, r => r.late), column(b, r => r.n)] }
}
