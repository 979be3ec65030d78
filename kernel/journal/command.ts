import type { Day } from '../calendar/day.ts'
import type { Provenance, Row } from './entry.ts'

/**
 * One step of a command. In a row, a reference to a record made by an earlier step of the same command is
 * written `{ "step": n }` (n from 0) where its id would stand.
 */
export type Step =
  | { readonly op: 'put'; readonly kind: string; readonly item?: number; readonly row: Row; readonly state?: string
      readonly reason?: string; readonly lateReason?: string; readonly provenance?: Provenance; readonly batch?: string }
  | { readonly op: 'void'; readonly items: readonly number[]; readonly reason: string }
  | { readonly op: 'undo'; readonly batch: string; readonly items: readonly number[]; readonly reason: string }
  | { readonly op: 'amend'; readonly item: number; readonly release: string }
  | { readonly op: 'destroy'; readonly item: number; readonly basis: string; readonly approver: string; readonly copies?: string }
  | { readonly op: 'plan'; readonly duty: number; readonly to: Day; readonly subjects: readonly number[]; readonly last: boolean }

/** What somebody asks the ledger to do. Repeating an `id` returns the first receipt. */
export type Command = { readonly id: string; readonly steps: readonly Step[] }

/** Who acts: the person's record id, 0 for the ledger itself (planning, first entry). */
export type Actor = { readonly person: number }

/**
 * Why a command was not carried out: a code, the place (step and field path) and what the message needs.
 * Messages in both languages come from the catalogue in `kernel/journal/refusals.ts`.
 */
export type Refusal = {
  readonly refused: string
  readonly at?: string
  readonly params?: { readonly [name: string]: string | number }
  readonly items?: readonly number[]
}

/** A refusal by its code; `at` is the path of what is wrong within its step (`row.people.due.2`), `items` the records concerned. */
export const refuse = (refused: string, at?: string, params?: Refusal['params'], items?: readonly number[]): Refusal =>
  ({ refused, ...(at === undefined ? {} : { at }), ...(params ? { params } : {}), ...(items ? { items } : {}) })

/** Tells a refusal from what a decision otherwise answers. */
export const isRefusal = (x: unknown): x is Refusal => typeof x === 'object' && x !== null && 'refused' in x
