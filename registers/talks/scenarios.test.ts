import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/calendar/index.ts'
import { printed } from '../../kernel/figure/phrase.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import type { NextYear } from '../../kernel/figure/sentence.ts'
import { sourceOf } from '../../kernel/figure/source.ts'
import { unboundNumbers } from '../../kernel/report/numbers.ts'
import { speak } from '../../kernel/report/slots.ts'
import { checkWords } from '../../kernel/report/words.ts'
import type { FactKey } from '../../kernel/journal/fact.ts'
import { rebuilt } from '../../kernel/testing/rebuilt.ts'
import { Scenario } from '../../kernel/testing/scenario.ts'
import { talkFindings, type Talk, type TalkType } from './facts.ts'
import register from './register.ts'
import rules from './rules.json' with { type: 'json' }
import sentences from './sentences.ts'

/** A bureau with the head of the discipline office and the head of the personnel office; the duties adopted. */
function bureau(day: Day = '2021-01-04', adopted = rules) {
  const s = new Scenario(register.kinds, day)
  s.unit('派驻组', 'discipline')
  s.unit('政治处', 'department')
  const head = s.person('组长', { unit: '派驻组', role: 'discipline-head' })
  const personnel = s.person('政治处主任', { unit: '政治处', role: 'middle' })
  const [beforeOffice = 0, recruit = 0, confirmation = 0, heart = 0] = adopted.map(rule => s.put('duty', { rule: { ...rule, from: '2021-01-01' } }))
  const talk = (on: Day, type: TalkType, talker: number, subjects: readonly number[], more: object = {}): number => {
    if (s.day < on) s.day = on
    return s.put('talks', { type, day: on, talker, subjects, ...more })
  }
  return { s, head, personnel, beforeOffice, recruit, confirmation, heart, talk }
}
type Bureau = ReturnType<typeof bureau>

const reader = ({ s }: Bureau, asOf: Day = '2021-12-20'): LedgerReader =>
  new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
const nextYear: NextYear = { year: 2022, by: term => ({ as: 'date', text: '2022年1月14日',
  figure: { id: `next.${term}`, label: { zh: '时限', en: 'Due day' }, unit: '', of: 'fixed-day', day: '2022-01-14' } }) }
/** What stands in a slot, sentence by sentence; the guards of a composed report find nothing in it. */
function said(b: Bureau, slot: '1.3.3' | '1.5.1', asOf?: Day): readonly string[] | undefined {
  const read = reader(b, asOf)
  const { paragraphs: blocks } = speak({ slot, from: 'passages', mechanisms: [] }, { voices: [{ id: 'talks', sentences }], read, gaps: [], next: nextYear })
  expect([...checkWords({ blocks }, read), ...unboundNumbers({ blocks })]).toEqual([])
  return sentences.passages[slot](read)?.sentences.map(printed)
}
const round = (b: Bureau, from: Day, to: Day): number => b.s.put('talks.round', { name: '谈心谈话', year: 2021, from, to })

describe('talks that an appointment, a joining or the end of probation asks for', () => {
  const b = bureau()
  const { s, head, personnel } = b
  const promoted = Array.from({ length: 5 }, (_, i) => s.person(`提任${i}`, { role: 'staff' }))
  const posts = promoted.map(person => s.put('post', { person, unit: s.id('局'), role: 'middle', from: '2021-05-10', appointed: true }))
  promoted.forEach((person, i) => b.talk(i < 4 ? '2021-05-07' : '2021-05-17', 'before-office', head, [person], { post: posts[i] }))
  const recruits = Array.from({ length: 4 }, (_, i) => s.person(`新录用${i}`, { from: '2021-07-01', recruited: true, probationTo: '2022-06-30' }))
  b.talk('2021-07-05', 'recruit', personnel, recruits)
  const confirmed = Array.from({ length: 3 }, (_, i) => s.person(`转正${i}`, { from: '2020-08-10', probationTo: '2021-08-09' }))
  b.talk('2021-08-11', 'confirmation', personnel, confirmed.slice(0, 2))
  b.talk('2021-08-30', 'confirmation', personnel, confirmed.slice(2))

  it('are due on the day of taking office, in thirty days, and in ten working days', () => {
    const none = { exempt: 0, overdue: 0, notYetDue: 0, enteredLate: 0 }
    expect(s.coverage(b.beforeOffice)).toEqual({ required: 5, heldOnTime: 4, heldLate: 1, ...none })
    expect(s.coverage(b.recruit)).toEqual({ required: 4, heldOnTime: 4, heldLate: 0, ...none })
    expect(s.coverage(b.confirmation)).toEqual({ required: 3, heldOnTime: 2, heldLate: 1, ...none })
    expect(s.obligations(b.confirmation).map(o => o.due)).toEqual(['2021-08-23', '2021-08-23', '2021-08-23'])
    s.again()
    rebuilt(s.ledger)
  })
  it('are said in one sentence, with who talked and what was late', () => {
    expect(said(b, '1.3.3')).toEqual(['新提任科级干部5人由派驻纪检监察组组长谈话，任职前谈4人，任职后补谈1人；'
      + '新录用公务员4人、试用期满转正公务员3人由政治处和所在科室负责人谈话，其中转正谈话1人超过时限。'])
    expect(sentences.gaps(reader(b)).map(g => [g.kind, g.text, printed(g.say)])).toEqual([['held-late', '2人次谈话晚于时限', '谈话2人次']])
  })
  it('do not say that the named office talked when somebody else did', () => {
    const person = s.person('提任又一', { role: 'staff' })
    const post = s.put('post', { person, unit: s.id('局'), role: 'middle', from: '2021-10-11', appointed: true })
    b.talk('2021-10-09', 'before-office', personnel, [person], { post })
    expect(said(b, '1.3.3')?.[0]).toMatch(/^新提任科级干部6人已谈话，任职前谈5人，任职后补谈1人；/)
  })
})

describe('talks that are missing', () => {
  const b = bureau()
  const { s, head, personnel } = b
  it('are not said where nothing asks for them', () => {
    expect(said(b, '1.3.3')).toBeUndefined()
    expect(said(b, '1.5.1')).toBeUndefined()
    expect(sentences.gaps(reader(b))).toEqual([])
  })
  it('are stated as a gap, and handed on with an office and a day', () => {
    const [one = 0, two = 0] = [s.person('提任甲'), s.person('提任乙')]
    const posts = [one, two].map(person => s.put('post', { person, unit: s.id('局'), role: 'middle', from: '2021-05-10', appointed: true }))
    s.person('新录用甲', { from: '2021-07-01', recruited: true })
    s.day = '2021-12-20'
    expect(said(b, '1.3.3')).toEqual(['新提任科级干部应谈2人，未谈2人；新录用公务员应谈1人，未谈1人。'])
    b.talk('2021-12-20', 'before-office', head, [one], { post: posts[0] })
    expect(said(b, '1.3.3')).toEqual(['新提任科级干部应谈2人，派驻纪检监察组组长已谈1人（1人在任职后补谈），未谈1人；新录用公务员应谈1人，未谈1人。'])
    expect(sentences.gaps(reader(b)).map(g => printed(g.say))).toEqual(['任前廉政谈话1人未谈', '新录用谈话1人未谈', '谈话1人次'])
    expect(sentences.next['2.3'](reader(b), nextYear).map(printed)).toEqual([
      '任前廉政谈话未谈的1人，由派驻纪检监察组组长在2022年1月14日前补谈。', '新录用谈话未谈的1人，由政治处和所在科室负责人在2022年1月14日前补谈。'])
  })
  it('name who talked once in a sentence, and plan what is to come of their own year', () => {
    const c = bureau()
    const recruits = Array.from({ length: 3 }, (_, i) => c.s.person(`新录用${i}`, { from: '2021-07-01', recruited: true }))
    Array.from({ length: 2 }, (_, i) => c.s.person(`转正${i}`, { from: '2020-07-12', probationTo: '2021-07-11' }))
    c.talk('2021-07-12', 'recruit', c.personnel, recruits.slice(0, 1))
    expect(said(c, '1.3.3', '2021-07-12')).toEqual(['新录用公务员应谈3人，政治处和所在科室负责人已谈1人，未到期2人；试用期满转正公务员应谈2人，时限未到。'])
    expect(sentences.next['2.3'](reader(c, '2021-07-12'), { ...nextYear, year: 2021 }).map(printed)).toEqual(['新录用谈话未到期的2人、转正谈话未到期的2人，由政治处和所在科室负责人在8月2日前谈话。'])
    c.talk('2021-07-13', 'recruit', c.personnel, recruits.slice(1))
    expect(said(c, '1.3.3', '2021-07-13')).toEqual(['新录用公务员3人由政治处和所在科室负责人谈话；试用期满转正公务员应谈2人，时限未到。'])
  })
  it('leave a trial in office to its own rules: only staff are confirmed', () => {
    s.put('post', { person: personnel, unit: s.id('局'), role: 'middle', from: '2021-01-04', probationTo: '2021-06-30' })
    expect(s.coverage(b.confirmation).required).toBe(0)
  })
})

describe('rounds of talks with everybody on the establishment', () => {
  const b = bureau('2021-03-01')
  const { s, personnel } = b
  const people = Array.from({ length: 85 }, (_, i) => s.person(`干警${i}`))
  s.put('exemption', { person: people[0], reason: 'secondment', from: '2021-03-01', to: '2021-06-30', granted: '2021-03-01', by: personnel })
  const r1 = round(b, '2021-03-22', '2021-04-16')
  b.talk('2021-03-24', 'heart', people[1] ?? 0, [personnel, ...people.slice(2)], { round: r1 })
  b.talk('2021-04-15', 'heart', personnel, people.slice(1, 2), { round: r1 })
  const r2 = round(b, '2021-05-24', '2021-06-18')
  b.talk('2021-06-02', 'heart', people[1] ?? 0, [personnel, ...people.slice(2, 82)], { round: r2 })
  b.talk('2021-06-03', 'heart', personnel, people.slice(1, 2), { round: r2 })
  b.talk('2021-06-22', 'heart', personnel, people.slice(82), { round: r2 })
  const recruits = Array.from({ length: 4 }, (_, i) => s.person(`七月到岗${i}`, { from: '2021-07-01' }))
  const r3 = round(b, '2021-09-01', '2021-09-30')
  b.talk('2021-09-08', 'heart', people[1] ?? 0, [personnel, people[0] ?? 0, ...people.slice(2, 83), ...recruits.slice(0, 3)], { round: r3 })
  b.talk('2021-09-09', 'heart', personnel, people.slice(1, 2), { round: r3 })
  s.day = '2021-12-20'
  const of = (r: number): readonly number[] => ['heldOnTime', 'heldLate', 'exempt', 'overdue'].map(t =>
    s.obligations(b.heart).filter(o => o.period === `#${r}` && (t === 'heldOnTime' ? o.state === 'on_time' : t === 'heldLate' ? o.state === 'held_late'
      : t === 'exempt' ? o.state === 'exempt' : o.state === 'open')).length)

  it('are due from whoever was there on the first day, on the last day', () => {
    expect([of(r1), of(r2), of(r3)]).toEqual([[85, 0, 1, 0], [82, 3, 1, 0], [87, 0, 0, 3]])
    expect(new Set(s.obligations(b.heart).map(o => o.due))).toEqual(new Set(['2021-04-16', '2021-06-18', '2021-09-30']))
    s.again()
  })
  it('are said one by one while there are three', () => {
    expect(said(b, '1.5.1')).toEqual(['对在编干警开展谈心谈话3轮：第一轮3月22日至4月16日，应谈86人，已谈85人，免除1人；'
      + '第二轮5月24日至6月18日，应谈86人，已谈85人（3人超过时限），免除1人；第三轮9月1日至30日，应谈90人，已谈87人，未谈3人。'])
  })
  it('print no day that is still to come', () => {
    expect(said(b, '1.5.1', '2021-04-01')).toEqual(['自3月22日起对在编干警开展谈心谈话1轮，应谈86人，已谈84人，免除1人，未到期1人。'])
  })
  it('list their gap, and hand it on', () => {
    expect(sentences.gaps(reader(b)).map(g => [g.figure.id, printed(g.say)])).toEqual([
      [`talks.round.${r3}.open`, '第三轮谈心谈话3人未谈'], ['talks.late', '谈话3人次']])
    expect(sentences.next['2.3'](reader(b), nextYear).map(printed)).toEqual(['第三轮谈心谈话未谈的3人，由谈话人在2022年1月14日前补谈。'])
  })
  it('are counted together from the fourth on', () => {
    round(b, '2021-11-01', '2021-11-12')
    expect(said(b, '1.5.1')).toEqual(['对在编干警开展谈心谈话4轮，应谈352人次，已谈257人次（3人次超过时限），免除2人次，未谈93人次。'])
  })
})

describe('other talks', () => {
  it('are counted though no duty asks for them, and marked when entered late', () => {
    const b = bureau('2021-03-01', [])
    const people = Array.from({ length: 3 }, (_, i) => b.s.person(`干部${i}`))
    b.s.day = '2021-03-26'
    b.talk('2021-03-10', 'collective', b.head, people, { campaigns: ['rectification'] })
    b.talk('2021-03-26', 'heart', b.personnel, people)
    b.talk('2021-03-26', 'recruit', b.personnel, people.slice(0, 2))
    expect(said(b, '1.3.3')).toEqual(['新录用公务员2人由政治处和所在科室负责人谈话。', '举行集体廉政谈话1次，谈话对象3人次。'])
    expect(said(b, '1.5.1')).toEqual(['组织谈心谈话3人次。'])
    expect(sentences.gaps(reader(b)).map(g => [g.kind, printed(g.say)])).toEqual([['entered-late', '谈话记录1条']])
  })
})

describe('checks and refusals', () => {
  const b = bureau('2021-03-01')
  const { s, head, personnel } = b
  const who = s.person('甲')
  const r1 = round(b, '2021-03-22', '2021-04-16')
  const ctx = () => ({ roster: s.ledger.globals.roster, facts: (key: FactKey) => s.ledger.projection.load({ slice: 'facts', key }).facts ?? [] })
  const found = (row: Partial<Talk>): readonly string[] => talkFindings({ type: 'heart', day: '2021-03-24', talker: personnel, subjects: [who], ...row }, ctx()).map(f => f.check)

  it('point at a talker without the post that the duty names, and at nobody who holds it', () => {
    expect(found({ type: 'before-office', talker: personnel })).toEqual(['talks.talker-post'])
    expect(found({ type: 'before-office', talker: head })).toEqual([])
    expect(found({ type: 'recruit', talker: who, subjects: [personnel] })).toEqual(['talks.talker-post'])
    expect(found({ type: 'recruit', talker: personnel })).toEqual([])
    expect(found({ talker: who, subjects: [personnel] })).toEqual([])
  })
  it('point at a talk outside its round, and at none within', () => {
    expect(['2021-03-21', '2021-03-22', '2021-04-16', '2021-04-17'].map(day => found({ day, round: r1 }).length)).toEqual([1, 0, 0, 1])
  })
  it('refuse what cannot be', () => {
    const refused = (row: object): string => s.refused({ op: 'put', kind: 'talks', row: { type: 'heart', day: '2021-03-01', talker: personnel, subjects: [who], ...row } }).refused
    const post = s.id('甲的任职')
    expect(refused({ subjects: [who, personnel] })).toBe('talks.with-oneself')
    expect(refused({ subjects: [] })).toBe('field.missing')
    expect(refused({ type: 'collective' })).toBe('talks.collective-of-one')
    expect(refused({ type: 'before-office' })).toBe('field.missing')
    expect(refused({ type: 'before-office', subjects: [head], post })).toBe('talks.post-of-another')
    expect(refused({ type: 'recruit', subjects: [who, head], post })).toBe('talks.one-post-one-person')
    expect(refused({ post })).toBe('talks.no-post-asked')
    expect(refused({ type: 'collective', subjects: [who, head], round: r1 })).toBe('talks.no-round-asked')
    const no = (row: object): string => s.refused({ op: 'put', kind: 'talks.round', row: { name: '第二轮', year: 2021, from: '2021-05-24', to: '2021-06-18', ...row } }).refused
    expect(no({ to: '2021-05-23' })).toBe('range.backwards')
    expect(no({ year: 2022 })).toBe('talks.round-of-other-year')
  })
})
