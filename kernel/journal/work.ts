import { workdaysBetween, type Day } from '../calendar/index.ts'
import type { Pair } from '../duty/evaluate.ts'
import type { Kind } from '../register/define.ts'
import type { Actor } from './command.ts'
import type { Body, Entry, Envelope, Item, Outcome } from './entry.ts'
import type { Fact, FactRow } from './fact.ts'
import { factsOf, project } from './project.ts'
import type { Overlay, View } from './view.ts'

/** What a decision is given besides the view: the kinds of record, where it will stand, when it is. */
export type Env = {
  readonly org: number
  readonly kinds: ReadonlyMap<string, Kind>
  /** The index of the first entry that this command would make. */
  readonly next: number
  /** The instant on the ledger's clock, ISO 8601 with offset. */
  readonly now: string
  /** The day of that instant in Asia/Shanghai. */
  readonly today: Day
}

/**
 * An entry as decided: the shell adds nonce and salt, and writes it. `dropped` are the facts that its envelope drops,
 * whole, because who keeps a view up to date has to know whom they were about.
 */
export type Draft = { readonly envelope: Omit<Envelope, 'nonce'>; readonly body: Body; readonly dropped: readonly FactRow[] }

/** What a step makes: everything of a draft but what the command as a whole knows. */
export type Made = Pick<Envelope, 'op' | 'kind' | 'version' | 'item' | 'state'>
  & Partial<Pick<Envelope, 'serial' | 'year' | 'held' | 'provenance' | 'late' | 'unit' | 'occasion' | 'batch'>>
  & { readonly facts?: readonly Fact[]; readonly drops?: readonly FactRow[]; readonly body?: Body }

/** A command while it is decided: what it has made so far lies over the ledger. */
export type Work = {
  readonly view: Overlay
  readonly env: Env
  readonly by: Actor
  readonly made: { readonly made: Made; readonly at: number }[]
  /** The record that each step made or changed; null for a step about several. */
  readonly items: (number | null)[]
  readonly changed: FactRow[]
  readonly pairs: Pair[]
}

/** Working days between the day held and the day recorded exceed the grace (DESIGN §4 *Late*). */
export function enteredLate(view: View, held: Day, today: Day): boolean {
  return held < today && workdaysBetween(view.globals.calendar, held, today).days > view.globals.parameters.grace
}

/** The fields of an item that every later version repeats. */
export const repeated = (item: Item): Pick<Envelope, 'kind' | 'version' | 'item' | 'state'> & Partial<Omit<Envelope, 'facts' | 'drops'>> => ({
  kind: item.kind, version: item.version, item: item.item, state: item.state, provenance: item.provenance,
  ...(item.serial === null ? {} : { serial: item.serial }), ...(item.year === null ? {} : { year: item.year }),
  ...(item.held === null ? {} : { held: item.held }), ...(item.unit === null ? {} : { unit: item.unit }),
  ...(item.occasion === null ? {} : { occasion: item.occasion }), ...(item.late ? { late: true as const } : {}),
})

/** The envelope of what a step made, as the command has it; outcomes stand on the last entry only. */
export function envelope(work: Work, command: string, { made, at }: Work['made'][number], last: boolean, outcomes: readonly Outcome[]): Omit<Envelope, 'nonce'> {
  const { facts, drops, body: _, ...rest } = made
  return { v: 1, org: work.env.org, at, command, last, actor: work.by.person, recorded: work.env.now, provenance: 'entered',
    ...rest, facts: facts ?? [], drops: (drops ?? []).map(f => [f.since, f.place] as const), outcomes }
}

/** Lays what a step made over the view, so that the steps after it see it. */
export function lay(work: Work, made: Made): void {
  const at = work.env.next + work.made.length
  const entry = { made, at }
  work.made.push(entry)
  const draft: Entry = { envelope: { ...envelope(work, '', entry, false, []), nonce: '' }, body: made.body ?? {} }
  work.view.apply(project(draft), made.drops ?? [])
  work.changed.push(...factsOf(draft.envelope), ...(made.drops ?? []))
}
