import { expect, test } from 'vitest'
import { fixtureKinds } from '../testing/kinds.ts'
import { Scenario } from '../testing/scenario.ts'
import { burden } from './burden.ts'
import type { Rule } from './rule.ts'

const s = new Scenario(fixtureKinds, '2021-06-01')
const branch = s.unit('一支部', 'branch', { members: 8 })
for (const name of ['甲', '乙', '丙']) s.person(name, { branch: '一支部' })
s.person('新人', { from: '2021-08-01' })
s.put('meeting', { unit: s.id('局'), day: '2021-03-01', kind: 'round' })
s.put('meeting', { unit: s.id('局'), day: '2021-05-01', kind: 'round' })

const rule: Rule = { key: 'a/b@1', title: '季度签署', basis: { document: '文', tier: 'own', status: 'local' }, owner: '政治处', subject: 'person', cohort: { all: [] },
  cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'signed' } }, from: '2021-07-01', fields: 3 }
const cost = (more: Partial<Rule>, events?: Parameters<typeof burden>[3]) => burden({ ...rule, ...more }, s.ledger.globals, 2021, events)

test('a duty costs persons × times × fields in a whole year, with the roster day by day', () => {
  expect(cost({})).toEqual({ subjects: 4, times: 3 * 4 + 1, fields: 3, filled: 39, shared: [] })
  expect(cost({ cadence: 'year', joiners: { owe: true } })).toMatchObject({ subjects: 4, times: 4 })
  expect(cost({ cadence: 'month', subject: 'unit', cohort: { unitKind: ['branch'] } })).toMatchObject({ subjects: 1, times: 12 })
  expect(cost({ subject: 'organisation', metBy: { fact: { kind: 'met' }, need: 2 }, cadence: 'year' })).toMatchObject({ subjects: 1, times: 2 })
  expect(cost({ metBy: { fact: { kind: 'signed' }, amount: 'num', need: 32 }, cadence: 'year' })).toMatchObject({ times: 3 })
  expect(branch).toBeGreaterThan(0)
})

test('what nobody has counted is not said to be nothing', () => {
  const { fields: _, ...uncounted } = rule
  expect(burden(uncounted, s.ledger.globals, 2021)).toMatchObject({ fields: null, filled: null })
})

test('of an event rule the costs are those of the events given', () => {
  const rounds = s.ledger.projection.facts.filter(f => f.kind === 'round')
  const { cadence: _, ...event } = rule
  const each: Rule = { ...event, trigger: { fact: { kind: 'round' }, each: true }, deadline: { add: 20 } }
  expect(burden(each, s.ledger.globals, 2021, () => rounds)).toMatchObject({ subjects: 3, times: 6, filled: 18 })
  expect(burden(each, s.ledger.globals, 2021)).toMatchObject({ subjects: 0, times: 0 })
})

test('names the adopted duties that look at the same facts, and not those of another code, and not itself', () => {
  const same = s.duty({ ...rule, key: 'a/c@1', title: '年度签署', metBy: { fact: { kind: ['talk', 'signed'], code: 'paper' } } })
  s.duty({ ...rule, key: 'a/d@1', title: '出席', metBy: { fact: { kind: 'present' } } })
  expect(cost({}).shared).toEqual([{ duty: same, title: '年度签署', kinds: ['signed'] }])
  expect(cost({ metBy: { fact: { kind: 'signed', code: 'screen' } } }).shared).toEqual([])
  expect(cost({ metBy: { fact: { kind: 'signed', code: ['screen', 'paper'] } } }).shared).toHaveLength(1)
  expect(burden(rule, s.ledger.globals, 2021, undefined, same).shared).toEqual([])
})
