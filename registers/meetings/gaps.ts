import { adoptedRule, stillToCome } from '../../kernel/figure/duty.ts'
import { isZero, join, joinList, printed, sentence, splitSentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Count, Figure } from '../../kernel/figure/figure.ts'
import type { Gap, NextYear, Reader, Text } from '../../kernel/figure/sentence.ts'
import { allOverdue, bodyLife, branchLife, dual, dualDuty, enteredLate, overdueIn, regular, specialDuty, theme, threeOverdue, type Life } from './figures.ts'
import { whoseOpen } from './life.ts'
import { specialGaps, specialNext } from './special.ts'

/** What is overdue of life meetings and of 三会一课 together, with the names of the kinds that there are. */
function together(read: Reader): readonly { readonly name: string; readonly parts: readonly Count[] }[] {
  const families: readonly { readonly name: string; readonly parts: readonly Count[] }[] = [
    { name: '民主生活会', parts: bodyLife.map(l => l.terms.overdue) }, { name: '组织生活会', parts: branchLife.map(l => l.terms.overdue) },
    { name: '“三会一课”', parts: regular.map(r => r.terms.overdue) },
  ]
  return families.filter(f => f.parts.some(p => !isZero(read, p)))
}

export function gaps(read: Reader): readonly Gap[] {
  const gap = (figure: Figure, kind: Gap['kind'], noun: Text, missing = ''): readonly Gap[] => isZero(read, figure) ? []
    : [{ figure, kind, text: printed(join(read.gap(figure, ''), noun, missing)), say: join(noun, read.gap(figure, ''), missing) }]
  const open = together(read)
  const late = (terms: { readonly late: Count }, noun: string): readonly Gap[] =>
    gap(terms.late, 'held-late', [noun]).map(g => ({ ...g, text: `${g.text}晚于时限` }))
  return [
    ...gap(allOverdue(open.flatMap(f => f.parts)), 'undone', joinList(open.map(f => f.name), 'and'), '逾期未开'),
    ...gap(theme.overdue, 'undone', ['主题党日'], '逾期未开'), ...gap(dual.overdue, 'undone', ['双重组织生活'], '未参加'),
    ...specialGaps(read),
    ...regular.flatMap(r => late(r.terms, r.zh)), ...[...branchLife, ...bodyLife].flatMap(l => late(l.terms, l.name)), ...late(theme, '主题党日'),
    ...gap(enteredLate, 'entered-late', ['会议记录补录']),
  ]
}

/** Branch life meetings are still held, the law-firm branches' seen to by their committee: one sentence for each. */
function stillHeld(read: Reader, kind: 'branch' | 'bar-branch', nextYear: NextYear): readonly Text[] {
  const open = branchLife.filter(l => !isZero(read, overdueIn(l, kind)))
  const [first] = open
  if (first === undefined) return []
  const names = (l: Life): string => whoseOpen(read, l, kind) ?? (kind === 'branch' ? '局属党支部' : '律师行业党支部')
  const who = kind === 'bar-branch' ? '律师行业党委督促' : open.length === 1 && read.n(overdueIn(first, kind)) === 1 ? '该党支部' : adoptedRule(read, first.duty)?.owner ?? '有关党支部'
  const alike = [...Map.groupBy(open, names)].map(([whose, list]) => text`${whose}的${withMarks(list.map(l => text`${l.name}${read.gap(overdueIn(l, kind), '')}`), '、')}`)
  return [text`${withMarks(alike, '，')}，由${who}在${nextYear.by('month')}前召开。`]
}

/** Life meetings that the rest of the year still asks for, by kind. */
function toCome(read: Reader, nextYear: NextYear): readonly Text[] {
  const each = [...bodyLife, ...branchLife].flatMap(l => stillToCome(read, nextYear, { id: `meetings.${l.id}`, duty: [l.duty] },
    (by, owner) => text`${l.name}${read.count(l.terms.notDue)}由${owner}在${by}前召开`))
  return each.length === 0 ? [] : splitSentence(sentence(withMarks(each, '；')))
}

/** What is still held early next year; months and quarters that went by are not made up but explained. */
export function next(read: Reader, nextYear: NextYear): readonly Text[] {
  const lapsed = [...(isZero(read, threeOverdue) ? [] : [text`“三会一课”${read.gap(threeOverdue, '')}`]), ...(isZero(read, theme.overdue) ? [] : [text`主题党日${read.gap(theme.overdue, '')}`])]
  return [
    ...bodyLife.filter(l => !isZero(read, l.terms.overdue)).map(l => text`${l.name}${read.gap(l.terms.overdue, '')}由${adoptedRule(read, l.duty)?.owner ?? '局党委办公室'}在${nextYear.by('month')}前组织召开。`),
    ...stillHeld(read, 'branch', nextYear), ...stillHeld(read, 'bar-branch', nextYear),
    ...(lapsed.length === 0 ? [] : [text`逾期的${withMarks(lapsed, '、')}不再补开，由有关党支部说明原因。`]),
    ...(isZero(read, dual.overdue) ? [] : [text`未参加的双重组织生活${read.gap(dual.overdue, '')}不再补办，由${adoptedRule(read, dualDuty)?.owner ?? '政治处'}说明原因。`]),
    ...specialNext(read, nextYear, adoptedRule(read, specialDuty)?.owner ?? '局党委办公室'),
    ...toCome(read, nextYear),
  ]
}
