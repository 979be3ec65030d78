import type { Coverage } from '../kernel/duty/coverage.ts'
import type { Label } from '../kernel/register/fields.ts'

/** Something that can be opened and named in one line. */
export type Named = { readonly id: number; readonly name: string }

/** A stretch of text as pages show it: plain, a bound figure or date (opened by key), a cited document, a blank. */
export type ShownPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bound'; readonly key: string; readonly text: string; readonly as: 'figure' | 'gap' | 'date'; readonly was?: string }
  | { readonly kind: 'cited'; readonly record: number; readonly text: string }
  | { readonly kind: 'blank'; readonly text: string }

/** Marks that a record, a version or an obligation can carry (design sheet, *Marks*). */
export type MarkKind = 'entered-late' | 'held-late' | 'overdue' | 'declared' | 'imported' | 'paper' | 'exempt' | 'void' | 'makeup'

/** One record as a line of a list. `hidden` rows of a panel are outside the reader's scope and only counted. */
export type RecordLine = {
  readonly item: number
  readonly kind: string
  readonly label: string
  readonly title: string
  readonly unit: Named | null
  readonly held: string
  readonly recorded: string
  readonly at: number
  readonly marks: readonly MarkKind[]
  /** Of an occasion, or of the one that the record is about: how many were due, came, and are still open. */
  readonly attendance?: { readonly due: number; readonly present: number; readonly open: number }
}

/** Somebody or some unit that has not done what it owes. */
export type MissingLine = { readonly who: string; readonly unit: string; readonly duty: string; readonly period: string; readonly due: string; readonly days: number; readonly provisional: boolean }

/** Why something was refused: code, place, what to do, in both languages. */
export type Refused = { readonly code: string; readonly at: string; readonly message: string; readonly messageEn: string; readonly items: readonly RecordLine[] }

/** As of when and up to which entry of the log something is said. */
export type AsOf = { readonly day: string; readonly index: number }

export type { Coverage, Label }
