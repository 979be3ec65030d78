import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Row } from '../kernel/journal/entry.ts'
import { identities, roles } from '../kernel/roster/roster.ts'
import type { AsOf, Label, MarkKind, MissingLine, Named, RecordLine, Refused } from './values.ts'

const id = z.int().positive()
const day = z.iso.date()
const jsonRow = z.record(z.string(), z.json())

/** A step as a page sends it: `put` records or corrects, `void` withdraws. */
const step = z.union([
  z.strictObject({ op: z.literal('put'), kind: z.string().min(1).max(60), item: id.optional(), row: jsonRow, state: z.string().max(40).optional(),
    reason: z.string().max(400).optional(), lateReason: z.string().max(400).optional(), provenance: z.enum(['entered', 'paper']).optional() }),
  z.strictObject({ op: z.literal('void'), items: z.array(id).min(1).max(500), reason: z.string().min(1).max(400) }),
])
const command = z.strictObject({ id: z.string().min(8).max(80), steps: z.array(step).min(1).max(200) })

export type PersonLine = { readonly person: number; readonly name: string; readonly number: string; readonly unit: Named; readonly roles: readonly string[] }
export type UnitLine = { readonly unit: number; readonly name: string; readonly kind: string; readonly parent: number | null }

/** What a command would do, or did. */
export type Effect = {
  readonly met: readonly { readonly duty: string; readonly subject: 'person' | 'unit' | 'organisation'; readonly count: number }[]
  readonly stillOpen: readonly { readonly who: string; readonly reason: Label | null; readonly due: string; readonly count: number }[]
  readonly reopened: number
  readonly figures: readonly { readonly name: Label; readonly unit: string; readonly before: number; readonly after: number }[]
  readonly late: { readonly workdays: number; readonly grace: number } | null
  readonly attendance: { readonly due: number; readonly present: number; readonly absent: number } | null
  /** Checks made: `ok` ones say what was looked at, the others what to look at. */
  readonly checks: readonly { readonly ok: boolean; readonly text: Label; readonly items: readonly RecordLine[] }[]
}
export type Preview = { readonly ok: true; readonly effect: Effect } | { readonly ok: false; readonly refused: Refused }
/** `repeated`: the command had been carried out before, and this is its first receipt; figures and checks are not told again. */
export type Submitted = { readonly ok: true; readonly repeated: boolean; readonly first: number; readonly last: number; readonly items: readonly number[]; readonly met: number; readonly effect: Effect } | { readonly ok: false; readonly refused: Refused }

export type Version = {
  readonly at: number
  readonly op: 'put' | 'void' | 'amend' | 'destroy' | 'plan'
  readonly recorded: string
  readonly actor: string
  readonly reason: string | null
  readonly lateReason: string | null
  /** Field by field: what it was, what it became; names for persons and units. */
  readonly changes: readonly { readonly field: Label; readonly was: Label | null; readonly is: Label | null }[]
}
export type RecordPage = {
  readonly line: RecordLine
  readonly state: string
  readonly version: number
  /** The row as stored, null once destroyed; `names` resolves every person, unit and record in it. */
  readonly row: Row | null
  readonly names: { readonly persons: Readonly<Record<string, string>>; readonly units: Readonly<Record<string, string>>; readonly records: Readonly<Record<string, RecordLine>> }
  readonly dates: { readonly held: string; readonly recorded: string; readonly workdays: number; readonly late: boolean; readonly corrected: readonly { readonly day: string; readonly at: number }[] }
  readonly versions: readonly Version[]
  readonly sitting: RecordLine | null
  readonly about: readonly RecordLine[]
  readonly absences: readonly { readonly who: string; readonly reason: Label | null; readonly open: number; readonly mark: MarkKind | null }[]
  readonly met: readonly { readonly duty: string; readonly count: number }[]
  readonly reportsChanged: readonly { readonly title: string; readonly item: number; readonly was: string; readonly is: string }[]
  readonly proof: { readonly at: number; readonly leaf: string; readonly checkpoint: { readonly size: number; readonly made: string } | null; readonly witnessed: false }
  readonly tombstone: { readonly at: number; readonly basis: string; readonly approver: string } | null
  readonly mayCorrect: boolean
}
export type RecordList = {
  readonly asOf: AsOf
  readonly total: number
  readonly lines: readonly RecordLine[]
  readonly counts: { readonly all: number; readonly late: number; readonly declared: number; readonly void: number }
}

export const records = {
  /** Records of a kind, newest first, within the reader's scope. */
  list: oc.input(z.strictObject({ kind: z.string().min(1).max(60), year: z.int().min(1990).max(2100).optional(), unit: id.optional(), only: z.enum(['late', 'declared', 'void']).optional(),
    text: z.string().max(60).optional(), items: z.array(id).max(1000).optional(), from: z.int().min(0).default(0), size: z.int().min(1).max(200).default(50) })).output(type<RecordList>()),
  read: oc.input(z.strictObject({ item: id })).output(type<RecordPage>()),
  /** What the command would do, decided and not written. */
  preview: oc.input(command).output(type<Preview>()),
  submit: oc.input(command).output(type<Submitted>()),
  /** People on the roster on a day, in organisation order; of a unit when one is named; with `said` those whom an event so called means. */
  people: oc.input(z.strictObject({ day: day.optional(), unit: id.optional(), said: z.strictObject({ unit: id.optional(), roles: z.array(z.enum(roles)).optional(), identities: z.array(z.enum(identities)).optional() }).optional() })).output(type<readonly PersonLine[]>()),
  units: oc.input(z.strictObject({ day: day.optional() })).output(type<readonly UnitLine[]>()),
  /** Records, people and units by number, name or title, within scope. */
  search: oc.input(z.strictObject({ text: z.string().min(1).max(60) })).output(type<{ readonly records: readonly RecordLine[]; readonly people: readonly PersonLine[] }>()),
}
export type { MissingLine }
