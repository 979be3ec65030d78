import type { Day } from '../calendar/index.ts'
import { planWork } from '../duty/planner.ts'
import type { Kind } from '../register/define.ts'
import { isRefusal, type Actor, type Command, type Refusal } from './command.ts'
import { decide } from './decide.ts'
import type { Entry } from './entry.ts'
import { emptyGlobals, withChange, type Globals } from './globals.ts'
import { project } from './project.ts'
import { Projection } from './projection.ts'
import { Direct, type View } from './view.ts'
import type { Draft } from './work.ts'

/**
 * A whole ledger in memory: what tests, the verifier and the figures' reference evaluation use. The same decide and
 * project as the server's; only loading differs.
 */
export class MemoryLedger {
  readonly entries: Entry[] = []
  readonly projection = new Projection()
  /** The kinds as this release of the program has them. */
  kinds: ReadonlyMap<string, Kind>
  #globals = emptyGlobals

  constructor(kinds: ReadonlyMap<string, Kind>) { this.kinds = kinds }

  get globals(): Globals { return this.#globals }
  get head(): number { return this.entries.length }

  /** The ledger as decisions look at it. */
  get view(): View { return new Direct(this.#globals, key => this.projection.load(key)) }

  /** What the command would do, without doing it. */
  decide(command: Command, by: Actor, now: string, today: Day): readonly Draft[] | Refusal {
    return decide(this.view, command, by, { org: 1, kinds: this.kinds, next: this.head + 1, now, today })
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
    this.#globals = withChange(this.#globals, { added: change.added, dropped, item: change.item })
    this.entries.push(entry)
  }

  /** Plans whatever is still to be planned on a day. Throws when a plan is refused, which none is in a sound ledger. */
  plan(now: string, today: Day): void {
    for (const [i, step] of planWork(this.globals, today).entries()) {
      const done = this.run({ id: `plan-${this.head}-${i}`, steps: [step] }, { person: 0 }, now, today)
      if (isRefusal(done)) throw new Error(`责任 ${step.duty} 的排期被拒；请核对规则。 The plan of duty ${step.duty} was refused: ${JSON.stringify(done)}`)
    }
  }
}
