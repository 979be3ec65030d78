import { randomUUID } from 'node:crypto'
import { notices } from '../../demo/calendar.ts'
import { isRefusal, type Step } from '../../kernel/journal/command.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { UnitKind } from '../../kernel/roster/roster.ts'
import { openPool, type Place } from '../../server/db/pool.ts'
import { openLedger, type Ledger } from '../../server/ledger.ts'
import { shanghai } from '../../server/writer/clock.ts'
import { fillRecords, type Member } from './bulk.ts'
import { thirtyRules } from './rules.ts'
import { hour, type Size } from './size.ts'

/** What was built: who is there and how much. */
export type World = { readonly members: readonly Member[]; readonly departments: readonly number[]; readonly counts: { readonly persons: number; readonly units: number; readonly duties: number; readonly obligations: number; readonly records: number } }

const founded = shanghai(Date.parse('2021-01-04T09:00:00+08:00'))
const put = (kind: string, row: object): Step => ({ op: 'put', kind, row: row as Row })
const opening = { name: '测量用单位', short: '测量', nature: 'demonstration', at: founded } as const
const quiet = (): void => {}

async function make(ledger: Ledger, steps: readonly Step[], at = founded): Promise<readonly number[]> {
  const done = await ledger.writer.submit({ id: randomUUID(), steps }, { person: 0 }, at)
  if (isRefusal(done)) throw new Error(`the measured organisation was refused: ${JSON.stringify(done)}`)
  return done.items
}

type Units = { readonly leaders: number; readonly discipline: number; readonly departments: readonly number[]; readonly branches: readonly number[] }

async function makeUnits(ledger: Ledger, { departments }: Size): Promise<Units> {
  const unit = (name: string, kind: UnitKind, more: object = {}): Step => put('unit', { name, kind, from: '2000-01-01', ...more })
  const parent = { step: 0 }
  const many = (kind: UnitKind, name: string): Step[] => Array.from({ length: departments }, (_, i) => unit(`${name}${i + 1}`, kind, { parent, members: 8 }))
  const made = await make(ledger, [unit(opening.name, 'organisation'), unit('领导班子', 'leading-body', { parent }), unit('派驻纪检监察组', 'discipline', { parent }),
    unit('政治处', 'department', { parent }), ...many('department', '科室'), ...many('branch', '党支部')])
  return { leaders: made[1] ?? 0, discipline: made[2] ?? 0, departments: made.slice(3, 4 + departments), branches: made.slice(4 + departments) }
}

const surnames = [...'赵钱孙李周吴郑王冯陈']

/** A person with a post in an office and one in a branch; the first seven lead, the eighth is of the discipline office. */
function personSteps(n: number, units: Units, first: number): { readonly steps: readonly Step[]; readonly office: number; readonly branch: number } {
  const { departments, branches } = units
  const office = n < 7 ? units.leaders : n === 7 ? units.discipline : departments[n % departments.length] ?? 0
  const branch = branches[n % branches.length] ?? 0
  const role = n === 0 ? 'chief' : n < 7 ? 'leader' : n === 7 ? 'discipline-head' : n < 8 + departments.length ? 'middle' : 'staff'
  const inBranch = n < branches.length ? 'secretary' : n < 3 * branches.length ? 'committee' : 'member'
  const person = { step: first }
  return { office, branch, steps: [
    put('person', { name: `${surnames[n % 10] ?? ''}${String(n).padStart(4, '0')}`, number: String(n), order: n, from: '2020-01-01' }),
    put('post', { person, unit: office, role, from: '2020-01-01', identity: n % 3 === 0 ? 'contract' : 'establishment', politics: n % 3 === 0 ? '13' : '01' }),
    put('post', { person, unit: branch, role: inBranch, from: '2020-01-01' })] }
}

async function makePeople(ledger: Ledger, size: Size, units: Units): Promise<readonly Member[]> {
  const members: Member[] = []
  const perCommand = 100
  for (let from = 0; from < size.persons; from += perCommand) {
    const some = Array.from({ length: Math.min(perCommand, size.persons - from) }, (_, i) => personSteps(from + i, units, 3 * i))
    const items = await make(ledger, some.flatMap(s => s.steps))
    members.push(...some.map((s, i): Member => ({ person: items[3 * i] ?? 0, office: s.office, branch: s.branch })))
  }
  return members
}

async function counted(ledger: Ledger, members: readonly Member[]): Promise<World['counts']> {
  const { rows } = await ledger.pool.query<World['counts']>(`select (select count(*) from item where kind = 'unit') units, (select count(*) from item where kind = 'duty') duties,
    (select count(*) from obligation where until is null) obligations, (select count(*) from item where serial is not null) records`)
  const [found] = rows
  if (!found) throw new Error('nothing could be counted')
  return { ...found, persons: members.length }
}

async function opened(home: string, place: Place): Promise<Ledger> {
  const ledger = await openLedger(home, place, quiet, opening)
  if (!ledger) throw new Error('the ledger was not made')
  return ledger
}

async function makeRoster(home: string, place: Place, size: Size): Promise<{ readonly units: Units; readonly members: readonly Member[] }> {
  const ledger = await opened(home, place)
  try {
    const units = await makeUnits(ledger, size)
    await make(ledger, notices.map(n => put('calendar', n.row)))
    return { units, members: await makePeople(ledger, size, units) }
  } finally {
    await ledger.close()
  }
}

/** Adopts the duties; planning them works out what is owed and what the records have met. */
async function makeDuties(home: string, place: Place, members: readonly Member[]): Promise<World['counts']> {
  const ledger = await opened(home, place)
  try {
    const at = shanghai(hour(8))
    await make(ledger, thirtyRules(ledger.registers).map(rule => put('duty', { rule })), at)
    await ledger.writer.plan(at)
    return await counted(ledger, members)
  } finally {
    await ledger.close()
  }
}

/**
 * Builds the organisation in an empty database: units, people, duties and everything owed through the ordinary writer,
 * the records of the year between them straight into the tables. Statistics are up to date when it answers.
 */
export async function buildWorld(home: string, place: Place, size: Size, say: (line: string) => void): Promise<World> {
  const { units, members } = await makeRoster(home, place, size)
  say('人员和机构已登记 people and units recorded')
  const owner = openPool(place, 'owner', 1, 1, quiet)
  try {
    const client = await owner.connect()
    try { await fillRecords(client, members) } finally { client.release() }
    say('记录已填入 records filled in')
    const counts = await makeDuties(home, place, members)
    await owner.query('vacuum analyze')
    await owner.query('checkpoint')
    return { members, departments: units.departments, counts }
  } finally {
    await owner.end()
  }
}
