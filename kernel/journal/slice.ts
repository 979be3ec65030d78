import type { Standing } from '../duty/reconcile.ts'
import type { Item } from './entry.ts'
import { factWays, nameOf, type FactKey, type FactRow } from './fact.ts'
import type { Change } from './project.ts'

/** A fine slice of the projection: one record, the facts of a key, one subject's obligations of a duty, a serial. */
export type Key =
  | { readonly slice: 'item'; readonly id: number }
  | { readonly slice: 'facts'; readonly key: FactKey }
  | { readonly slice: 'standing'; readonly duty: number; readonly subject: number }
  | { readonly slice: 'serial'; readonly kind: string; readonly year: number }
  | { readonly slice: 'batch'; readonly batch: string }

const factsName = (by: FactKey['by'], id: number, kind: string): string => `f${by}:${id}:${kind}`
const standingName = (o: { readonly duty: number; readonly subject: number }): string => `s${o.duty}:${o.subject}`

/** A slice's key as text. */
export function keyName(k: Key): string {
  switch (k.slice) {
    case 'item': return `i${k.id}`
    case 'facts': return factsName(k.key.by, k.key.id, k.key.kind ?? '')
    case 'standing': return standingName(k)
    case 'serial': return `n${k.kind}:${k.year}`
    case 'batch': return `b${k.batch}`
  }
}

/** What a slice holds. */
export type Slice = {
  readonly item?: Item | null
  readonly facts?: readonly FactRow[]
  readonly standing?: Standing
  readonly serial?: number
  readonly items?: readonly number[]
}

/** What a change does to one slice. */
export type Patch = (slice: Slice) => Slice

/** The names of every slice of facts that a fact belongs to: each way in which it is looked up, with its kind and without. */
function homesOf(fact: FactRow): readonly string[] {
  return factWays.flatMap(by => {
    const id = fact[by]
    return id === undefined ? [] : [factsName(by, id, fact.kind), factsName(by, id, '')]
  })
}

function factPatches(out: Map<string, Patch>, change: Change, dropped: readonly FactRow[]): void {
  const homes = new Map<string, { added: FactRow[]; gone: Set<string> }>()
  const home = (name: string): { added: FactRow[]; gone: Set<string> } => {
    const found = homes.get(name) ?? { added: [], gone: new Set<string>() }
    homes.set(name, found)
    return found
  }
  for (const f of dropped) for (const name of homesOf(f)) home(name).gone.add(nameOf(f))
  for (const f of change.added) for (const name of homesOf(f)) home(name).added.push(f)
  for (const [name, { added, gone }] of homes) {
    out.set(name, ({ facts = [] }) => ({ facts: [...gone.size === 0 ? facts : facts.filter(f => !gone.has(nameOf(f))), ...added] }))
  }
}

function standingPatches(out: Map<string, Patch>, change: Change): void {
  const closed = Map.groupBy(change.closed, standingName)
  const opened = Map.groupBy(change.opened, standingName)
  const discharges = Map.groupBy(change.discharges, standingName)
  for (const [name, keys] of closed) {
    const periods = new Set(keys.map(k => k.period))
    out.set(name, ({ standing }) => ({ standing: {
      obligations: [...(standing?.obligations ?? []).filter(o => !periods.has(o.period)), ...opened.get(name) ?? []],
      discharges: [...(standing?.discharges ?? []).filter(d => !periods.has(d.period)), ...discharges.get(name) ?? []],
    } }))
  }
}

/** An item as a change leaves it; without a row of its own the row of the version before stays. */
export function itemAfter(change: NonNullable<Change['item']>, before: Item | null): Item {
  return { ...change, row: change.row === undefined ? before?.row ?? null : change.row }
}

/**
 * What a change does to slices, by their names; slices not named stay as they are. `dropped` are the facts that the
 * change drops, whole.
 */
export function patchesOf(change: Change, dropped: readonly FactRow[]): ReadonlyMap<string, Patch> {
  const out = new Map<string, Patch>()
  factPatches(out, change, dropped)
  standingPatches(out, change)
  const { item, batch } = change
  if (item) out.set(keyName({ slice: 'item', id: item.item }), slice => ({ item: itemAfter(item, slice.item ?? null) }))
  if (item && item.serial !== null && item.year !== null) {
    const { serial } = item
    out.set(keyName({ slice: 'serial', kind: item.kind, year: item.year }), slice => ({ serial: Math.max(slice.serial ?? 0, serial) }))
  }
  if (batch !== undefined && item) out.set(keyName({ slice: 'batch', batch }), slice => ({ items: [...slice.items ?? [], item.item] }))
  return out
}
