import type { Day } from '../calendar/day.ts'
import type { Fact, FactName } from './fact.ts'

/** Where a record comes from: entered as it happened, declared from before the ledger, imported from a sheet, signed on paper. */
export type Provenance = 'entered' | 'declared' | 'imported' | 'paper'
/** What an entry does to its record. */
export type EntryOp = 'put' | 'void' | 'amend' | 'destroy' | 'plan'
/** Held on time, held late or exempt; what is open is overdue or not yet due by the day on which one looks. */
export type ObligationState = 'open' | 'on_time' | 'held_late' | 'exempt'

/** One obligation that is met or exempt, written out whole: which facts met it, with how much of each. */
export type Settled = {
  readonly subject: number
  readonly unit: number
  readonly state: ObligationState
  readonly held?: Day
  readonly got: number
  readonly late?: true
  readonly by: readonly (readonly [since: number, place: number, amount: number])[]
}

/**
 * What a command changed about the obligations of one duty, period and due day. Open ones stand in columns
 * (subjects, units: the same length), met and exempt ones one by one; `gone` are no longer owed at all.
 */
export type Outcome = {
  readonly duty: number
  readonly rule: number
  readonly period: string
  readonly starts: Day
  readonly due: Day
  readonly provisional?: true
  readonly need: number
  readonly subjects?: readonly number[]
  readonly units?: readonly number[]
  readonly settled?: readonly Settled[]
  readonly gone?: readonly number[]
}

/**
 * The kept half of an entry: no name, no free text. `held` is when it happened, `recorded` when the ledger took
 * it in. `facts` are only those added by this version, `drops` those withdrawn; the rest keep their index.
 */
export type Envelope = {
  readonly v: 1
  readonly org: number
  readonly at: number
  readonly command: string
  readonly last: boolean
  readonly actor: number
  readonly op: EntryOp
  readonly kind: string
  readonly version: number
  readonly item: number
  readonly serial?: number
  /** The year in which the serial counts: that of the day first given, whatever the day was corrected to since. */
  readonly year?: number
  readonly state: string
  readonly held?: Day
  readonly recorded: string
  readonly provenance: Provenance
  readonly late?: true
  readonly unit?: number
  readonly occasion?: number
  readonly batch?: string
  readonly facts: readonly Fact[]
  readonly drops: readonly FactName[]
  readonly outcomes: readonly Outcome[]
  readonly nonce: string
}

/** A body is the record's row as typed, with why it was corrected, voided or entered late; destroyable. */
export type Body = { readonly row?: Row; readonly reason?: string; readonly lateReason?: string }
/** A value of a row: JSON, so that its canonical bytes are the truth. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }
/** A record as its kind's fields say. */
export type Row = { readonly [field: string]: Value }

/** One line of the journal: what is kept for ever, and what may be destroyed. */
export type Entry = { readonly envelope: Envelope; readonly body: Body }

/** A record in its latest version. `state` is `void` once voided; `row` is gone once destroyed. */
export type Item = {
  readonly item: number
  readonly kind: string
  readonly version: number
  readonly serial: number | null
  readonly year: number | null
  readonly state: string
  readonly held: Day | null
  readonly unit: number | null
  readonly occasion: number | null
  readonly provenance: Provenance
  readonly late: boolean
  readonly first: number
  readonly latest: number
  readonly row: Row | null
}

/** One version of an obligation; `until` null means current. `held` of an exempt one is the day it was granted. */
export type Obligation = {
  readonly duty: number
  readonly subject: number
  readonly period: string
  readonly since: number
  readonly until: number | null
  readonly rule: number
  readonly starts: Day
  readonly due: Day
  readonly provisional: boolean
  readonly unit: number
  readonly state: ObligationState
  readonly held: Day | null
  readonly need: number
  readonly got: number
  readonly late: boolean
}

/** Which fact met which obligation version, with how much. */
export type Discharge = {
  readonly since: number
  readonly place: number
  readonly duty: number
  readonly subject: number
  readonly period: string
  readonly obligationSince: number
  readonly amount: number
}
