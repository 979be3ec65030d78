import type { Day } from '../calendar/day.ts'

/**
 * A typed statement of a record. `person`, `unit` and `ref` are record ids, so that nothing that must be
 * destroyable (names, text) is ever a fact. `num` is a plain count, hours or, where a kind says so, a day as
 * yyyymmdd. Facts are what obligations, figures and checks are computed from.
 */
export type Fact = {
  readonly kind: string
  readonly code?: string
  readonly person?: number
  readonly unit?: number
  readonly day: Day
  readonly end?: Day
  readonly num?: number
  readonly ref?: number
  /** Entered late: more than the organisation's grace after it was held. */
  readonly late?: true
}

/** A fact is named by the entry that stated it and its place there. */
export type FactName = readonly [since: number, place: number]

/** A fact as the projection holds it. `occasion` is the sitting it is about, or its own record where there is none. */
export type FactRow = Fact & {
  readonly since: number
  readonly place: number
  readonly until: number | null
  readonly item: number
  readonly occasion: number
}

/** The ways in which facts are looked up: whom or what they are about. */
export const factWays = ['person', 'unit', 'occasion', 'item', 'ref'] as const

/** Which facts a slice holds: all current facts of a kind about one person, unit, occasion, record or referred record. */
export type FactKey = { readonly by: (typeof factWays)[number]; readonly id: number; readonly kind?: string }

/** True when a fact belongs to the slice that `key` names. */
export function belongs(key: FactKey, fact: FactRow): boolean {
  return fact[key.by] === key.id && (key.kind === undefined || fact.kind === key.kind)
}

/** Pattern over one fact; every given part must agree. An array means one of. */
export type FactPattern = {
  readonly kind: string | readonly string[]
  readonly code?: string | readonly string[]
  /** Only facts that refer to another record (a 补学 names the sitting missed), or only those that do not. */
  readonly refers?: boolean
}

const oneOf = (want: string | readonly string[], have: string | undefined): boolean =>
  typeof want === 'string' ? want === have : have !== undefined && want.includes(have)

/** True when the fact agrees with every given part of the pattern. */
export function matches(pattern: FactPattern, fact: Fact): boolean {
  return oneOf(pattern.kind, fact.kind)
    && (pattern.code === undefined || oneOf(pattern.code, fact.code))
    && (pattern.refers === undefined || pattern.refers === (fact.ref !== undefined))
}

/** The kinds that a pattern may match. */
export const kindsOf = (pattern: FactPattern): readonly string[] =>
  typeof pattern.kind === 'string' ? [pattern.kind] : pattern.kind

const parts = ['kind', 'code', 'person', 'unit', 'day', 'end', 'num', 'ref'] as const

/** True when two facts state the same; `late` is about the entry, not about the world, and does not count. */
export const sameFact = (a: Fact, b: Fact): boolean => parts.every(p => a[p] === b[p])

/** A fact's name as text, for use as a key. */
export const nameOf = (f: { readonly since: number; readonly place: number }): string => `${f.since}/${f.place}`

/** Order in which the ledger learnt facts. */
export const byIndex = (a: FactRow, b: FactRow): number => a.since - b.since || a.place - b.place

/** Order of facts in the world: by day, then by when the ledger learnt them. */
export const byDay = (a: FactRow, b: FactRow): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : byIndex(a, b)
