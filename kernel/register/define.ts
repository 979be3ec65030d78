import type { Day } from '../calendar/index.ts'
import type { Rule } from '../duty/rule.ts'
import type { Refusal } from '../journal/command.ts'
import type { Item, Row } from '../journal/entry.ts'
import type { Fact, FactKey, FactRow } from '../journal/fact.ts'
import type { Globals } from '../journal/globals.ts'
import type { Key } from '../journal/view.ts'
import { parseFields, type Fields, type Label, type Messages, type Parsed, type RowOf } from './fields.ts'

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
  /** What its own refusals and findings say, by code; those of the kernel are in `kernel/journal`. */
  readonly messages?: Messages
  /** What its checks look at, by code of the finding, as it is said when nothing was found. */
  readonly looked?: { readonly [check: string]: Label }
  parse(input: unknown): Parsed
  place(row: Row): Place
  /** Expands what was said into what is kept (everybody but three → names), or refuses. */
  complete(row: Row, ctx: Context): Row | Refusal
  facts(row: Row, ctx: Context): readonly Fact[]
  check(row: Row, ctx: Context): readonly Finding[]
}

type Given<R> = Omit<Kind, 'parse' | 'place' | 'complete' | 'facts' | 'check' | 'states'> & {
  readonly states?: States
  readonly place: (row: R) => Place
  /** `before` is the row of the version before, null when the record is new. */
  readonly complete?: (row: R, ctx: Context, before: R | null) => R | Refusal
  readonly facts: (row: R, ctx: Context) => readonly Fact[]
  readonly check?: (row: R, ctx: Context) => readonly Finding[]
}

function checkNames(id: string, fields: Fields): void {
  for (const [name, field] of Object.entries(fields)) {
    if (name === 'step') throw new Error(`“${id}”不能有名为 step 的字段，命令用它指本次的记录；请改名。 "${id}" may not have a field called step, by which commands name their own records; rename it.`)
    if (field.type === 'list' || field.type === 'group') checkNames(id, field.fields)
  }
}

/**
 * Declares a kind of record whose shape field descriptors cannot say (a rule); `parse` reads its rows. Every other kind
 * is declared by `defineRegister`. A row that reaches the functions has been read by `parse`, in this version or, where
 * a release amends old records, in an earlier one of the same fields: so the row stored may be taken for the typed one.
 * Throws when a name is one that the journal keeps for itself.
 */
export function defineKind<R extends Row>(d: Given<R> & { readonly parse: Kind['parse'] }): Kind {
  checkNames(d.id, d.fields)
  const states = d.states ?? { recorded: [] }
  if (Object.hasOwn(states, 'void')) throw new Error(`“${d.id}”不能有名为 void 的状态，作废由台账处理；请改名。 "${d.id}" may not have a state called void, which is the ledger's own; rename it.`)
  const typed = (row: Row): R => row as R
  return Object.freeze({
    ...d,
    states,
    place: (row: Row): Place => d.place(typed(row)),
    complete: (row: Row, ctx: Context): Row | Refusal => d.complete ? d.complete(typed(row), ctx, ctx.before?.row ? typed(ctx.before.row) : null) : row,
    facts: (row: Row, ctx: Context): readonly Fact[] => d.facts(typed(row), ctx),
    check: (row: Row, ctx: Context): readonly Finding[] => d.check ? d.check(typed(row), ctx) : [],
  })
}

/**
 * Declares a kind of record. Row type, parser and default form follow from `fields`; `place` says where a row stands,
 * `complete` turns what was said into what is kept or refuses, `facts` says what it states, `check` what to look at.
 */
export function defineRegister<const F extends Fields>(d: Given<RowOf<F>> & { readonly fields: F }): Kind {
  return defineKind<RowOf<F>>({ ...d, parse: input => parseFields(d.fields, input) })
}

/** The state in which a record of the kind begins. */
export const firstState = (kind: Kind): string => Object.keys(kind.states)[0] ?? 'recorded'

/** A register (台账): the kind of record it keeps first, then the kinds that hang on it. `order` is its place in the menu. */
export type Register = { readonly id: string; readonly label: Label; readonly order: number; readonly kinds: readonly [Kind, ...Kind[]] }

/** A rule as a register ships it: adopting it says from when it holds. */
export type RuleTemplate = Omit<Rule, 'from'>
