import { randomUUID } from 'node:crypto'
import { isRefusal, type Step } from '../../kernel/journal/command.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Role } from '../../kernel/roster/roster.ts'
import { discoverRegisters } from '../discover.ts'
import type { Ledger } from '../ledger.ts'
import type { Receipt } from '../writer/turn.ts'
import { at, testLedger } from './ledger.ts'

export const put = (kind: string, row: object, more: object = {}): Step => ({ op: 'put', kind, row: row as Row, ...more })

/** A small bureau written through the writer, with every register found and its rules adopted; records are known by name. */
export type Bureau = { readonly ledger: Ledger; readonly end: () => Promise<void>; readonly id: (name: string) => number; readonly make: (day: string, ...steps: readonly Step[]) => Promise<Receipt> }

type Post = readonly [unit: string, role: Role]
/** Who is there: the first to fit plays a role of the demonstration. 甲, 乙 and 戊 are of the clerk's own unit, the others are not. */
const people: readonly (readonly [name: string, ...posts: readonly Post[]])[] = [
  ['局长', ['领导班子', 'chief']], ['组长', ['派驻组', 'discipline-head']],
  ['甲', ['法治科', 'staff']], ['乙', ['法治科', 'staff'], ['二支部', 'member']], ['戊', ['法治科', 'middle'], ['二支部', 'secretary']],
  ['丙', ['复议科', 'staff'], ['一支部', 'member']], ['丁', ['复议科', 'middle'], ['一支部', 'secretary']],
  ['主任', ['政治处', 'middle']], ['所员', ['城东所', 'staff']],
]
const units: readonly (readonly [name: string, kind: string])[] = [['局', 'organisation'], ['领导班子', 'leading-body'], ['派驻组', 'discipline'], ['法治科', 'department'], ['复议科', 'department'],
  ['政治处', 'department'], ['城东所', 'station'], ['一支部', 'branch'], ['二支部', 'branch']]

async function roster(make: Bureau['make'], names: Map<string, number>): Promise<void> {
  const made = await make('2021-01-04', ...units.map(([name, kind], i) => put('unit', { name, kind, from: '2000-01-01', ...(i === 0 ? {} : { parent: { step: 0 } }), ...(kind === 'branch' ? { members: 8 } : {}) })))
  for (const [i, [name]] of units.entries()) names.set(name, made.items[i] ?? 0)
  for (const [i, [name, ...posts]] of people.entries()) {
    const { items } = await make('2021-01-04', put('person', { name, number: String(1001 + i), from: '2020-01-01' }),
      ...posts.map(([unit, role]) => put('post', { person: { step: 0 }, unit: names.get(unit), role, from: '2020-01-01', identity: 'establishment', politics: '01' })))
    names.set(name, items[0] ?? 0)
  }
}

type Named = readonly [name: string, kind: string, row: object, more?: object]

/** What is recorded: by name, each pair once of the clerk's own unit and once of another. */
const records = (id: Bureau['id']): readonly Named[] => [
  ['己方场次', 'occasion', { title: '法治科学习会', day: '2021-03-10', unit: id('法治科'), people: { due: [id('甲'), id('乙')], absent: [{ person: id('乙'), reason: 'secondment' }] } }],
  ['他方场次', 'occasion', { title: '复议科学习会', day: '2021-03-11', unit: id('复议科'), people: { due: [id('丙'), id('丁')], absent: [{ person: id('丙'), reason: 'leave' }] } }],
  ['共同场次', 'occasion', { title: '复议科联席会', day: '2021-03-12', unit: id('复议科'), people: { due: [id('丙'), id('乙')], absent: [{ person: id('丙'), reason: 'leave' }] } }],
  ['己方承诺', 'commitments', { person: id('乙'), class: 'staff', topics: ['integrity'], day: '2021-04-20', template: '2021年版', basis: '年度工作方案', way: 'app' }],
  ['他方承诺', 'commitments', { person: id('丙'), class: 'staff', topics: ['integrity'], day: '2021-04-20', template: '2021年版', basis: '年度工作方案', way: 'paper', original: '档案柜' }, { provenance: 'paper' }],
  ['己方谈话', 'talks', { type: 'heart', day: '2021-03-20', talker: id('局长'), subjects: [id('乙')] }],
  ['他方谈话', 'talks', { type: 'heart', day: '2021-03-20', talker: id('局长'), subjects: [id('丙')] }],
  ['己方免除', 'exemption', { person: id('乙'), by: id('主任'), reason: 'secondment', from: '2021-03-01', to: '2021-03-31', granted: '2021-03-01' }],
  ['他方免除', 'exemption', { person: id('丙'), by: id('主任'), reason: 'leave', from: '2021-03-01', to: '2021-03-31', granted: '2021-03-01' }],
  ['补录调研', 'visits', { day: '2021-02-01', unit: id('法治科'), leaders: [id('局长')], form: 'meeting', theme: '100%_完成\\路径“引号"' }, { lateReason: '外出' }],
  ['他方调研', 'visits', { day: '2021-04-12', unit: id('复议科'), leaders: [id('局长')], form: 'meeting', theme: '一般题目' }],
]

/** Writes the bureau, corrects and voids a little, and leaves the ledger's day at 28 May. */
export async function testBureau(): Promise<Bureau> {
  const registers = await discoverRegisters()
  const { ledger, end } = await testLedger('2021-01-04', {}, registers)
  const names = new Map<string, number>()
  const id = (name: string): number => {
    const found = names.get(name)
    if (found === undefined) throw new Error(`no ${name} in this bureau`)
    return found
  }
  const make: Bureau['make'] = async (day, ...steps) => {
    const done = await ledger.writer.submit({ id: randomUUID(), steps }, { person: 0 }, at(day))
    if (isRefusal(done)) throw new Error(JSON.stringify(done))
    return done
  }
  await roster(make, names)
  await make('2021-01-05', ...registers.flatMap(r => r.rules).map(rule => put('duty', { rule: { ...rule, from: '2021-01-01' } })))
  await ledger.writer.plan(at('2021-01-05'))
  for (const [name, kind, row, more] of records(id)) names.set(name, (await make('2021-04-21', put(kind, row, more))).items[0] ?? 0)
  const again = { title: '复议科学习会', day: '2021-03-11', unit: id('复议科'), people: { due: [id('丙'), id('丁')], absent: [{ person: id('丙'), reason: 'other' }] } }
  await make('2021-05-26', put('occasion', again, { item: id('他方场次'), reason: '事由有误' }))
  await ledger.checkpoint(at('2021-05-28'))
  await make('2021-05-28', put('parameter', { name: 'grace', number: 5, from: '2021-05-28' }))
  return { ledger, end, id, make }
}
