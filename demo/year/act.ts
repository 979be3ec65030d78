import type { Day } from '../../kernel/calendar/index.ts'

/** Stands in a row for the record that was made under this key, on an earlier day or earlier in the same act. */
export type Ref = { readonly ref: string }
export const ref = (key: string): Ref => ({ ref: key })

export type DemoValue = string | number | boolean | readonly DemoValue[] | { readonly [field: string]: DemoValue }
export type DemoRow = { readonly [field: string]: DemoValue }

/** One record made or, with `item`, corrected; `as` is the key by which later acts refer to it. */
export type Line = {
  readonly kind: string
  readonly row: DemoRow
  readonly as?: string
  readonly item?: string
  readonly reason?: string
  readonly lateReason?: string
}

/**
 * What one person enters in one go on a day: one command. Acts of a day do not build on one another, except that
 * those of a later wave may refer to what an earlier one made.
 */
export type Act = {
  readonly day: Day
  readonly id: string
  /** Who enters it, by key; nobody where the ledger itself is set up. */
  readonly by?: string
  readonly wave?: number
  readonly lines: readonly Line[]
}
