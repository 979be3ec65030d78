import type { Day } from '../calendar/index.ts'
import type { Term } from '../duty/coverage.ts'
import type { FactPattern } from '../journal/fact.ts'
import type { Label } from '../register/fields.ts'
import type { Cohort } from '../roster/cohort.ts'
import type { UnitKind } from '../roster/roster.ts'

/** Which facts a figure counts: those held in the year up to the as-of day, that stood at the index. */
export type FactWhere = {
  readonly fact: FactPattern
  /** Another fact must stand about the same occasion. */
  readonly with?: FactPattern
  /** No such fact may stand about the same occasion. */
  readonly without?: FactPattern
  readonly unitKind?: readonly UnitKind[]
  readonly unit?: readonly number[]
  readonly person?: number
  /** Only facts about these sittings (or records, where there was none). */
  readonly occasion?: readonly number[]
  /** Only facts that these records state. */
  readonly item?: readonly number[]
  /** Only facts that refer to these records. */
  readonly ref?: readonly number[]
  /** Narrower than the year, both ends included. */
  readonly days?: readonly [Day, Day]
  /** Only facts entered late. */
  readonly late?: true
}

/** Which obligations a figure counts: those whose period began in the year up to the as-of day, by their term on that day. */
export type ObligationWhere = {
  /** `issuer/key` of rules, without the version. */
  readonly duty: readonly string[]
  /** All of them when empty; `met` is held on time or late. */
  readonly term?: Term | 'met' | 'enteredLate'
  /** Only these periods (`2021-07`, `#123`). */
  readonly period?: readonly string[]
  readonly unit?: readonly number[]
  readonly unitKind?: readonly UnitKind[]
}

/** On which day a cohort is looked at: the report's as-of day, or a day of the report's year. */
export type On = 'asOf' | string

type Head = {
  /** `register.name`, stable: the binding tag in Word is made of it. */
  readonly id: string
  readonly label: Label
  /** Measure word printed after the number: 份, 人, 人次, 次, 场, 轮, 个. */
  readonly unit: string
  /** What it counts, as texts say it (承诺书, 调研, 谈心谈话): the checker matches by unit and subject. */
  readonly subject?: readonly string[]
  /** The fact exists only since this day; the figure says so instead of printing a small wrong number. */
  readonly since?: Day
}

export type Count = Head & (
  | { readonly of: 'count'; readonly from: 'facts'; readonly where: FactWhere; readonly count: 'rows' | 'records' | 'occasions' | 'persons' | 'units' | 'refs' | 'sum' }
  | { readonly of: 'count'; readonly from: 'obligations'; readonly where: ObligationWhere; readonly count: 'rows' | 'subjects' }
  | { readonly of: 'count'; readonly from: 'persons' | 'units'; readonly where: { readonly cohort: Cohort; readonly on: On }; readonly count: 'rows' })

/** A figure as data: compiled to SQL and run in memory, with the same value and the same ids. */
export type Figure =
  | Count
  /** part ÷ (whole − spared) in percent, cut to a whole number; spared are the exempt and not yet due. */
  | (Head & { readonly of: 'ratio'; readonly part: Count; readonly whole: Count; readonly spared: readonly Count[] })
  /** a − b, with the ids of a that b lacks: units left out. */
  | (Head & { readonly of: 'rest'; readonly whole: Count; readonly part: Count })
  /** The sum of several counts, ids joined. */
  | (Head & { readonly of: 'total'; readonly parts: readonly Count[] })
  /** A day: of the first or last matching fact. */
  | (Head & { readonly of: 'day'; readonly where: FactWhere; readonly pick: 'first' | 'last' })
  /** A day that is no record's: the report's as-of day, a cohort's day, a due day set by a rule or the author. */
  | (Head & { readonly of: 'fixed-day'; readonly day: Day })

/** When and where a figure is evaluated: the report's year, the as-of day, and the ledger index that it knows. */
export type At = { readonly year: number; readonly asOf: Day; readonly index: number }

/**
 * A figure's value: a number, or a day; and what it was counted from, sorted: record ids for facts, persons and
 * units, `duty:subject:period` for obligations.
 */
export type FigureValue = { readonly value: number | Day; readonly ids: readonly (number | string)[] }
