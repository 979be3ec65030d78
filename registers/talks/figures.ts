import { dutyFigures } from '../../kernel/figure/sentence.ts'
import type { Count, FactWhere, Figure, ObligationWhere } from '../../kernel/figure/figure.ts'
import type { TalkType } from './facts.ts'

/** The duties that this folder brings, by the kind of talk that meets them. */
export const duties = {
  'before-office': 'bureau/talk-before-office', recruit: 'bureau/talk-recruit', confirmation: 'bureau/talk-confirmation', heart: 'bureau/talk-round',
} as const satisfies { readonly [T in TalkType]?: string }

export type Terms = ReturnType<typeof dutyFigures>

/** The figures of a duty; where a name is given for a term, the figure is called by it. */
function terms(id: string, type: keyof typeof duties, noun: { zh: string; en: string }, subject: readonly string[],
  names: { readonly [K in keyof Terms]?: string } = {}, unit = '人', more: Partial<ObligationWhere> = {}): Terms {
  const made = dutyFigures(id, [duties[type]], unit, noun, subject, more)
  const called = (term: keyof Terms): Count => names[term] === undefined ? made[term] : { ...made[term], id: names[term] }
  return { due: called('due'), met: called('met'), onTime: called('onTime'), late: called('late'), exempt: called('exempt'),
    notDue: called('notDue'), overdue: called('overdue') }
}

export const promoted = terms('talks.promoted', 'before-office', { zh: '任前廉政谈话', en: 'Talks before taking office' }, ['任前', '任前廉政谈话', '新提任科级干部', '新提任干部', '新提任', '任前谈话'],
  { met: 'talks.promoted', onTime: 'talks.promoted.before', late: 'talks.promoted.after', overdue: 'talks.promoted.open' })
export const recruits = terms('talks.recruits', 'recruit', { zh: '新录用谈话', en: 'Talks with recruits' }, ['新录用', '新录用公务员', '新录用人员', '新录用谈话'],
  { met: 'talks.recruits', overdue: 'talks.recruits.open' })
export const confirmed = terms('talks.confirmed', 'confirmation', { zh: '转正谈话', en: 'Talks at the end of probation' }, ['转正', '试用期满转正公务员', '试用期转正公务员', '转正谈话'],
  { met: 'talks.confirmed', overdue: 'talks.confirmed.open' })
const roundNames = (id: string): { met: string; overdue: string } => ({ met: `${id}.held`, overdue: `${id}.open` })
/** Some rounds together, by their records. */
export const roundsTogether = (rounds: readonly number[]): Terms => terms('talks.rounds', 'heart', { zh: '谈心谈话', en: 'Heart-to-heart talks' }, ['谈心谈话'],
  roundNames('talks.rounds'), '人次', { period: rounds.map(r => `#${r}`) })
/** One round, by its record. */
export const oneRound = (round: number): Terms => terms(`talks.round.${round}`, 'heart', { zh: '本轮谈心谈话', en: 'Talks of the round' }, ['谈心谈话'],
  roundNames(`talks.round.${round}`), '人', { period: [`#${round}`] })
/** Persons talked with in a round, whether or not a duty asked for it. */
export const inRound = (round: number): Count => ({ id: `talks.round.${round}.persons`, label: { zh: '本轮谈话人数', en: 'Persons talked with in the round' },
  unit: '人', subject: ['谈心谈话'], of: 'count', from: 'facts', where: { fact: { kind: 'talk', code: 'heart' }, ref: [round] }, count: 'persons' })
/** First or last day of a round, or the day of the first talk of a kind. */
export const dayFigure = (name: string, zh: string, en: string, where: FactWhere): Figure & { of: 'day' } =>
  ({ id: `talks.${name}`, label: { zh, en }, unit: '', of: 'day', where, pick: 'first' })

type Facts = Extract<Count, { from: 'facts' }>
const facts = (name: string, zh: string, en: string, unit: string, subject: string | readonly string[], where: FactWhere, count: Facts['count']): Facts =>
  ({ id: `talks.${name}`, label: { zh, en }, unit, subject: [subject].flat(), of: 'count', from: 'facts', where, count })

export const rounds = facts('rounds', '谈心谈话轮数', 'Rounds of talks', '轮', '谈心谈话', { fact: { kind: 'talk.round' } }, 'records')
/** Persons talked with in talks of a kind, whether or not a duty asked for it. */
const talked = (type: TalkType, zh: string, en: string): Facts =>
  facts(`${type}.persons`, `${zh}人数`, `${en}, persons`, '人', zh, { fact: { kind: 'talk', code: type } }, 'persons')
export const promotedTalked = talked('before-office', '任前廉政谈话', 'Talks before taking office')
export const recruitsTalked = talked('recruit', '新录用谈话', 'Talks with recruits')
export const confirmedTalked = talked('confirmation', '转正谈话', 'Talks at the end of probation')
export const heartTalked = facts('heart', '谈心谈话人次', 'Heart-to-heart talks', '人次', '谈心谈话', { fact: { kind: 'talk', code: 'heart' } }, 'rows')
export const collective = facts('collective', '集体廉政谈话次数', 'Collective talks', '次', ['集体廉政谈话', '集体谈话'], { fact: { kind: 'talk', code: 'collective' } }, 'records')
export const collectivePersons = facts('collective.persons', '集体廉政谈话人次', 'Attendance at collective talks', '人次', '集体廉政谈话', { fact: { kind: 'talk', code: 'collective' } }, 'rows')
export const enteredLate = facts('entered_late', '谈话记录补录', 'Talks entered late', '条', '补录', { fact: { kind: 'talk' }, late: true }, 'records')

/** Talks of every duty held after the day they were due. */
export const late: Count = dutyFigures('talks', Object.values(duties), '人次', { zh: '谈话', en: 'Talks' }).late

export const figures: readonly Figure[] = [...[promoted, recruits, confirmed].flatMap(t => Object.values(t)), rounds, late,
  promotedTalked, recruitsTalked, confirmedTalked, heartTalked, collective, collectivePersons, enteredLate]
