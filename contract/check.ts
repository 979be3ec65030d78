import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { AsOf, Coverage, RecordLine } from './values.ts'

export type CheckState = 'supported' | 'contradicted' | 'unbound' | 'quoted' | 'attested' | 'blank'

/** A claim of the text with what the ledger says to it. Offsets are UTF-16 indexes into the text read. */
export type CheckedClaim = {
  readonly kind: 'quantity' | 'percentage' | 'blank' | 'document' | 'date' | 'universal' | 'phrase'
  readonly text: string
  readonly start: number
  readonly end: number
  readonly value?: number | string
  readonly valueMax?: number | string
  readonly unit?: string
  readonly subject?: string
  readonly approx?: boolean
  readonly state: CheckState
  readonly confirmed: boolean
  readonly figures: readonly string[]
  readonly records: readonly number[]
  readonly suggestion?: { readonly value: string; readonly unit: string; readonly figure: string }
  readonly remainder?: number
  /** One sentence that says why, in Chinese and English. */
  readonly says: { readonly zh: string; readonly en: string }
}
export type CheckedRelation = { readonly kind: 'relation'; readonly relation: string; readonly holds: boolean; readonly start: number; readonly end: number; readonly text: string; readonly expected: number; readonly printed: number }
export type CheckPage = { readonly asOf: AsOf; readonly year: number; readonly claims: readonly CheckedClaim[]; readonly relations: readonly CheckedRelation[] }
export type CheckDetail = { readonly coverage: Coverage | null; readonly records: readonly RecordLine[]; readonly remainder: readonly { readonly unit: string; readonly period: string; readonly count: number }[]; readonly instead: string | null }

export const check = {
  /** Checks a text against the ledger of a year. The text is not kept. */
  text: oc.input(z.strictObject({ text: z.string().min(1).max(200_000), year: z.int().min(1990).max(2100) })).output(type<CheckPage>()),
  /** What stands behind one finding: the ledger's sum, records, the remainder by unit. */
  detail: oc.input(z.strictObject({ year: z.int().min(1990).max(2100), figures: z.array(z.string().max(200)).max(20) })).output(type<CheckDetail>()),
}
