import type { Day } from '../calendar/index.ts'
import { cohortDay } from '../duty/plan.ts'
import type { Rule } from '../duty/rule.ts'
import type { Obligation } from '../journal/entry.ts'
import { isZero, text } from './phrase.ts'
import type { dutyFigures, Reader, Text } from './sentence.ts'

/**
 * The newest version of a rule under which anything of the report's year is owed: its cohort day, its office, its
 * cohort as this organisation adopted them. Undefined where nothing is owed under it.
 */
export function adoptedRule(read: Reader, duty: string): Rule | undefined {
  const newest = read.obligations({ duty: [duty] }).reduce<Obligation | undefined>((a, o) => a && a.rule >= o.rule ? a : o, undefined)
  const versions = newest && read.item(newest.duty)?.row?.['versions'] as readonly object[] | undefined
  return newest && (versions?.[newest.rule - 1] as Rule | undefined)
}

/** The day of a year on which a yearly rule, or one that asks once, looks who owes it. */
export const cohortDayOf = (rule: Rule, year: number): Day => cohortDay(rule, `${year}-01-01`, `${year}-12-31`)

/** How a coverage is worded: 应签, 已签, 逾期签署, 免签, 未到期, 未签; `all` where nothing is left: 均已签署. */
export type DutyWords = { readonly due: string; readonly met: string; readonly all: string; readonly late: string
  readonly exempt: string; readonly notDue: string; readonly open: string }
export type Terms = Omit<ReturnType<typeof dutyFigures>, 'onTime'>

/**
 * A coverage in the order 应→已（其中逾期）→免→未到期→未, terms of zero left out; 均 where everything owed is held and
 * nobody was exempt (通则2). No full stop.
 */
export function dutyText(read: Reader, figures: Terms, words: DutyWords): Text {
  const late = isZero(read, figures.late) ? [] : text`，其中${read.count(figures.late)}${words.late}`
  const due = text`${words.due}${read.count(figures.due)}`
  if (read.n(figures.met) === read.n(figures.due)) return text`${due}，${words.all}${late}`
  const term = (figure: Terms['met'], word: string): Text => isZero(read, figure) ? [] : text`，${word}${read.count(figure)}`
  const open = isZero(read, figures.overdue) ? [] : text`，${words.open}${read.gap(figures.overdue, '')}`
  return text`${due}${term(figures.met, words.met)}${isZero(read, figures.met) ? [] : late}${term(figures.exempt, words.exempt)}${term(figures.notDue, words.notDue)}${open}`
}
