import { dutyText } from '../../kernel/figure/duty.ts'
import { isZero, join, sentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Count } from '../../kernel/figure/figure.ts'
import type { Passage, Reader, Sentences, Text } from '../../kernel/figure/sentence.ts'
import { dual, figures, lives, regular, theme, themeDays, threeNotDue, threeOpen, threeOverdue } from './figures.ts'
import { gaps, next } from './gaps.ts'
import { bodyText, branchText } from './life.ts'

const passage = (head: string, sentences: readonly Text[]): Passage | null => sentences.length === 0 ? null : { head, sentences }

/** 已开的党员大会有2场晚于时限; of several kinds, 已开的有党员大会2场、支委会1场晚于时限. */
function heldLate(read: Reader): Text {
  const late = regular.filter(r => !isZero(read, r.terms.late))
  const [only, more] = late
  if (only === undefined) return []
  return more === undefined ? text`；已开的${only.zh}有${read.count(only.terms.late)}晚于时限` : text`；已开的有${withMarks(late.map(r => text`${r.zh}${read.count(r.terms.late)}`), '、')}晚于时限`
}

function notHeld(read: Reader): readonly Text[] {
  const [soon, over] = [!isZero(read, threeNotDue), !isZero(read, threeOverdue)]
  const each = regular.filter(r => !isZero(read, r.terms.overdue)).map(r => text`${r.zh}${read.gap(r.terms.overdue, '')}`)
  if (!soon && !over) return []
  if (!over) return [text`未开的${read.count(threeOpen)}时限未到。`]
  const overdue = text`${read.gap(threeOverdue, '')}逾期，即${withMarks(each, '、')}`
  return [soon ? text`未开的${read.count(threeOpen)}，${read.count(threeNotDue)}时限未到，${overdue}。` : text`未开的${overdue}。`]
}

/** 三会一课 over the year: due and held of each kind side by side, then what is left in one sentence. */
function regularText(read: Reader): readonly Text[] {
  const owed = regular.filter(r => !isZero(read, r.terms.due))
  if (owed.length === 0) {
    const held = regular.filter(r => !isZero(read, r.documents))
    return held.length === 0 ? [] : [text`召开${withMarks(held.map(r => text`${r.zh}${read.count(r.documents)}`), '、')}。`]
  }
  const term = (figure: Count, words: string): Text => isZero(read, figure) ? [] : text`、${words}${read.count(figure)}`
  const one = ({ zh, terms }: (typeof regular)[number]): Text => join(`${zh}应开`, read.count(terms.due),
    read.n(terms.met) === read.n(terms.due) ? '、均已召开' : term(terms.met, '已开'), term(terms.exempt, '免除'))
  return [sentence('“三会一课”按全年计，', withMarks(owed.map(one), '，'), heldLate(read)), ...notHeld(read)]
}

const life = (read: Reader): Passage | null => passage('召开民主生活会和组织生活会', [...bodyText(read), ...branchText(read), ...regularText(read)])

function themeText(read: Reader): Passage | null {
  const head = '开展主题党日'
  if (isZero(read, theme.due)) return isZero(read, themeDays) ? null : passage(head, [text`开展主题党日${read.count(themeDays)}。`])
  return passage(head, [sentence(dutyText(read, theme, { due: '主题党日全年应开展', met: '已开展', all: '均已开展', late: '晚于时限', exempt: '免除', notDue: '未到期', open: '逾期未开展' }))])
}

/** Leaders as ordinary members: 专题 where every life meeting of the year belonged to a campaign. */
function dualText(read: Reader): Passage | null {
  if (isZero(read, dual.due)) return null
  const campaigns: Count = { ...lives, id: 'meetings.ol.campaigns', of: 'count', from: 'facts', count: 'records', where: { fact: { kind: 'meeting', code: 'org-life' }, with: { kind: 'campaign' } } }
  const name = read.n(campaigns) === read.n(lives) ? '专题组织生活会' : '组织生活会'
  return passage('参加双重组织生活', [sentence(dutyText(read, dual, { due: `${name}，班子成员应以普通党员身份参加`, met: '参加', all: '均已参加', late: '晚于时限', exempt: '免除', notDue: '未到期', open: '未参加' }))])
}

export default {
  figures,
  passages: { '1.2.3': dualText, '1.3.1': themeText, '1.4': life },
  gaps,
  next: { '2.1': next },
} satisfies Sentences
