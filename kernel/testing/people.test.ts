import { describe, expect, it } from 'vitest'
import type { Rule } from '../duty/rule.ts'
import type { Cohort } from '../roster/cohort.ts'
import { fixtureKinds } from './kinds.ts'
import { sound } from './invariants.ts'
import { Scenario } from './scenario.ts'

const scene = (day: string): Scenario => new Scenario(fixtureKinds, day)
const yearly = { cadence: 'year', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } } } as const
const row = (s: Scenario, item: number) => s.ledger.projection.items.get(item)?.row ?? {}

describe('somebody who joins in November', () => {
  const owes = (joiners: Rule['joiners']) => {
    const s = scene('2021-12-20')
    const who = s.person('新人', { from: '2021-11-01' })
    const duty = s.duty({ ...yearly, ...(joiners ? { joiners } : {}) })
    sound(s)
    return s.obligations(duty).filter(o => o.subject === who).map(o => o.due)
  }
  it('owes nothing of the year, or within so many days, as the duty says', () => {
    expect([owes(undefined), owes({ owe: false }), owes({ owe: true, within: 15 }), owes({ owe: true })]).toEqual([[], [], ['2021-11-16'], ['2021-12-01']])
  })
  it('owes it by the day that all owe it, when that is later', () => {
    const s = scene('2021-12-20')
    s.person('新人', { from: '2021-01-20' })
    const duty = s.duty({ ...yearly, joiners: { owe: true, within: 15 } })
    expect(s.obligations(duty).map(o => o.due)).toEqual(['2021-04-30'])
  })
  it('may join a cohort by what ends, or by what becomes of the unit', () => {
    const s = scene('2021-12-20')
    const unit = s.unit('筹建组', 'centre')
    s.put('unit', { name: '筹建组', kind: 'centre', parent: s.id('局'), from: '2000-01-01', to: '2021-05-31' }, { item: unit })
    const [one, two] = [s.person('甲', { probationTo: '2021-06-30' }), s.person('乙', { unit: '筹建组' })]
    const due = (cohort: Cohort) => { const duty = s.duty({ ...yearly, cohort, joiners: { owe: true, within: 10 } }); return s.obligations(duty).map(o => [o.subject, o.due]) }
    expect(due({ all: [{ unit: [s.id('局')] }, { not: { probation: true } }] })).toEqual([[one, '2021-07-12']])
    expect(due({ not: { unitKind: ['organisation', 'centre'] } })).toEqual([[two, '2021-06-11']])
    sound(s)
  })
})

describe('somebody who leaves', () => {
  it('keeps owing what the cohort day made theirs, in the unit they left, and nothing after', () => {
    const s = scene('2021-01-04')
    s.unit('甲科', 'department')
    const who = s.person('离任者', { unit: '甲科' })
    const duty = s.duty({ cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'signed' } }, follows: 'person' })
    s.day = '2021-07-05'
    expect(s.coverage(duty)).toMatchObject({ required: 0 + 1 })
    s.correct('post', s.id('离任者的任职'), { ...row(s, s.id('离任者的任职')), to: '2021-05-10' })
    expect(s.obligations(duty).map(o => [o.subject, o.period, o.unit]).sort()).toEqual([[who, '2021Q1', s.id('甲科')], [who, '2021Q2', s.id('甲科')]])
    sound(s)
  })
  it('brings about what is owed on leaving, by role', () => {
    const s = scene('2021-01-04')
    const [head, clerk] = [s.person('主任', { role: 'middle' }), s.person('科员')]
    const duty = s.duty({ trigger: { fact: { kind: 'leaving', code: ['chief', 'leader', 'middle'] } }, deadline: { add: 60 }, metBy: { fact: { kind: 'signed' } } })
    s.day = '2021-03-01'
    for (const name of ['主任', '科员']) s.correct('post', s.id(`${name}的任职`), { ...row(s, s.id(`${name}的任职`)), to: '2021-02-26' })
    expect(s.obligations(duty).map(o => [o.subject, o.due])).toEqual([[head, '2021-04-27']])
    expect(clerk).toBeGreaterThan(head)
    sound(s)
  })
  it('ends with a unit that is dissolved, and the people in it re-plan', () => {
    const s = scene('2021-04-15')
    const branch = s.unit('一支部', 'branch', { members: 9 })
    const who = s.person('甲', { branch: '一支部' })
    const [meet, attend] = [
      s.duty({ cadence: 'month', deadline: {}, subject: 'unit', cohort: { unitKind: ['branch'] }, metBy: { fact: { kind: 'met' } } }),
      s.duty({ cadence: 'month', deadline: {}, cohort: { unitKind: ['branch'] }, metBy: { fact: { kind: 'signed' } } }),
    ]
    expect([s.coverage(meet).required, s.coverage(attend).required]).toEqual([4, 4])
    s.correct('unit', branch, { ...row(s, branch), to: '2021-02-15' })
    expect(s.table(meet, branch)).toEqual(['2021-01: overdue', '2021-02: overdue'])
    expect(s.table(attend, who)).toEqual(['2021-01: overdue', '2021-02: overdue'])
    sound(s)
  })
})

describe('a branch with fewer than seven full members', () => {
  it('has no committee and owes no committee meetings, from the period in which that becomes so', () => {
    const s = scene('2021-03-10')
    const [big, small] = [s.unit('一支部', 'branch', { members: 7 }), s.unit('二支部', 'branch', { members: 6 })]
    const duty = s.duty({ cadence: 'month', deadline: {}, subject: 'unit', cohort: { all: [{ unitKind: ['branch'] }, { members: { atLeast: 7 } }] }, metBy: { fact: { kind: 'met', code: 'committee' } } })
    expect([s.table(duty, big).length, s.table(duty, small).length]).toEqual([3, 0])
    s.correct('unit', small, { ...row(s, small), members: 7 })
    s.correct('unit', big, { ...row(s, big), members: 5 })
    expect([s.table(duty, big).length, s.table(duty, small).length]).toEqual([0, 3])
    sound(s)
  })
})

describe('an exemption', () => {
  const setting = () => {
    const s = scene('2021-06-01')
    const [who, chief] = [s.person('甲'), s.person('局长', { role: 'chief' })]
    const [one, two] = [s.duty({ ...yearly, cohort: { not: { role: ['chief'] } } }), s.duty({ ...yearly, cohort: { not: { role: ['chief'] } } })]
    const exempt = (more: object) => s.put('exemption', { person: who, by: chief, reason: 'leave', from: '2021-04-01', to: '2021-05-31', granted: '2021-05-10', ...more })
    return { s, who, chief, one, two, exempt }
  }
  it('is another person’s, for one duty or for all, over the day it was due', () => {
    const { s, who, chief, one, two, exempt } = setting()
    const waiver = exempt({ duty: one })
    expect([s.coverage(one).exempt, s.coverage(two).exempt]).toEqual([1, 0])
    s.correct('exemption', waiver, { ...row(s, waiver), duty: undefined })
    expect([s.coverage(one).exempt, s.coverage(two).exempt]).toEqual([1, 1])
    s.correct('exemption', waiver, { ...row(s, waiver), to: '2021-04-29' })
    expect([s.coverage(one).exempt, s.coverage(two).exempt]).toEqual([0, 0])
    expect(s.refused({ op: 'put', kind: 'exemption', row: { person: who, by: who, reason: 'leave', from: '2021-04-01', to: '2021-05-31', granted: '2021-05-10' } }).refused).toBe('exemption.own')
    expect(s.refused({ op: 'put', kind: 'exemption', row: { by: chief, reason: 'leave', from: '2021-04-01', to: '2021-05-31', granted: '2021-05-10' } }).refused).toBe('exemption.one')
    sound(s)
  })
  it('counts from the day it was granted on, the earliest where there are several', () => {
    const { s, one, exempt } = setting()
    exempt({})
    expect(['2021-05-09', '2021-05-10'].map(day => s.coverage(one, day))).toMatchObject([{ overdue: 1, exempt: 0 }, { overdue: 0, exempt: 1 }])
    exempt({ from: '2021-04-20', granted: '2021-05-03' })
    expect(['2021-05-02', '2021-05-03'].map(day => s.coverage(one, day).exempt)).toEqual([0, 1])
    sound(s)
  })
  it('gives way to the deed, and comes back when that is voided', () => {
    const { s, who, one, exempt } = setting()
    exempt({})
    const deed = s.put('signing', { person: who, day: '2021-05-20' })
    expect(s.coverage(one)).toMatchObject({ heldLate: 1, exempt: 0 })
    s.void(deed)
    expect(s.coverage(one)).toMatchObject({ heldLate: 0, exempt: 1 })
    sound(s)
  })
  it('of a unit is for what the unit owes', () => {
    const s = scene('2021-02-10')
    const branch = s.unit('一支部', 'branch')
    const chief = s.person('局长', { unit: '局', role: 'chief', branch: '一支部' })
    const duty = s.duty({ cadence: 'month', deadline: {}, subject: 'unit', cohort: { unitKind: ['branch'] }, metBy: { fact: { kind: 'met' } } })
    s.put('exemption', { unit: branch, by: chief, reason: 'other', from: '2021-01-01', to: '2021-01-31', granted: '2021-01-20' })
    expect(s.table(duty, branch)).toEqual(['2021-01: exempt', '2021-02: notYetDue'])
    sound(s)
  })
})

describe('what a post says of a person', () => {
  it('is dated, holds 分工 with its document in the body, and states nothing of it by name', () => {
    const s = scene('2021-03-01')
    const office = s.unit('甲科', 'department')
    const who = s.person('班子', { role: 'leader', lines: [{ unit: office, from: '2021-02-01', document: '某司〔2021〕3号' }] })
    const post = s.id('班子的任职')
    const facts = s.ledger.projection.facts.filter(f => f.item === post)
    expect(facts.map(f => [f.kind, f.code])).toEqual([['post', 'leader'], ['identity', 'establishment'], ['politics', '01'], ['line', undefined]])
    expect(facts.at(-1)).toMatchObject({ person: who, unit: office, day: '2021-02-01' })
    expect([JSON.stringify(facts).includes('某司'), JSON.stringify(row(s, post)).includes('某司〔2021〕3号')]).toEqual([false, true])
    expect(s.refused({ op: 'put', kind: 'post', item: post, row: { ...row(s, post), lines: [{ unit: office, from: '2021-02-01', to: '2021-01-01', document: '文' }] } }))
      .toMatchObject({ refused: 'range.backwards', at: 'steps.0.row.lines.0.to' })
  })
  it('ends probation on its day, which brings about what is due then', () => {
    const s = scene('2021-03-01')
    const who = s.person('新人', { from: '2020-07-01', probationTo: '2021-06-30' })
    const duty = s.duty({ trigger: { fact: { kind: 'probation' }, count: 'end' }, deadline: { add: 10, unit: 'workday' }, metBy: { fact: { kind: 'signed' } } })
    expect(s.obligations(duty).map(o => [o.subject, o.starts, o.due])).toEqual([[who, '2021-01-01', '2021-07-14']])
    s.correct('post', s.id('新人的任职'), { ...row(s, s.id('新人的任职')), probationTo: '2021-08-31' })
    expect(s.obligations(duty).map(o => o.due)).toEqual(['2021-09-14'])
    sound(s)
  })
})
