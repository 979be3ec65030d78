import { openPool, type Place } from '../server/db/pool.ts'
import { measureFloor, plainInsert, plainPage, plainTable } from './floor.ts'
import { Client } from './http.ts'
import { best, type Measured } from './loop.ts'
import type { Served } from './process.ts'
import type { Size } from './world/size.ts'

/** One line of the table; `least` is the part of the floor that is asked for. */
export type Row = { readonly name: { readonly zh: string; readonly en: string }; readonly connections: number; readonly ours: Measured; readonly floor?: Measured; readonly least?: number }

type Bench = { readonly place: Place; readonly home: string; readonly served: Served; readonly size: Size }
/** Seconds of each kind of work before it is measured: code that runs for the first time is not yet compiled. */
const warming = 4

type Run = (connections: number, seconds: number) => Promise<Measured>

/** Alternates both, so that whatever else the machine does meets both, and keeps the best run of each. */
async function beside(size: Size, connections: number, ours: Run, floor: Run): Promise<{ readonly ours: Measured; readonly floor: Measured }> {
  const runs: { ours: Measured; floor: Measured }[] = []
  for (let i = 0; i < size.rounds; i += 1) runs.push({ floor: await floor(connections, size.seconds), ours: await ours(connections, size.seconds) })
  return { ours: best(runs.map(r => r.ours)), floor: best(runs.map(r => r.floor)) }
}

async function alone(size: Size, connections: number, ours: Run): Promise<Measured> {
  const runs: Measured[] = []
  for (let i = 0; i < size.rounds; i += 1) runs.push(await ours(connections, size.seconds))
  return best(runs)
}

async function writes({ place, home, served, size }: Bench): Promise<readonly Row[]> {
  const owner = openPool(place, 'owner', 1, 1, () => {})
  try { await owner.query(plainTable) } finally { await owner.end() }
  const floor: Run = (c, s) => measureFloor(place, plainInsert, home, c, s)
  const single: Run = (c, s) => served.order('single', c, s)
  const occasion: Run = (c, s) => served.order('occasion', c, s)
  await single(32, warming)
  const name = { zh: '登记一条', en: 'one record written' }
  const afternoon = { zh: '40 人场次，带学习和会议', en: 'occasion of 40 with study and meeting' }
  return [
    { name, connections: 1, ...await beside(size, 1, single, floor) },
    { name, connections: 32, ...await beside(size, 32, single, floor), least: 1 / 10 },
    { name: afternoon, connections: 1, ours: await alone(size, 1, occasion) },
    { name: afternoon, connections: 32, ours: await alone(size, 32, occasion) },
  ]
}

async function coverage({ served, size }: Bench): Promise<readonly Row[]> {
  return [
    { name: { zh: '全单位覆盖率，取计数', en: 'coverage of all, from the counter' }, connections: 1, ours: await alone(size, 1, (c, s) => served.order('counter', c, s)) },
    { name: { zh: '全单位覆盖率，逐条推算', en: 'coverage of all, derived' }, connections: 1, ours: await alone(size, 1, (c, s) => served.order('derived', c, s)) },
  ]
}

async function pages({ place, home, served, size }: Bench): Promise<readonly Row[]> {
  const client = new Client(served.url)
  const unit = await client.enter('clerk')
  const page = { kind: 'commitments', year: 2021, size: 50 }
  const floor = plainPage(page.kind, unit)
  const bare: Run = (c, s) => measureFloor(place, floor, home, c, s)
  const list = (input: object): Run => (c, s) => client.measure('records/list', c, s, n => ({ ...page, ...input, from: 50 * (n % 10) }))
  await list({ unit })(32, warming)
  const named = { zh: '本科室一页 50 条', en: 'page of 50 of the clerk’s unit' }
  const whole = { zh: '查看范围内一页 50 条', en: 'page of 50 of all the clerk may see' }
  return [
    { name: named, connections: 1, ...await beside(size, 1, list({ unit }), bare) },
    { name: named, connections: 32, ...await beside(size, 32, list({ unit }), bare), least: 1 / 5 },
    { name: whole, connections: 1, ...await beside(size, 1, list({}), bare) },
    { name: whole, connections: 32, ...await beside(size, 32, list({}), bare) },
  ]
}

/** Everything that is measured, in the order of the table: reads before writes, because writes make the tables grow. */
export const measureAll = async (bench: Bench): Promise<readonly Row[]> => [...await pages(bench), ...await coverage(bench), ...await writes(bench)]
