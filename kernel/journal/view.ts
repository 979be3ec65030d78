import type { Standing } from '../duty/reconcile.ts'
import type { Item } from './entry.ts'
import type { FactKey, FactRow } from './fact.ts'
import { withChange, type Globals } from './globals.ts'
import type { Change } from './project.ts'
import { keyName, patchesOf, type Key, type Patch, type Slice } from './slice.ts'

export { keyName, type Key, type Slice } from './slice.ts'

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

/** The methods of a view that reads slices; what it lacks, `slice` throws. */
abstract class Sliced {
  protected abstract slice(key: Key): Slice

  item(id: number): Item | null { return this.slice({ slice: 'item', id }).item ?? null }
  facts(key: FactKey): readonly FactRow[] { return this.slice({ slice: 'facts', key }).facts ?? [] }
  standing(duty: number, subject: number): Standing { return this.slice({ slice: 'standing', duty, subject }).standing ?? none }
  serial(kind: string, year: number): number { return this.slice({ slice: 'serial', kind, year }).serial ?? 0 }
  batch(batch: string): readonly number[] { return this.slice({ slice: 'batch', batch }).items ?? [] }
}

/** A view of a ledger at hand: it fetches every slice when it is asked for, and never misses. */
export class Direct extends Sliced implements View {
  readonly globals: Globals
  readonly #load: (key: Key) => Slice

  constructor(globals: Globals, load: (key: Key) => Slice) {
    super()
    this.globals = globals
    this.#load = load
  }

  need(): void {}
  protected slice(key: Key): Slice { return this.#load(key) }
}

/** Patches in the order in which they came, by the slice that they are for. */
class Patches {
  #of = new Map<string, Patch[]>()

  add(patches: ReadonlyMap<string, Patch>): void {
    for (const [name, patch] of patches) {
      const list = this.#of.get(name)
      if (list) list.push(patch)
      else this.#of.set(name, [patch])
    }
  }

  onto(name: string, slice: Slice): Slice { return (this.#of.get(name) ?? []).reduce((s, patch) => patch(s), slice) }
}

/** Slices loaded so far, kept up with every change decided since; a slice loaded later catches up with those changes. */
export class Slices extends Sliced implements View {
  globals: Globals
  #held = new Map<string, Slice>()
  #patches = new Patches()

  constructor(globals: Globals) {
    super()
    this.globals = globals
  }

  /** Takes in a slice as it stood before the changes applied here. */
  load(key: Key, slice: Slice): void {
    const name = keyName(key)
    this.#held.set(name, this.#patches.onto(name, slice))
  }

  /** Takes in a change; `dropped` are the facts that it drops, whole. */
  apply(change: Change, dropped: readonly FactRow[]): void {
    const patches = patchesOf(change, dropped)
    this.#patches.add(patches)
    for (const [name, patch] of patches) {
      const held = this.#held.get(name)
      if (held) this.#held.set(name, patch(held))
    }
    this.globals = withChange(this.globals, { added: change.added, dropped, item: change.item })
  }

  /** The obligations of a duty and subject as far as held: of a subject made in this turn there are none before it. */
  standingHeld(duty: number, subject: number): Standing {
    return this.#held.get(keyName({ slice: 'standing', duty, subject }))?.standing ?? none
  }

  need(keys: readonly Key[]): void {
    const missing = new Map<string, Key>()
    for (const key of keys) {
      const name = keyName(key)
      if (!this.#held.has(name)) missing.set(name, key)
    }
    if (missing.size > 0) throw new Missing([...missing.values()])
  }

  protected slice(key: Key): Slice {
    const held = this.#held.get(keyName(key))
    if (!held) throw new Missing([key])
    return held
  }
}

const subjectOf = (k: Key): number => k.slice === 'item' ? k.id : k.slice === 'facts' ? k.key.id : k.slice === 'standing' ? k.subject : 0

function under(view: View, key: Key): Slice {
  switch (key.slice) {
    case 'item': return { item: view.item(key.id) }
    case 'facts': return { facts: view.facts(key.key) }
    case 'standing': return { standing: view.standing(key.duty, key.subject) }
    case 'serial': return { serial: view.serial(key.kind, key.year) }
    case 'batch': return { items: view.batch(key.batch) }
  }
}

/**
 * A view with the changes of a command not yet accepted laid over it; the view beneath is not touched. Records with
 * an id of `next` or more are made by the command itself, so that nothing beneath can say anything about them.
 */
export class Overlay extends Sliced implements View {
  globals: Globals
  readonly #under: View
  readonly #next: number
  #patches = new Patches()
  /** Slices read since they last changed: many duties look at the same facts. */
  #read = new Map<string, Slice>()

  constructor(beneath: View, next: number) {
    super()
    this.#under = beneath
    this.#next = next
    this.globals = beneath.globals
  }

  /** Lays a change over the view; `dropped` are the facts that it drops, whole. */
  apply(change: Change, dropped: readonly FactRow[]): void {
    const patches = patchesOf(change, dropped)
    this.#patches.add(patches)
    for (const name of patches.keys()) this.#read.delete(name)
    this.globals = withChange(this.globals, { added: change.added, dropped, item: change.item })
  }

  need(keys: readonly Key[]): void { this.#under.need(keys.filter(k => subjectOf(k) < this.#next)) }

  protected slice(key: Key): Slice {
    const name = keyName(key)
    const known = this.#read.get(name)
    if (known) return known
    const slice = this.#patches.onto(name, subjectOf(key) >= this.#next ? {} : under(this.#under, key))
    this.#read.set(name, slice)
    return slice
  }
}
