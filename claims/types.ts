/** What kind of checkable statement a claim is; `phrase` marks a number that is not one. */
export type ClaimKind = 'quantity' | 'percentage' | 'blank' | 'document' | 'date' | 'universal' | 'phrase'

/** What the sentence does with a document. */
export type DocumentRole = 'issued' | 'revised' | 'repealed' | 'studied' | 'forwarded' | 'cited' | 'media' | 'activity'

/** One statement of a text. Offsets are UTF-16 indexes into the text as given, end exclusive. */
export type Claim = {
  readonly kind: ClaimKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** Quantity: the plain number (1.7万 is 17000). Percentage: in percent. Date: ISO-like. Document: its title. */
  readonly value?: number | string
  /** The high end of a range. */
  readonly valueMax?: number | string
  readonly unit?: string
  /** The noun that the number counts, as far as the sentence says. */
  readonly subject?: string
  readonly approx?: boolean
  readonly role?: DocumentRole
  readonly slot?: 'number' | 'name'
  /** True where the claim stands inside a 《》. */
  readonly inDocument?: boolean
  /** The clause around the claim, for showing and matching. */
  readonly context?: string
  /** Where the sentence around the claim begins and ends. */
  readonly sentence?: readonly [number, number]
}

/** Two or more figures of one text that the wording ties together. */
export type Relation = {
  readonly kind: 'relation'
  readonly relation: 'sum' | 'difference' | 'share' | 'multiple' | 'average' | 'restatement'
  /** Whether the computed figure rounds (or is cut) to the printed one. */
  readonly holds: boolean
  readonly start: number
  readonly end: number
  readonly text: string
  readonly terms: readonly number[]
  readonly expected: number
  readonly printed: number
}

/** A numbered heading: 一、 is level 1, （一） level 2, 1. level 3, （1） level 4. */
export type Section = {
  readonly level: 1 | 2 | 3 | 4
  readonly text: string
  readonly start: number
  readonly end: number
}
