import type { Label } from '../register/fields.ts'
import type { Count, Figure } from './figure.ts'
import { isZero, join, joinList, text, withMarks, type Piece } from './phrase.ts'
import type { Reader, Text } from './sentence.ts'

/** What of a duty's figures a sentence prints (`dutyFigures` gives them). */
export type DutyCounts = { readonly [K in 'due' | 'met' | 'late' | 'exempt' | 'notDue' | 'overdue']: Count }

/** The words that stand before the numbers: 应签, 已签, 免签, 未到期, 未签; `late` follows its number (逾期签署), `all` follows 均. */
export type DutyWords = { readonly [K in 'due' | 'met' | 'late' | 'exempt' | 'notDue' | 'open' | 'all']: string }

/** The words of a verb: `dutyWords('签', { late: '逾期签署', exempt: '免签', all: '已签署' })`. */
export const dutyWords = (verb: string, other: Partial<DutyWords> = {}): DutyWords =>
  ({ due: `应${verb}`, met: `已${verb}`, late: '逾期', exempt: '免除', notDue: '未到期', open: `未${verb}`, all: `已${verb}`, ...other })

/** How a coverage is said; the remainder said together (丁) is `remainderText`. */
export type Way = '甲' | '乙' | '丙'

type Term = { readonly figure: Figure; readonly before: string; readonly after: string; readonly missing?: true }

/** What is left of the sum after 已, in order: 免, 未到期, 未; zero terms are gone. */
function left(read: Reader, f: DutyCounts, w: DutyWords): readonly Term[] {
  const terms: readonly Term[] = [
    { figure: f.exempt, before: w.exempt, after: w.exempt },
    { figure: f.notDue, before: w.notDue, after: w.notDue },
    { figure: f.overdue, before: w.open, after: w.open, missing: true },
  ]
  return terms.filter(t => !isZero(read, t.figure))
}

const wordFirst = (read: Reader, t: Term): Text => text`${t.before}${t.missing ? read.gap(t.figure, '') : read.count(t.figure)}`
const numberFirst = (read: Reader, t: Term): Text => t.missing ? [read.gap(t.figure, t.after)] : text`${read.count(t.figure)}${t.after}`

/** 已签150份（4份逾期签署）; nothing where none is met, because 0份 is not written. */
function met(read: Reader, f: DutyCounts, w: DutyWords): readonly Text[] {
  if (isZero(read, f.met)) return []
  const done = text`${w.met}${read.count(f.met)}`
  return [isZero(read, f.late) ? done : text`${done}（${read.count(f.late)}${w.late}）`]
}

/**
 * The coverage of one duty in one clause, in the order 应→已（其中逾期）→免→未到期→未 with zero terms left out:
 * - 甲 应签153份，已签150份（4份逾期签署），免签1份，未签2份
 * - 乙 153份中，已签150份，其余免签1份、未签2份
 * - 丙 应开80场、已开75场，4场时限未到，1场未开
 *
 * Where nothing is left and nobody exempt, all three say 应签的153份均已签署，其中4份逾期签署; where all of it is still
 * to come, 应签153份，时限未到. Empty when nothing is due at all. No full stop; what it is about stands before it
 * (`text` with a subject).
 */
export function coverageText(read: Reader, f: DutyCounts, w: DutyWords, way: Way = '甲'): Text {
  if (isZero(read, f.due)) return []
  const open = left(read, f, w)
  if (open.length === 0) {
    const all = text`${w.due}的${read.count(f.due)}均${w.all}`
    return isZero(read, f.late) ? all : text`${all}，其中${read.count(f.late)}${w.late}`
  }
  const due = text`${w.due}${read.count(f.due)}`
  if (read.n(f.notDue) === read.n(f.due)) return text`${due}，时限未到`
  const done = met(read, f, w)
  switch (way) {
    case '甲': return withMarks([due, ...done, ...open.map(t => wordFirst(read, t))], '，')
    case '乙': return done.length === 0 ? coverageText(read, f, w) : text`${read.count(f.due)}中，${done[0] ?? ''}，其余${joinList(open.map(t => wordFirst(read, t)))}`
    case '丙': return withMarks([withMarks([due, ...done], '、'), ...open.map(t => numberFirst(read, t))], '，')
  }
}

/** A sum of counts as a figure: what several duties leave open, what one leaves not yet due and overdue. */
export const totalFigure = (id: string, label: Label, parts: readonly [Count, ...Count[]]): Figure & { of: 'total' } =>
  ({ id, label, unit: parts[0].unit, of: 'total', parts, ...(parts[0].subject === undefined ? {} : { subject: parts[0].subject }) })

/**
 * The remainder said together (丁): 未开的21场，13场时限未到，8场逾期. `open` is the sum of the other two. Empty when
 * nothing is open; a zero part is left out, and with it the sum, which would say the same number twice.
 */
export function remainderText(read: Reader, verb: string, open: Figure, notDue: Figure, overdue: Figure): Text {
  const parts: readonly Piece[] = [
    ...(isZero(read, notDue) ? [] : [text`${read.count(notDue)}时限未到`]),
    ...(isZero(read, overdue) ? [] : [read.gap(overdue, '逾期')]),
  ]
  if (parts.length === 0) return []
  return parts.length === 1 ? join(`未${verb}的`, ...parts) : withMarks([text`未${verb}的${read.count(open)}`, ...parts], '，')
}
