import { dutyText } from '../../kernel/figure/duty.ts'
import { unitNames } from '../../kernel/figure/listing.ts'
import { firstFresh, isZero, join, sentence, spanText, splitSentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Reader, Text } from '../../kernel/figure/sentence.ts'
import { byDay, type FactRow } from '../../kernel/journal/fact.ts'
import { campaignOptions } from '../../kernel/register/campaign.ts'
import { inTree, unitKind } from '../../kernel/roster/roster.ts'
import { attendanceOf, bodyLife, bodyLives, branchLife, dayOf, heldBy, lives, othersThan, spanOf, type Life } from './figures.ts'

const campaignOf = (read: Reader, item: number): string =>
  campaignOptions.find(c => read.facts({ fact: { kind: 'campaign', code: c.code }, item: [item] }).length > 0)?.label.zh ?? ''

function oneOfBody(read: Reader, f: FactRow): Text {
  const { due, present } = attendanceOf(f.item, f.occasion)
  const campaign = campaignOf(read, f.item)
  const came = isZero(read, due) ? [] : text`，应到${read.count(due)}，到会${read.count(present)}`
  return text`${read.date(dayOf(f.item))}，${read.unitName(f.unit ?? 0)}召开${campaign === '' ? '' : `${campaign}专题`}民主生活会${came}`
}

/** Democratic life meetings: each by its day up to three. */
export function bodyText(read: Reader): readonly Text[] {
  const rows = [...read.facts({ fact: { kind: 'meeting', code: 'democratic-life' } })].sort(byDay)
  return rows.length === 0 ? [] : rows.length > 3 ? [text`民主生活会召开${read.count(bodyLives)}。`]
    : splitSentence(sentence(withMarks(rows.map(f => oneOfBody(read, f)), '；')))
}

const unheld = (read: Reader, l: Life): boolean => !isZero(read, l.terms.due) && isZero(read, l.terms.met)

/** Kinds of which none was held: those whose day is past, then those that may still be held. */
export function notHeldText(read: Reader): readonly Text[] {
  const none = [...bodyLife, ...branchLife].filter(l => unheld(read, l))
  const [past, coming] = [none.filter(l => !isZero(read, l.terms.overdue)), none.filter(l => isZero(read, l.terms.overdue) && !isZero(read, l.terms.notDue))]
  return [
    ...(past.length === 0 ? [] : [text`逾期未召开的有${withMarks(past.map(l => text`${l.name}${read.gap(l.terms.overdue, '')}`), '、')}。`]),
    ...(coming.length === 0 ? [] : [text`应开${withMarks(coming.map(l => text`${l.name}${read.count(l.terms.notDue)}`), '、')}，时限未到。`]),
  ]
}

/** The branch of the leader in charge: named first, before the bureau's other branches. */
function firstBranch(read: Reader): number | undefined {
  const chief = [...read.roster.persons].find(([, facts]) => facts.some(f => f.kind === 'post' && f.code === 'chief' && f.day <= read.at.asOf && (f.end ?? read.at.asOf) >= read.at.asOf))?.[0]
  return chief === undefined ? undefined : inTree(read.roster, chief, read.at.asOf, 'branch')
}

/** 局机关党支部7月8日召开，局属其他党支部7月6日至23日召开7场，律师行业党支部……: who held them, own branches first. */
function whoHeld(read: Reader, l: Life): readonly Text[] {
  const units = read.obligations({ duty: [l.duty], term: 'met' }).map(o => o.subject)
  const of = (kind: string): readonly number[] => units.filter(u => unitKind(read.roster, u, read.at.asOf) === kind)
  const [own, bar] = [of('branch'), of('bar-branch')]
  const chiefs = firstBranch(read)
  const first = own.length > 1 ? own.find(u => u === chiefs) : undefined
  const part = (who: string, name: string, list: readonly number[], figure: Parameters<Reader['count']>[0]): readonly Text[] =>
    list.length === 0 ? [] : [text`${who}${spanText(read, ...spanOf(l, name, list))}召开${read.count(figure)}`]
  const whole = heldBy(l, 'own', '局属党支部', { unitKind: ['branch'] })
  const [named, others] = first === undefined ? [[], whole]
    : [[text`${read.unitName(first)}${spanText(read, ...spanOf(l, '.first', [first]))}召开`], othersThan(l, whole, heldBy(l, 'first', read.unitName(first), { unit: [first] }))] as const
  return [...named, ...part(first === undefined ? '局属党支部' : '局属其他党支部', '', own.filter(u => u !== first), others),
    ...part('律师行业党支部', '.bar', bar, heldBy(l, 'bar', '律师行业党支部', { unitKind: ['bar-branch'] }))]
}

/** Whose is not held: up to three branches by name; null where there are more. */
export const whoseOpen = (read: Reader, l: Life, kind?: 'branch' | 'bar-branch'): string | null =>
  unitNames(read, read.obligations({ duty: [l.duty], term: 'overdue', ...(kind === undefined ? {} : { unitKind: [kind] }) }).map(o => o.subject))

/** One kind of life meeting; `before` is the sentence before it, which it does not begin like. */
function oneLife(read: Reader, l: Life, before: Text | undefined): Text {
  const { due, met, late, exempt, notDue, overdue } = l.terms
  const kinds = new Set(read.obligations({ duty: [l.duty] }).map(o => unitKind(read.roster, o.subject, read.at.asOf)))
  const lateText = isZero(read, late) ? [] : text`，其中${read.count(late)}晚于时限`
  if (read.n(met) === read.n(due)) {
    const who = kinds.size > 1 ? '党支部' : kinds.has('branch') ? '局属党支部' : '律师行业党支部'
    const units = read.obligations({ duty: [l.duty] }).map(o => o.subject)
    const all = text`${read.count(due)}，${spanText(read, ...spanOf(l, '', units))}均已召开${lateText}`
    return firstFresh(before, [sentence(text`${who}应开${l.name}${all}`), sentence(text`${l.name}，${who}应开${all}`)])
  }
  if (l.campaign === undefined) return sentence(dutyText(read, l.terms, { due: `${l.name}应开`, met: '已开', all: '均已召开', late: '晚于时限', exempt: '免除', notDue: '未到期', open: '未召开' }))
  const names = whoseOpen(read, l)
  const left = [...(isZero(read, exempt) ? [] : [text`免除${read.count(exempt)}`]), ...(isZero(read, notDue) ? [] : [text`${read.count(notDue)}时限未到`]),
    ...(isZero(read, overdue) ? [] : [text`${names === null ? '' : `${names}的`}${read.gap(overdue, '')}未召开`])]
  return sentence(text`${l.name}应开${read.count(due)}，已开${read.count(met)}${lateText}：${withMarks(whoHeld(read, l), '，')}；${join(withMarks(left, '，'))}`)
}

/** Branch life meetings: what each campaign and the year asked for; without any duty how many there were. */
export function branchText(read: Reader): readonly Text[] {
  const owed = branchLife.filter(l => !isZero(read, l.terms.due))
  if (owed.length === 0) return isZero(read, lives) ? [] : [text`组织生活会召开${read.count(lives)}。`]
  return owed.filter(l => !unheld(read, l)).reduce<readonly Text[]>((told, l) => [...told, ...splitSentence(oneLife(read, l, told.at(-1)))], [])
}

