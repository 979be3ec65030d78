import { dutyFigures } from '../../kernel/figure/sentence.ts'
import type { Terms } from '../../kernel/figure/duty.ts'
import type { Count, Figure, FactWhere, ObligationWhere } from '../../kernel/figure/figure.ts'
import type { FactPattern } from '../../kernel/journal/fact.ts'
import type { Campaign } from '../../kernel/register/campaign.ts'
import type { MeetingType } from './fields.ts'

type Noun = { readonly zh: string; readonly en: string }

function terms(id: string, duty: readonly string[], unit: string, noun: Noun, subject: string | readonly string[], open = 'overdue', more: Partial<ObligationWhere> = {}): Terms {
  const made = dutyFigures(`meetings.${id}`, duty, unit, noun, [subject].flat(), more)
  return { due: made.due, met: { ...made.met, id: `meetings.${id}.held` }, late: made.late, exempt: made.exempt, notDue: made.notDue, overdue: { ...made.overdue, id: `meetings.${id}.${open}` } }
}

type Facts = Extract<Count, { from: 'facts' }>
const facts = (name: string, noun: Noun, unit: string, where: FactWhere, count: Facts['count'] = 'records', ...subject: readonly string[]): Facts =>
  ({ id: `meetings.${name}`, label: noun, unit, subject: subject.length > 0 ? subject : [noun.zh], of: 'count', from: 'facts', where, count })

const three = (code: 'general' | 'committee' | 'group', duty: string, zh: string, en: string) => ({ zh, terms: terms(code, [duty], '场', { zh, en }, zh),
  documents: facts(`${code}.count`, { zh, en }, '场', { fact: { kind: 'meeting', code } }) })
/** 三会: general meetings, committees, party groups; the Party lecture is a study and is not here. */
export const regular = [
  three('general', 'central/branch-general', '党员大会', 'General meetings'), three('committee', 'central/branch-committee', '支委会', 'Branch committees'),
  three('group', 'central/party-group', '党小组会', 'Party groups'),
] as const

const sum = (name: string, noun: Noun, subject: string, parts: readonly Count[]): Figure & { of: 'total' } => ({ id: `meetings.${name}`, label: noun, unit: '场', subject: [subject], of: 'total', parts })
/** Meetings of one kind that were not held, whether or not their day is past. */
export const openOf = ({ zh, terms: t }: (typeof regular)[number]): Figure => sum(`${t.due.id.split('.')[1] ?? ''}.open`, { zh: `${zh}未开`, en: 'Not held' }, zh, [t.notDue, t.overdue])
const parts = (term: 'notDue' | 'overdue'): readonly Count[] => regular.map(r => r.terms[term])
export const threeOpen = sum('three.open', { zh: '“三会一课”未开', en: 'Regular meetings not held' }, '三会一课', [...parts('notDue'), ...parts('overdue')])
export const threeNotDue = sum('three.not_due', { zh: '“三会一课”时限未到', en: 'Regular meetings not yet due' }, '三会一课', parts('notDue'))
export const threeOverdue = sum('three.overdue', { zh: '“三会一课”逾期未开', en: 'Regular meetings overdue' }, '三会一课', parts('overdue'))

const themeDuty = 'central/theme-day'
export const theme = terms('theme', [themeDuty], '次', { zh: '主题党日', en: 'Theme days' }, '主题党日')
export const themeDays = facts('theme.count', { zh: '主题党日次数', en: 'Theme days' }, '次', { fact: { kind: 'meeting', code: 'theme-day' } }, 'records', '主题党日')
export const dualDuty = 'bureau/dual-life'
export const dual = terms('dual', [dualDuty], '人次', { zh: '双重组织生活', en: 'Leaders in their own branches' }, ['双重组织生活', '双重组织生活会', '普通党员身份'], 'open')
export const specialDuty = 'bureau/special-meeting'
/** 党风廉政建设专题会议 of the leading body. */
export const special = facts('special', { zh: '党风廉政建设专题会议', en: 'Special meetings' }, '次', { fact: { kind: 'meeting', code: 'special' } }, 'records', '专题会议', '专题会')
export const specialTerms = terms('special', [specialDuty], '项', { zh: '党风廉政建设专题会', en: 'Special meetings of the year' }, ['专题会议', '专题会'])

/** A kind of life meeting that a duty asks for: a campaign's, or the year's. */
export type Life = { readonly id: string; readonly duty: string; readonly name: string; readonly code: Extract<MeetingType, 'org-life' | 'democratic-life'>; readonly campaign?: Campaign; readonly terms: Terms }
function life(id: string, duty: string, code: Life['code'], name: string, en: string, campaign?: Campaign): Life {
  const subject = code === 'org-life' ? '组织生活会' : '民主生活会'
  return { id, duty, name, code, ...(campaign === undefined ? {} : { campaign }), terms: terms(id, [duty], '场', { zh: name, en }, subject) }
}
export const branchLife: readonly Life[] = [
  life('ol1', 'bureau/rectification-branch-life', 'org-life', '教育整顿专题组织生活会', 'Branch life meetings of the rectification', 'rectification'),
  life('ol2', 'bureau/history-branch-life', 'org-life', '党史学习教育专题组织生活会', 'Branch life meetings on Party history', 'party-history'),
  life('ol', 'central/branch-life', 'org-life', '年度组织生活会', 'Branch life meetings of the year'),
]
export const bodyLife: readonly Life[] = [
  life('dl1', 'bureau/rectification-democratic-life', 'democratic-life', '教育整顿专题民主生活会', 'Democratic life meeting of the rectification', 'rectification'),
  life('dl', 'central/democratic-life', 'democratic-life', '年度民主生活会', 'Democratic life meeting of the year'),
]
export const lives = facts('ol.count', { zh: '组织生活会场数', en: 'Branch life meetings' }, '场', { fact: { kind: 'meeting', code: 'org-life' } }, 'records', '组织生活会')
export const bodyLives = facts('dl.count', { zh: '民主生活会场数', en: 'Democratic life meetings' }, '场', { fact: { kind: 'meeting', code: 'democratic-life' } }, 'records', '民主生活会')
/** Life meetings and regular meetings that are overdue. */
export const allOverdue = (of: readonly Count[]): Figure => sum('all.overdue', { zh: '组织生活会和“三会一课”逾期未开', en: 'Meetings overdue' }, '组织生活会', of)
export const enteredLate = facts('entered_late', { zh: '会议记录补录', en: 'Meetings entered late' }, '条', { fact: { kind: 'meeting' }, late: true }, 'records', '补录')

/** Life meetings held by some of those who owe them, a part of the whole by kind of unit or by unit. */
export const heldBy = (l: Life, name: string, zh: string, more: Partial<ObligationWhere>): Count =>
  ({ ...terms(`${l.id}.${name}`, [l.duty], '场', { zh: `${zh}${l.name}`, en: `Life meetings, ${name}` }, '组织生活会', 'overdue', more).met, id: `meetings.${l.id}.${name}` })
export const overdueIn = (l: Life, kind: 'branch' | 'bar-branch'): Count =>
  terms(`${l.id}.${kind}`, [l.duty], '场', { zh: l.name, en: `Life meetings, ${kind}` }, '组织生活会', 'overdue', { unitKind: [kind] }).overdue
export const othersThan = (l: Life, whole: Count, part: Count): Figure =>
  ({ id: `meetings.${l.id}.own_others`, label: { zh: `局属其他党支部${l.name}`, en: 'Life meetings of the other branches' }, unit: '场', subject: ['组织生活会'], of: 'rest', whole, part })

type DayFigure = Figure & { of: 'day' }
const factOf = (l: Life): FactPattern => ({ kind: 'meeting', code: l.code })
/** First and last day on which some units held life meetings of the kind. */
export const spanOf = (l: Life, name: string, units: readonly number[]): readonly [DayFigure, DayFigure] => {
  const where: FactWhere = { fact: factOf(l), unit: units, ...(l.campaign === undefined ? {} : { with: { kind: 'campaign', code: l.campaign } }) }
  const day = (pick: 'first' | 'last', end: string, zh: string): DayFigure => ({ id: `meetings.${l.id}${name}.${end}`, label: { zh: `${l.name}${zh}`, en: `Life meetings, ${end}` }, unit: '', of: 'day', where, pick })
  return [day('first', 'from', '首日'), day('last', 'to', '末日')]
}
export const dayOf = (item: number): DayFigure =>
  ({ id: `meetings.day.${item}`, label: { zh: '召开日', en: 'Held on' }, unit: '', of: 'day', where: { fact: { kind: 'meeting' }, item: [item] }, pick: 'first' })

/** Attendance of one meeting: from its sitting, or the numbers that its own record states. */
export function attendanceOf(item: number, occasion: number): { readonly due: Count; readonly present: Count } {
  const id = `attendance.${item}`
  const due: Noun = { zh: '应到', en: 'Due' }
  const present: Noun = { zh: '到会', en: 'Present' }
  if (occasion !== item) return { due: facts(`${id}.due`, due, '人', { fact: { kind: ['present', 'absent'], refers: false }, occasion: [occasion] }, 'persons', '民主生活会'),
    present: facts(`${id}.present`, present, '人', { fact: { kind: 'present', refers: false }, occasion: [occasion] }, 'persons', '民主生活会') }
  return { due: facts(`${id}.due`, due, '人', { fact: { kind: 'meeting.due' }, item: [item] }, 'sum', '民主生活会'), present: facts(`${id}.present`, present, '人', { fact: { kind: 'meeting.present' }, item: [item] }, 'sum', '民主生活会') }
}

export const figures: readonly Figure[] = [...regular.flatMap(r => [r.documents, ...Object.values(r.terms)]), threeOpen, threeNotDue, threeOverdue, ...Object.values(theme), themeDays,
  ...Object.values(dual), special, ...Object.values(specialTerms), ...[...branchLife, ...bodyLife].flatMap(l => Object.values(l.terms)), lives, bodyLives, enteredLate]
