import { addCoverage, coverage, emptyCoverage, standingAt } from '../duty/coverage.ts'
import { planWork } from '../duty/planner.ts'
import type { Command, Refusal } from '../journal/command.ts'
import { decide } from '../journal/decide.ts'
import { nameOf, type FactKey, type FactRow } from '../journal/fact.ts'
import type { Item } from '../journal/entry.ts'
import { MemoryLedger } from '../journal/memory.ts'
import { project } from '../journal/project.ts'
import type { Standing } from '../duty/reconcile.ts'
import { Missing, Slices, type View } from '../journal/view.ts'
import type { Draft, Env } from '../journal/work.ts'
import { rebuilt } from './rebuilt.ts'
import type { Scenario } from './scenario.ts'

/** A view that holds the whole ledger: what slices loaded on demand have to agree with. */
export class WholeView implements View {
  readonly #ledger: MemoryLedger
  constructor(ledger: MemoryLedger) { this.#ledger = ledger }

  get globals(): View['globals'] { return this.#ledger.globals }
  item(id: number): Item | null { return this.#ledger.projection.items.get(id) ?? null }
  facts({ by, id, kind }: FactKey): readonly FactRow[] {
    return this.#ledger.projection.facts.filter(f => f.until === null && f[by] === id && (kind === undefined || f.kind === kind))
  }
  standing(duty: number, subject: number): Standing {
    const { obligations, discharges } = this.#ledger.projection
    const current = obligations.filter(o => o.until === null && o.duty === duty && o.subject === subject)
    return { obligations: current, discharges: discharges.filter(d => d.duty === duty && d.subject === subject
      && current.some(o => o.period === d.period && o.since === d.obligationSince)) }
  }
  serial(kind: string, year: number): number {
    return Math.max(0, ...[...this.#ledger.projection.items.values()].filter(i => i.kind === kind && i.year === year).map(i => i.serial ?? 0))
  }
  batch(batch: string): readonly number[] {
    return this.#ledger.entries.filter(e => e.envelope.batch === batch && e.envelope.at === e.envelope.item).map(e => e.envelope.item)
  }
  need(): void {}
}

function must(holds: boolean, what: () => string): void {
  if (!holds) throw new Error(what())
}

function unique(names: readonly string[], what: string): void {
  const seen = new Set<string>()
  for (const name of names) {
    must(!seen.has(name), () => `${what} twice: ${name}`)
    seen.add(name)
  }
}

/**
 * A turn of a writer, as the server has it: what is stored lags behind, slices are loaded from there and kept up with
 * what was decided since. Every decision over it has to equal one over the whole ledger.
 */
export class Turn {
  readonly #stored: MemoryLedger
  #slices: Slices

  constructor(live: MemoryLedger) {
    this.#stored = new MemoryLedger(live.kinds)
    for (const entry of live.entries) this.#stored.take(entry)
    this.#slices = new Slices(live.globals)
  }

  #decide(command: Command, env: Env): { readonly decided: readonly Draft[] | Refusal; readonly rounds: number } {
    for (let rounds = 0; ; rounds += 1) {
      try { return { decided: decide(this.#slices, command, { person: 0 }, env), rounds } } catch (e) {
        if (!(e instanceof Missing)) throw e
        for (const key of e.keys) this.#slices.load(key, this.#stored.projection.load(key))
      }
    }
  }

  /** Decides a command in this turn and over everything, without carrying it out; throws when these differ. */
  compare({ ledger, day }: Scenario, command: Command): void {
    const env = { org: 1, kinds: ledger.kinds, next: ledger.head + 1, now: `${day}T10:00:00+08:00`, today: day }
    const { decided, rounds } = this.#decide(command, env)
    const whole = decide(new WholeView(ledger), command, { person: 0 }, env)
    must(JSON.stringify(decided) === JSON.stringify(whole), () => `slices decide otherwise:\n${JSON.stringify(decided)}\n${JSON.stringify(whole)}`)
    must(rounds <= 6, () => `it took ${rounds} rounds to decide`)
  }

  /** Takes in what the ledger took in since; `commit` ends the turn, and what is stored catches up. */
  follow(live: MemoryLedger, from: number, commit: boolean): void {
    for (const entry of live.entries.slice(from)) {
      const change = project(entry)
      const dropped = change.dropped.flatMap(([since, place]) => live.projection.facts.filter(f => f.since === since && f.place === place))
      this.#slices.apply(change, dropped)
    }
    if (!commit) return
    for (const entry of live.entries.slice(this.#stored.head)) this.#stored.take(entry)
    this.#slices = new Slices(this.#stored.globals)
  }
}

function checkCoverage(s: Scenario): void {
  const rows = s.obligations()
  for (const day of ['2021-06-30', s.day, '2023-12-31']) {
    const c = coverage(rows, day, s.ledger.head)
    must(c.required === c.heldOnTime + c.heldLate + c.exempt + c.overdue + c.notYetDue && c.required === rows.length, () => `terms do not add up: ${JSON.stringify(c)}`)
    const parts = [...Map.groupBy(rows, o => o.unit).values()].map(some => coverage(some, day, s.ledger.head)).reduce(addCoverage, emptyCoverage)
    must(JSON.stringify(parts) === JSON.stringify(c), () => 'units do not add up to the whole')
  }
}

function checkDischarges(s: Scenario): void {
  const { facts, discharges } = s.ledger.projection
  const byName = new Map(facts.map(f => [nameOf(f), f]))
  const own = Map.groupBy(discharges, d => `${d.duty}:${d.subject}:${d.period}:${d.obligationSince}`)
  const current = s.obligations().map(o => ({ o, by: own.get(`${o.duty}:${o.subject}:${o.period}:${o.since}`) ?? [] }))
  for (const { o, by } of current) {
    must(by.every(d => byName.get(nameOf(d))?.until === null), () => `discharged by a fact that does not stand: ${JSON.stringify([o, by])}`)
    must(Math.abs(by.reduce((n, d) => n + d.amount, 0) - o.got) < 1e-6, () => `got is not the sum: ${JSON.stringify([o, by])}`)
    const met = o.state === 'on_time' || o.state === 'held_late'
    must(met === o.got >= o.need && (!met || (o.state === 'on_time') === ((o.held ?? '') <= o.due)), () => `state does not follow: ${JSON.stringify(o)}`)
  }
  unique(current.flatMap(({ by }) => by.map(d => `${d.duty} by ${nameOf(d)}`)), 'one fact serves obligations of a duty')
}

/** No fact is of a voided record or names one, and each is about the sitting that its record is about. */
function checkFacts({ ledger: { projection } }: Scenario): void {
  const isVoid = (id: number | undefined): boolean => id !== undefined && projection.items.get(id)?.state === 'void'
  for (const f of projection.facts) {
    if (f.until !== null) continue
    must(!isVoid(f.item), () => `a voided record states ${JSON.stringify(f)}`)
    must(![f.person, f.unit, f.ref, f.occasion].some(isVoid), () => `a voided record is referred to by ${JSON.stringify(f)}`)
    const item = projection.items.get(f.item)
    must(f.occasion === (item?.occasion ?? f.item), () => `a fact is about another sitting than its record: ${JSON.stringify(f)}`)
  }
}

function checkSerials(s: Scenario): void {
  const items = [...s.ledger.projection.items.values()].filter(i => i.serial !== null)
  for (const [name, group] of Map.groupBy(items, i => `${i.kind}:${i.year}`)) {
    const serials = group.map(i => i.serial ?? 0).sort((a, b) => a - b)
    must(serials.every((n, i) => n === i + 1), () => `serials of ${name} have a gap: ${serials.join()}`)
  }
}

/** Throws unless the ledger is sound: what has to hold after every command, whatever it was. */
export function sound(s: Scenario): void {
  rebuilt(s.ledger)
  s.again()
  const { globals, projection } = s.ledger
  must(planWork(globals, s.day).length === 0, () => 'something is left to plan')
  const rows = standingAt(projection.obligations, s.ledger.head)
  unique(rows.map(o => `${o.duty}:${o.subject}:${o.period}`), 'an obligation stands')
  must(rows.every(o => globals.duties.has(o.duty)), () => 'something is owed under a duty that is gone')
  checkCoverage(s)
  checkDischarges(s)
  checkSerials(s)
  checkFacts(s)
}
