import { addDays, dayOfWeek, monthOf, type Day } from '../kernel/calendar/index.ts'
import { isRefusal, type Step } from '../kernel/journal/command.ts'
import type { Row, Value } from '../kernel/journal/entry.ts'
import { openPool } from '../server/db/pool.ts'
import type { Ledger } from '../server/ledger.ts'
import { shanghai, type Moment } from '../server/writer/clock.ts'
import { recall, type Recalled } from './recall.ts'
import type { Act, DemoValue, Line } from './year/act.ts'
import { commandId, type Year } from './year/year.ts'

/** The end of a month, or of the year: how many entries the ledger holds by then. */
export type Progress = (month: number, entries: number) => void

const settings = ['duty', 'calendar', 'parameter']
const moment = (day: Day, minute: number): Moment => shanghai(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000)
/** Minutes of the day: the ledger plans after midnight, people enter in the afternoon, reports and checkpoints come last. */
const hours = { plan: 5, entries: 15 * 60, planAgain: 17 * 60, actions: 17 * 60 + 30, checkpoint: 18 * 60 } as const

/** Walks through a year and keeps which key became which record. */
class Walk {
  readonly #ledger: Ledger
  readonly #seed: number
  readonly #known: Recalled
  readonly #ids = new Map<string, number>()

  constructor(ledger: Ledger, seed: number, known: Recalled) {
    this.#ledger = ledger
    this.#seed = seed
    this.#known = known
  }

  id = (key: string): number => {
    const id = this.#ids.get(key)
    if (id === undefined) throw new Error(`the demonstration refers to ${key} before it is entered`)
    return id
  }

  #value(value: DemoValue, here: ReadonlyMap<string, number>): Value {
    if (Array.isArray(value)) return value.map((v: DemoValue) => this.#value(v, here))
    if (typeof value !== 'object') return value
    const { ref } = value as { readonly ref?: DemoValue }
    if (typeof ref !== 'string') return this.#row(value as Line['row'], here)
    const step = here.get(ref)
    return step === undefined ? this.id(ref) : { step }
  }

  #row(row: Line['row'], here: ReadonlyMap<string, number>): Row {
    return Object.fromEntries(Object.entries(row).map(([k, v]) => [k, this.#value(v, here)]))
  }

  #steps(act: Act): readonly Step[] {
    const here = new Map(act.lines.flatMap((l, i) => l.as === undefined ? [] : [[l.as, i] as const]))
    return act.lines.map((l): Step => ({ op: 'put', kind: l.kind, row: this.#row(l.row, here),
      ...(l.item === undefined ? {} : { item: this.id(l.item) }), ...(l.reason === undefined ? {} : { reason: l.reason }),
      ...(l.lateReason === undefined ? {} : { lateReason: l.lateReason }) }))
  }

  #learn(act: Act, items: readonly number[]): void {
    for (const [i, line] of act.lines.entries()) {
      const item = items[i]
      if (item === undefined) throw new Error(`${act.id} made ${items.length} records of ${act.lines.length}`)
      if (line.as !== undefined) this.#ids.set(line.as, item)
    }
  }

  /** Takes a day that is in the ledger already from its receipts. */
  recall(acts: readonly Act[]): void {
    for (const act of acts) this.#learn(act, this.#known.itemsOf(commandId(this.#seed, act)))
  }

  /** Hands in all acts of a wave at once, so that they share turns of the writer. */
  async submit(acts: readonly Act[], at: Moment): Promise<void> {
    const { writer } = this.#ledger
    const commands = acts.map(act => ({ act, command: { id: commandId(this.#seed, act), steps: this.#steps(act) }, person: act.by === undefined ? 0 : this.id(act.by) }))
    const answers = await Promise.all(commands.map(c => writer.submit(c.command, { person: c.person }, at)))
    for (const [i, answer] of answers.entries()) {
      const act = acts[i]
      if (!act || !answer) continue
      if (isRefusal(answer)) throw new Error(`演示账 ${act.day} 的“${act.id}”被拒绝。 The ledger refused ${act.id} on ${act.day}: ${JSON.stringify(answer)}`)
      this.#learn(act, answer.items)
    }
  }
}

async function writeDay(ledger: Ledger, walk: Walk, year: Year, day: Day, acts: readonly Act[]): Promise<void> {
  if (day.endsWith('-01')) await ledger.writer.plan(moment(day, hours.plan))
  const waves = [...Map.groupBy(acts, a => a.wave ?? 0)].sort(([a], [b]) => a - b)
  for (const [wave, some] of waves) await walk.submit(some, moment(day, hours.entries + wave))
  if (acts.some(a => a.lines.some(l => settings.includes(l.kind)))) await ledger.writer.plan(moment(day, hours.planAgain))
  for (const action of year.actions) if (action.day === day) await action.run(ledger, walk.id, moment(day, hours.actions))
  if (dayOfWeek(day) === 5 || day === year.last) await ledger.checkpoint(moment(day, hours.checkpoint))
}

async function entries(ledger: Ledger): Promise<number> {
  const { rows } = await ledger.pool.query<{ at: number }>('select at from head where org = $1', [ledger.org])
  return rows[0]?.at ?? 0
}

/**
 * Writes a year into a demonstration ledger, day by day, under its simulated clock. What is there already is taken
 * from its receipts, the last such day handed in again: an interrupted year goes on to the same ledger, a finished
 * one is left alone. Answers how each key can be found. Throws when a command is refused, AnotherYear when the ledger
 * holds another year than this, and before the next day what `stop` was aborted with.
 */
export async function writeYear(ledger: Ledger, year: Year, progress: Progress = () => {}, stop?: AbortSignal): Promise<{ readonly id: (key: string) => number }> {
  const days = Map.groupBy(year.acts, a => a.day)
  const known = await recall(ledger, year)
  const walk = new Walk(ledger, year.seed, known)
  const owner = openPool(ledger.place, 'owner', ledger.org, 1, () => {})
  try {
    for (let day = year.first; day <= year.last; day = addDays(day, 1)) {
      const acts = days.get(day) ?? []
      if (known.finished || day < known.until) {
        walk.recall(acts)
        continue
      }
      stop?.throwIfAborted()
      await writeDay(ledger, walk, year, day, acts)
      const ends = day === year.last || monthOf(addDays(day, 1)) !== monthOf(day)
      // Tables that fill within seconds have no statistics yet, and without them the planner reads them whole at each turn.
      if (ends || day === year.first) await owner.query('analyze')
      if (ends) progress(monthOf(day), await entries(ledger))
    }
  } finally {
    await owner.end()
  }
  return { id: walk.id }
}
