import { adoptedRule, cohortDayOf, dutyText, stillToCome } from '../../kernel/figure/duty.ts'
import { isZero, join, joinList, sentence, splitSentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { Gap, NextYear, Passage, Reader, Sentences, Text } from '../../kernel/figure/sentence.ts'
import { topicOptions, type PledgeClass } from './fields.ts'
import { all, appointed, byClass, cohortDay, documents, duties, enteredLate, figures, openIn, openInside, persons, provisions, provisionsDocuments,
  provisionsEnteredLate, ratio, twoClasses, yearly } from './figures.ts'

/** The day that decided who signs; undefined where the classes were decided on different days. */
function decidedOn(read: Reader, classes: readonly PledgeClass[]): string | undefined {
  const rules = classes.map(c => adoptedRule(read, duties[c])).filter(r => r !== undefined)
  const days = new Set(rules.map(r => cohortDayOf(r, read.at.year)))
  return days.size === 1 ? [...days][0] : undefined
}

/** 承诺事项: the topics of the documents signed, in their fixed order. */
function whatFor(read: Reader): Text | null {
  const there = new Set(read.facts({ fact: { kind: 'commitment.topic' } }).map(f => f.code))
  const names = topicOptions.filter(t => there.has(t.code)).map(t => t.label.zh)
  return names.length === 0 ? null : sentence('承诺书所列承诺事项为', joinList(names, 'and'))
}

/** Whom the open ones are of; numbers only where classes are several. A class of three or fewer is named, never the post. */
function whose(read: Reader): Text {
  const open = byClass.filter(c => !isZero(read, c.terms.overdue))
  const parts = open.flatMap((c): readonly { name: string; figure: Figure }[] => c.code !== 'secretaries' ? [{ name: c.label.zh, figure: c.terms.overdue }]
    : ([['bar-branch', '律师行业党支部书记'], ['branch', '局属党支部书记']] as const).map(([kind, name]) => ({ name, figure: openIn(kind) })).filter(p => !isZero(read, p.figure)))
  const [only, more] = parts
  if (only === undefined) return []
  return more === undefined ? ['，未签的是', `${only.name}承诺书`] : text`，未签的是${joinList(parts.map(p => text`${p.name}承诺书${read.gap(p.figure, '')}`), 'and')}`
}

function whoOwes(read: Reader): Text {
  const day = decidedOn(read, yearly.map(c => c.code))
  const two = day === undefined ? undefined : twoClasses(day)
  const twice = two !== undefined && read.n(two) > 0 && read.n(two) === read.n(all.due) - read.n(persons)
  return join(...(day === undefined ? [] : text`以${read.date(cohortDay('cohort', day))}在册人员为准，`), '应签', read.count(all.due),
    ...(read.n(persons) === read.n(all.due) ? [] : text`，涉及${read.count(persons)}`),
    ...(two && twice ? text`，其中${read.count(two)}兼任党支部书记，另签党支部书记承诺书` : []))
}

const lateOnes = (read: Reader): Text => isZero(read, all.late) ? [] : text`（${read.count(all.late)}逾期签署）`

/** ，即班子成员7份、中层干部24份: only where there are several classes. */
function inClasses(read: Reader): Text {
  const signed = byClass.filter(c => !isZero(read, c.terms.met))
  return signed.length < 2 ? [] : text`，即${withMarks(signed.map(c => text`${c.label.zh}${read.count(c.terms.met)}`), '、')}`
}

function whatWasSigned(read: Reader): Text {
  const parts = inClasses(read)
  const left = ([[all.exempt, '免签'], [all.notDue, '未到期']] as const).filter(([f]) => !isZero(read, f)).map(([f, words]) => text`${words}${read.count(f)}`)
  const open = isZero(read, all.overdue) ? [] : [text`未签${read.gap(all.overdue, '')}${whose(read)}`]
  const rest = [...left, ...open]
  return join('已签', read.count(all.met), lateOnes(read), parts, ...(rest.length === 0 ? [] : [parts.length === 0 ? '，' : '；', withMarks(rest, '，')]))
}

/** Who owed and who signed: 均 in the sentence that prints what was owed, in one of its own where somebody signs twice. */
function owedAndSigned(read: Reader): readonly Text[] {
  const whole = read.n(all.met) === read.n(all.due)
  const signed = whole ? text`均已签署${lateOnes(read)}${inClasses(read)}` : whatWasSigned(read)
  if (read.n(persons) === read.n(all.due)) return splitSentence(sentence(whoOwes(read), '，', signed))
  return [sentence(whoOwes(read)), sentence(...(whole ? ['应签的', read.count(all.due)] : []), signed)]
}

/** The day that will decide who signs: before it nobody knows how many, unless somebody has signed already. */
function undecided(read: Reader, classes: readonly PledgeClass[], met: Figure): string | undefined {
  const day = decidedOn(read, classes)
  return day !== undefined && day > read.at.asOf && isZero(read, met) ? day : undefined
}

function byClasses(read: Reader): Passage | null {
  const head = '分类签署承诺书'
  if (isZero(read, all.due)) return isZero(read, documents) ? null : { head, sentences: [whatFor(read), text`共签署${read.count(documents)}。`].filter(s => s !== null) }
  const day = undecided(read, yearly.map(c => c.code), all.met)
  if (day !== undefined) return { head, sentences: [text`承诺书以${read.date(cohortDay('cohort', day))}在册人员为准，时限未到。`] }
  if (isZero(read, all.met)) return { head, sentences: [sentence(isZero(read, all.overdue) ? '承诺书' : '承诺书未组织签署，', dutyText(read, all, words))] }
  const extra = isZero(read, appointed) || yearly.some(c => adoptedRule(read, duties[c.code])?.joiners?.owe) ? null : text`任职后签署承诺书${read.count(appointed)}，不计入应签。`
  return { head, sentences: [whatFor(read), ...owedAndSigned(read), extra].filter(s => s !== null) }
}

const words = { due: '应签', met: '已签', all: '均已签署', late: '逾期签署', exempt: '免签', notDue: '未到期', open: '未签' }

/** 100% only where nothing is open, with what was owed and exempt in the same sentence, and never over declared records. */
function inFull(read: Reader): boolean {
  const declared = read.facts({ fact: { kind: 'commitment', code: 'provisions' } }).some(f => read.item(f.item)?.provenance === 'declared')
  return !declared && isZero(read, provisions.overdue) && isZero(read, provisions.notDue) && !isZero(read, provisions.met)
}

function onProvisions(read: Reader): Passage | null {
  const head = '签署承诺'
  if (isZero(read, provisions.due)) return isZero(read, provisionsDocuments) ? null : { head, sentences: [text`“三个规定”承诺书签署${read.count(provisionsDocuments)}。`] }
  const day = decidedOn(read, ['provisions'])
  if (day !== undefined && undecided(read, ['provisions'], provisions.met) === day) return { head, sentences: [text`“三个规定”承诺书以${read.date(cohortDay('tr.cohort', day))}在册在编干警为准，时限未到。`] }
  const subject: Text = day === undefined ? ['“三个规定”承诺书'] : text`“三个规定”承诺书以${read.date(cohortDay('tr.cohort', day))}在册在编干警为准，`
  if (!inFull(read)) return { head, sentences: [sentence(subject, dutyText(read, provisions, words))] }
  const late = isZero(read, provisions.late) ? [] : text`（${read.count(provisions.late)}逾期签署）`
  const exempt = isZero(read, provisions.exempt) ? [] : text`，免签${read.count(provisions.exempt)}`
  const entered = isZero(read, provisionsEnteredLate) ? [] : text`，其中补录${read.count(provisionsEnteredLate)}`
  const none = isZero(read, provisions.exempt) ? '，无免除' : ''
  return { head, sentences: [sentence(subject, text`应签${read.count(provisions.due)}，已签${read.count(provisions.met)}${late}${exempt}，签署率${read.count(ratio)}${none}${entered}`)] }
}

function gaps(read: Reader): readonly Gap[] {
  const gap = (figure: Figure, kind: Gap['kind'], words: string, before: string, after = ''): readonly Gap[] => isZero(read, figure) ? []
    : [{ figure, kind, text: read.gap(figure, words).text, say: join(before, read.gap(figure, ''), after) }]
  return [...gap(all.overdue, 'undone', '承诺书未签', '承诺书', '未签'), ...gap(provisions.overdue, 'undone', '“三个规定”承诺书未签', '“三个规定”承诺书', '未签'),
    ...gap(all.late, 'held-late', '承诺书逾期签署', '承诺书'), ...gap(provisions.late, 'held-late', '“三个规定”承诺书逾期签署', '“三个规定”承诺书'),
    ...gap(enteredLate, 'entered-late', '承诺书记录补录', '承诺书记录补录')]
}

/** What the rest of the year still asks for; how many only once the day that decides it is there. */
function toCome(read: Reader, nextYear: NextYear): readonly Text[] {
  const left = (name: string, classes: readonly PledgeClass[], { met, notDue }: typeof all): Text =>
    undecided(read, classes, met) !== undefined ? [name] : text`${name}未到期的${read.count(notDue)}`
  const codes = yearly.map(c => c.code)
  return [
    ...stillToCome(read, nextYear, { id: 'commitments', duty: codes.map(c => duties[c]) }, (by, office) => text`${left('承诺书', codes, all)}由${office}在${by}前组织签署。`),
    ...stillToCome(read, nextYear, { id: 'commitments.tr', duty: [duties.provisions] }, (by, office) => text`${left('“三个规定”承诺书', ['provisions'], provisions)}由${office}在${by}前组织签署。`),
  ]
}

/** Who sees to what is open: the committee of the law-firm branches to its own, the rule's office to all else. */
function next(read: Reader, nextYear: NextYear): readonly Text[] {
  const bar = openIn('bar-branch')
  const onlyBar = read.n(bar) === read.n(all.overdue)
  const office = (classes: readonly PledgeClass[]): string => classes.map(c => adoptedRule(read, duties[c])?.owner).find(o => o !== undefined) ?? '政治处'
  const by = nextYear.by('soon')
  const inside = office(byClass.filter(c => !isZero(read, c.terms.overdue)).map(c => c.code))
  return [
    ...(isZero(read, bar) ? [] : [text`未签承诺书${read.gap(onlyBar ? all.overdue : bar, '')}由律师行业党委在${by}前落实签署。`]),
    ...(onlyBar ? [] : [text`${isZero(read, bar) ? '未签承诺书' : '其余未签的'}${read.gap(openInside, '')}由${inside}在${by}前落实签署。`]),
    ...(isZero(read, provisions.overdue) ? [] : [text`“三个规定”承诺书未签的${read.gap(provisions.overdue, '')}，由${office(['provisions'])}在${by}前落实签署。`]),
    ...toCome(read, nextYear),
  ]
}

export default { figures, passages: { '1.1.3': byClasses, '1.5.1': onProvisions }, gaps, next: { '2.2': next } } satisfies Sentences
