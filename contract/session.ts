import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { AsOf, Coverage, RecordLine, ShownPiece } from './values.ts'

/** How far a reader sees: own records, a unit, the organisation. */
export type ScopeKind = 'own' | 'unit' | 'organisation'

/** A demonstration role: one click makes a session for a fictional person. */
export type DemoRole = { readonly code: string; readonly title: string; readonly titleEn: string; readonly person: string; readonly sees: string; readonly seesEn: string }

export type Me = {
  readonly organisation: string
  readonly short: string
  readonly demonstration: boolean
  /** The ledger's day and newest entry. */
  readonly asOf: AsOf
  /** Null before a role is chosen. */
  readonly who: { readonly person: number; readonly name: string; readonly office: string; readonly unit: number; readonly role: string; readonly scope: ScopeKind; readonly mayRecord: boolean; readonly mayIssue: boolean } | null
  readonly registers: readonly { readonly id: string; readonly count: number }[]
}

export type Landing = {
  readonly asOf: AsOf
  readonly organisation: string
  /** The draft's sentence with its blank, and the same sentence bound to the ledger. */
  readonly draft: readonly ShownPiece[]
  readonly bound: readonly ShownPiece[]
  readonly opened: { readonly key: string; readonly total: number; readonly records: readonly RecordLine[]; readonly missed: readonly string[] }
  readonly coverage: Coverage
  readonly gaps: readonly { readonly name: string; readonly key: string; readonly text: string }[]
  readonly overdue: number
  readonly report: { readonly id: string; readonly year: number; readonly figures: number }
  readonly roles: readonly DemoRole[]
}

export const session = {
  /** Who is asking, and what there is to see. */
  me: oc.output(type<Me>()),
  /** Demonstration only: takes a role; the session's secret is random and stands in a cookie. */
  enter: oc.input(z.strictObject({ role: z.string().min(1).max(40) })).output(type<Me>()),
  leave: oc.output(type<{ readonly left: true }>()),
  /** The page before a role is chosen, demonstration only. */
  landing: oc.output(type<Landing>()),
}
