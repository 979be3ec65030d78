import { coverage } from '../duty/coverage.ts'
import { describe, expect, it } from 'vitest'
import { defineRegister } from '../register/define.ts'
import type { Cohort } from '../roster/cohort.ts'
import { Scenario } from '../testing/scenario.ts'
import { evaluate } from './evaluate.ts'
import type { At, Count, FactWhere, Figure, FigureValue } from './figure.ts'
import { dutyFigures } from './sentence.ts'
import { sourceOf } from './source.ts'

const study = defineRegister({
  id: 'study', version: 1, label: { zh: '学习', en: 'Study' }, prefix: '学习', headline: ['day'],
  fields: {
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
    occasion: { type: 'record', of: 'occasion', label: { zh: '场次', en: 'Event' } },
    unit: { type: 'unit', label: { zh: '单位', en: 'Unit' } },
    person: { type: 'person', label: { zh: '人', en: 'Person' } },
    about: { type: 'record', of: 'study', label: { zh: '续', en: 'Continues' } },
    hours: { type: 'number', fraction: true, label: { zh: '学时', en: 'Hours' } },
  },
  place: row => ({ held: row.day, occasion: row.occasion }),
  facts: row => [{ kind: 'study', code: row.about === undefined ? 'first' : 'more', day: row.day,
    ...(row.unit === undefined ? {} : { unit: row.unit }), ...(row.person === undefined ? {} : { person: row.person }),
    ...(row.about === undefined ? {} : { ref: row.about }), ...(row.hours === undefined ? {} : { num: row.hours }) }],
})

const label = { zh: '数', en: 'Number' }
const facts = (where: FactWhere, count: Extract<Count, { from: 'facts' }>['count'] = 'rows'): Count & { from: 'facts' } =>
  ({ id: 't.facts', label, unit: '个', of: 'count', from: 'facts', where, count })
const cohort = (from: 'persons' | 'units', c: Cohort, on = 'asOf'): Count =>
  ({ id: 't.cohort', label, unit: '人', of: 'count', from, where: { cohort: c, on }, count: 'rows' })

describe('facts of a small ledger', () => {
  const s = new Scenario([study], '2021-01-04')
  const [a, b] = [s.unit('甲支部', 'branch'), s.unit('乙支部', 'bar-branch')]
  const people = ['子', '丑', '寅'].map(n => s.person(n, { branch: '甲支部' }))
  s.day = '2021-06-30'
  const meeting = s.put('occasion', { title: '学习会', day: '2021-03-12', unit: a, people: { due: people, absent: [{ person: people[2], reason: 'leave' }] } }, { lateReason: '出差' })
  const plain = s.put('occasion', { title: '例会', day: '2021-06-29', unit: b, people: { due: people } })
  const first = s.put('study', { day: '2021-03-12', occasion: meeting, unit: a, person: people[0], hours: 0.1 }, { lateReason: '出差' })
  const second = s.put('study', { day: '2021-06-30', unit: a, about: first, person: people[0], hours: 0.2 })
  s.put('study', { day: '2020-12-31', unit: b, hours: 4 }, { lateReason: '上年' })
  const at = (asOf: string, index = s.ledger.head): At => ({ year: 2021, asOf, index })
  const run = (figure: Figure, asOf = '2021-12-20', index = s.ledger.head): FigureValue => evaluate(figure, at(asOf, index), sourceOf(s.ledger.projection, index))
  const n = (where: FactWhere, count?: Parameters<typeof facts>[1], asOf?: string): number | string => run(facts(where, count), asOf).value
  const is = (kind: string, code?: string): FactWhere => ({ fact: { kind, ...(code === undefined ? {} : { code }) } })

  it('counts what was held in the year up to the as-of day', () => {
    expect(n(is('study'))).toBe(2)
    expect(n(is('study'), 'rows', '2021-06-29')).toBe(1)
    expect(n({ ...is('study'), days: ['2021-06-01', '2022-12-31'] })).toBe(1)
    expect(evaluate(facts(is('study')), { year: 2020, asOf: '2021-12-20', index: s.ledger.head }, sourceOf(s.ledger.projection, s.ledger.head)).value).toBe(1)
  })
  it('knows only what stood at the index', () => {
    expect(run(facts(is('study')), '2021-12-20', second - 1)).toEqual({ value: 1, ids: [first] })
  })
  it('counts distinct things, and leaves out facts that lack the thing', () => {
    expect(run(facts(is('present'), 'rows'))).toEqual({ value: 5, ids: [meeting, plain] })
    expect(run(facts(is('present'), 'occasions'))).toEqual({ value: 2, ids: [meeting, plain] })
    expect(n(is('present'), 'persons')).toBe(3)
    expect(n(is('study'), 'units')).toBe(1)
    expect(run(facts(is('study'), 'refs'))).toEqual({ value: 1, ids: [second] })
    expect(run(facts(is('study'), 'sum'))).toEqual({ value: 0.3, ids: [first, second] })
    expect(run(facts({ ...is('present'), late: true }))).toEqual({ value: 2, ids: [meeting] })
  })
  it('looks at what stands about the same occasion, whatever its day', () => {
    expect(run(facts({ ...is('present'), with: { kind: 'study' } }))).toEqual({ value: 2, ids: [meeting] })
    expect(run(facts({ ...is('present'), without: { kind: 'study' } }))).toEqual({ value: 3, ids: [plain] })
    expect(n({ ...is('present'), with: { kind: 'study', code: 'more' } })).toBe(0)
  })
  it('narrows by unit, kind of unit, person, record, sitting and record referred to', () => {
    expect(n({ ...is('occasion'), unitKind: ['branch'] })).toBe(1)
    expect(n({ ...is('occasion'), unit: [b] })).toBe(1)
    expect(n({ ...is('present'), person: people[2] ?? 0 })).toBe(1)
    expect(n({ ...is('study'), item: [second] })).toBe(1)
    expect(n({ ...is('study'), ref: [first] })).toBe(1)
    expect(n({ ...is('present'), occasion: [meeting] })).toBe(2)
    expect(n({ fact: { kind: ['present', 'absent'] } })).toBe(6)
  })
  it('gives the first and last day, and no day where nothing is', () => {
    const day = (where: FactWhere, pick: 'first' | 'last'): FigureValue => run({ id: 't.day', label, unit: '', of: 'day', where, pick })
    expect(day(is('study'), 'first')).toEqual({ value: '2021-03-12', ids: [first] })
    expect(day(is('study'), 'last')).toEqual({ value: '2021-06-30', ids: [second] })
    expect(day(is('nothing'), 'last')).toEqual({ value: '', ids: [] })
    expect(run({ id: 't.asof', label, unit: '', of: 'fixed-day', day: '2021-12-20' })).toEqual({ value: '2021-12-20', ids: [] })
  })
  it('counts cohorts on the as-of day or a day of the year', () => {
    s.put('post', { person: people[1], unit: b, role: 'secretary', from: '2021-05-01' })
    const secretaries: Cohort = { role: ['secretary'] }
    expect(run(cohort('persons', secretaries), '2021-04-30').value).toBe(0)
    expect(run(cohort('persons', secretaries))).toEqual({ value: 1, ids: [people[1]] })
    expect(run(cohort('persons', secretaries, '04-01')).value).toBe(0)
    expect(run(cohort('persons', secretaries, '2021-05-01')).value).toBe(1)
    expect(run(cohort('units', { unitKind: ['branch', 'bar-branch'] }))).toEqual({ value: 2, ids: [a, b] })
  })
  it('subtracts things from things: the units left out', () => {
    const whole = cohort('units', { unitKind: ['branch', 'bar-branch'] })
    expect(run({ id: 't.rest', label, unit: '个', of: 'rest', whole, part: facts(is('study'), 'units') })).toEqual({ value: 1, ids: [b] })
    expect(run({ id: 't.rest', label, unit: '个', of: 'rest', whole, part: facts(is('nothing'), 'units') })).toEqual({ value: 2, ids: [a, b] })
    const sums = { id: 't.rest', label, unit: '个', of: 'rest', whole: facts(is('present')), part: facts({ ...is('present'), with: { kind: 'study' } }) } as const
    expect(run(sums)).toEqual({ value: 3, ids: [plain] })
  })
  it('refuses a source at another index', () => {
    expect(() => evaluate(facts(is('study')), at('2021-12-20', 5), sourceOf(s.ledger.projection, 6))).toThrow(/序号6.*index 5/s)
  })
  it('gives frozen values', () => {
    expect(Object.isFrozen(run(facts(is('study')))) && Object.isFrozen(run(facts(is('study'))).ids)).toBe(true)
  })
})

describe('obligations of a small ledger', () => {
  const s = new Scenario([study], '2021-01-04')
  const [a] = [s.unit('甲科', 'department')]
  const people = ['子', '丑', '寅', '卯'].map(n => s.person(n, { unit: '甲科' }))
  const duty = s.duty({ key: 'bureau/study@1', cadence: 'half', deadline: {}, metBy: { fact: { kind: 'study' } } })
  s.duty({ key: 'bureau/other@1', cadence: 'year', deadline: {}, metBy: { fact: { kind: 'other' } } })
  s.day = '2021-07-20'
  s.put('study', { day: '2021-03-01', person: people[0] }, { lateReason: '出差' })
  s.put('study', { day: '2021-07-15', person: people[1] })
  s.put('study', { day: '2021-07-16', person: people[1] })
  s.put('exemption', { person: people[2], reason: 'secondment', from: '2021-01-01', to: '2021-06-30', granted: '2021-07-19', by: people[3] }, { lateReason: '补办' })
  const figures = dutyFigures('t', ['bureau/study'], '份', { zh: '学习', en: 'Study' })
  const run = (figure: Figure, asOf = '2021-07-20'): FigureValue => evaluate(figure, { year: 2021, asOf, index: s.ledger.head }, sourceOf(s.ledger.projection, s.ledger.head))
  const obligations = (more: object, count: 'rows' | 'subjects' = 'rows'): Count =>
    ({ id: 't.o', label, unit: '份', of: 'count', from: 'obligations', where: { duty: ['bureau/study'], ...more }, count })

  it('agrees term by term with the coverage of what had begun', () => {
    for (const day of ['2021-02-01', '2021-03-01', '2021-06-30', '2021-07-01', '2021-07-15', '2021-07-20', '2022-01-02']) {
      const c = coverage(s.obligations(duty).filter(o => o.starts <= day), day, s.ledger.head)
      const values = Object.values(figures).map(f => run(f, day).value)
      expect([day, ...values]).toEqual([day, c.required, c.heldOnTime + c.heldLate, c.heldOnTime, c.heldLate, c.exempt, c.notYetDue, c.overdue])
      expect(run(obligations({ term: 'enteredLate' }), day).value).toBe(c.enteredLate)
    }
  })
  it('names obligations, sorted by code unit', () => {
    const { value, ids } = run(figures.met)
    expect(value).toBe(3)
    expect(ids).toEqual([`${duty}:${people[0]}:2021H1`, `${duty}:${people[1]}:2021H1`, `${duty}:${people[1]}:2021H2`])
  })
  it('counts subjects, periods and units', () => {
    expect(run(obligations({}, 'subjects')).value).toBe(4)
    expect(run(obligations({ period: ['2021H2'] })).value).toBe(4)
    expect(run(obligations({ unit: [a] })).value).toBe(8)
    expect(run(obligations({ unitKind: ['station'] })).value).toBe(0)
    expect(run(obligations({ duty: ['bureau/study', 'bureau/other', 'bureau/unknown'] })).value).toBe(12)
  })
  it('cuts a ratio to a whole percent, without the exempt and not yet due', () => {
    const ratio: Figure = { id: 't.ratio', label, unit: '%', of: 'ratio', part: figures.met, whole: figures.due, spared: [figures.exempt, figures.notDue] }
    expect(run(ratio).value).toBe(75)
    expect(run(ratio).ids).toEqual(run(figures.due).ids)
    expect(run({ ...ratio, whole: obligations({ duty: ['bureau/unknown'] }), spared: [] })).toEqual({ value: 0, ids: [] })
  })
  it('adds counts and takes one from another', () => {
    expect(run({ id: 't.total', label, unit: '份', of: 'total', parts: [figures.notDue, figures.overdue] })).toEqual({ value: 4,
      ids: [...run(figures.notDue).ids, ...run(figures.overdue).ids].sort() })
    expect(run({ id: 't.rest', label, unit: '份', of: 'rest', whole: figures.due, part: figures.met }).value).toBe(5)
    expect(run({ id: 't.rest', label, unit: '人', of: 'rest', whole: obligations({}, 'subjects'), part: obligations({ term: 'met' }, 'subjects') }))
      .toEqual({ value: 2, ids: [people[2], people[3]] })
  })
})
