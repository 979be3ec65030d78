import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isRefusal, type Step } from '../../kernel/journal/command.ts'
import { run } from '../db/figures/run.ts'
import { readingOf, servicesOf } from '../http/context.ts'
import { at } from '../testing/ledger.ts'
import { put, testBureau, type Bureau } from '../testing/bureau.ts'
import { effectOf } from './effect.ts'
import type { Reading } from './service.ts'

let bureau: Bureau
let reading: Reading
beforeAll(async () => {
  bureau = await testBureau()
  reading = await readingOf(servicesOf(bureau.ledger, false), { person: 0, role: 'office', scope: { kind: 'organisation' }, mayRecord: true, mayIssue: true })
})
afterAll(async () => { await bureau.end() })

const now = at('2021-05-28')
const id = (name: string): number => bureau.id(name)
const figures = () => bureau.ledger.registers.flatMap(f => f.sentences.figures).filter(f => f.of === 'count').filter(f => f.from === 'facts' || f.from === 'obligations')

/** Every figure of every register as the tables have it, by its label. */
async function values(year: number): Promise<ReadonlyMap<string, number>> {
  const index = (await bureau.ledger.pool.query('select at from head')).rows[0].at
  const found = new Map<string, number>()
  for (const figure of figures()) found.set(figure.label.zh, Number((await run(bureau.ledger.pool, figure, { year, asOf: '2021-05-28', index }, 1)).value))
  return found
}

const sitting = (day: string, absent: string): Step => put('occasion', { title: '警示教育', day, unit: id('法治科'), people: { due: ['甲', '乙', '戊'].map(id), absent: [{ person: id(absent), reason: 'duty' }] } })
const cases: readonly (readonly [what: string, steps: () => readonly Step[]])[] = [
  ['a pledge that meets a duty', () => [put('commitments', { person: id('甲'), class: 'staff', topics: ['integrity', 'ideology'], day: '2021-05-20', template: '2021年版', basis: '年度工作方案', way: 'app' })]],
  ['a sitting with its study', () => [sitting('2021-05-25', '戊'), put('studies', { type: 'warning', title: '警示教育大会', day: '2021-05-25', occasion: { step: 0 }, unit: id('法治科'), hours: 3 })]],
  ['a correction', () => [{ ...put('commitments', { person: id('丙'), class: 'provisions', topics: [], day: '2021-04-20', template: '2021年版', basis: '年度工作方案', way: 'paper', original: '档案柜' }, { item: id('他方承诺'), reason: '类别有误' }) }]],
  ['a withdrawal', () => [{ op: 'void', items: [id('己方承诺')], reason: '误录' }]],
  ['a visit with problems found', () => [put('visits', { day: '2021-05-27', unit: id('一支部'), leaders: [id('局长')], form: 'meeting', theme: '党建', problems: 2 })]],
]

it.each(cases)('foretells how the figures move: %s', async (_, steps) => {
  const command = { id: randomUUID(), steps: steps() }
  const decided = await bureau.ledger.writer.preview(command, { person: 0 }, now)
  if (isRefusal(decided)) throw new Error(JSON.stringify(decided))
  const before = await values(2021)
  const foretold = (await effectOf(reading, decided)).figures
  expect(await values(2021)).toEqual(before)
  await bureau.make('2021-05-28', ...command.steps)
  const after = await values(2021)
  const kinds = new Set(decided.entries.map(e => e.envelope.kind))
  const touched = bureau.ledger.registers.filter(f => f.register.kinds.some(k => kinds.has(k.id))).flatMap(f => f.sentences.figures.map(x => x.label.zh))
  const moved = touched.filter(name => before.get(name) !== after.get(name))
  expect(moved.length).toBeGreaterThan(0)
  expect(foretold.map(f => f.name.zh)).toEqual(moved.slice(0, 6))
  for (const f of foretold) expect([f.name.zh, f.before, f.after]).toEqual([f.name.zh, before.get(f.name.zh), after.get(f.name.zh)])
})

it('is not disturbed by what is written while it looks', async () => {
  const command = { id: randomUUID(), steps: [put('visits', { day: '2021-05-26', unit: id('一支部'), leaders: [id('局长')], form: 'site', theme: '队伍' })] }
  const decided = await bureau.ledger.writer.preview(command, { person: 0 }, now)
  if (isRefusal(decided)) throw new Error(JSON.stringify(decided))
  const alone = (await effectOf(reading, decided)).figures
  await bureau.make('2021-05-28', put('visits', { day: '2021-05-26', unit: id('二支部'), leaders: [id('局长')], form: 'site', theme: '同时' }))
  expect((await effectOf(reading, decided)).figures).toEqual(alone)
  expect(alone.map(f => f.after - f.before)).toContain(1)
})
