import type { Discharge, Item, Obligation } from './entry.ts'
import { factWays, nameOf, type FactRow } from './fact.ts'
import type { Change } from './project.ts'
import { itemAfter, type Key, type Slice } from './slice.ts'

type Place = Map<string, Set<number>>

function put(index: Place, name: string, at: number): void {
  const places = index.get(name)
  if (places) places.add(at)
  else index.set(name, new Set([at]))
}

/** Every version of everything, as the tables of the projection hold it; what is current is found by index. */
export class Projection {
  readonly items = new Map<number, Item>()
  readonly facts: FactRow[] = []
  readonly obligations: Obligation[] = []
  readonly discharges: Discharge[] = []
  readonly batches = new Map<string, number[]>()
  #factAt = new Map<string, number>()
  #currentFacts: Place = new Map()
  #currentObligations = new Map<string, Map<string, number>>()
  #discharged: Place = new Map()
  #serials = new Map<string, number>()

  /** Interprets a change and answers the facts that it dropped, whole. */
  apply(change: Change): readonly FactRow[] {
    const dropped = change.dropped.map(([since, place]) => this.#drop(nameOf({ since, place }), change.at))
    for (const fact of change.added) this.#state(fact)
    for (const { duty, subject, period } of change.closed) {
      const current = this.#currentObligations.get(`${duty}:${subject}`)
      const at = current?.get(period)
      const before = at === undefined ? undefined : this.obligations[at]
      if (at !== undefined && before) this.obligations[at] = { ...before, until: change.at }
      current?.delete(period)
    }
    for (const o of change.opened) this.#open(o)
    for (const d of change.discharges) {
      put(this.#discharged, `${d.duty}:${d.subject}:${d.period}:${d.obligationSince}`, this.discharges.length)
      this.discharges.push(d)
    }
    if (change.item) this.#record(change.item, change.batch)
    return dropped
  }

  #drop(name: string, until: number): FactRow {
    const at = this.#factAt.get(name)
    const fact = at === undefined ? undefined : this.facts[at]
    if (at === undefined || !fact || fact.until !== null) throw new Error(`第 ${until} 条撤回的要素 ${name} 并不存在或已撤回；请核对日志。 Entry ${until} drops fact ${name}, which does not stand; check the log.`)
    this.facts[at] = { ...fact, until }
    for (const by of factWays) if (fact[by] !== undefined) this.#currentFacts.get(`${by}:${fact[by]}`)?.delete(at)
    return fact
  }

  #state(fact: FactRow): void {
    const at = this.facts.push(fact) - 1
    this.#factAt.set(nameOf(fact), at)
    for (const by of factWays) if (fact[by] !== undefined) put(this.#currentFacts, `${by}:${fact[by]}`, at)
  }

  #open(o: Obligation): void {
    const name = `${o.duty}:${o.subject}`
    const current = this.#currentObligations.get(name) ?? new Map<string, number>()
    this.#currentObligations.set(name, current.set(o.period, this.obligations.length))
    this.obligations.push(o)
  }

  #record(change: NonNullable<Change['item']>, batch: string | undefined): void {
    const item = itemAfter(change, this.items.get(change.item) ?? null)
    this.items.set(item.item, item)
    if (item.serial !== null && item.year !== null) {
      const name = `${item.kind}:${item.year}`
      this.#serials.set(name, Math.max(item.serial, this.#serials.get(name) ?? 0))
    }
    if (batch !== undefined) this.batches.set(batch, [...this.batches.get(batch) ?? [], item.item])
  }

  /** The slice as it stands. */
  load(key: Key): Slice {
    switch (key.slice) {
      case 'item': return { item: this.items.get(key.id) ?? null }
      case 'facts': {
        const { by, id, kind } = key.key
        return { facts: this.#rows(this.facts, this.#currentFacts.get(`${by}:${id}`)).filter(f => kind === undefined || f.kind === kind) }
      }
      case 'standing': {
        const obligations = this.#rows(this.obligations, this.#currentObligations.get(`${key.duty}:${key.subject}`)?.values())
        return { standing: { obligations, discharges: obligations.flatMap(o =>
          this.#rows(this.discharges, this.#discharged.get(`${o.duty}:${o.subject}:${o.period}:${o.since}`))) } }
      }
      case 'serial': return { serial: this.#serials.get(`${key.kind}:${key.year}`) ?? 0 }
      case 'batch': return { items: this.batches.get(key.batch) ?? [] }
    }
  }

  #rows<T>(of: readonly T[], places: Iterable<number> | undefined): readonly T[] {
    return [...places ?? []].flatMap(at => of[at] ?? [])
  }
}
