import { describe, expect, it } from 'vitest'
import { fixtureKinds, signing, signingTwo } from './kinds.ts'
import { kindsWith } from '../kinds/index.ts'
import { sound } from './invariants.ts'
import { Scenario } from './scenario.ts'

const scene = (day: string, calendars?: readonly number[]): Scenario => new Scenario(fixtureKinds, day, calendars)

const attend = { trigger: { fact: { kind: ['present', 'absent'] }, with: { kind: 'study', code: 'warning' } },
  deadline: { add: 30 }, metBy: { fact: { kind: 'present' } } } as const

describe('story (a): a meeting on 8 July, entered on 20 July, one attendee corrected to absent in August', () => {
  const s = scene('2021-07-01')
  const branch = s.unit('局机关党支部', 'branch')
  const people = Array.from({ length: 40 }, (_, i) => s.person(`党员${i + 1}`, { branch: '局机关党支部' }))
  const duty = s.duty(attend)
  s.day = '2021-07-20'
  const absent = (n: number) => people.slice(0, n).map(person => ({ person, reason: 'leave' }))
  const row = (n: number) => ({ title: '专题组织生活会', day: '2021-07-08', unit: branch, people: { said: { unit: branch }, absent: absent(n) } })
  const [meeting] = s.do(
    { op: 'put', kind: 'occasion', row: row(3), lateReason: '培训' },
    { op: 'put', kind: 'study', row: { title: '学习', occasion: { step: 0 }, day: '2021-07-08' } },
  ).map(e => e.envelope.item)

  it('is held on time and entered late', () => {
    expect(s.coverage(duty)).toEqual({ required: 40, heldOnTime: 37, heldLate: 0, exempt: 0, overdue: 0, notYetDue: 3, enteredLate: 37 })
  })
  it('states presence once, on the occasion alone', () => {
    expect(s.ledger.projection.facts.filter(f => f.kind === 'present')).toHaveLength(37)
  })
  it('keeps the other 36 facts and their index when one is corrected', () => {
    const before = s.ledger.head
    s.day = '2021-08-12'
    const first = s.ledger.projection.items.get(meeting ?? 0)
    s.correct('occasion', meeting ?? 0, { ...first?.row, people: { ...first?.row?.['people'] as object, absent: absent(4) } })
    expect(s.coverage(duty)).toEqual({ required: 40, heldOnTime: 36, heldLate: 0, exempt: 0, overdue: 4, notYetDue: 0, enteredLate: 36 })
    expect(s.coverage(duty, '2021-07-31', before).heldOnTime).toBe(37)
    expect(s.ledger.projection.facts.filter(f => f.kind === 'present' && f.until === null).every(f => f.since === meeting)).toBe(true)
    s.again()
  })
  it('lets a later 补学 meet the absentee’s obligation', () => {
    s.day = '2021-09-01'
    s.put('occasion', { title: '补学', day: '2021-08-30', unit: branch, makesUp: meeting, people: { due: people.slice(0, 1) } })
    expect(s.coverage(duty)).toMatchObject({ required: 40, heldOnTime: 36, heldLate: 1, overdue: 3 })
    sound(s)
  })
})

describe('story (a), when the study record is what is corrected', () => {
  const s = scene('2021-07-08')
  const branch = s.unit('一支部', 'branch')
  const people = Array.from({ length: 6 }, (_, i) => s.person(`党员${i + 1}`, { branch: '一支部' }))
  const duty = s.duty({ ...attend, metBy: { fact: { kind: 'present' }, with: { kind: 'study', code: 'warning' } } })
  const sit = (day: string, absent: number) => s.put('occasion', { title: '会', day, unit: branch, people: { said: { unit: branch }, absent: people.slice(0, absent).map(person => ({ person, reason: 'duty' })) } })
  const meeting = sit('2021-07-08', 1)
  const record = s.put('study', { title: '学习', occasion: meeting, day: '2021-07-08' })
  const periods = () => [...new Set(s.obligations(duty).map(o => o.period))]

  it('owes nothing without the study, and everything with it: presence was stated once and for all', () => {
    const before = s.ledger.projection.facts.filter(f => f.kind === 'present')
    expect(s.coverage(duty)).toMatchObject({ required: 6, heldOnTime: 5, notYetDue: 1 })
    s.void(record)
    expect(s.coverage(duty).required).toBe(0)
    expect(s.ledger.projection.facts.filter(f => f.kind === 'present')).toEqual(before)
    sound(s)
  })
  it('moves with the study to another sitting, for everybody at either', () => {
    const other = sit('2021-07-06', 3)
    const again = s.put('study', { title: '学习', occasion: meeting, day: '2021-07-08' })
    expect([periods(), s.coverage(duty).heldOnTime]).toEqual([[`#${meeting}`], 5])
    s.correct('study', again, { title: '学习', occasion: other, day: '2021-07-08' })
    expect([periods(), s.coverage(duty).heldOnTime]).toEqual([[`#${other}`], 3])
    sound(s)
  })
})

describe('a make-up whose absence is withdrawn', () => {
  it('meets nothing any more once nobody was absent, and meets it again when the absence is restored', () => {
    const s = scene('2021-03-01')
    const [one, two] = [s.person('甲'), s.person('乙')]
    const duty = s.duty(attend)
    const row = (absent: readonly number[]) => ({ title: '会', day: '2021-03-01', unit: s.id('局'), people: { due: [one, two], absent: absent.map(person => ({ person, reason: 'leave' })) } })
    const meeting = s.put('occasion', row([one]))
    s.put('study', { title: '学习', occasion: meeting, day: '2021-03-01' })
    s.day = '2021-03-08'
    const makeup = s.put('occasion', { title: '补学', day: '2021-03-08', unit: s.id('局'), makesUp: meeting, people: { due: [one] } })
    const metBy = () => s.ledger.projection.discharges.filter(d => d.subject === one && s.obligations(duty).some(o => o.subject === one && o.since === d.obligationSince)).map(d => d.since)
    expect([s.coverage(duty).heldOnTime, metBy()]).toEqual([2, [makeup]])
    s.correct('occasion', meeting, row([]))
    expect([s.coverage(duty).heldOnTime, metBy()]).toEqual([2, [s.ledger.head]])
    s.correct('occasion', meeting, { ...row([]), people: { due: [two] } })
    expect(s.table(duty, one)).toEqual([])
    s.correct('occasion', meeting, row([one]))
    expect(s.table(duty, one)).toEqual([`#${meeting}: heldOnTime`])
    sound(s)
  })
})

describe('story (b): a quarterly duty becomes monthly on 1 July, entered on 20 July', () => {
  const s = scene('2021-01-04')
  const who = s.person('甲')
  const duty = s.duty({ cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'signed' } } })
  s.day = '2021-07-02'
  s.put('signing', { person: who, day: '2021-07-02' })
  it('refuses a version that does not begin at a period boundary, and names the next', () => {
    expect(s.change(duty, { key: 'test/d@2', cadence: 'month', from: '2021-08-01' })).toMatchObject({ refused: 'rule.not-at-boundary', params: { next: '2021-10-01' } })
  })
  it('wants months and no third quarter, and the fact of 2 July meets July', () => {
    const before = s.ledger.head
    expect(s.table(duty, who)).toContain('2021Q3: heldOnTime')
    s.day = '2021-07-20'
    expect(s.change(duty, { key: 'test/d@2', cadence: 'month', from: '2021-07-01' })).toBeUndefined()
    expect(s.table(duty, who)).toEqual(['2021-07: heldOnTime', '2021-08: notYetDue', '2021-09: notYetDue', '2021Q1: overdue', '2021Q2: overdue'])
    expect(s.table(duty, who, before)).toEqual(['2021Q1: overdue', '2021Q2: overdue', '2021Q3: heldOnTime'])
    sound(s)
  })
})

describe('story (c): a transfer effective 1 March, entered 20 April', () => {
  const s = scene('2021-01-04')
  const [a, b] = [s.unit('甲科', 'department'), s.unit('乙所', 'station')]
  const who = s.person('调动者', { unit: '甲科' })
  const rule = { cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'signed' } } } as const
  const byPerson = s.duty({ ...rule, follows: 'person' })
  const byPost = s.duty({ ...rule, follows: 'post' })
  s.day = '2021-03-10'
  s.put('signing', { person: who, day: '2021-03-10' })
  const before = s.ledger.head
  s.day = '2021-04-20'
  const first = s.ledger.projection.items.get(s.id('调动者的任职'))?.row
  s.do({ op: 'put', kind: 'post', item: s.id('调动者的任职'), row: { ...first, to: '2021-02-28' } },
    { op: 'put', kind: 'post', row: { person: who, unit: b, role: 'staff', from: '2021-03-01', identity: 'establishment' } })
  const unit = (duty: number, index?: number) => s.obligations(duty, index).find(o => o.subject === who && o.period === '2021Q1')?.unit

  it('moves what follows the person to the new unit, as known from then on', () => {
    expect([unit(byPerson), unit(byPerson, before)]).toEqual([b, a])
  })
  it('leaves what follows the post where it was', () => {
    expect(unit(byPost)).toBe(a)
    sound(s)
  })
})

describe('story (d): imported rows undone', () => {
  it('voids what stands as imported and keeps what was changed or referred to since', () => {
    const s = scene('2021-05-06')
    const people = Array.from({ length: 5 }, (_, i) => s.person(`丙${i}`))
    const duty = s.duty({ cadence: 'year', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } } })
    const rows = people.map(person => s.put('signing', { person, day: '2021-04-20' }, { batch: 'sheet-1', provenance: 'imported' }))
    expect(s.coverage(duty)).toMatchObject({ required: 5, heldOnTime: 5 })
    s.correct('signing', rows[0] ?? 0, { person: people[0], day: '2021-04-21' })
    s.do({ op: 'undo', batch: 'sheet-1', items: [], reason: '导错表' })
    expect(s.coverage(duty)).toMatchObject({ required: 5, heldOnTime: 1, overdue: 4 })
    expect(rows.map(r => s.ledger.projection.items.get(r)?.state)).toEqual(['recorded', 'void', 'void', 'void', 'void'])
    expect(s.ledger.projection.items.get(rows[4] ?? 0)?.serial).toBe(5)
    s.do({ op: 'undo', batch: 'sheet-1', items: rows.slice(0, 1), reason: '导错表' })
    expect(s.coverage(duty)).toMatchObject({ heldOnTime: 0, overdue: 5 })
    sound(s)
  })
})

describe('story (e): lawful destruction', () => {
  it('takes the text away and lets facts, counts and obligations stand', () => {
    const s = scene('2021-05-06')
    const who = s.person('丁')
    const duty = s.duty({ cadence: 'year', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } } })
    const row = s.put('signing', { person: who, day: '2021-04-20' })
    s.do({ op: 'destroy', item: row, basis: '保管期满', approver: '档案管理员' })
    expect(s.ledger.projection.items.get(row)?.row).toBeNull()
    expect(s.coverage(duty)).toMatchObject({ heldOnTime: 1 })
    expect(s.refused({ op: 'put', kind: 'signing', item: row, row: { person: who, day: '2021-04-21' } }).refused).toBe('body.destroyed')
    sound(s)
  })
})

describe('story (g): version 2 of a register states a new fact', () => {
  const s = scene('2021-05-06')
  const who = s.person('戊')
  const [row, gone] = [s.put('signing', { person: who, day: '2021-04-20' }), s.put('signing', { person: who, day: '2021-05-06' })]
  s.do({ op: 'destroy', item: gone, basis: '保管期满', approver: '档案管理员' })
  s.ledger.kinds = kindsWith([...fixtureKinds.filter(k => k !== signing), signingTwo])
  const facts = (item: number) => s.ledger.projection.facts.filter(f => f.item === item && f.until === null)

  it('is added to old records by an amending entry, as late as the record was', () => {
    s.do({ op: 'amend', item: row, release: '0.2.0' })
    expect(facts(row).map(f => [f.kind, f.late, f.since === row])).toEqual([['signed', true, true], ['signed.filed', true, false]])
    expect(s.ledger.projection.items.get(row)).toMatchObject({ version: 2, row: { day: '2021-04-20' } })
    expect(s.refused({ op: 'amend', item: row, release: '0.2.0' }).refused).toBe('amend.nothing')
  })
  it('says unknown where the text was destroyed', () => {
    s.do({ op: 'amend', item: gone, release: '0.2.0' })
    expect(facts(gone).map(f => [f.kind, f.code])).toEqual([['signed', undefined], ['unknown', 'signing@2']])
    sound(s)
  })
})
