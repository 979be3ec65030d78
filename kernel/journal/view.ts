import type { Item } from './entry.ts'
import { belongs, type FactKey, type FactRow } from './fact.ts'
import { withChange, type Globals } from './globals.ts'
import type { Change } from './project.ts'
import type { Standing } from '../duty/reconcile.ts'

/** A fine slice of the projection: one record, the facts of a key, one subject's obligations of a duty, a serial. */
export type Key =
  | { readonly slice: 'item'; readonly id: number }
  | { readonly slice: 'facts'; readonly key: FactKey }
  | { readonly slice: 'standing'; readonly duty: number; readonly subject: number }
  | { readonly slice: 'serial'; readonly kind: string; readonly year: number }
  | { readonly slice: 'batch'; readonly batch: string }

export const keyName = (k: Key): string => k.slice === 'item' ? `i${k.id}`
  : k.slice === 'facts' ? `f${k.key.by}:${k.key.id}:${k.key.kind ?? ''}`
  : k.slice === 'standing' ? `s${k.duty}:${k.subject}`
  : k.slice === 'serial' ? `n${k.kind}:${k.year}` : `b${k.batch}`

/** What a slice holds. */
export type Slice = {
  readonly item?: Item | null
  readonly facts?: readonly FactRow[]
  readonly standing?: Standing
  readonly serial?: number
  readonly items?: readonly number[]
}

/**
 * Thrown by a view, and by nothing else, when slices are needed that it does not hold; the caller loads them in one
 * round and decides again. Not an Error: a stack trace for each would cost more than the decision.
 */
export class Missing {
  readonly keys: readonly Key[]
  constructor(keys: readonly Key[]) { this.keys = keys }
}

/** What a decision sees of the ledger. Every method throws `Missing` for a slice the view lacks. */
export interface View {
  readonly globals: Globals
  item(id: number): Item | null
  facts(key: FactKey): readonly FactRow[]
  standing(duty: number, subject: number): Standing
  serial(kind: string, year: number): number
  batch(batch: string): readonly number[]
  /** Asks for many slices at once, so that a decision misses once and not many times. */
  need(keys: readonly Key[]): void
}

const none: Standing = { obligations: [], discharges: [] }

/** A slice after a change. */
export function touch(key: Key, slice: Slice, change: Change): Slice {
  if (key.slice === 'item') {
    const c = change.item
    if (!c || c.item !== key.id) return slice
    return { item: { ...c, row: c.row === undefined ? slice.item?.row ?? null : c.row } }
  }
  if (key.slice === 'facts') {
    const dropped = (f: FactRow): boolean => change.dropped.some(([s, p]) => s === f.since && p === f.place)
    const add = change.added.filter(f => belongs(key.key, f))
    const kept = change.dropped.length === 0 ? slice.facts ?? [] : (slice.facts ?? []).filter(f => !dropped(f))
    return add.length === 0 && kept.length === slice.facts?.length ? slice : { facts: [...kept, ...add] }
  }
  if (key.slice === 'standing') {
    const mine = (o: { duty: number; subject: number }): boolean => o.duty === key.duty && o.subject === key.subject
    const closed = change.closed.filter(mine).map(o => o.period)
    if (closed.length === 0) return slice
    const { obligations, discharges } = slice.standing ?? none
    return { standing: {
      obligations: [...obligations.filter(o => !closed.includes(o.period)), ...change.opened.filter(mine)],
      discharges: [...discharges.filter(d => !closed.includes(d.period)), ...change.discharges.filter(mine)],
    } }
  }
  if (key.slice === 'serial') {
    const c = change.item
    return c && c.kind === key.kind && c.year === key.year && (c.serial ?? 0) > (slice.serial ?? 0) ? { serial: c.serial ?? 0 } : slice
  }
  return slice
}

/** Slices loaded so far, kept up with every change decided since; a slice loaded later catches up with those changes. */
export class Slices implements View {
  globals: Globals
  #held = new Map<string, { key: Key; slice: Slice }>()
  #changes: Change[] = []

  constructor(globals: Globals) { this.globals = globals }

  /** Takes in a slice as it stood before the changes applied here. */
  load(key: Key, slice: Slice): void {
    this.#held.set(keyName(key), { key, slice: this.#changes.reduce((s, c) => touch(key, s, c), slice) })
  }

  apply(change: Change, dropped: readonly FactRow[]): void {
    this.#changes.push(change)
    for (const held of this.#held.values()) held.slice = touch(held.key, held.slice, change)
    this.globals = withChange(this.globals, { added: change.added, dropped, item: change.item })
  }

  /** Every fact of every slice held: where the whole rows of facts named in a change are found. */
  held(): readonly FactRow[] { return [...this.#held.values()].flatMap(h => h.slice.facts ?? []) }

  /** The obligations of a duty and subject as far as held: of a subject made in this turn there are none before it. */
  standingHeld(duty: number, subject: number): Standing {
    return this.#held.get(keyName({ slice: 'standing', duty, subject }))?.slice.standing ?? none
  }

  need(keys: readonly Key[]): void {
    const missing = keys.filter(k => !this.#held.has(keyName(k)))
    if (missing.length > 0) throw new Missing(missing)
  }

  #get(key: Key): Slice {
    const held = this.#held.get(keyName(key))
    if (!held) throw new Missing([key])
    return held.slice
  }

  item(id: number): Item | null { return this.#get({ slice: 'item', id }).item ?? null }
  facts(key: FactKey): readonly FactRow[] { return this.#get({ slice: 'facts', key }).facts ?? [] }
  standing(duty: number, subject: number): Standing { return this.#get({ slice: 'standing', duty, subject }).standing ?? none }
  serial(kind: string, year: number): number { return this.#get({ slice: 'serial', kind, year }).serial ?? 0 }
  batch(batch: string): readonly number[] { return this.#get({ slice: 'batch', batch }).items ?? [] }
}

const subjectOf = (k: Key): number => k.slice === 'item' ? k.id : k.slice === 'facts' ? k.key.id : k.slice === 'standing' ? k.subject : 0

/**
 * A view with the changes of a command not yet accepted laid over it; the view beneath is not touched. Records with
 * an id of `next` or more are made by the command itself, so that nothing beneath can say anything about them.
 */
export class Overlay implements View {
  globals: Globals
  readonly #under: View
  readonly #next: number
  #changes: Change[] = []

  constructor(under: View, next: number) {
    this.#under = under
    this.#next = next
    this.globals = under.globals
  }

  apply(change: Change, dropped: readonly FactRow[]): void {
    this.#changes.push(change)
    this.globals = withChange(this.globals, { added: change.added, dropped, item: change.item })
  }

  #over(key: Key, under: () => Slice): Slice {
    return this.#changes.reduce((s, c) => touch(key, s, c), subjectOf(key) >= this.#next ? {} : under())
  }

  need(keys: readonly Key[]): void { this.#under.need(keys.filter(k => subjectOf(k) < this.#next)) }
  item(id: number): Item | null {
    return this.#over({ slice: 'item', id }, () => ({ item: this.#under.item(id) })).item ?? null
  }
  facts(key: FactKey): readonly FactRow[] {
    return this.#over({ slice: 'facts', key }, () => ({ facts: this.#under.facts(key) })).facts ?? []
  }
  standing(duty: number, subject: number): Standing {
    return this.#over({ slice: 'standing', duty, subject }, () => ({ standing: this.#under.standing(duty, subject) })).standing ?? none
  }
  serial(kind: string, year: number): number {
    return this.#over({ slice: 'serial', kind, year }, () => ({ serial: this.#under.serial(kind, year) })).serial ?? 0
  }
  batch(batch: string): readonly number[] { return this.#under.batch(batch) }
}
