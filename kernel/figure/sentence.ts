import type { Day } from '../calendar/index.ts'
import type { Item, Obligation } from '../journal/entry.ts'
import type { FactRow } from '../journal/fact.ts'
import type { Roster } from '../roster/roster.ts'
import type { At, Count, FactWhere, Figure, ObligationWhere } from './figure.ts'

/** A bound span: the words printed and the figure that they are. `gap` is a number with its noun that is missing. */
export type Bound = { readonly figure: Figure; readonly text: string; readonly as: 'figure' | 'gap' | 'date' }

/** A document's title or number as a record has it, bound to that record. */
export type Cited = { readonly record: number; readonly text: string }

/** A sentence, or part of one: plain words, bound numbers and dates, cited documents. */
export type Text = readonly (string | Bound | Cited)[]

/** What a register says in one slot of the outline: a heading phrase (动宾短语), its sentences, and further paragraphs of them. */
export type Passage = { readonly head: string; readonly sentences: readonly Text[]; readonly more?: readonly (readonly Text[])[] }

/** Every sentence of a passage, whatever paragraph it stands in. */
export const allSentences = ({ sentences, more }: Passage): readonly Text[] => [...sentences, ...(more ?? []).flat()]

/** Something owed and not done, for chapter one's 存在的不足 and the signer's list. */
export type Gap = {
  /** The figure that counts it; its id is the gap's key. */
  readonly figure: Figure
  /** `2份承诺书未签`: number, noun and what is missing, to be read by itself. */
  readonly text: string
  readonly kind: 'undone' | 'held-late' | 'entered-late'
  /** Noun phrase for the list in 存在的不足: 承诺书⟦2份⟧未签 as Text. */
  readonly say: Text
}

/** Read access to the ledger at one (year, as-of day, index), for sentences. Pure: the same ledger gives the same. */
export interface Reader {
  readonly at: At
  readonly roster: Roster
  readonly threshold: number
  /** The figure's number; days have none and are asked by `day`. */
  n(figure: Figure): number
  /** The figure as printed in a sentence: number and measure word (`38次`), bound. */
  count(figure: Figure): Bound
  /** The same as a gap: number, noun and what is missing (`2份未签`). */
  gap(figure: Figure, words: string): Bound
  /** A bound date, shortened as the sentence before it allows: the year is left out in the report's year; with `after`, a day of the same month loses its month (8月17日、18日). */
  date(figure: Figure & { of: 'day' | 'fixed-day' }, after?: Day): Bound
  dayOf(figure: Figure): Day
  /** Facts by day, of the year up to the as-of day, as they stood at the index. */
  facts(where: FactWhere): readonly FactRow[]
  obligations(where: ObligationWhere): readonly Obligation[]
  item(id: number): Item | null
  /** A record's document title or number as it is cited. */
  cite(record: number, text: string): Cited
  unitName(unit: number): string
  /** Whether a duty with this `issuer/key` has been adopted at all. */
  owes(duty: string): boolean
}

/** What a register brings to reports: its figures, what it says in named slots, its gaps, its share of chapter two. */
export type Sentences = {
  readonly figures: readonly Figure[]
  /** Slot of the outline → what is said there; null when there is neither duty nor record (the slot is then listed as left out). */
  readonly passages: { readonly [slot: string]: (read: Reader) => Passage | null }
  readonly gaps: (read: Reader) => readonly Gap[]
  /** `2.1`, `2.2`, `2.3` → sentences from what is open, each with an office and a day. */
  readonly next: { readonly [slot: string]: (read: Reader, nextYear: NextYear) => readonly Text[] }
}

/** Days for chapter two: the author sets them; each is a working day of a loaded calendar and a figure of its own. */
export interface NextYear {
  readonly year: number
  /** A day by which open things are to be made good: `soon`, `quarter`. */
  by(term: 'soon' | 'month' | 'quarter'): Bound
}

/** The usual set of figures over one or more duties: due, met, late, exempt, not yet due, overdue. */
export function dutyFigures(id: string, duty: readonly string[], unit: string, noun: { zh: string; en: string }, subject: readonly string[] = [noun.zh], more: Partial<ObligationWhere> = {}):
  { readonly [K in 'due' | 'met' | 'onTime' | 'late' | 'exempt' | 'notDue' | 'overdue']: Count } {
  const make = (name: string, zh: string, en: string, term?: ObligationWhere['term']): Count => ({
    id: `${id}.${name}`, label: { zh: `${noun.zh}${zh}`, en: `${noun.en}, ${en}` }, unit, subject, of: 'count', from: 'obligations',
    where: { duty, ...(term === undefined ? {} : { term }), ...more }, count: 'rows' })
  return { due: make('due', '应办', 'due'), met: make('met', '已办', 'met', 'met'), onTime: make('on_time', '按时', 'on time', 'heldOnTime'),
    late: make('late', '逾期补办', 'met late', 'heldLate'), exempt: make('exempt', '免除', 'exempt', 'exempt'),
    notDue: make('not_due', '未到期', 'not yet due', 'notYetDue'), overdue: make('overdue', '逾期未办', 'overdue', 'overdue') }
}
