import type { Day } from '../../kernel/calendar/index.ts'
import type { Ledger } from '../../server/ledger.ts'
import type { Moment } from '../../server/writer/clock.ts'
import type { Act } from './act.ts'

/** Something done with the ledger at the end of a day that is no record known beforehand: issuing what was composed. Repeating it must be harmless. */
export type DayAction = { readonly day: Day; readonly run: (ledger: Ledger, id: (key: string) => number, at: Moment) => Promise<void> }

/** A year to be written: what is entered on each day from the first to the last, in the order given. */
export type Year = { readonly seed: number; readonly first: Day; readonly last: Day; readonly acts: readonly Act[]; readonly actions: readonly DayAction[] }

/** What the ids of a seed's commands begin with. */
export const commandPrefix = (seed: number): string => `demo:${seed}:`

/** The name under which the writer knows an act: the same seed repeats it, and repeating is harmless. */
export const commandId = (seed: number, act: Act): string => `${commandPrefix(seed)}${act.day}:${act.id}`
