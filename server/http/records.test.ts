import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../db/pool.ts'
import { at } from '../testing/ledger.ts'
import { put, testBureau, type Bureau } from '../testing/bureau.ts'
import { testWeb, type Api, type Web } from '../testing/web.ts'
import { removeDestroyed } from '../writer/destroy.ts'

let bureau: Bureau
let web: Web
let clerk: Api
let office: Api
let leader: Api
let staff: Api
beforeAll(async () => {
  bureau = await testBureau()
  web = testWeb(bureau.ledger)
  const api = async (role: string): Promise<Api> => web.api(await web.enter(role))
  ;[clerk, office, leader, staff] = [await api('clerk'), await api('office'), await api('leader'), await api('staff')]
})
afterAll(async () => { await bureau.end(); web.remove() })

const id = (name: string): number => bureau.id(name)
type Steps = Parameters<Api['records']['submit']>[0]['steps']
const which = { report: 'annual-summary', year: 2021 }
/** What a list's own reader would never type: codes and words of the reasons for which people stay away or are let off. */
const reasons = /secondment|:"leave"|:"other"|借调|请假|其他/

describe('a reason for absence or exemption', () => {
  it('is seen in the own unit and by the office, and by nobody else', async () => {
    const seen = async (api: Api, name: string): Promise<readonly (string | undefined)[]> => (await api.records.read({ item: id(name) })).absences.map(a => a.reason?.zh)
    expect(await seen(clerk, '己方场次')).toEqual(['借调'])
    expect(await seen(office, '己方场次')).toEqual(['借调'])
    expect(await seen(leader, '己方场次')).toEqual([undefined])
    expect(await seen(leader, '他方场次')).toEqual([undefined])
    expect((await clerk.records.read({ item: id('己方免除') })).row).toMatchObject({ reason: 'secondment' })
    expect((await office.records.read({ item: id('他方免除') })).row).toMatchObject({ reason: 'leave' })
  })

  it('is in no part of a page whose reader may not know it: row, versions, corrections', async () => {
    for (const name of ['己方场次', '他方场次', '共同场次', '己方免除', '他方免除']) {
      expect(JSON.stringify(await leader.records.read({ item: id(name) })), name).not.toMatch(reasons)
    }
    const guest = await clerk.records.read({ item: id('共同场次') })
    expect(JSON.stringify(guest)).not.toMatch(reasons)
    expect(guest.absences).toEqual([])
    const corrected = await office.records.read({ item: id('他方场次') })
    expect(JSON.stringify(corrected.versions[0])).toMatch(/请假.*其他/s)
  })

  it('is in no list, search, figure, report or check', async () => {
    for (const api of [clerk, office, leader, staff]) {
      for (const kind of ['occasion', 'exemption', 'commitments']) expect(JSON.stringify((await api.records.list({ kind })).lines)).not.toMatch(reasons)
      for (const text of ['secondment', 'leave', '借调', '请假', 'reason', 'absent']) expect([text, (await api.records.search({ text })).records]).toEqual([text, []])
      for (const text of ['secondment', 'leave', 'reason']) expect([text, (await api.records.list({ kind: 'occasion', text })).total]).toEqual([text, 0])
      for (const key of ['commitments.signed', 'commitments.open']) expect(JSON.stringify(await api.reports.figure({ ...which, key }))).not.toMatch(reasons)
      expect(JSON.stringify((await api.reports.read(which)).blocks)).not.toMatch(/secondment|借调/)
    }
  })

  it('is not told by way of a check on somebody of another unit', async () => {
    const sitting = put('occasion', { title: '联席会', day: '2021-03-15', unit: id('法治科'), people: { due: [id('乙'), id('丙')] } })
    const checks = async (api: Api): Promise<string> => {
      const preview = await api.records.preview({ id: randomUUID(), steps: [sitting] as Steps })
      return preview.ok ? preview.effect.checks.filter(c => !c.ok).map(c => c.text.zh).join('\n') : JSON.stringify(preview)
    }
    const bothAway = await bureau.make('2021-05-28', ...['乙', '丙'].map(name => put('exemption', { person: id(name), by: id('主任'), reason: 'leave', from: '2021-03-15', to: '2021-03-15', granted: '2021-03-14' })))
    expect(await checks(office)).toMatch(/乙[\s\S]*丙|丙[\s\S]*乙/)
    expect(await checks(clerk)).toMatch(/乙/)
    expect(await checks(clerk)).not.toMatch(/丙/)
    await bureau.make('2021-05-28', { op: 'void', items: bothAway.items, reason: '试录' })
  })
})

describe('a list', () => {
  it('counts and shows what its reader sees, newest first', async () => {
    const all = await office.records.list({ kind: 'occasion' })
    expect([all.total, all.counts]).toEqual([3, { all: 3, late: 3, declared: 0, void: 0 }])
    expect(all.lines.map(l => l.item)).toEqual([id('共同场次'), id('他方场次'), id('己方场次')])
    expect((await clerk.records.list({ kind: 'occasion' })).lines.map(l => l.item)).toEqual([id('共同场次'), id('己方场次')])
    expect((await staff.records.list({ kind: 'occasion' })).total).toBe(0)
    expect(all.asOf.day).toBe('2021-05-28')
  })

  it('narrows by unit, year, mark and records named, and never widens the scope', async () => {
    const items = async (api: Api, input: object): Promise<readonly number[]> => (await api.records.list({ kind: 'commitments', ...input })).lines.map(l => l.item)
    expect(await items(office, { unit: id('复议科') })).toEqual([id('他方承诺')])
    expect(await items(clerk, { unit: id('法治科') })).toEqual([id('己方承诺')])
    expect(await items(clerk, { unit: id('复议科') })).toEqual([])
    expect(await items(office, { year: 2020 })).toEqual([])
    expect(await items(office, { year: 2021 })).toHaveLength(2)
    expect(await items(office, { items: [id('他方承诺'), id('己方谈话')] })).toEqual([id('他方承诺')])
    expect(await items(clerk, { items: [id('他方承诺')] })).toEqual([])
    expect((await office.records.list({ kind: 'visits', only: 'late' })).lines.map(l => l.item)).toEqual([id('他方调研'), id('补录调研')])
    const voided = (await bureau.make('2021-05-28', put('visits', { day: '2021-05-27', unit: id('法治科'), leaders: [id('局长')], form: 'site', theme: '误录' }))).items
    await bureau.make('2021-05-28', { op: 'void', items: voided, reason: '误录' })
    const visits = await office.records.list({ kind: 'visits', only: 'void' })
    expect([visits.total, visits.lines.map(l => [l.item, l.marks]), visits.counts]).toEqual([1, [[voided[0], ['void']]], { all: 2, late: 2, declared: 0, void: 1 }])
  })

  it('shows every record once over its pages, whatever their size', async () => {
    const made = await bureau.make('2021-05-28', ...Array.from({ length: 23 }, (_, i) =>
      put('visits', { day: `2021-05-${String(1 + i % 5).padStart(2, '0')}`, unit: id('政治处'), leaders: [id('局长')], form: 'site', theme: `第${i}次` })))
    for (const size of [1, 7, 23, 200]) {
      const found: number[] = []
      for (let from = 0; from < 23; from += size) {
        const page = await office.records.list({ kind: 'visits', unit: id('政治处'), from, size })
        expect([page.total, page.lines.length]).toEqual([23, Math.min(size, 23 - from)])
        found.push(...page.lines.map(l => l.item))
      }
      expect(found.toSorted((a, b) => a - b)).toEqual(made.items)
    }
    expect((await office.records.list({ kind: 'visits', unit: id('政治处'), from: 23 })).lines).toEqual([])
  })

  it('counts anew once something was written', async () => {
    const before = await office.records.list({ kind: 'talks' })
    const { items } = await bureau.make('2021-05-28', put('talks', { type: 'heart', day: '2021-05-28', talker: id('局长'), subjects: [id('戊')] }))
    const after = await office.records.list({ kind: 'talks' })
    expect([after.total, after.counts.all, after.lines[0]?.item]).toEqual([before.total + 1, before.counts.all + 1, items[0]])
  })
})

describe('a search', () => {
  const found = async (api: Api, text: string): Promise<readonly number[]> => (await api.records.search({ text })).records.map(l => l.item).toSorted((a, b) => a - b)

  it('finds by title, by who it is about, by unit and by serial with and without its prefix', async () => {
    expect(await found(office, '联席')).toEqual([id('共同场次')])
    expect(await found(office, ' 联席会 ')).toEqual([id('共同场次')])
    expect(await found(office, '丁')).toEqual([id('他方场次')])
    expect(await found(office, '承诺-2021-0002')).toEqual([id('他方承诺')])
    expect(await found(office, '2021-0002')).toEqual(expect.arrayContaining([id('他方承诺'), id('他方场次')]))
    expect((await office.records.search({ text: '1006' })).people.map(p => p.name)).toEqual(['丙'])
    expect((await office.records.search({ text: ' 丙 ' })).people.map(p => p.name)).toEqual(['丙'])
  })

  it('finds nothing outside the scope, neither records nor people', async () => {
    expect(await found(clerk, '联席')).toEqual([id('共同场次')])
    expect(await found(clerk, '复议科学习会')).toEqual([])
    expect(await found(clerk, '承诺-2021-0002')).toEqual([])
    expect((await clerk.records.search({ text: '丙' })).people).toEqual([])
    expect(await found(staff, '学习会')).toEqual([])
  })

  it('takes every character for itself, the ones that databases read otherwise too', async () => {
    for (const text of ['100%_完成', '%_完', '\\路径', '“引号"', '完成\\路径“引号"', '_完成']) expect([text, await found(office, text)]).toEqual([text, [id('补录调研')]])
    for (const text of ['100_', '%%', '__', '100%完成', '\\\\', '\\%', '"}', '{"', '":', '\\u', 'theme', "'", "' or 1=1 --", '$1', 'null']) expect([text, await found(office, text)]).toEqual([text, []])
    expect(await found(office, '%')).toEqual([id('补录调研')])
    expect((await office.records.list({ kind: 'visits', text: '100%_完成\\路径' })).lines.map(l => l.item)).toEqual([id('补录调研')])
    expect((await office.records.list({ kind: 'visits', text: '一般题目' })).lines.map(l => l.item)).toEqual([id('他方调研')])
  })

  it('tells serials of more than four digits from each other', async () => {
    await bureau.ledger.pool.query(`update serial set last = 12345 where kind = 'visits' and year = 2021`)
    const { items } = await bureau.make('2021-05-28', put('visits', { day: '2021-05-26', unit: id('政治处'), leaders: [id('局长')], form: 'site', theme: '编号' }))
    expect(await found(office, '调研-2021-12346')).toEqual(items)
    expect((await office.records.search({ text: '2021-12346' })).records[0]?.label).toBe('调研-2021-12346')
  })
})

describe('a command', () => {
  const afternoon = (day: string): object[] => [put('occasion', { title: '警示教育', day, unit: id('法治科'), people: { due: ['甲', '乙', '戊'].map(id), absent: [{ person: id('戊'), reason: 'duty' }] } }),
    put('studies', { type: 'warning', title: '警示教育大会', day, occasion: { step: 0 }, unit: id('法治科') })]

  it('does what its preview said, and says it the same way', async () => {
    const command = { id: randomUUID(), steps: afternoon('2021-05-25') as Steps }
    const preview = await clerk.records.preview(command)
    const head = (await bureau.ledger.pool.query('select at from head')).rows[0].at
    const done = await clerk.records.submit(command)
    if (!preview.ok || !done.ok) throw new Error(JSON.stringify([preview, done]))
    expect(done.effect).toEqual(preview.effect)
    expect([done.first, done.last, done.items, done.repeated]).toEqual([head + 1, head + 2, [head + 1, head + 2], false])
    expect(preview.effect.attendance).toEqual({ due: 3, present: 2, absent: 1 })
    expect(preview.effect.met.map(m => m.count)).toContain(2)
    expect(preview.effect.stillOpen).toMatchObject([{ who: '戊', reason: { zh: '因公' } }])
    expect(preview.effect.figures.length).toBeGreaterThan(0)
    for (const f of preview.effect.figures) expect(f.after - f.before).toBeGreaterThan(0)
  })

  it('is carried out once, however often it is sent, and answered with its first receipt', async () => {
    const command = { id: randomUUID(), steps: afternoon('2021-05-24') as Steps }
    const first = await clerk.records.submit(command)
    if (!first.ok) throw new Error(JSON.stringify(first))
    const head = (await bureau.ledger.pool.query('select at from head')).rows[0].at
    await bureau.make('2021-05-28', put('visits', { day: '2021-05-27', unit: id('法治科'), leaders: [id('局长')], form: 'site', theme: '其后' }))
    for (let i = 0; i < 2; i += 1) {
      const again = await clerk.records.submit(command)
      if (!again.ok) throw new Error(JSON.stringify(again))
      expect([again.repeated, again.first, again.last, again.items, again.met]).toEqual([true, first.first, first.last, first.items, first.met])
      expect({ ...again.effect, figures: [], checks: [] }).toEqual({ ...first.effect, figures: [], checks: [] })
    }
    expect((await bureau.ledger.pool.query('select at from head')).rows[0].at).toBe(head + 1)
  })

  it('is nobody else’s receipt and cannot stand in the way of the ledger’s own commands', async () => {
    const command = { id: randomUUID(), steps: afternoon('2021-05-21') as Steps }
    const mine = await clerk.records.submit(command)
    const theirs = await office.records.submit({ ...command, steps: [put('visits', { day: '2021-05-21', unit: id('政治处'), leaders: [id('局长')], form: 'site', theme: '同号' })] as Steps })
    if (!mine.ok || !theirs.ok) throw new Error(JSON.stringify([mine, theirs]))
    expect([theirs.repeated, theirs.items.some(i => mine.items.includes(i))]).toEqual([false, false])
    const planned = await bureau.ledger.pool.query<{ command: string }>(`select command from command where command like 'plan:%' limit 1`)
    const taken = await office.records.submit({ id: planned.rows[0]?.command ?? '', steps: [put('visits', { day: '2021-05-20', unit: id('政治处'), leaders: [id('局长')], form: 'site', theme: '撞号' })] as Steps })
    expect(taken).toMatchObject({ ok: true, repeated: false })
  })

  it('leaves nothing behind when it is only previewed or refused', async () => {
    const tables = ['entry', 'body', 'command', 'item', 'fact', 'obligation', 'discharge', 'serial', 'coverage']
    const state = async (): Promise<unknown> => Promise.all(tables.map(async t => (await bureau.ledger.pool.query(`select count(*) n, coalesce(sum(hashtext(x::text)::bigint), 0)::text h from ${t} x`)).rows[0]))
    const before = await state()
    await clerk.records.preview({ id: randomUUID(), steps: afternoon('2021-05-19') as Steps })
    await clerk.records.submit({ id: randomUUID(), steps: afternoon('2021-02-30') as Steps })
    expect(await state()).toEqual(before)
  })
})

describe('a destroyed record', () => {
  it('shows its tombstone and nothing of what it said, from its entry on and after the bodies are gone', async () => {
    const { items } = await bureau.make('2021-05-28', put('visits', { day: '2021-05-27', unit: id('法治科'), leaders: [id('局长')], form: 'meeting', theme: '将要销毁的题目' }))
    const [item = 0] = items
    await bureau.make('2021-05-28', put('visits', { day: '2021-05-27', unit: id('法治科'), leaders: [id('局长')], form: 'meeting', theme: '将要销毁的题目，更正' }, { item, reason: '将要销毁的原因' }))
    await bureau.make('2021-05-28', { op: 'destroy', item, basis: '保管期满', approver: '档案管理员' })
    const shown = async (): Promise<void> => {
      const page = await office.records.read({ item })
      expect(page).toMatchObject({ row: null, mayCorrect: false, tombstone: { basis: '保管期满', approver: '档案管理员' }, line: { title: '正文已依规销毁' } })
      expect(page.versions.map(v => [v.op, v.changes])).toEqual([['destroy', []], ['put', []], ['put', []]])
      expect(JSON.stringify(page)).not.toContain('将要销毁')
      expect((await office.records.search({ text: '将要销毁' })).records).toEqual([])
      expect(page.proof.leaf).toMatch(/^[0-9a-f]{64}$/)
    }
    await shown()
    const destroyer = openPool(bureau.ledger.place, 'mingze_destroy', bureau.ledger.org, 1, () => {})
    try { expect(await removeDestroyed(destroyer, bureau.ledger.org)).toBe(2) } finally { await destroyer.end() }
    await shown()
    await bureau.ledger.checkpoint(at('2021-05-28'))
  })
})
