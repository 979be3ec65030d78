import { randomUUID } from 'node:crypto'
import { addDays } from '../kernel/calendar/index.ts'
import { isRefusal, type Command, type Step } from '../kernel/journal/command.ts'
import type { Row } from '../kernel/journal/entry.ts'
import { coverageAt } from '../server/db/figures/coverage.ts'
import type { Ledger } from '../server/ledger.ts'
import { shanghai } from '../server/writer/clock.ts'
import { closedLoop, type Measured } from './loop.ts'
import type { Member } from './world/bulk.ts'
import { hour, today } from './world/size.ts'

export const workloads = ['single', 'occasion', 'counter', 'derived'] as const
/** What the measured process is asked to do. `from` continues the sequence, so that no run repeats another's records. */
export type Order = { readonly what: (typeof workloads)[number]; readonly connections: number; readonly seconds: number; readonly from: number }

const put = (kind: string, row: object): Step => ({ op: 'put', kind, row: row as Row })

/** One record: by turns a pledge of a person and a talk with one. */
function single(members: readonly Member[], n: number): readonly Step[] {
  const member = members[8 + Math.floor(n / 2) % (members.length - 8)]
  if (!member) return []
  return n % 2 === 0 ? [put('commitments', { person: member.person, class: 'staff', topics: ['ideology'], day: today, template: '2021年版', basis: '年度工作方案', way: 'app' })]
    : [put('talks', { type: 'heart', day: today, talker: members[n % 7]?.person ?? 0, subjects: [member.person] })]
}

/** One afternoon: a sitting of forty people of whom three stayed away, with the study and the meeting that it was. */
function occasion(byBranch: readonly Member[], n: number): readonly Step[] {
  const from = 40 * n % (byBranch.length - 40)
  const people = byBranch.slice(from, from + 40)
  const unit = people[0]?.branch ?? 0
  const day = addDays('2021-12-01', n % 19)
  const due = people.map(m => m.person)
  return [put('occasion', { title: '专题组织生活会', day, unit, people: { due, absent: due.slice(-3).map(person => ({ person, reason: 'leave' })) } }),
    put('studies', { type: 'theme-study', title: '专题学习', day, occasion: { step: 0 }, unit, hours: 2, documents: [{ title: '关于一起典型案例的通报', class: 'circular', level: 'city', issued: '2021-11-20' }] }),
    put('meetings', { type: 'org-life', unit, day, occasion: { step: 0 }, minutes: '党支部会议记录本' })]
}

async function written(ledger: Ledger, steps: readonly Step[]): Promise<void> {
  const command: Command = { id: randomUUID(), steps }
  const done = await ledger.writer.submit(command, { person: 0 }, shanghai(hour(16)))
  if (isRefusal(done)) throw new Error(`a measured command was refused: ${JSON.stringify(done)}`)
}

/** The coverage of the whole organisation: from the counter, or from version rows as of the entry before the newest. */
async function covered(ledger: Ledger, from: 'counter' | 'derived'): Promise<void> {
  const { rows } = await ledger.pool.query<{ at: number }>('select at from head where org = $1', [ledger.org])
  const found = await coverageAt(ledger.pool, ledger.org, { day: today, by: 'all', ...(from === 'counter' ? {} : { index: (rows[0]?.at ?? 0) - 1 }) })
  if ((found.get(0)?.required ?? 0) === 0) throw new Error('nothing is covered')
}

/** Carries out an order within the process that serves. */
export function carryOut(ledger: Ledger, members: readonly Member[], { what, connections, seconds, from }: Order): Promise<Measured> {
  const byBranch = members.toSorted((a, b) => a.branch - b.branch || a.person - b.person)
  return closedLoop(connections, seconds, i => {
    const n = from + i
    return what === 'single' ? written(ledger, single(members, n)) : what === 'occasion' ? written(ledger, occasion(byBranch, n)) : covered(ledger, what)
  })
}
