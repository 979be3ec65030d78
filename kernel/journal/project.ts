import type { Discharge, Entry, Envelope, Item, Obligation, Outcome } from './entry.ts'
import type { FactName, FactRow } from './fact.ts'

/** An item as an entry leaves it; without `row` the row of the version before stays. */
export type ItemChange = Omit<Item, 'row'> & { readonly row?: Item['row'] }
/** Names an obligation, whatever its version. */
export type ObligationKey = { readonly duty: number; readonly subject: number; readonly period: string }

/** What one entry does to the projection; memory and SQL interpret it alike. */
export type Change = {
  readonly at: number
  readonly item?: ItemChange
  /** The batch that a record made by this entry came with. */
  readonly batch?: string
  readonly added: readonly FactRow[]
  readonly dropped: readonly FactName[]
  readonly closed: readonly ObligationKey[]
  readonly opened: readonly Obligation[]
  readonly discharges: readonly Discharge[]
}

function itemChange({ envelope: e, body }: Entry): ItemChange | undefined {
  if (e.op === 'plan') return undefined
  const base: ItemChange = { item: e.item, kind: e.kind, version: e.version, serial: e.serial ?? null,
    year: e.year ?? null, state: e.state, held: e.held ?? null,
    unit: e.unit ?? null, occasion: e.occasion ?? null, provenance: e.provenance, late: e.late ?? false, first: e.item, latest: e.at }
  if (e.op === 'put') return { ...base, row: body.row ?? null }
  return e.op === 'destroy' ? { ...base, row: null } : base
}

function obligations(at: number, outcome: Outcome): { closed: ObligationKey[]; opened: Obligation[]; discharges: Discharge[] } {
  const { duty, rule, period, starts, due, need } = outcome
  const base = { duty, period, since: at, until: null, rule, starts, due, provisional: outcome.provisional ?? false, need }
  const opened: Obligation[] = (outcome.subjects ?? []).map((subject, i) =>
    ({ ...base, subject, unit: outcome.units?.[i] ?? 0, state: 'open' as const, held: null, got: 0, late: false }))
  const discharges: Discharge[] = []
  for (const s of outcome.settled ?? []) {
    opened.push({ ...base, subject: s.subject, unit: s.unit, state: s.state, held: s.held ?? null, got: s.got, late: s.late ?? false })
    for (const [since, place, amount] of s.by) discharges.push({ since, place, duty, subject: s.subject, period, obligationSince: at, amount })
  }
  const closed = [...opened.map(o => o.subject), ...(outcome.gone ?? [])].map(subject => ({ duty, subject, period }))
  return { closed, opened, discharges }
}

/** The facts that an envelope states, as rows. */
export const factsOf = (e: Envelope): readonly FactRow[] => e.facts.map((f, place) =>
  ({ ...f, since: e.at, place, until: null, item: e.item, occasion: e.occasion ?? e.item }))

/**
 * What an entry does to the projection, of the entry alone: nothing is derived again, so a ledger rebuilt from its
 * entries equals the live one whatever the rules have become since.
 */
export function project(entry: Entry): Change {
  const { envelope } = entry
  const item = itemChange(entry)
  const parts = envelope.outcomes.map(o => obligations(envelope.at, o))
  return {
    at: envelope.at,
    ...(item ? { item } : {}),
    ...(envelope.batch === undefined || envelope.at !== envelope.item ? {} : { batch: envelope.batch }),
    added: factsOf(envelope),
    dropped: envelope.drops,
    closed: parts.flatMap(p => p.closed),
    opened: parts.flatMap(p => p.opened),
    discharges: parts.flatMap(p => p.discharges),
  }
}
