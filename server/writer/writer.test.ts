import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal, type Step } from '../../kernel/journal/command.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Ledger } from '../ledger.ts'
import { openPool } from '../db/pool.ts'
import { at, testLedger } from '../testing/ledger.ts'
import { removeDestroyed } from './destroy.ts'
import { verifyLog } from './log.ts'
import { rebuild, type Rebuilt } from './rebuild.ts'
import type { Receipt } from './turn.ts'
import { Writer } from './writer.ts'

let ledger: Ledger
let end: () => Promise<void>
beforeAll(async () => { ({ ledger, end } = await testLedger()) })
afterAll(async () => { await end() })

const put = (kind: string, row: object, more: object = {}): Step => ({ op: 'put', kind, row: row as Row, ...more })
async function make(day: string, ...steps: readonly Step[]): Promise<Receipt> {
  const done = await ledger.writer.submit({ id: randomUUID(), steps }, { person: 0 }, at(day))
  if (isRefusal(done)) throw new Error(JSON.stringify(done))
  return done
}
async function rebuilt(): Promise<Rebuilt> {
  const owner = openPool(ledger.place, 'owner', ledger.org, 1, () => {})
  const client = await owner.connect()
  try { return await rebuild(client, ledger.org) } finally { client.release(); await owner.end() }
}

describe('the writer', () => {
  let branch = 0
  let people: number[] = []
  let meeting = 0
  it('takes in a roster, a duty and a meeting of forty entered once', async () => {
    const top = await make('2021-01-04', put('unit', { name: '明川区司法局', kind: 'organisation', from: '2000-01-01' }))
    branch = (await make('2021-01-04', put('unit', { name: '局机关党支部', kind: 'branch', parent: top.items[0], from: '2000-01-01' }))).items[0] ?? 0
    const made = await make('2021-01-04', ...Array.from({ length: 40 }, (_, i) => [
      put('person', { name: `党员${i}`, number: `${i}`, from: '2020-01-01' }),
      put('post', { person: { step: i * 2 }, unit: branch, role: 'member', from: '2020-01-01', identity: 'establishment' })]).flat())
    people = made.items.filter((_, i) => i % 2 === 0)
    await make('2021-01-04', put('duty', { rule: { key: 'own/life@1', title: '参加组织生活', basis: { document: '测试', tier: 'own', status: 'local' }, owner: '机关党支部',
      subject: 'person', cohort: { all: [] }, trigger: { fact: { kind: ['present', 'absent'] } }, deadline: { add: 30 }, metBy: { fact: { kind: 'present' } }, from: '2021-01-01' } }))
    expect(await ledger.writer.plan(at('2021-01-04', 10))).toBe(1)
    const held = await make('2021-07-20', put('occasion', { title: '专题组织生活会', day: '2021-07-08', unit: branch,
      people: { said: { unit: branch }, absent: people.slice(0, 3).map(person => ({ person, reason: 'leave' })) } }, { lateReason: '培训' }))
    meeting = held.items[0] ?? 0
    const { rows } = await ledger.pool.query('select state, late, sum(n)::integer n from coverage group by 1, 2 order by 1')
    expect(rows).toEqual([{ state: 'on_time', late: true, n: 37 }, { state: 'open', late: false, n: 3 }])
  })

  it('answers a repeated command with its first receipt and makes one entry', async () => {
    const command = { id: randomUUID(), steps: [put('person', { name: '重复者', number: 'r1', from: '2021-01-01' })] }
    const both = await Promise.all([ledger.writer.submit(command, { person: 0 }, at('2021-07-21')), ledger.writer.submit(command, { person: 0 }, at('2021-07-21'))])
    const again = await ledger.writer.submit(command, { person: 0 }, at('2021-07-22'))
    expect(both).toEqual([again, again])
    const { rows } = await ledger.pool.query('select count(*) n from entry where command = $1', [command.id])
    expect(rows[0].n).toBe(1)
  })

  it('refuses only the bad command of a turn', async () => {
    const good = (n: number) => ledger.writer.submit({ id: randomUUID(), steps: [put('person', { name: `好${n}`, number: `g${n}`, from: '2021-01-01' })] }, { person: 0 }, at('2021-07-23'))
    const bad = ledger.writer.submit({ id: randomUUID(), steps: [put('person', { name: '坏', number: 'b', from: '2021-07-32' })] }, { person: 0 }, at('2021-07-23'))
    const done = await Promise.all([good(1), bad, good(2)])
    expect(done.map(isRefusal)).toEqual([false, true, false])
  })

  it('runs a turn again one by one when a statement fails, and fails the culprit alone', async () => {
    const huge = { id: '\u0000', steps: [put('person', { name: '库拒绝者', number: 'x', from: '2021-01-01' })] }
    const good = { id: randomUUID(), steps: [put('person', { name: '同批者', number: 'y', from: '2021-01-01' })] }
    const done = await Promise.allSettled([ledger.writer.submit(huge, { person: 0 }, at('2021-07-24')), ledger.writer.submit(good, { person: 0 }, at('2021-07-24'))])
    expect(done.map(d => d.status)).toEqual(['rejected', 'fulfilled'])
  })

  it('verifies its own log and equals its rebuilt self, also after a correction, a void and a destruction', async () => {
    await make('2021-08-12', put('occasion', { title: '专题组织生活会', day: '2021-07-08', unit: branch,
      people: { due: people, absent: people.slice(0, 4).map(person => ({ person, reason: 'leave' })) } }, { item: meeting, reason: '更正' }))
    const other = await make('2021-08-13', put('occasion', { title: '误录', day: '2021-08-12', unit: branch, people: { due: people.slice(0, 2) } }))
    await make('2021-08-13', { op: 'void', items: other.items, reason: '误录' })
    await make('2021-08-14', { op: 'destroy', item: meeting, basis: '保管期满', approver: '档案管理员' })
    const destroyer = openPool(ledger.place, 'mingze_destroy', ledger.org, 1, () => {})
    expect(await removeDestroyed(destroyer, ledger.org)).toBe(2)
    await destroyer.end()
    await ledger.checkpoint(at('2021-08-14'))
    expect(await verifyLog(ledger.pool, ledger.org)).toMatchObject({ verified: true, checkpoints: 1 })
    expect((await rebuilt()).different).toEqual([])
  })

  it('gives entries times that never run backwards, whatever the clock did and whoever was decided first', async () => {
    const before = await ledger.pool.query('select at from head')
    const first = people[7] ?? 0
    // The first two have to wait until what they refer to is loaded, so that the third is decided before them.
    const steps = [put('occasion', { title: '一', day: '2021-08-16', unit: branch, people: { due: [first] } }), put('occasion', { title: '二', day: '2021-08-16', unit: branch, people: { due: [first] } }),
      put('person', { name: '后到', number: 'z', from: '2021-01-01' })]
    await Promise.all(steps.map((step, i) => ledger.writer.submit({ id: randomUUID(), steps: [step] }, { person: 0 }, at('2021-08-16', 9 + i))))
    await ledger.writer.submit({ id: randomUUID(), steps: [put('person', { name: '钟慢', number: 'q', from: '2021-01-01' })] }, { person: 0 }, at('2021-08-15'))
    const { rows } = await ledger.pool.query<{ recorded: Date }>('select recorded from entry where at > $1 order by at', [before.rows[0].at])
    expect(rows).toHaveLength(4)
    expect(rows.map(r => r.recorded.getTime())).toEqual(rows.map(r => r.recorded.getTime()).toSorted((a, b) => a - b))
    expect((await ledger.pool.query('select clock from head')).rows[0].clock).toBe(at('2021-08-16', 11).now)
  })

  it('previews without writing, over one moment of the ledger', async () => {
    const command = { id: randomUUID(), steps: [put('occasion', { title: '预览', day: '2021-08-17', unit: branch, people: { due: people.slice(8, 10) } })] }
    const before = await ledger.pool.query('select at from head')
    const [seen] = await Promise.all([ledger.writer.preview(command, { person: 0 }, at('2021-08-17')), make('2021-08-17', put('person', { name: '同时', number: 's', from: '2021-01-01' }))])
    if (isRefusal(seen)) throw new Error(seen.refused)
    const { rows } = await ledger.pool.query('select at from head')
    expect(rows[0].at).toBe(before.rows[0].at + 1)
    expect(seen.entries.map(e => e.envelope.at - before.rows[0].at)).toSatisfy((at: number[]) => at.length === 1 && (at[0] === 1 || at[0] === 2))
  })

  it('brings the planner’s statistics up to date after much was written', async () => {
    const guessed = async (): Promise<number> => (await ledger.pool.query(`select reltuples::integer n from pg_class where relname = 'fact'`)).rows[0].n
    expect(await guessed()).toBeLessThan(1000)
    const many = Array.from({ length: 2000 }, (_, i) => put('person', { name: `众${i}`, number: `c${i}`, from: '2021-01-01' }))
    await make('2021-08-18', ...many)
    await ledger.writer.idle()
    expect(await guessed()).toBeGreaterThan(2000)
  })

  it('goes on with what another process wrote, and gives no serial and no index twice', async () => {
    const pool = openPool(ledger.place, 'mingze_serve', ledger.org, 2, () => {})
    const other = new Writer(pool, ledger.org, ledger.kinds, 'demonstration')
    const written = async (writer: Writer, step: Step): Promise<Receipt> => {
      const done = await writer.submit({ id: randomUUID(), steps: [step] }, { person: 0 }, at('2021-08-19'))
      if (isRefusal(done)) throw new Error(JSON.stringify(done))
      return done
    }
    try {
      await written(other, put('parameter', { name: 'grace', number: 7, from: '2021-08-19' }))
      const { items: [person = 0] } = await written(ledger.writer, put('person', { name: '调入者', number: 'd', from: '2021-01-01' }))
      const { items: [post = 0] } = await written(other, put('post', { person, unit: branch, role: 'member', from: '2021-01-01' }))
      const sitting = (): Step => put('occasion', { title: '两处登记', day: '2021-08-19', unit: branch, people: { due: [person] } })
      const made = await Promise.all(Array.from({ length: 24 }, (_, i) => written(i % 2 === 0 ? ledger.writer : other, sitting())))
      expect(new Set(made.map(m => m.at)).size).toBe(24)
      const { rows } = await ledger.pool.query<{ serial: number }>(`select serial from item where kind = 'occasion' and year = 2021 order by serial`)
      expect(rows.map(r => r.serial)).toEqual(rows.map((_, i) => i + 1))
      await written(ledger.writer, { op: 'void', items: made.flatMap(m => m.items), reason: '试录' })
      await written(other, { op: 'void', items: [post], reason: '试录' })
      expect(await ledger.writer.submit({ id: randomUUID(), steps: [sitting()] }, { person: 0 }, at('2021-08-19'))).toMatchObject({ refused: 'person.not-on-roster' })
      expect((await ledger.writer.globals(made[0]?.at ?? 0)).parameters.grace).toBe(7)
      expect((await rebuilt()).different).toEqual([])
    } finally {
      await other.idle()
      await pool.end()
    }
  })

  it('finds a projection that was tampered with', async () => {
    await ledger.pool.query(`update obligation set unit = unit + 1 where (subject) = $1`, [people[5]])
    expect((await rebuilt()).different.map(d => d.table)).toEqual(['obligation'])
    await ledger.pool.query(`update obligation set unit = unit - 1 where (subject) = $1`, [people[5]])
  })

  it('serves as a role that cannot change or remove what was written', async () => {
    for (const sql of ['update entry set actor = 1', 'delete from entry', 'update body set bytes = $$x$$', 'delete from body', 'delete from command', 'update checkpoint set note = $$x$$', 'delete from head', 'truncate entry']) {
      await expect(ledger.pool.query(sql), sql).rejects.toThrow(/permission denied/)
    }
  })

  it('keeps other organisations out by row-level security', async () => {
    const stranger = openPool(ledger.place, 'mingze_serve', 2, 1, () => {})
    expect((await stranger.query('select count(*) n from entry')).rows[0].n).toBe(0)
    await stranger.end()
  })

  it('refuses a simulated clock on an ordinary ledger', async () => {
    const real = await testLedger('2021-01-04', { nature: 'ordinary' })
    expect(await real.ledger.writer.submit({ id: randomUUID(), steps: [] }, { person: 0 }, at('2021-01-05'))).toMatchObject({ refused: 'clock.ordinary' })
    await real.end()
  })
})
