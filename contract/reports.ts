import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { AsOf, Coverage, MissingLine, RecordLine, Refused, ShownPiece } from './values.ts'

const which = { report: z.string().min(1).max(40), year: z.int().min(1990).max(2100), asOf: z.iso.date().optional(), index: z.int().min(0).optional() }

export type ReportBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly key: string; readonly level: 1 | 2; readonly text: string; readonly figures: number }
  | { readonly kind: 'paragraph'; readonly key: string; readonly lead: string; readonly pieces: readonly ShownPiece[]; readonly by: 'ledger' | 'author' }
  | { readonly kind: 'signature'; readonly organ: string; readonly pieces: readonly ShownPiece[] }
export type ReportGap = { readonly key: string; readonly text: string; readonly mentioned: boolean; readonly confirmedBy: string | null }
export type Difference = { readonly report: string; readonly item: number; readonly key: string; readonly name: string; readonly was: string; readonly is: string; readonly because: readonly { readonly at: number; readonly record: RecordLine | null }[] }
export type ReportPage = {
  readonly report: string
  readonly name: string
  readonly title: string
  readonly year: number
  readonly asOf: AsOf
  readonly blocks: readonly ReportBlock[]
  readonly leftOut: readonly { readonly name: string; readonly nameEn: string; readonly why: 'not-in-use' | 'nothing' | 'no-gap' }[]
  readonly gaps: readonly ReportGap[]
  readonly figures: number
  readonly blanks: number
  readonly unbound: number
  readonly differences: readonly Difference[]
  readonly issued: readonly { readonly item: number; readonly title: string; readonly issued: string; readonly index: number }[]
  readonly mayIssue: boolean
}
export type FigurePanel = {
  readonly key: string
  readonly name: string
  readonly nameEn: string
  readonly value: string
  readonly unit: string
  /** The rule in words, both languages. */
  readonly rule: { readonly zh: string; readonly en: string }
  readonly asOf: AsOf
  readonly ruleVersion: string | null
  readonly coverage: Coverage | null
  readonly missing: readonly MissingLine[]
  readonly missingTotal: number
  readonly records: readonly RecordLine[]
  readonly recordsTotal: number
  /** People or units counted where the figure counts those and no records. */
  readonly members: readonly string[]
  /** Records and names outside the reader's scope: counted, not shown. */
  readonly outside: number
}

export const reports = {
  list: oc.output(type<readonly { readonly id: string; readonly name: string; readonly nameEn: string }[]>()),
  read: oc.input(z.strictObject(which)).output(type<ReportPage>()),
  figure: oc.input(z.strictObject({ ...which, key: z.string().min(1).max(200), from: z.int().min(0).default(0) })).output(type<FigurePanel>()),
  /** Keeps the author's words; a paragraph set to null is the ledger's again. */
  write: oc.input(z.strictObject({ ...which, opening: z.string().max(4000).nullable().optional(), closing: z.string().max(4000).nullable().optional(),
    edits: z.array(z.strictObject({ key: z.string().max(80), text: z.string().max(4000).nullable() })).max(200).optional() })).output(type<ReportPage>()),
  /** Issues at the index shown: refused while something is blank, unbound or a gap neither mentioned nor confirmed. */
  issue: oc.input(z.strictObject({ ...which, index: z.int().min(1), confirmed: z.array(z.string().max(200)).max(500) }))
    .output(type<{ readonly ok: true; readonly item: number; readonly at: number } | { readonly ok: false; readonly refused: Refused }>()),
}
