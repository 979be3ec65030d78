import { describe, expect, it } from 'vitest'
import { defineRegister } from '../register/define.ts'
import type { Cohort } from '../roster/cohort.ts'
import { Scenario } from '../testing/scenario.ts'
import { drift, type Drift, type Issued } from './drift.ts'
import { evaluate } from './evaluate.ts'
import type { Count, Figure } from './figure.ts'
import { dutyFigures } from './sentence.ts'
import { sourceOf } from './source.ts'

const study = defineRegister({
  id: 'study', version: 1, label: { zh: '学习', en: 'Study' }, prefix: '学习', headline: ['day'],
  fields: {
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
    occasion: { type: 'record', of: 'occasion', label: { zh: '场次', en: 'Event' }, required: true },
    hours: { type: 'number', label: { zh: '学时', en: 'Hours' } },
  },
  place: row => ({ held: row.day, occasion: row.occasion }),
  facts: row => [{ kind: 'study', day: row.day, ...(row.hours === undefined ? {} : { num: row.hours }) }],
})
const signing = defineRegister({
  id: 'signing', version: 1, label: { zh: '签署', en: 'Signing' }, prefix: '签署', headline: ['person'],
  fields: {
    person: { type: 'person', label: { zh: '人', en: 'Person' }, required: true },
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
  },
  place: row => ({ held: row.day }),
  facts: row => [{ kind: 'signed', person: row.person, day: row.day }],
})

const at = { year: 2021, asOf: '2021-12-20' }
const label = { zh: '数', en: 'Number' }
const count = (id: string, kind: string, more: Partial<Extract<Count, { from: 'facts' }>> = {}): Extract<Count, { from: 'facts' }> =>
  ({ id, label, unit: '次', of: 'count', from: 'facts', where: { fact: { kind } }, count: 'rows', ...more })
const issue = (s: Scenario, figures: readonly Figure[]): { issued: readonly Issued[]; index: number } => {
  const index = s.ledger.head
  const source = sourceOf(s.ledger.projection, index)
  return { index, issued: figures.map(figure => ({ figure, value: evaluate(figure, { ...at, index }, source).value })) }
}
const since = (s: Scenario, { issued, index }: ReturnType<typeof issue>): readonly Drift[] =>
  drift(issued, at, sourceOf(s.ledger.projection, index), sourceOf(s.ledger.projection, s.ledger.head))

describe('story (a): an attendee corrected to absent after the report was issued', () => {
  const s = new Scenario([study, signing], '2021-07-01')
  const branch = s.unit('局机关党支部', 'branch')
  const people = Array.from({ length: 40 }, (_, i) => s.person(`党员${i + 1}`, { branch: '局机关党支部' }))
  s.duty({ key: 'bureau/attend@1', trigger: { fact: { kind: ['present', 'absent'] } }, deadline: { add: 30 }, metBy: { fact: { kind: 'present' } } })
  s.day = '2021-07-09'
  const row = (absent: number): object => ({ title: '会', day: '2021-07-08', unit: branch, people: { due: people, absent: people.slice(0, absent).map(person => ({ person, reason: 'leave' })) } })
  const meeting = s.put('occasion', row(3))
  const talk = s.put('study', { day: '2021-07-08', occasion: meeting, hours: 4 })
  const duty = dutyFigures('t', ['bureau/attend'], '人', { zh: '到会', en: 'Attendance' })
  const present = count('present', 'present')
  const persons = count('persons', 'present', { count: 'persons' })
  const records = count('records', 'present', { count: 'records' })
  const studied = count('studied', 'present', { where: { fact: { kind: 'present' }, with: { kind: 'study' } } })
  const hours = count('hours', 'study', { count: 'sum' })
  const day: Figure = { id: 'day', label, unit: '', of: 'day', where: { fact: { kind: 'study' } }, pick: 'last' }
  const rest: Figure = { id: 'rest', label, unit: '人', of: 'rest', whole: { ...persons, where: { fact: { kind: ['present', 'absent'] } } }, part: persons }
  const report = issue(s, [present, persons, records, studied, hours, day, rest, duty.due, duty.met, duty.notDue, { ...day, of: 'fixed-day', day: '2021-12-20' }])

  it('says nothing while nothing changed', () => expect(since(s, report)).toEqual([]))
  it('says 37 → 36 because of the correcting entry, where record ids would see nothing', () => {
    s.day = '2021-08-12'
    s.correct('occasion', meeting, row(4))
    const n = s.ledger.head
    expect(s.ledger.entries[n - 1]?.envelope.item).toBe(meeting)
    expect(since(s, report)).toEqual([
      { id: 'present', was: 37, is: 36, because: [n] },
      { id: 'persons', was: 37, is: 36, because: [n] },
      { id: 'studied', was: 37, is: 36, because: [n] },
      { id: 'rest', was: 3, is: 4, because: [n] },
      { id: 't.met', was: 37, is: 36, because: [n] },
    ])
  })
  it('names the partner that went when the facts themselves still stand, and the day that is no more', () => {
    const before = issue(s, [present, studied, hours, day])
    s.void(talk)
    const n = s.ledger.head
    expect(since(s, before)).toEqual([
      { id: 'studied', was: 36, is: 0, because: [n] },
      { id: 'hours', was: 4, is: 0, because: [n] },
      { id: 'day', was: '2021-07-08', is: '', because: [n] },
    ])
  })
  it('lists a number that others make up now', () => {
    const before = issue(s, [persons])
    s.correct('occasion', meeting, { ...row(0), people: { due: people, absent: people.slice(-4).map(person => ({ person, reason: 'leave' })) } })
    expect(since(s, before)).toEqual([{ id: 'persons', was: 36, is: 36, because: [s.ledger.head] }])
  })
  it('gives no entry where the figure itself has become another', () => {
    const { index } = issue(s, [])
    expect(since(s, { index, issued: [{ figure: present, value: 40 }] })).toEqual([{ id: 'present', was: 40, is: 36, because: [] }])
  })
  it('keeps a figure whose without-partner came', () => {
    const alone = count('alone', 'present', { where: { fact: { kind: 'present' }, without: { kind: 'study' } } })
    const before = issue(s, [alone])
    s.put('study', { day: '2021-07-08', occasion: meeting }, { lateReason: '补' })
    expect(since(s, before)).toEqual([{ id: 'alone', was: 36, is: 0, because: [s.ledger.head] }])
  })
})

describe('story (c) and cohorts: a post entered after the report', () => {
  it('names the entry that put somebody in the cohort', () => {
    const s = new Scenario([study, signing], '2021-01-04')
    const who = s.person('甲')
    const leaders: Cohort = { role: ['leader'] }
    const figure: Count = { id: 'leaders', label, unit: '人', of: 'count', from: 'persons', where: { cohort: leaders, on: '04-01' }, count: 'rows' }
    const before = issue(s, [figure])
    s.put('unit', { name: '新科', kind: 'department', from: '2021-01-01', parent: 2 })
    s.put('post', { person: who, unit: s.id('局'), role: 'leader', from: '2021-03-01' })
    expect(since(s, before)).toEqual([{ id: 'leaders', was: 0, is: 1, because: [s.ledger.head] }])
  })
})

describe('story (d): imported rows undone after a report was issued', () => {
  it('names every entry of the batch that was voided, and what the obligations were superseded by', () => {
    const s = new Scenario([study, signing], '2021-05-06')
    const people = Array.from({ length: 30 }, (_, i) => s.person(`丙${i}`))
    s.duty({ key: 'bureau/sign@1', cadence: 'year', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } } })
    const duty = dutyFigures('t', ['bureau/sign'], '份', { zh: '签署', en: 'Signed' })
    const rows = people.map(person => s.put('signing', { person, day: '2021-04-20' }, { batch: 'sheet', provenance: 'imported' }))
    const ratio: Figure = { id: 'ratio', label, unit: '%', of: 'ratio', part: duty.met, whole: duty.due, spared: [duty.exempt, duty.notDue] }
    const report = issue(s, [count('signed', 'signed', { count: 'records' }), duty.met, duty.overdue, duty.due, ratio])
    s.correct('signing', rows[0] ?? 0, { person: people[0], day: '2021-04-21' })
    const kept = s.ledger.head
    s.do({ op: 'undo', batch: 'sheet', items: [], reason: '导错表' })
    const voids = s.ledger.entries.filter(e => e.envelope.op === 'void').map(e => e.envelope.at)
    const last = s.ledger.head
    expect(voids).toHaveLength(29)
    expect(since(s, report)).toEqual([
      { id: 'signed', was: 30, is: 1, because: voids },
      { id: 't.met', was: 30, is: 1, because: [last] },
      { id: 't.overdue', was: 0, is: 29, because: [last] },
      { id: 'ratio', was: 100, is: 3, because: [last] },
    ])
    expect(kept).toBeLessThan(voids[0] ?? 0)
  })
})
