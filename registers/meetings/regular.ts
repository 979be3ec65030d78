import { dutyText } from '../../kernel/figure/duty.ts'
import { gapWords, isZero, join, sentence, text, withMarks, type Piece } from '../../kernel/figure/phrase.ts'
import type { Count } from '../../kernel/figure/figure.ts'
import type { Passage, Reader, Text } from '../../kernel/figure/sentence.ts'
import { openOf, regular, theme, themeDays, threeNotDue, threeOpen, threeOverdue } from './figures.ts'

/** Months and quarters that have begun are owed: only in December is that the whole year. */
const wholeYear = (read: Reader): boolean => read.at.asOf >= `${read.at.year}-12-01`

/** 已开的党员大会有2场晚于时限; of several kinds, 已开的有党员大会2场、支委会1场晚于时限. */
function heldLate(read: Reader): Text {
  const late = regular.filter(r => !isZero(read, r.terms.late))
  const [only, more] = late
  if (only === undefined) return []
  return more === undefined ? text`；已开的${only.zh}有${read.count(only.terms.late)}晚于时限` : text`；已开的有${withMarks(late.map(r => text`${r.zh}${read.count(r.terms.late)}`), '、')}晚于时限`
}

/** What is left in one sentence: 未开的21场，13场时限未到，8场逾期，即党员大会1场、…; a single kind is named with its number. */
function notHeld(read: Reader): readonly Text[] {
  const [soon, over] = [!isZero(read, threeNotDue), !isZero(read, threeOverdue)]
  if (!soon && !over) return []
  if (!over) return [text`未开的${read.count(threeOpen)}时限未到。`]
  const each = regular.filter(r => !isZero(read, r.terms.overdue)).map(r => text`${r.zh}${read.gap(r.terms.overdue, '')}`)
  const overdue = each.length === 1 ? text`${each[0] ?? []}逾期` : text`${read.gap(threeOverdue, '')}逾期，即${withMarks(each, '、')}`
  return [soon ? text`未开的${read.count(threeOpen)}，${read.count(threeNotDue)}时限未到，${overdue}。` : text`未开的${overdue}。`]
}

/** 三会一课: due and held of each kind side by side, then what is left; without any duty how many there were. */
export function regularText(read: Reader): readonly Text[] {
  const owed = regular.filter(r => !isZero(read, r.terms.due))
  if (owed.length === 0) {
    const held = regular.filter(r => !isZero(read, r.documents))
    return held.length === 0 ? [] : [text`“三会一课”召开${withMarks(held.map(r => text`${r.zh}${read.count(r.documents)}`), '、')}。`]
  }
  const term = (figure: Count, words: string): Text => isZero(read, figure) ? [] : text`、${words}${read.count(figure)}`
  const held = (r: (typeof regular)[number]): Piece => read.n(r.terms.met) === read.n(r.terms.due) ? '、均已召开'
    : isZero(read, r.terms.met) ? text`、${gapWords(openOf(r), '尚未召开')}` : term(r.terms.met, '已开')
  const one = (r: (typeof regular)[number]): Text => join(`${r.zh}应开`, read.count(r.terms.due), held(r), term(r.terms.exempt, '免除'))
  return [sentence(wholeYear(read) ? '“三会一课”按全年计，' : '“三会一课”中，', withMarks(owed.map(one), '，'), heldLate(read)), ...notHeld(read)]
}

export function themeText(read: Reader): Passage | null {
  const head = '开展主题党日'
  if (isZero(read, theme.due)) return isZero(read, themeDays) ? null : { head, sentences: [text`主题党日开展${read.count(themeDays)}。`] }
  const due = wholeYear(read) ? '主题党日全年应开展' : '主题党日应开展'
  return { head, sentences: [sentence(dutyText(read, theme, { due, met: '已开展', all: '均已开展', late: '晚于时限', exempt: '免除', notDue: '未到期', open: '逾期未开展' }))] }
}
