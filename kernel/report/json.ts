import type { Day } from '../calendar/index.ts'
import type { Figure, FigureValue } from '../figure/figure.ts'
import type { Label } from '../register/fields.ts'
import type { Composition, LeftOut, OpenGap } from './composition.ts'
import { plainText } from './text.ts'

/** A figure of a report for machines: printed words, value, unit, the query as data, what it was counted from, and at which index. */
export type ReportFigure = {
  readonly key: string
  readonly label: Label
  readonly text: string
  readonly value: number | Day
  readonly unit: string
  readonly uses: number
  readonly query: Figure
  readonly records: FigureValue['ids']
  readonly index: number
}

/** A report for machines. */
export type ReportJson = {
  readonly report: string
  readonly title: string
  readonly year: number
  readonly asOf: Day
  readonly signed: Day
  readonly index: number
  readonly text: string
  readonly figures: readonly ReportFigure[]
  readonly gaps: readonly OpenGap[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * The JSON form of a report: each figure with value, unit, query, the ids of what it was counted from (records, or
 * `duty:subject:period` for obligations) and the ledger index, in the order of the text. `evaluate` answers a figure
 * at the composition's year, as-of day and index.
 */
export function reportJson(composition: Composition, evaluate: (figure: Figure) => FigureValue): ReportJson {
  const { report, title, year, asOf, signed, index, gaps, leftOut } = composition
  return { report, title, year, asOf, signed, index, text: plainText(composition),
    figures: [...composition.figures].map(([key, { figure, value, text, uses }]) =>
      ({ key, label: figure.label, text, value, unit: figure.unit, uses, query: figure, records: evaluate(figure).ids, index })),
    gaps, leftOut }
}
