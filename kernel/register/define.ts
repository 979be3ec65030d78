import type { Day } from '../calendar/index.ts'
import type { Rule } from '../duty/rule.ts'
import type { Refusal } from '../journal/command.ts'
import type { Item, Row } from '../journal/entry.ts'
import type { Fact, FactKey, FactRow } from '../journal/fact.ts'
import type { Globals } from '../journal/globals.ts'
import type { Key } from '../journal/view.ts'
import { parseFields, type Fields, type Label, type Parsed, type RowOf } from './fields.ts'

/** What a record's rules may look at while it is decided; reading beyond what is loaded misses like any view. */
export type Context = Pick<Globals, 'roster' | 'calendar' | 'parameters' | 'duties'> & {
  /** The record's own id, also while it is made. */
  readonly self: number
  /** The day on which it is decided. */
  readonly today: Day
  /** The record as it stood before this version, null when it is new. */
  readonly before: Item | null
  item(id: number): Item | null
  facts(key: FactKey): readonly FactRow[]
  need(keys: readonly Key[]): void
}

/** Something to look at that does not refuse the record (DESIGN §8): a code, a place, the records concerned. */
export type Finding = { readonly check: string; readonly at?: string; readonly params?: Readonly<Record<string, string | number>>; readonly items?: readonly number[] }

/** Where a record stands in the world: the day held, its unit, the sitting it is about. */
export type Place = { readonly held: Day; readonly unit?: number | undefined; readonly occasion?: number | undefined }

/** Lifecycle: every state with the states that may follow; the first is where a record begins. */
export type States = { readonly [state: string]: readonly string[] }

/** A kind of record: a register, a kind that hangs on one, or one of the built-in kinds. */
export type Kind = {
  readonly id: string
  readonly version: number
  readonly label: Label
  /** Printed before the serial: 承诺-2021-0001. Kinds without one have no serial. */
  readonly prefix?: string
  readonly fields: Fields
  readonly states: States
  readonly stateLabels?: { readonly [state: string]: Label }
  /** Hangs on this register and is shown with it. */
  readonly partOf?: string
  /** Field names that name a record in one line, in order. */
  readonly headline: readonly string[]
  /** Whose reader must be inside the record's own unit to see these fields (reasons for absence). */
  readonly ownUnitOnly?: readonly string[]
  parse(input: unknown): Parsed
  place(row: Row): Place
  /** Expands what was said into what is kept (everybody but three → names), or refuses. */
  complete(row: Row, ctx: Context): Row | Refusal
  facts(row: Row, ctx: Context): readonly Fact[]
  check(row: Row, ctx: Context): readonly Finding[]
}

type Declared<F extends Fields> = Omit<Kind, 'parse' | 'place' | 'complete' | 'facts' | 'check' | 'fields' | 'states'> & {
  readonly fields: F
  readonly states?: States
  /** Reads the row where field descriptors cannot say its shape (a rule). */
  readonly parse?: (input: unknown) => Parsed
  readonly place: (row: RowOf<F>) => Place
  readonly complete?: (row: RowOf<F>, ctx: Context) => RowOf<F> | Refusal
  readonly facts: (row: RowOf<F>, ctx: Context) => readonly Fact[]
  readonly check?: (row: RowOf<F>, ctx: Context) => readonly Finding[]
}

/**
 * Declares a kind of record. Row type, parser and default form follow from `fields`; `place` says where a row stands,
 * `facts` what it states, `check` what to look at. A row that reaches these functions has been parsed by `fields`,
 * which is why the typed row and the stored one may stand for each other here and nowhere else.
 */
export function defineRegister<const F extends Fields>(d: Declared<F>): Kind {
  const typed = (row: Row): RowOf<F> => row as object as RowOf<F>
  return Object.freeze({
    ...d,
    states: d.states ?? { recorded: [] },
    parse: d.parse ?? ((input: unknown): Parsed => parseFields(d.fields, input)),
    place: (row: Row): Place => d.place(typed(row)),
    complete: (row: Row, ctx: Context): Row | Refusal => d.complete ? d.complete(typed(row), ctx) as object as Row | Refusal : row,
    facts: (row: Row, ctx: Context): readonly Fact[] => d.facts(typed(row), ctx),
    check: (row: Row, ctx: Context): readonly Finding[] => d.check ? d.check(typed(row), ctx) : [],
  })
}

/** The state in which a record of the kind begins. */
export const firstState = (kind: Kind): string => Object.keys(kind.states)[0] ?? 'recorded'

/** A register (台账): the kind of record it keeps first, then the kinds that hang on it. `order` is its place in the menu. */
export type Register = { readonly id: string; readonly label: Label; readonly order: number; readonly kinds: readonly [Kind, ...Kind[]] }

/** A rule as a register ships it: adopting it says from when it holds. */
export type RuleTemplate = Omit<Rule, 'from'>
