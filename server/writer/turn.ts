import type { PoolClient } from 'pg'
import { isRefusal, type Actor, type Command, type Refusal } from '../../kernel/journal/command.ts'
import { decide } from '../../kernel/journal/decide.ts'
import type { Obligation } from '../../kernel/journal/entry.ts'
import type { Globals } from '../../kernel/journal/globals.ts'
import { project, type Change } from '../../kernel/journal/project.ts'
import { keyName, Missing, Slices, type Key } from '../../kernel/journal/view.ts'
import type { Draft } from '../../kernel/journal/work.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { ProjectionBatch } from '../db/projection.ts'
import { seal, type Sealed } from './append.ts'
import type { Moment } from './clock.ts'
import { loadSlices } from './load.ts'

/** What a command made: the last index, how many entries, their records, and how much was met by it. */
export type Receipt = { readonly command: string; readonly at: number; readonly n: number; readonly items: readonly number[] }
export type Asked = { readonly command: Command; readonly by: Actor; readonly moment: Moment }

/** A turn while it is decided: what was accepted so far lies in `slices` and in `batch`. */
export type Turn = {
  readonly slices: Slices
  readonly batch: ProjectionBatch
  readonly sealed: Sealed[]
  readonly receipts: Receipt[]
  /** Obligations as they stood before this turn superseded them. */
  readonly closed: Obligation[]
  next: number
  /** When the newest entry was recorded, null while there is none. */
  clock: string | null
}

export const beginTurn = (globals: Globals, head: number, clock: string | null): Turn =>
  ({ slices: new Slices(globals), batch: new ProjectionBatch(), sealed: [], receipts: [], closed: [], next: head + 1, clock })

/** The ledger's time never runs backwards: a clock set back, or a command that came first and is decided second, waits at the newest entry's instant. */
const forward = (moment: Moment, clock: string | null): Moment => clock !== null && moment.now < clock ? { now: clock, today: clock.slice(0, 10) } : moment

function closing(slices: Slices, change: Change): readonly Obligation[] {
  return change.closed.flatMap(k => slices.standingHeld(k.duty, k.subject).obligations.filter(o => o.period === k.period))
}

function accept(turn: Turn, drafts: readonly Draft[], command: string): Receipt {
  const items = new Set<number>()
  for (const draft of drafts) {
    const sealed = seal(draft)
    const change = project(sealed.entry)
    const superseded = closing(turn.slices, change)
    turn.closed.push(...superseded)
    turn.batch.add(change, superseded)
    turn.slices.apply(change, draft.dropped)
    turn.sealed.push(sealed)
    items.add(draft.envelope.item)
  }
  turn.next += drafts.length
  turn.clock = drafts[0]?.envelope.recorded ?? turn.clock
  const receipt = { command, at: turn.next - 1, n: drafts.length, items: [...items] }
  turn.receipts.push(receipt)
  return receipt
}

/** Loads slices into the turn's view in one round. */
export async function loadInto(turn: Turn, keys: readonly Key[], org: number, client: PoolClient): Promise<void> {
  const loaded = await loadSlices(client, org, keys)
  for (const k of keys) turn.slices.load(k, loaded.get(keyName(k)) ?? {})
}

/**
 * Decides commands over the turn's view. Those that miss something wait while all of it is loaded in one round, and
 * are then decided again; commands of one turn came together and have no order among them.
 */
export async function decideAll(turn: Turn, asked: readonly Asked[], org: number, kinds: ReadonlyMap<string, Kind>, client: PoolClient): Promise<readonly (Receipt | Refusal)[]> {
  const answers = new Map<Asked, Receipt | Refusal>()
  for (let waiting = [...asked]; waiting.length > 0;) {
    const missing = new Map<string, Key>()
    const again: Asked[] = []
    for (const a of waiting) {
      try {
        const env = { org, kinds, next: turn.next, ...forward(a.moment, turn.clock) }
        const drafts = decide(turn.slices, a.command, a.by, env)
        answers.set(a, isRefusal(drafts) ? drafts : accept(turn, drafts, a.command.id))
      } catch (e) {
        if (!(e instanceof Missing)) throw e
        for (const k of e.keys) missing.set(keyName(k), k)
        again.push(a)
      }
    }
    waiting = again
    if (missing.size > 0) await loadInto(turn, [...missing.values()], org, client)
  }
  return asked.map(a => answers.get(a) as Receipt | Refusal)
}
