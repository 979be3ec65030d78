import { describe, expect, it } from 'vitest'
import type { Rule } from '../duty/rule.ts'
import { fixtureKinds } from './kinds.ts'
import { sound } from './invariants.ts'
import { Scenario } from './scenario.ts'

const scene = (day: string, calendars?: readonly number[]): Scenario => new Scenario(fixtureKinds, day, calendars)
const yearly = { cadence: 'year', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } } } as const
const sign = (s: Scenario, person: number, day: string, more: object = {}) => s.put('signing', { person, day, ...more })
const sit = (s: Scenario, day: string, due: readonly number[], more: object = {}) => s.put('occasion', { title: '会', day, unit: s.id('局'), people: { due }, ...more })

describe('a duty switched on after its record', () => {
  it('still finds it, and another that would also do when the first is voided', () => {
    const s = scene('2021-04-20')
    const who = s.person('甲')
    const first = sign(s, who, '2021-04-19')
    const second = sign(s, who, '2021-04-20')
    s.day = '2021-06-01'
    const duty = s.duty(yearly)
    expect(s.table(duty, who)).toEqual(['2021: heldOnTime'])
    s.void(first)
    expect(s.obligations(duty)[0]).toMatchObject({ state: 'on_time', held: '2021-04-20' })
    s.void(second)
    expect(s.table(duty, who)).toEqual(['2021: overdue'])
    sound(s)
  })
  it('that is voided asks for nothing any more, and is not asked about again', () => {
    const s = scene('2021-05-20')
    const who = s.person('甲')
    const duty = s.duty(yearly)
    const before = s.ledger.head
    s.void(duty)
    expect([s.coverage(duty).required, s.coverage(duty, '2021-05-20', before).required]).toEqual([0, 1])
    sign(s, who, '2021-05-20')
    sound(s)
  })
})

describe('how much is needed', () => {
  it('is counted: two meetings on one theme, held on the day of the second', () => {
    const s = scene('2021-12-20')
    const duty = s.duty({ cadence: 'year', deadline: {}, subject: 'organisation', metBy: { fact: { kind: 'met', code: 'theme' }, need: 2 } })
    s.put('meeting', { unit: s.id('局'), day: '2021-12-14', kind: 'theme' })
    expect(s.obligations(duty)[0]).toMatchObject({ state: 'open', got: 1, need: 2, held: null })
    s.put('meeting', { unit: s.id('局'), day: '2021-12-17', kind: 'theme' })
    expect(s.obligations(duty)[0]).toMatchObject({ state: 'on_time', got: 2, held: '2021-12-17' })
    sound(s)
  })
  it('is summed: 32 hours by the number of the study beside each presence', () => {
    const s = scene('2021-11-01')
    const [one, two] = [s.person('甲'), s.person('乙')]
    const duty = s.duty({ cadence: 'year', deadline: {}, metBy: { fact: { kind: 'present' }, with: { kind: 'study' }, amount: 'with', need: 32 } })
    const meetings = ['2021-10-28', '2021-10-29', '2021-11-01'].map((day, i) => sit(s, day, i === 1 ? [one] : [one, two]))
    const studies = meetings.map((occasion, i) => s.put('study', { title: '学', occasion, day: '2021-11-01', hours: [16, 8, 8][i] }))
    expect(s.obligations(duty).map(o => [o.got, o.state])).toEqual([[32, 'on_time'], [24, 'open']])
    s.correct('study', studies[2] ?? 0, { title: '学', occasion: meetings[2], day: '2021-11-01', hours: 7.5 })
    expect(s.obligations(duty).map(o => [o.got, o.state])).toEqual([[31.5, 'open'], [23.5, 'open']])
    s.put('study', { title: '学', occasion: meetings[2], day: '2021-11-01', hours: 0.5 })
    expect(s.obligations(duty).map(o => o.got)).toEqual([32, 24])
    sound(s)
  })
  it('is summed by the fact’s own number, which tenths do not spoil', () => {
    const s = scene('2021-11-01')
    const who = s.person('甲')
    const duty = s.duty({ cadence: 'year', deadline: {}, metBy: { fact: { kind: 'signed' }, amount: 'num', need: 0.8 } })
    for (const hours of [0.7, 0.1]) sign(s, who, '2021-11-01', { hours })
    expect(s.obligations(duty)[0]).toMatchObject({ got: 0.8, state: 'on_time' })
    sound(s)
  })
})

describe('what a fact counts for', () => {
  const monthly = (s: Scenario) => s.duty({ cadence: 'month', deadline: {}, from: '2021-05-01', metBy: { fact: { kind: 'present' } } })
  it('is its own period, then the latest earlier one that is open, never a later one', () => {
    const s = scene('2021-07-30')
    const who = s.person('甲')
    const duty = monthly(s)
    sit(s, '2021-06-01', [who])
    sit(s, '2021-06-02', [who])
    expect(s.table(duty, who)).toEqual(['2021-05: heldLate', '2021-06: heldOnTime', '2021-07: notYetDue'])
    sit(s, '2021-06-03', [who])
    expect(s.table(duty, who)).toEqual(['2021-05: heldLate', '2021-06: heldOnTime', '2021-07: notYetDue'])
    sound(s)
  })
  it('is first the period of the sitting that it makes up for, also when that sitting moves', () => {
    const s = scene('2021-07-30')
    const [who, other] = [s.person('甲'), s.person('乙')]
    const duty = monthly(s)
    const missed = sit(s, '2021-05-20', [who, other], { people: { due: [who, other], absent: [{ person: who, reason: 'duty' }] } })
    sit(s, '2021-07-05', [who], { makesUp: missed })
    expect(s.table(duty, who)).toEqual(['2021-05: heldLate', '2021-06: overdue', '2021-07: notYetDue'])
    s.correct('occasion', missed, { title: '会', day: '2021-06-20', unit: s.id('局'), people: { due: [who, other], absent: [{ person: who, reason: 'duty' }] } })
    expect(s.table(duty, who)).toEqual(['2021-05: overdue', '2021-06: heldLate', '2021-07: notYetDue'])
    sound(s)
  })
  it('is one obligation of a duty, also where two versions of the rule ask for different facts', () => {
    const s = scene('2021-07-30')
    const who = s.person('甲')
    const duty = s.duty({ cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'signed' } } })
    expect(s.change(duty, { key: 'test/d@2', from: '2021-07-01', metBy: { fact: { kind: 'signed', code: 'paper' } } })).toBeUndefined()
    const plain = sign(s, who, '2021-07-30')
    expect(s.table(duty, who)).toEqual(['2021Q1: overdue', '2021Q2: heldLate', '2021Q3: notYetDue'])
    sign(s, who, '2021-07-29', { paper: true })
    expect(s.table(duty, who)).toEqual(['2021Q1: overdue', '2021Q2: heldLate', '2021Q3: heldOnTime'])
    s.void(plain)
    expect(s.table(duty, who)).toEqual(['2021Q1: overdue', '2021Q2: overdue', '2021Q3: heldOnTime'])
    sound(s)
  })
})

describe('the due day', () => {
  it('moves to the next working day where the rule says so: 3 October 2021 is a holiday', () => {
    const s = scene('2021-09-01')
    s.person('甲')
    const due = (deadline: Rule['deadline']) => s.obligations(s.duty({ cadence: 'month', from: '2021-09-01', deadline, metBy: { fact: { kind: 'signed' } } }))[0]?.due
    expect([due({ on: '10-03', roll: true }), due({ on: '10-03' }), due({ add: 3, unit: 'workday' }), due({ on: '2021-09-18', roll: true })])
      .toEqual(['2021-10-08', '2021-10-03', '2021-10-11', '2021-09-18'])
    sound(s)
  })
  it('in a year that is not loaded is provisional, and settled when the year is', () => {
    const s = scene('2021-12-01', [2021])
    const who = s.person('甲')
    const duty = s.duty({ cadence: 'month', from: '2021-12-01', deadline: { add: 1, unit: 'workday' }, metBy: { fact: { kind: 'signed' } } })
    expect(s.obligations(duty)[0]).toMatchObject({ due: '2022-01-03', provisional: true })
    const before = s.ledger.head
    const notice = s.loadYear(2022)
    expect(s.obligations(duty)[0]).toMatchObject({ due: '2022-01-04', provisional: false, subject: who })
    expect(s.obligations(duty, before)[0]).toMatchObject({ due: '2022-01-03', provisional: true })
    const row = s.ledger.projection.items.get(notice)?.row
    s.correct('calendar', notice, { ...row, off: [] })
    expect(s.obligations(duty)[0]).toMatchObject({ due: '2022-01-03', provisional: false })
    s.void(notice)
    expect(s.obligations(duty)[0]).toMatchObject({ due: '2022-01-03', provisional: true })
    sound(s)
  })
  it('before the ledger began to count is not owed, nor before the part of the period that is asked', () => {
    const s = scene('2021-07-01')
    s.person('甲')
    const early = s.duty({ ...yearly, from: '2021-06-01' })
    const duty = s.duty({ cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'signed' } } })
    expect([s.coverage(early).required, s.coverage(duty).required]).toEqual([0, 3])
    const from = s.put('parameter', { name: 'ledgerFrom', day: '2021-05-10', from: '2021-07-01' })
    expect(s.obligations(duty).map(o => [o.period, o.starts]).sort()).toEqual([['2021Q2', '2021-05-10'], ['2021Q3', '2021-07-01']])
    const ahead = s.duty({ cadence: 'month', deadline: { from: 'period-start', add: -5 }, metBy: { fact: { kind: 'signed' } } })
    s.correct('parameter', from, { name: 'ledgerFrom', day: '2021-05-01', from: '2021-07-01' })
    expect(s.obligations(ahead).map(o => [o.period, o.due]).sort()).toEqual([['2021-06', '2021-05-27'], ['2021-07', '2021-06-26']])
    s.void(from)
    expect(s.coverage(duty).required).toBe(3)
    sound(s)
  })
  it('of a rule that ends within a period is counted to its end', () => {
    const s = scene('2021-07-01')
    s.person('甲')
    const duty = s.duty({ cadence: 'half', deadline: { add: 2 }, to: '2021-05-31', metBy: { fact: { kind: 'signed' } } })
    expect(s.obligations(duty).map(o => [o.period, o.due])).toEqual([['2021H1', '2021-06-02']])
    sound(s)
  })
})

describe('held late and entered late are two things', () => {
  it('and each is counted by itself', () => {
    const s = scene('2021-04-29')
    const people = ['甲', '乙', '丙', '丁'].map(n => s.person(n))
    const duty = s.duty(yearly)
    const [inTime = 0, lateDeed = 0, lateEntry = 0, both = 0] = people
    sign(s, inTime, '2021-04-29')
    s.day = '2021-05-06'
    sign(s, lateDeed, '2021-05-06')
    s.day = '2021-06-15'
    const entered = sign(s, lateEntry, '2021-04-28')
    const worst = sign(s, both, '2021-05-10')
    expect(s.coverage(duty)).toEqual({ required: 4, heldOnTime: 2, heldLate: 2, exempt: 0, overdue: 0, notYetDue: 0, enteredLate: 2 })
    expect([entered, worst].map(i => s.ledger.projection.items.get(i)?.late)).toEqual([true, true])
    sound(s)
  })
  it('as long as the grace, a parameter in working days, says so', () => {
    const s = scene('2021-05-14')
    const who = s.person('甲')
    const late = (day: string) => s.ledger.projection.items.get(sign(s, who, day))?.late
    expect([late('2021-05-08'), late('2021-05-07')]).toEqual([false, true])
    const grace = s.put('parameter', { name: 'grace', number: 10, from: '2021-05-14' })
    expect([late('2021-04-28'), late('2021-04-27')]).toEqual([false, true])
    s.correct('parameter', grace, { name: 'grace', number: 0, from: '2021-05-14' })
    expect([late('2021-05-14'), late('2021-05-13')]).toEqual([false, true])
  })
  it('sticks to a record through corrections, and comes to one whose day is moved back', () => {
    const s = scene('2021-04-29')
    const who = s.person('甲')
    const duty = s.duty(yearly)
    const record = sign(s, who, '2021-04-29')
    const isLate = () => [s.ledger.projection.items.get(record)?.late, s.coverage(duty).enteredLate]
    s.day = '2021-08-12'
    s.correct('signing', record, { person: who, day: '2021-04-29', hours: 1 })
    expect(isLate()).toEqual([false, 1])
    s.correct('signing', record, { person: who, day: '2021-04-28', hours: 1 })
    expect(isLate()).toEqual([true, 1])
    s.correct('signing', record, { person: who, day: '2021-08-12', hours: 1 })
    expect(isLate()).toEqual([true, 0])
    sound(s)
  })
  it('of a companion too: presence was entered in time, what made it count was not', () => {
    const s = scene('2021-03-01')
    const who = s.person('甲')
    const duty = s.duty({ cadence: 'year', deadline: {}, metBy: { fact: { kind: 'present' }, with: { kind: 'study' } } })
    const meeting = sit(s, '2021-03-01', [who])
    s.day = '2021-04-01'
    s.put('study', { title: '学', occasion: meeting, day: '2021-03-01' })
    expect(s.coverage(duty)).toMatchObject({ heldOnTime: 1, enteredLate: 1 })
    sound(s)
  })
})

describe('serials', () => {
  it('run without a gap in each kind and year, whatever is voided or moved to another year', () => {
    const s = scene('2022-01-05')
    const who = s.person('甲')
    const of = (item: number) => [s.ledger.projection.items.get(item)?.year, s.ledger.projection.items.get(item)?.serial]
    const [a, b] = [sign(s, who, '2021-12-30'), sign(s, who, '2021-12-31')]
    s.void(a)
    const [c, d] = s.do(...['2022-01-04', '2021-12-29'].map(day => ({ op: 'put' as const, kind: 'signing', row: { person: who, day } }))).map(e => e.envelope.item)
    s.correct('signing', b, { person: who, day: '2022-01-03' })
    const e = sign(s, who, '2022-01-05')
    expect([a, b, c ?? 0, d ?? 0, e].map(of)).toEqual([[2021, 1], [2021, 2], [2022, 1], [2021, 3], [2022, 2]])
    expect(s.ledger.projection.items.get(who)?.serial).toBeNull()
    sound(s)
  })
})
