import type { Day } from '../calendar/index.ts'
import { cohortDay } from '../duty/plan.ts'
import type { Rule } from '../duty/rule.ts'
import type { Obligation } from '../journal/entry.ts'
import { isZero, text } from './phrase.ts'
import type { Bound, dutyFigures, NextYear, Reader, Text } from './sentence.ts'

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

/** What of a duty is still to come: its figures' prefix, the duties, and their periods where not all count. */
type Coming = { readonly id: string; readonly duty: readonly string[]; readonly period?: readonly string[] }

/**
 * A sentence about what is not yet due, for a report that plans the rest of its own year: `say` is given the last due
 * day, bound, and the office that the rule names. Empty for a report of a year that is over, and where nothing is to
 * come: what a new year asks for is planned when that year has begun.
 */
export function stillToCome(read: Reader, nextYear: NextYear, { id, ...where }: Coming, say: (by: Bound, office: string) => Text): readonly Text[] {
  if (nextYear.year !== read.at.year) return []
  const open = read.obligations({ ...where, term: 'notYetDue' })
  const day = open.map(o => o.due).sort().at(-1)
  if (day === undefined) return []
  const by = read.date({ id: `${id}.to_come`, label: { zh: '办理时限', en: 'To be done by' }, unit: '', of: 'fixed-day', day })
  return [say(by, where.duty.map(d => adoptedRule(read, d)?.owner).find(o => o !== undefined) ?? '有关部门')]
}

/** How a coverage is worded: 应签, 已签, 逾期签署, 免签, 未到期, 未签; `all` where nothing is left: 均已签署. Before anything is due it is 时限未到. */
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
  if (read.n(figures.notDue) === read.n(figures.due)) return text`${due}，时限未到`
  const term = (figure: Terms['met'], word: string): Text => isZero(read, figure) ? [] : text`，${word}${read.count(figure)}`
  const open = isZero(read, figures.overdue) ? [] : text`，${words.open}${read.gap(figures.overdue, '')}`
  return text`${due}${term(figures.met, words.met)}${isZero(read, figures.met) ? [] : late}${term(figures.exempt, words.exempt)}${term(figures.notDue, words.notDue)}${open}`
}
