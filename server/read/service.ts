import type { Pool } from 'pg'
import type { Actor } from '../access/scope.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Ledger } from '../ledger.ts'
import type { Moment } from '../writer/clock.ts'
import { systemClock } from '../writer/clock.ts'
import type { Sources } from './source.ts'
import type { Totals } from './totals.ts'

/** What a reading operation is handed: the ledger, who asks, and the ledger's own day. */
export type Reading = {
  readonly ledger: Ledger
  readonly pool: Pool
  readonly org: number
  readonly kinds: ReadonlyMap<string, Kind>
  readonly sources: Sources
  readonly totals: Totals
  readonly actor: Actor
  /** The newest entry when the request arrived. */
  readonly head: number
  /** The day and instant of the ledger: a demonstration's stands still at its last entry. */
  readonly moment: Moment
}

/** The ledger's moment: the system's, or in a demonstration that of the newest entry. */
export function momentOf(ledger: Pick<Ledger, 'nature'>, clock: string | null): Moment {
  return ledger.nature === 'ordinary' || clock === null ? systemClock() : { now: clock, today: clock.slice(0, 10) }
}

/** Thrown for what does not exist or may not be seen: both look alike (404). */
export class NotFound extends Error {}
/** Thrown for what may be seen and not done (403). */
export class NotAllowed extends Error {}
