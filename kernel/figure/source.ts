import type { Item, Obligation } from '../journal/entry.ts'
import { matches, kindsOf, type FactPattern, type FactRow } from '../journal/fact.ts'
import { parameterDefaults } from '../journal/globals.ts'
import { standingAt } from '../duty/coverage.ts'
import { rosterOf, type Roster } from '../roster/roster.ts'

/** Rows as the tables of the projection hold them, every version: `Projection` is one, rows read by SQL another. */
export type LedgerRows = {
  readonly facts: readonly FactRow[]
  readonly obligations: readonly Obligation[]
  readonly items: ReadonlyMap<number, Item>
}

/** The `issuer/key` of a rule's key, whatever its version. */
export const dutyKey = (key: string): string => key.split('@', 1)[0] ?? key

/** The `issuer/key` of every version of a duty, as its row has them (kernel/kinds/duty.ts). */
function keysOf(item: Item): readonly string[] {
  const versions = (item.row?.['versions'] ?? []) as readonly { readonly key?: string }[]
  return [...new Set(versions.map(v => dutyKey(v.key ?? '')))]
}

function grouped<T, K>(rows: readonly T[], key: (row: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/**
 * What stood in the ledger at one index, arranged once for many figures. A record's row is its latest, because the
 * projection keeps no other; a record first made after the index is not there.
 */
export class Source {
  readonly index: number
  readonly facts: readonly FactRow[]
  readonly obligations: readonly Obligation[]
  readonly roster: Roster
  /** Duty → the `issuer/key` of its versions; a duty that was voided since keeps its obligations of before. */
  readonly duties: ReadonlyMap<number, readonly string[]>
  /** Counts under this that would point at a person are merged: the organisation's parameter as it stood. */
  readonly threshold: number
  readonly #items: LedgerRows['items']
  readonly #adopted: ReadonlySet<string>
  readonly #byKind: ReadonlyMap<string, readonly FactRow[]>
  readonly #byDuty: ReadonlyMap<number, readonly Obligation[]>
  readonly #occasions = new Map<string, ReadonlySet<number>>()

  constructor(rows: LedgerRows, index: number) {
    this.index = index
    this.facts = standingAt(rows.facts, index).toSorted((a, b) => a.since - b.since || a.place - b.place)
    this.obligations = standingAt(rows.obligations, index)
    this.roster = rosterOf(this.facts)
    this.#items = rows.items
    this.#byKind = grouped(this.facts, f => f.kind)
    this.#byDuty = grouped(this.obligations, o => o.duty)
    const duties = [...rows.items.values()].filter(i => i.kind === 'duty' && i.first <= index)
    this.duties = new Map(duties.map(i => [i.item, keysOf(i)]))
    this.#adopted = new Set(duties.filter(i => i.state !== 'void' || i.latest > index).flatMap(keysOf))
    this.threshold = this.ofKinds('parameter').findLast(f => f.code === 'threshold')?.num ?? parameterDefaults.threshold
  }

  /** The record in its latest version, null when there was none at the index. */
  item(id: number): Item | null {
    const item = this.#items.get(id)
    return item !== undefined && item.first <= this.index ? item : null
  }

  /** Facts of one or several kinds, in the order in which the ledger learnt them. */
  ofKinds(kinds: string | readonly string[]): readonly FactRow[] {
    if (typeof kinds === 'string') return this.#byKind.get(kinds) ?? []
    const lists = [...new Set(kinds)].map(k => this.#byKind.get(k) ?? [])
    return lists.length === 1 ? lists[0] ?? [] : lists.flat().sort((a, b) => a.since - b.since || a.place - b.place)
  }

  /** Obligations of the duties that have one of these `issuer/key`, and of no others. */
  ofDuties(keys: readonly string[]): readonly Obligation[] {
    return [...this.duties].filter(([, own]) => own.some(k => keys.includes(k))).flatMap(([duty]) => this.#byDuty.get(duty) ?? [])
  }

  /** The sittings (or records, where there was none) about which such a fact stands, whatever its day. */
  occasions(pattern: FactPattern): ReadonlySet<number> {
    const name = JSON.stringify([pattern.kind, pattern.code ?? null, pattern.refers ?? null])
    const known = this.#occasions.get(name)
    if (known) return known
    const found = new Set(this.ofKinds(kindsOf(pattern)).filter(f => matches(pattern, f)).map(f => f.occasion))
    this.#occasions.set(name, found)
    return found
  }

  /** Whether a duty with this `issuer/key` had been adopted and not voided. */
  adopted(key: string): boolean { return this.#adopted.has(key) }
}

/** The ledger as it stood at an index, from all versions of its rows: of a ledger in memory, `sourceOf(ledger.projection, ledger.head)`. */
export const sourceOf = (rows: LedgerRows, index: number): Source => new Source(rows, index)
