import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../contract/index.ts'
import { put, testBureau, type Bureau } from '../testing/bureau.ts'
import { testWeb, type Web } from '../testing/web.ts'

const roles = ['nobody', 'staff', 'clerk', 'secretary', 'leader', 'office', 'discipline'] as const
type Role = (typeof roles)[number]

let bureau: Bureau
let web: Web
const cookies = new Map<Role, string>()
beforeAll(async () => {
  bureau = await testBureau()
  web = testWeb(bureau.ledger)
  for (const role of roles) cookies.set(role, role === 'nobody' ? '' : await web.enter(role))
})
afterAll(async () => { await bureau.end(); web.remove() })

const statusOf = async (role: Role, operation: string, input: unknown): Promise<number> => (await web.call(operation, input, cookies.get(role))).status
/** What every role is answered, in the order of `roles`. */
const statuses = (operation: string, input: unknown): Promise<number[]> => Promise.all(roles.map(role => statusOf(role, operation, input)))

const which = { report: 'annual-summary', year: 2021 }
const command = (...steps: readonly object[]): object => ({ id: randomUUID(), steps })
const sitting = (unit: string, ...people: readonly string[]): object => put('occasion', { title: '碰头会', day: '2021-05-20', unit: bureau.id(unit), people: { due: people.map(bureau.id) } })
const pledge = (person: string, more: object = {}): object =>
  put('commitments', { person: bureau.id(person), class: 'staff', topics: ['integrity'], day: '2021-05-20', template: '2021年版', basis: '年度工作方案', way: 'app', ...more })

type Case = readonly [what: string, operation: string, input: () => object, expected: readonly number[]]
/** nobody, staff, clerk of 法治科, secretary of 二支部 (乙 and 戊), leader, office, discipline office. */
const cases: readonly Case[] = [
  ['anybody asks who they are', 'session/me', () => ({}), [200, 200, 200, 200, 200, 200, 200]],
  ['anybody sees the first page', 'session/landing', () => ({}), [200, 200, 200, 200, 200, 200, 200]],
  ['a list is filtered, not refused', 'records/list', () => ({ kind: 'occasion' }), [401, 200, 200, 200, 200, 200, 200]],
  ['a kind that does not exist', 'records/list', () => ({ kind: 'nothing' }), [401, 404, 404, 404, 404, 404, 404]],
  ['a sitting of 法治科', 'records/read', () => ({ item: bureau.id('己方场次') }), [401, 404, 200, 200, 200, 200, 200]],
  ['a sitting of another unit', 'records/read', () => ({ item: bureau.id('他方场次') }), [401, 404, 404, 404, 200, 200, 200]],
  ['a sitting of another unit that 乙 was at', 'records/read', () => ({ item: bureau.id('共同场次') }), [401, 404, 200, 200, 200, 200, 200]],
  ['a pledge of 法治科', 'records/read', () => ({ item: bureau.id('己方承诺') }), [401, 404, 200, 200, 200, 200, 200]],
  ['a pledge of another unit', 'records/read', () => ({ item: bureau.id('他方承诺') }), [401, 404, 404, 404, 200, 200, 200]],
  ['a talk of no unit, with 乙', 'records/read', () => ({ item: bureau.id('己方谈话') }), [401, 404, 200, 200, 200, 200, 200]],
  ['a talk of no unit, with somebody else', 'records/read', () => ({ item: bureau.id('他方谈话') }), [401, 404, 404, 404, 200, 200, 200]],
  ['an exemption of somebody else', 'records/read', () => ({ item: bureau.id('他方免除') }), [401, 404, 404, 404, 200, 200, 200]],
  ['a record that does not exist', 'records/read', () => ({ item: 999_999 }), [401, 404, 404, 404, 404, 404, 404]],
  ['people within scope', 'records/people', () => ({}), [401, 200, 200, 200, 200, 200, 200]],
  ['units', 'records/units', () => ({}), [401, 200, 200, 200, 200, 200, 200]],
  ['a search', 'records/search', () => ({ text: '丙' }), [401, 200, 200, 200, 200, 200, 200]],
  ['recording for 法治科', 'records/preview', () => command(sitting('法治科', '甲', '乙')), [401, 403, 200, 403, 403, 200, 403]],
  ['recording for another unit', 'records/preview', () => command(sitting('复议科', '丙')), [401, 403, 403, 403, 403, 200, 403]],
  ['recording for 二支部', 'records/preview', () => command(sitting('二支部', '乙')), [401, 403, 403, 200, 403, 200, 403]],
  ['recording a pledge of 乙', 'records/preview', () => command(pledge('乙')), [401, 403, 200, 403, 403, 200, 403]],
  ['recording a pledge of somebody else', 'records/preview', () => command(pledge('丙')), [401, 403, 403, 403, 403, 200, 403]],
  ['recording a pledge of somebody else under one’s own unit', 'records/preview', () => command(pledge('丙', { unit: bureau.id('法治科') })), [401, 403, 403, 403, 403, 200, 403]],
  ['correcting a pledge of one’s own unit', 'records/preview', () => command({ ...pledge('乙'), item: bureau.id('己方承诺') }), [401, 403, 200, 403, 403, 200, 403]],
  ['correcting what one does not see', 'records/preview', () => command({ ...pledge('乙'), item: bureau.id('他方承诺') }), [401, 403, 404, 404, 403, 200, 403]],
  ['correcting what does not exist', 'records/preview', () => command({ ...pledge('乙'), item: 999_999 }), [401, 403, 404, 404, 403, 200, 403]],
  ['correcting what one sees and another unit keeps', 'records/preview', () => command({ ...sitting('法治科', '乙'), item: bureau.id('共同场次') }), [401, 403, 403, 403, 403, 200, 403]],
  ['voiding what one does not see', 'records/preview', () => command({ op: 'void', items: [bureau.id('他方免除')], reason: '误录' }), [401, 403, 404, 404, 403, 200, 403]],
  ['voiding a talk with 乙 by a leader', 'records/preview', () => command({ op: 'void', items: [bureau.id('己方谈话')], reason: '误录' }), [401, 403, 403, 403, 403, 200, 403]],
  ['voiding an exemption of 乙', 'records/preview', () => command({ op: 'void', items: [bureau.id('己方免除')], reason: '误录' }), [401, 403, 200, 200, 403, 200, 403]],
  ['hanging a study on a sitting that one does not see', 'records/preview', () => command(put('studies', { type: 'branch', title: '学习', day: '2021-03-11', occasion: bureau.id('他方场次'), unit: bureau.id('法治科') })), [401, 403, 404, 404, 403, 200, 403]],
  ['changing the roster', 'records/preview', () => command(put('person', { name: '新人', number: '9', from: '2021-01-01' })), [401, 403, 403, 403, 403, 200, 403]],
  ['recording a report as if it were any record', 'records/preview', () => command(put('report', { title: '总结', report: 'annual-summary', year: 2021, asOf: '2021-05-28', index: 1, issued: '2021-05-28', signer: bureau.id('局长'), text: '。', figures: [], gaps: [] })), [401, 403, 403, 403, 403, 403, 403]],
  ['which reports there are', 'reports/list', () => ({}), [401, 200, 200, 200, 200, 200, 200]],
  ['reading a report', 'reports/read', () => which, [401, 200, 200, 200, 200, 200, 200]],
  ['a report that does not exist', 'reports/read', () => ({ ...which, report: 'nothing' }), [401, 404, 404, 404, 404, 404, 404]],
  ['opening a figure', 'reports/figure', () => ({ ...which, key: 'commitments.signed' }), [401, 200, 200, 200, 200, 200, 200]],
  ['a figure that does not exist', 'reports/figure', () => ({ ...which, key: 'nothing.at.all' }), [401, 404, 404, 404, 404, 404, 404]],
  ['writing into a report', 'reports/write', () => ({ ...which, closing: '特此报告。' }), [401, 403, 403, 403, 403, 200, 403]],
  ['issuing a report', 'reports/issue', () => ({ ...which, index: 1, confirmed: [] }), [401, 403, 403, 403, 403, 200, 403]],
  ['checking a text', 'check/text', () => ({ text: '全年签订承诺书2份。', year: 2021 }), [401, 200, 200, 200, 200, 200, 200]],
  ['what stands behind a finding', 'check/detail', () => ({ year: 2021, figures: ['commitments.signed'] }), [401, 200, 200, 200, 200, 200, 200]],
]

describe('every operation, every role, the own unit and another', () => {
  it.each(cases)('%s: %s', async (_, operation, input, expected) => {
    expect(await statuses(operation, input())).toEqual(expected)
  })

  it('leaves no operation out', () => {
    const operations = Object.entries(contract).flatMap(([room, some]) => Object.keys(some).map(name => `${room}/${name}`))
    const elsewhere = ['session/enter', 'session/leave', 'records/submit']
    expect(operations.filter(o => !cases.some(([, operation]) => operation === o)).toSorted()).toEqual(elsewhere.toSorted())
  })

  it('answers what is not seen as what does not exist, word for word', async () => {
    const clerk = cookies.get('clerk')
    const [hidden, none] = await Promise.all([bureau.id('他方承诺'), 999_999].map(item => web.call('records/read', { item }, clerk)))
    expect(hidden?.text).toBe(none?.text)
    const [corrected, absent] = await Promise.all([bureau.id('他方承诺'), 999_999].map(item => web.call('records/submit', command({ ...pledge('乙'), item }), clerk)))
    expect([corrected?.status, corrected?.text]).toEqual([404, absent?.text])
  })

  it('submits under the same rules as it previews, and writes nothing that it refuses', async () => {
    const before = await bureau.ledger.pool.query('select at from head')
    expect(await statuses('records/submit', command(pledge('丙', { unit: bureau.id('法治科') })))).toEqual([401, 403, 403, 403, 403, 200, 403])
    const after = await bureau.ledger.pool.query('select at from head')
    expect(after.rows[0].at - before.rows[0].at).toBe(1)
  })
})

describe('what is refused', () => {
  it('is written down with who and what, without what they typed', async () => {
    const from = web.logged().length
    await web.call('records/read', { item: bureau.id('他方承诺') }, cookies.get('clerk'))
    await web.call('records/submit', command({ ...pledge('丙', { basis: '打字打出来的依据' }), reason: '打字打出来的原因' }), cookies.get('clerk'))
    await web.call('records/search', { text: '打字打出来的' })
    await web.fetch('/rpc/session/me', { method: 'POST', headers: { origin: 'http://elsewhere.test' } })
    await web.fetch('/report/annual-summary/2021.docx')
    const lines = web.logged().slice(from)
    expect(lines.map(({ audit, who, role, operation, why, what }) => ({ audit, who, role, operation, why, what }))).toEqual([
      { audit: 'refused', who: bureau.id('甲'), role: 'clerk', operation: 'records.read', why: 'not seen', what: { item: bureau.id('他方承诺') } },
      { audit: 'refused', who: bureau.id('甲'), role: 'clerk', operation: 'records.submit', why: 'not allowed', what: { steps: [{ kind: 'commitments', op: 'put' }] } },
      { audit: 'refused', who: null, role: null, operation: 'records.search', why: 'no session', what: {} },
      { audit: 'refused', who: undefined, role: undefined, operation: '/rpc/session/me', why: 'foreign origin', what: undefined },
      { audit: 'refused', who: null, role: null, operation: 'report.file', why: 'no session', what: { report: 'annual-summary', key: '2021.docx' } },
    ])
    const secrets = [...cookies.values()].filter(c => c !== '').map(c => c.split('=')[1] ?? '')
    for (const secret of [...secrets, '打字打出来的', '甲']) expect(JSON.stringify(lines)).not.toContain(secret)
  })
})
