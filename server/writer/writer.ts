import type { Pool, PoolClient } from 'pg'
import { refuse, isRefusal, type Actor, type Command, type Refusal } from '../../kernel/journal/command.ts'
import { planWork } from '../../kernel/duty/planner.ts'
import type { Globals } from '../../kernel/journal/globals.ts'
import { project, type Change } from '../../kernel/journal/project.ts'
import type { Entry, Obligation } from '../../kernel/journal/entry.ts'
import type { Key } from '../../kernel/journal/view.ts'
import type { Finding, Kind } from '../../kernel/register/define.ts'
import { systemClock, type Moment } from './clock.ts'
import { findings } from './findings.ts'
import { KeptGlobals } from './globals.ts'
import { beginTurn, decideAll, loadInto, type Asked, type Receipt } from './turn.ts'
import { inSnapshot, knownReceipts, lockHead, writeTurn } from './write.ts'

type Waiting = Asked & { readonly answer: (r: Receipt | Refusal) => void; readonly fail: (e: unknown) => void }

/** A command decided and not written: its entries, what they change, what they supersede, and what to look at. */
export type Decided = { readonly entries: readonly Entry[]; readonly changes: readonly Change[]; readonly closed: readonly Obligation[]; readonly globals: Globals
  readonly findings: readonly { readonly kind: string; readonly finding: Finding | null; readonly code: string }[] }

/** Most commands in one turn: enough to make a commit cheap, few enough that nobody waits long. */
const mostInTurn = 256
/** Rows written after which the planner's statistics are looked at again. */
const refreshEvery = 2000

/**
 * The one writer of an organisation in this process. Commands queue; a turn takes what queued while the last one
 * committed, locks the head row, decides in memory, writes each table once and commits once. The lock makes two
 * processes correct, the loop makes it fast.
 */
export class Writer {
  readonly #pool: Pool
  readonly #org: number
  readonly #kinds: ReadonlyMap<string, Kind>
  readonly #simulated: boolean
  #queue: Waiting[] = []
  #busy = false
  #running: Promise<void> = Promise.resolve()
  readonly #kept: KeptGlobals
  #grown = 0

  constructor(pool: Pool, org: number, kinds: ReadonlyMap<string, Kind>, clock: 'ordinary' | 'demonstration') {
    this.#pool = pool
    this.#org = org
    this.#kinds = kinds
    this.#simulated = clock === 'demonstration'
    this.#kept = new KeptGlobals(org)
  }

  /**
   * Carries a command out, or says why not. The same id again answers the first receipt. `at` sets the clock and is
   * refused by an ordinary ledger. Rejects only when the database cannot be reached or written.
   */
  submit(command: Command, by: Actor, at?: Moment): Promise<Receipt | Refusal> {
    if (at !== undefined && !this.#simulated) return Promise.resolve(refuse('clock.ordinary'))
    return new Promise((answer, fail) => {
      this.#queue.push({ command, by, moment: at ?? systemClock(), answer, fail })
      if (!this.#busy) this.#running = this.#loop()
    })
  }

  /** What the command would do, entry by entry, decided over the ledger as it stands and not written. */
  async preview(command: Command, by: Actor, at?: Moment): Promise<Decided | Refusal> {
    const moment = at ?? systemClock()
    return inSnapshot(this.#pool, this.#org, async (client, head) => {
      const turn = beginTurn(await this.#kept.at(client, head.at), head.at, head.clock)
      const [answer] = await decideAll(turn, [{ command, by, moment }], this.#org, this.#kinds, client)
      if (answer === undefined || isRefusal(answer)) return answer ?? refuse('command.empty')
      const load = (keys: readonly Key[]): Promise<void> => loadInto(turn, keys, this.#org, client)
      const found = await findings(turn.slices, turn.sealed.map(s => s.entry), this.#kinds, moment.today, load)
      return { changes: turn.sealed.map(s => project(s.entry)), entries: turn.sealed.map(s => s.entry), closed: turn.closed, globals: turn.slices.globals, findings: found }
    })
  }

  /** Who is there, the calendar and the duties, as of entry `head` or a later one. */
  async globals(head: number): Promise<Globals> {
    return this.#kept.since(head) ?? inSnapshot(this.#pool, this.#org, (client, now) => this.#kept.at(client, now.at))
  }

  /** Plans whatever is still to be planned on the day of `at`: one command a chunk, others in between. */
  async plan(at?: Moment): Promise<number> {
    const moment = at ?? systemClock()
    const globals = await inSnapshot(this.#pool, this.#org, (client, now) => this.#kept.at(client, now.at))
    const steps = planWork(globals, moment.today)
    for (const step of steps) {
      const id = `plan:${step.duty}:${step.to}:${step.subjects[0] ?? 0}:${globals.planned.get(step.duty)?.since ?? 0}:${moment.today}`
      const done = await this.submit({ id, steps: [step] }, { person: 0 }, at)
      if (isRefusal(done)) throw new Error(`duty ${step.duty} could not be planned: ${JSON.stringify(done)}`)
    }
    return steps.length
  }

  /** Waits until everything queued so far is answered. */
  async idle(): Promise<void> { await this.#running }

  // `busy` is cleared in the same step that finds the queue empty: a command that comes in between is never left lying.
  async #loop(): Promise<void> {
    this.#busy = true
    while (this.#queue.length > 0) {
      const taken = this.#queue.splice(0, mostInTurn)
      try {
        await this.#turn(taken)
      } catch (e) {
        if (taken.length === 1) taken[0]?.fail(e)
        else for (const one of taken) await this.#turn([one]).catch(one.fail)
      }
    }
    this.#busy = false
  }

  async #turn(taken: readonly Waiting[]): Promise<void> {
    const client = await this.#pool.connect()
    let broken: Error | undefined
    try {
      const answers = await this.#decideAndWrite(client, taken)
      for (const [i, w] of taken.entries()) w.answer(answers[i] as Receipt | Refusal)
      await this.#refresh(client)
    } catch (e) {
      this.#kept.forget()
      await client.query('rollback').catch((lost: Error) => { broken = lost })
      throw e
    } finally {
      client.release(broken)
    }
  }

  async #refresh(client: PoolClient): Promise<void> {
    if (this.#grown < refreshEvery) return
    this.#grown = 0
    await client.query('select refresh_statistics()')
  }

  async #decideAndWrite(client: PoolClient, taken: readonly Waiting[]): Promise<readonly (Receipt | Refusal)[]> {
    const head = await lockHead(client, this.#org)
    const known = await knownReceipts(client, this.#org, taken.map(w => w.command.id))
    const firsts = new Map(taken.map(w => [w.command.id, w]))
    const fresh = [...firsts.values()].filter(w => !known.has(w.command.id))
    const turn = beginTurn(await this.#kept.at(client, head.at), head.at, head.clock)
    const decided = await decideAll(turn, fresh, this.#org, this.#kinds, client)
    const answers = new Map<string, Receipt | Refusal>([...known, ...fresh.map((w, i) => [w.command.id, decided[i] as Receipt | Refusal] as const)])
    const rows = turn.sealed.length > 0 ? await writeTurn(client, this.#org, turn, head) : 0
    await client.query('commit')
    this.#grown += rows
    this.#kept.keep(turn.next - 1, turn.slices.globals)
    return taken.map(w => answers.get(w.command.id) as Receipt | Refusal)
  }
}
