import { coverageText, dutyWords } from '../../kernel/figure/clauses.ts'
import { stillToCome } from '../../kernel/figure/duty.ts'
import type { Count } from '../../kernel/figure/figure.ts'
import { isZero, join, joinList, printed, sentence, spanText, splitSentence, text, withMarks, type Piece } from '../../kernel/figure/phrase.ts'
import type { Gap, NextYear, Passage, Reader, Sentences, Text } from '../../kernel/figure/sentence.ts'
import type { FactRow } from '../../kernel/journal/fact.ts'
import { mayTalk, type TalkType } from './facts.ts'
import {
  collective, collectivePersons, confirmed, confirmedTalked, dayFigure, duties, enteredLate, figures, heartTalked, inRound, late, oneRound, promoted,
  promotedTalked, recruits, recruitsTalked, rounds, roundsTogether, type Terms,
} from './figures.ts'

type Asked = { readonly type: TalkType; readonly who: string; readonly noun: string; readonly terms: Terms; readonly talked: Count }
const appointees: Asked = { type: 'before-office', who: '新提任科级干部', noun: '任前廉政谈话', terms: promoted, talked: promotedTalked }
const newcomers: readonly Asked[] = [
  { type: 'recruit', who: '新录用公务员', noun: '新录用谈话', terms: recruits, talked: recruitsTalked },
  { type: 'confirmation', who: '试用期满转正公务员', noun: '转正谈话', terms: confirmed, talked: confirmedTalked },
]
const discipline = '派驻纪检监察组组长'
const personnel = '政治处和所在科室负责人'

/** The words before a number and the number, or nothing where it is zero. */
const term = (read: Reader, words: string, figure: Count): readonly Piece[] => isZero(read, figure) ? [] : [text`${words}${read.count(figure)}`]

/** Whether every talker of these kinds held the post that the duty names: only then is it said who talked. */
const byOffice = (read: Reader, types: readonly TalkType[]): boolean =>
  read.facts({ fact: { kind: 'talk.talker', code: types } }).every(f => mayTalk(read.roster, f.code as TalkType, f.person ?? 0, f.day))

/** `由某某谈话`, or only that there was a talk. */
const talkedBy = (read: Reader, types: readonly TalkType[], talker: string): string => byOffice(read, types) ? `由${talker}谈话` : '已谈话'

/** Whether somebody owes such a talk and has not had it. */
const hasLeft = (read: Reader, { due, met }: Terms): boolean => read.n(met) < read.n(due)

/** One kind of talk with a remainder: how many were due, who talked with how many, how many are left. `talker` is '' where it has been said. */
const partial = (read: Reader, { type, who, terms }: Asked, talker: string): Text => text`${who}${coverageText(read, terms,
  dutyWords('谈', { met: `${byOffice(read, [type]) ? talker : ''}已谈`, late: type === 'before-office' ? '在任职后补谈' : '超过时限' }))}`

function appointeesClause(read: Reader): readonly Text[] {
  const { who, terms, talked, type } = appointees
  if (isZero(read, terms.due) && isZero(read, talked)) return []
  if (hasLeft(read, terms)) return [partial(read, appointees, discipline)]
  const by = talkedBy(read, [type], discipline)
  if (isZero(read, terms.due)) return [text`${who}${read.count(talked)}${by}`]
  const one = read.n(terms.met) === 1 ? ['，', read.date(dayFigure('promoted.day', '任前谈话日', 'Day of the talk', { fact: { kind: 'talk', code: type } }))] : []
  if (isZero(read, terms.late)) return [join(who, read.count(terms.met), ...one, '任职前', by)]
  return [join(who, read.count(terms.met), ...one, by, ...term(read, '，任职前谈', terms.onTime), ...term(read, '，任职后补谈', terms.late))]
}

/** Recruits and those confirmed: said together as far as nobody is left, each for itself where somebody is. */
function newcomersClauses(read: Reader): readonly Text[] {
  const asked = newcomers.filter(a => !isZero(read, a.terms.due) || !isZero(read, a.talked))
  const left = asked.filter(a => hasLeft(read, a.terms))
  const done = asked.filter(a => !left.includes(a))
  const lateOnes = joinList(done.flatMap(a => term(read, a.noun, a.terms.late)))
  const together = join(joinList(done.map(a => text`${a.who}${read.count(isZero(read, a.terms.due) ? a.talked : a.terms.met)}`)),
    talkedBy(read, done.map(a => a.type), personnel), lateOnes.length > 0 ? text`，其中${lateOnes}超过时限` : '')
  const first = done.length > 0 ? undefined : left.find(a => !isZero(read, a.terms.met))
  return [...(done.length > 0 ? [together] : []), ...left.map(a => partial(read, a, a === first ? personnel : ''))]
}

function integrityTalks(read: Reader): Passage | null {
  const clauses = [...appointeesClause(read), ...newcomersClauses(read)]
  const together = isZero(read, collective) ? [] : [text`举行集体廉政谈话${read.count(collective)}，谈话对象${read.count(collectivePersons)}。`]
  const sentences = [...(clauses.length > 0 ? splitSentence(sentence(withMarks(clauses, '；'))) : []), ...together]
  return sentences.length === 0 ? null : { head: '开展廉政谈话', sentences }
}

/** The coverage of a round, or of several; where no duty asks, how many were talked with. */
function howMany(read: Reader, t: Terms, talked: Count): Text {
  if (!isZero(read, t.due)) return coverageText(read, t, dutyWords('谈', { late: '超过时限', all: '已谈话' }))
  return isZero(read, talked) ? ['未见谈话记录'] : text`谈话${read.count(talked)}`
}

/** `3月22日至4月16日`; a round that has not ended by the report's day has no last day to print. */
function days(read: Reader, round: FactRow): Text {
  const at = (name: 'from' | 'to', zh: string, en: string, kind: string) => dayFigure(`round.${round.item}.${name}`, zh, en, { fact: { kind }, item: [round.item] })
  const from = at('from', '起始日', 'From', 'talk.round')
  const ended = read.facts({ fact: { kind: 'talk.round.end' }, item: [round.item] }).length > 0
  return ended ? spanText(read, from, at('to', '截止日', 'To', 'talk.round.end')) : text`自${read.date(from)}起`
}

const ordinal = (i: number): string => `第${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][i] ?? i + 1}轮`

function heartTalks(read: Reader): Passage | null {
  const rows = read.facts({ fact: { kind: 'talk.round' } })
  const head = '开展谈心谈话'
  const [first] = rows
  if (first === undefined) return isZero(read, heartTalked) ? null : { head, sentences: [text`组织谈心谈话${read.count(heartTalked)}。`] }
  const all = roundsTogether(rows.map(r => r.item))
  const said = text`${isZero(read, all.due) ? '谈心谈话开展' : '对在编干警开展谈心谈话'}${read.count(rounds)}`
  const clause = (r: FactRow): Text => text`${days(read, r)}，${howMany(read, oneRound(r.item), inRound(r.item))}`
  const made = rows.length === 1 ? text`${days(read, first)}${said}，${howMany(read, oneRound(first.item), inRound(first.item))}`
    : rows.length <= 3 ? text`${said}：${withMarks(rows.map((r, i) => text`${ordinal(i)}${clause(r)}`), '；')}`
    : text`${said}，${howMany(read, all, heartTalked)}`
  return { head, sentences: splitSentence(sentence(made)) }
}

/** Every round with the words that name it and its figures. */
const named = (read: Reader): readonly { readonly name: string; readonly terms: Terms }[] =>
  read.facts({ fact: { kind: 'talk.round' } }).map((r, i, all) => ({ name: `${all.length > 1 ? ordinal(i) : ''}谈心谈话`, terms: oneRound(r.item) }))

const undone = (say: Text, figure: Count): Gap => ({ figure, kind: 'undone', text: printed(say), say })

function gaps(read: Reader): readonly Gap[] {
  const gap = (figure: Count, kind: Gap['kind'], before: string, words: string): readonly Gap[] => isZero(read, figure) ? []
    : [kind === 'undone' ? undone(text`${before}${read.gap(figure, words)}`, figure) : { figure, kind, text: read.gap(figure, words).text, say: text`${before}${read.gap(figure, '')}` }]
  return [...[appointees, ...newcomers].flatMap(a => gap(a.terms.overdue, 'undone', a.noun, '未谈')),
    ...named(read).flatMap(r => gap(r.terms.overdue, 'undone', r.name, '未谈')),
    ...gap(late, 'held-late', '谈话', '谈话晚于时限'), ...gap(enteredLate, 'entered-late', '谈话记录', '谈话记录补录')]
}

function next(read: Reader, nextYear: NextYear): readonly Text[] {
  const open = (who: string, list: readonly { readonly name: string; readonly terms: Terms }[]): readonly Text[] => {
    const left = list.filter(l => !isZero(read, l.terms.overdue)).map(l => text`${l.name}未谈的${read.gap(l.terms.overdue, '')}`)
    return left.length === 0 ? [] : [text`${joinList(left)}，由${who}在${nextYear.by('soon')}前补谈。`]
  }
  const asked = (a: Asked): { name: string; terms: Terms } => ({ name: a.noun, terms: a.terms })
  return [...open('谈话人', named(read)), ...open(discipline, [asked(appointees)]), ...open(personnel, newcomers.map(asked)), ...toCome(read, nextYear)]
}

/** What the rest of the year still asks for, an office at a time. */
function toCome(read: Reader, nextYear: NextYear): readonly Text[] {
  const of = (who: string, id: string, duty: readonly string[], list: readonly { readonly name: string; readonly terms: Terms }[]): readonly Text[] =>
    stillToCome(read, nextYear, { id: `talks.${id}`, duty }, by => {
      const coming = list.filter(l => !isZero(read, l.terms.notDue)).map(l => text`${l.name}未到期的${read.count(l.terms.notDue)}`)
      return text`${joinList(coming)}，由${who}在${by}前谈话。`
    })
  return [
    ...of('谈话人', 'rounds', [duties.heart], named(read)),
    ...of(discipline, 'promoted', [duties['before-office']], [{ name: appointees.noun, terms: appointees.terms }]),
    ...of(personnel, 'newcomers', [duties.recruit, duties.confirmation], newcomers.map(a => ({ name: a.noun, terms: a.terms }))),
  ]
}

export default { figures, passages: { '1.3.3': integrityTalks, '1.5.1': heartTalks }, gaps, next: { '2.3': next } } satisfies Sentences
