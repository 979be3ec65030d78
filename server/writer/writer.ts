import type { Pool, PoolClient } from 'pg'
import { refuse, isRefusal, type Actor, type Command, type Refusal } from '../../kernel/journal/command.ts'
import { planWork } from '../../kernel/duty/planner.ts'
import { withChange, type Globals } from '../../kernel/journal/globals.ts'
import { project, type Change } from '../../kernel/journal/project.ts'
import type { Entry, Obligation } from '../../kernel/journal/entry.ts'
import type { Key } from '../../kernel/journal/view.ts'
import type { Finding, Kind } from '../../kernel/register/define.ts'
import { readEntry } from './append.ts'
import { systemClock, type Moment } from './clock.ts'
import { loadGlobals, loadNamed } from './load.ts'
import { findings } from './findings.ts'
import { beginTurn, decideAll, loadInto, type Asked, type Receipt } from './turn.ts'
import { knownReceipts, lockHead, writeTurn, type Head } from './write.ts'

type Waiting = Asked & { readonly answer: (r: Receipt | Refusal) => void; readonly fail: (e: unknown) => void }

/** A command decided and not written: its entries, what they change, what they supersede, and what to look at. */
export type Decided = { readonly entries: readonly Entry[]; readonly changes: readonly Change[]; readonly closed: readonly Obligation[]; readonly globals: Globals
  readonly findings: readonly { readonly kind: string; readonly finding: Finding | null; readonly code: string }[] }

/** Most commands in one turn: enough to make a commit cheap, few enough that nobody waits long. */
const mostInTurn = 256

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
  #kept: { at: number; globals: Globals } | undefined

  constructor(pool: Pool, org: number, kinds: ReadonlyMap<string, Kind>, clock: 'ordinary' | 'demonstration') {
    this.#pool = pool
    this.#org = org
    this.#kinds = kinds
    this.#simulated = clock === 'demonstration'
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
    const client = await this.#pool.connect()
    const moment = at ?? systemClock()
    try {
      const { rows } = await client.query<{ at: number }>('select at from head where org = $1', [this.#org])
      const turn = beginTurn(await loadGlobals(client, this.#org), rows[0]?.at ?? 0)
      const [answer] = await decideAll(turn, [{ command, by, moment }], this.#org, this.#kinds, client)
      if (answer === undefined || isRefusal(answer)) return answer ?? refuse('command.empty')
      const load = (keys: readonly Key[]): Promise<void> => loadInto(turn, keys, this.#org, client)
      const found = await findings(turn.slices, turn.sealed.map(s => s.entry), this.#kinds, moment.today, load)
      return { changes: turn.sealed.map(s => project(s.entry)), entries: turn.sealed.map(s => s.entry), closed: turn.closed, globals: turn.slices.globals, findings: found }
    } finally {
      client.release()
    }
  }

  /** Plans whatever is still to be planned on the day of `at`: one command a chunk, others in between. */
  async plan(at?: Moment): Promise<number> {
    const moment = at ?? systemClock()
    const globals = await loadGlobals(this.#pool, this.#org)
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
    } catch (e) {
      this.#kept = undefined
      await client.query('rollback').catch((lost: Error) => { broken = lost })
      throw e
    } finally {
      client.release(broken)
    }
  }

  async #decideAndWrite(client: PoolClient, taken: readonly Waiting[]): Promise<readonly (Receipt | Refusal)[]> {
    const head = await lockHead(client, this.#org)
    const known = await knownReceipts(client, this.#org, taken.map(w => w.command.id))
    const firsts = new Map(taken.map(w => [w.command.id, w]))
    const fresh = [...firsts.values()].filter(w => !known.has(w.command.id))
    const turn = beginTurn(await this.#globals(client, head), head.at)
    const decided = await decideAll(turn, fresh.map(w => ({ ...w, moment: forward(w.moment, head) })), this.#org, this.#kinds, client)
    const answers = new Map<string, Receipt | Refusal>([...known, ...fresh.map((w, i) => [w.command.id, decided[i] as Receipt | Refusal] as const)])
    if (turn.sealed.length > 0) await writeTurn(client, this.#org, turn, head)
    await client.query('commit')
    this.#kept = { at: turn.next - 1, globals: turn.slices.globals }
    return taken.map(w => answers.get(w.command.id) as Receipt | Refusal)
  }

  /** The globals at the locked head: those kept from the last turn, brought up to what another process wrote since. */
  async #globals(client: PoolClient, head: Head): Promise<Globals> {
    if (!this.#kept) return loadGlobals(client, this.#org)
    if (this.#kept.at === head.at) return this.#kept.globals
    const { rows } = await client.query<{ envelope: Buffer; bytes: Buffer | null }>(
      'select e.envelope, b.bytes from entry e left join body b on b.org = e.org and b.at = e.at where e.org = $1 and e.at > $2 order by e.at', [this.#org, this.#kept.at])
    let { globals } = this.#kept
    for (const r of rows) {
      const change = project(readEntry(r.envelope, r.bytes))
      const dropped = await loadNamed(client, this.#org, change.dropped)
      globals = withChange(globals, { added: change.added, dropped, item: change.item })
    }
    return globals
  }
}

/** The ledger's time never runs backwards: a clock set back waits at the last entry's instant. */
function forward(moment: Moment, head: Head): Moment {
  return head.clock !== null && moment.now < head.clock ? { now: head.clock, today: head.clock.slice(0, 10) } : moment
}
