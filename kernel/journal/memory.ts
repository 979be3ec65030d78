import type { Day } from '../calendar/index.ts'
import { planWork } from '../duty/planner.ts'
import type { Kind } from '../register/define.ts'
import { isRefusal, type Actor, type Command, type Refusal } from './command.ts'
import { decide } from './decide.ts'
import type { Discharge, Entry, Item, Obligation } from './entry.ts'
import { belongs, type FactRow } from './fact.ts'
import { emptyGlobals } from './globals.ts'
import { project, type Change } from './project.ts'
import { Missing, Slices, touch, type Key, type Slice } from './view.ts'
import type { Draft } from './work.ts'

/** Every version of everything, as the tables of the projection hold it. */
export class Projection {
  readonly items = new Map<number, Item>()
  readonly facts: FactRow[] = []
  readonly obligations: Obligation[] = []
  readonly discharges: Discharge[] = []
  readonly batches = new Map<string, number[]>()
  #factAt = new Map<string, number>()
  #current = new Map<string, number>()

  /** Interprets a change and answers the facts that it dropped, whole. */
  apply(change: Change): readonly FactRow[] {
    const dropped = change.dropped.map(([since, place]) => {
      const i = this.#factAt.get(`${since}/${place}`) ?? -1
      const fact = this.facts[i]
      if (!fact || fact.until !== null) throw new Error(`entry ${change.at} drops fact ${since}/${place}, which does not stand`)
      this.facts[i] = { ...fact, until: change.at }
      return fact
    })
    for (const f of change.added) {
      this.#factAt.set(`${f.since}/${f.place}`, this.facts.length)
      this.facts.push(f)
    }
    for (const k of change.closed) {
      const name = `${k.duty}:${k.subject}:${k.period}`
      const i = this.#current.get(name)
      const o = i === undefined ? undefined : this.obligations[i]
      if (i !== undefined && o) this.obligations[i] = { ...o, until: change.at }
      this.#current.delete(name)
    }
    for (const o of change.opened) {
      this.#current.set(`${o.duty}:${o.subject}:${o.period}`, this.obligations.length)
      this.obligations.push(o)
    }
    this.discharges.push(...change.discharges)
    if (change.item) {
      const before = this.items.get(change.item.item) ?? null
      this.items.set(change.item.item, touch({ slice: 'item', id: change.item.item }, { item: before }, change).item as Item)
    }
    return dropped
  }

  /** The slice as it stands. */
  load(key: Key): Slice {
    switch (key.slice) {
      case 'item': return { item: this.items.get(key.id) ?? null }
      case 'facts': return { facts: this.facts.filter(f => f.until === null && belongs(key.key, f)) }
      case 'standing': {
        const obligations = this.obligations.filter(o => o.until === null && o.duty === key.duty && o.subject === key.subject)
        return { standing: { obligations, discharges: this.discharges.filter(d => obligations.some(o =>
          o.duty === d.duty && o.subject === d.subject && o.period === d.period && o.since === d.obligationSince)) } }
      }
      case 'serial': return { serial: Math.max(0, ...[...this.items.values()].filter(i => i.kind === key.kind && i.year === key.year).map(i => i.serial ?? 0)) }
      case 'batch': return { items: this.batches.get(key.batch) ?? [] }
    }
  }
}

/** Answers a decision's `Missing` until it is decided. */
export function decideWith(slices: Slices, load: (key: Key) => Slice, attempt: () => readonly Draft[] | Refusal): readonly Draft[] | Refusal {
  for (;;) {
    try { return attempt() } catch (e) {
      if (!(e instanceof Missing)) throw e
      for (const key of e.keys) slices.load(key, load(key))
    }
  }
}

/**
 * A whole ledger in memory: what tests, the verifier and the figures' reference evaluation use. The same decide and
 * project as the server's; only loading differs.
 */
export class MemoryLedger {
  readonly entries: Entry[] = []
  readonly projection = new Projection()
  readonly kinds: ReadonlyMap<string, Kind>
  #slices = new Slices(emptyGlobals)

  constructor(kinds: ReadonlyMap<string, Kind>) { this.kinds = kinds }

  get globals(): Slices['globals'] { return this.#slices.globals }
  get head(): number { return this.entries.length }

  /** What the command would do, without doing it. */
  decide(command: Command, by: Actor, now: string, today: Day): readonly Draft[] | Refusal {
    const view = new Slices(this.#slices.globals)
    const env = { org: 1, kinds: this.kinds, next: this.head + 1, now, today }
    return decideWith(view, key => this.projection.load(key), () => decide(view, command, by, env))
  }

  /** Decides and takes in; answers the entries made, or the refusal. */
  run(command: Command, by: Actor, now: string, today: Day): readonly Entry[] | Refusal {
    const drafts = this.decide(command, by, now, today)
    if (isRefusal(drafts)) return drafts
    const made = drafts.map((d): Entry => ({ body: d.body, envelope: { ...d.envelope, nonce: '00' } }))
    for (const entry of made) this.take(entry)
    return made
  }

  /** Takes in an entry as it stands: what rebuilding does with every one of them. */
  take(entry: Entry): void {
    const change = project(entry)
    const dropped = this.projection.apply(change)
    this.#slices.apply(change, dropped)
    this.#slices = new Slices(this.#slices.globals)
    this.entries.push(entry)
    const { batch, item } = entry.envelope
    if (batch !== undefined && entry.envelope.at === item) this.projection.batches.set(batch, [...this.projection.batches.get(batch) ?? [], item])
  }

  /** Plans whatever is still to be planned on a day. */
  plan(now: string, today: Day): void {
    for (const [i, step] of planWork(this.globals, today).entries()) {
      const done = this.run({ id: `plan-${this.head}-${i}`, steps: [step] }, { person: 0 }, now, today)
      if (isRefusal(done)) throw new Error(`the plan of duty ${step.duty} was refused: ${JSON.stringify(done)}`)
    }
  }
}
