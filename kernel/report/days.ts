import { monthOf, yearOf, type Day } from '../calendar/index.ts'
import type { Figure } from '../figure/figure.ts'
import type { Bound, NextYear, Reader } from '../figure/sentence.ts'
import type { NextDays } from './composition.ts'

type FixedDay = Figure & { of: 'fixed-day' }

/** A day as it stands alone, in full and without leading zeros: 2021年12月20日. */
export const fullDay = (day: Day): string => `${yearOf(day)}年${monthOf(day)}月${Number(day.slice(8))}日`

/** The day of the ledger: up to which the report counts. */
export const asOfFigure = (day: Day): FixedDay => ({ id: 'report.asof', label: { zh: '数据截至日', en: 'Figures as of' }, unit: '', of: 'fixed-day', day })

/** The day of the text, another figure than the day of the ledger. */
export const signedFigure = (day: Day): FixedDay => ({ id: 'report.signed', label: { zh: '成文日期', en: 'Date of the text' }, unit: '', of: 'fixed-day', day })

/** A day standing alone, bound. */
export const fullDate = (figure: FixedDay): Bound => ({ figure, text: fullDay(figure.day), as: 'date' })

const terms = {
  soon: { zh: '近期补办时限', en: 'To be made good soon by' },
  month: { zh: '一月内补办时限', en: 'To be made good within a month by' },
  quarter: { zh: '一季内补办时限', en: 'To be made good within a quarter by' },
} as const

/** The author's days for what is still open, each a figure of its own. */
export const nextYear = (year: number, days: NextDays, read: Reader): NextYear => ({
  year,
  by: term => read.date({ id: `next.${term}`, label: terms[term], unit: '', of: 'fixed-day', day: days[term] }),
})
