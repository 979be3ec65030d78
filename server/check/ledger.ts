import type { Figure, ObligationWhere } from '../../kernel/figure/figure.ts'
import type { Day } from '../../kernel/calendar/index.ts'
import type { UnitKind } from '../../kernel/roster/roster.ts'
import type { ByTopic, Named } from './named.ts'
import type { Term } from './terms.ts'
import type { Words } from './words.ts'

export type Ids = readonly (number | string)[]

/** A number that the ledger has. A derived one belongs to the sum of the figure whose key it bears. */
export type Known = Named & { readonly key: string; readonly figure: Figure; readonly value: number; readonly ids: Ids; readonly terms: ReadonlySet<Term>; readonly derived: boolean }
/** A sum with all its terms: of one or several duties, a sitting, a kind of unit. */
export type Family = Named & { readonly key: string; readonly ids: Ids; readonly label: string; readonly unit: string; readonly where: ObligationWhere; readonly value: FamilyValue }
export const familyTerms = { due: undefined, met: 'met', onTime: 'heldOnTime', late: 'heldLate', exempt: 'exempt', notDue: 'notYetDue', overdue: 'overdue' } as const
export type FamilyTerm = keyof typeof familyTerms
export type FamilyValue = Readonly<Record<FamilyTerm, number>>

/** A document that a record cites, or that is a record. */
export type KnownDocument = { readonly title: string; /** The title for comparing. */ readonly bare: string; readonly item: number; readonly issuer?: string; readonly own: boolean; readonly issued?: Day }
/** Something held on a day or over some days. */
export type KnownEvent = Named & { readonly from: Day; readonly to: Day; readonly title: string; readonly item: number; /** It makes up for another. */ readonly makeup: boolean }
/** A day that the report prints and that is no record's: who is asked is decided on it, something is due on it. */
export type KnownDay = { readonly key: string; readonly day: Day; readonly label: string }

/** What of a number lies within some days or units. */
export type Within = { readonly days?: readonly (readonly [Day, Day])[]; readonly kinds?: readonly UnitKind[]; readonly units?: readonly number[] }

/** What a text is checked against, arranged once. */
export type KnownLedger = {
  readonly year: number
  /** The day up to which it is looked at. */
  readonly asOf: Day
  readonly words: Words
  /** Topics that say less than others that end with the same word. */
  readonly generic: ReadonlySet<string>
  readonly figures: ByTopic<Known>
  readonly families: ByTopic<Family>
  readonly documents: readonly KnownDocument[]
  readonly events: ByTopic<KnownEvent>
  readonly days: readonly KnownDay[]
  /** Names of the organisation itself: what these do is its own. */
  readonly own: readonly string[]
  /** The part of a figure within some days or units; undefined where it cannot be divided so. */
  /** A sum within some units; of what was met only that on some days. */
  readonly sumWithin: (f: Family, by: Within) => FamilyValue
  readonly within: (k: Known, by: Within) => { readonly value: number; readonly ids: Ids } | undefined
}
