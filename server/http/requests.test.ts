import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../db/pool.ts'
import { put, testBureau, type Bureau } from '../testing/bureau.ts'
import { testWeb, type Answer, type Web } from '../testing/web.ts'

let bureau: Bureau
let web: Web
let office = ''
beforeAll(async () => {
  bureau = await testBureau()
  web = testWeb(bureau.ledger)
  office = await web.enter('office')
})
afterAll(async () => { await bureau.end(); web.remove() })

const han = /[\u4e00-\u9fff]/
/** Nothing of how the server works: no stack, no statement, no driver. */
const inside = /\bat (?:async )?[\w.#<>]+ \(|node_modules|\.ts:\d|select |insert |\$\d|pg_|postgres|undefined|\[object/i

function refusedWell({ text, refusal }: Answer, where?: string): void {
  expect(refusal.zh).toMatch(han)
  expect(refusal.en).toMatch(/^[A-Z“"][\x20-\x7e“”’]+\.$/)
  if (where !== undefined) expect(refusal.at).toBe(where)
  expect(text).not.toMatch(inside)
}

const long = 'x'.repeat(81)
const command = (...steps: readonly object[]): object => ({ id: randomUUID(), steps })
type Case = readonly [what: string, operation: string, input: unknown, at: string]
const cases: readonly Case[] = [
  ['an unknown field', 'records/list', { kind: 'occasion', colour: 'red' }, 'colour'],
  ['an unknown field of a step', 'records/preview', { id: randomUUID(), steps: [{ op: 'put', kind: 'person', row: {}, colour: 'red' }] }, 'steps.0.colour'],
  ['a missing field', 'records/read', {}, 'item'],
  ['a wrong type', 'records/read', { item: 'one' }, 'item'],
  ['a number that is no id', 'records/read', { item: -1 }, 'item'],
  ['a fraction', 'records/read', { item: 1.5 }, 'item'],
  ['a number too large to be exact', 'records/read', { item: 1e300 }, 'item'],
  ['a day that does not exist', 'records/people', { day: '2021-02-30' }, 'day'],
  ['a day of no month', 'records/units', { day: '2021-13-01' }, 'day'],
  ['a text for a day', 'reports/read', { report: 'annual-summary', year: 2021, asOf: '昨天' }, 'asOf'],
  ['a year long past', 'reports/read', { report: 'annual-summary', year: 1066 }, 'year'],
  ['an entry that the ledger has not reached', 'reports/read', { report: 'annual-summary', year: 2021, index: 1_000_000 }, 'index'],
  ['an entry that the ledger has not reached, for a figure', 'reports/figure', { report: 'annual-summary', year: 2021, index: 1_000_000, key: 'commitments.signed' }, 'index'],
  ['an entry that the ledger has not reached, to issue at', 'reports/issue', { report: 'annual-summary', year: 2021, index: 1_000_000, confirmed: [] }, 'index'],
  ['a page too large', 'records/list', { kind: 'occasion', size: 201 }, 'size'],
  ['a page before the first', 'records/list', { kind: 'occasion', from: -1 }, 'from'],
  ['a filter that does not exist', 'records/list', { kind: 'occasion', only: 'nice' }, 'only'],
  ['too many records named', 'records/list', { kind: 'occasion', items: Array.from({ length: 1001 }, (_, i) => i + 1) }, 'items'],
  ['a search for nothing', 'records/search', { text: '' }, 'text'],
  ['a search for too much', 'records/search', { text: long }, 'text'],
  ['a search for a NUL', 'records/search', { text: 'a\0b' }, 'text'],
  ['half a character', 'records/list', { kind: 'occasion', text: '\ud800' }, 'text'],
  ['a NUL within a command', 'records/submit', { id: 'abcdefgh\0', steps: [put('person', { name: '甲', number: '1', from: '2021-01-01' })] }, 'id'],
  ['half a character within a reason', 'records/submit', command(put('person', { name: '甲', number: '1', from: '2021-01-01' }, { reason: '\udfff' })), 'steps.0.reason'],
  ['a command without steps', 'records/preview', { id: randomUUID(), steps: [] }, 'steps'],
  ['a command with a short id', 'records/preview', { id: '1', steps: [put('person', {})] }, 'id'],
  ['an operation of the kernel that pages may not send', 'records/preview', { id: randomUUID(), steps: [{ op: 'destroy', item: 1, basis: 'x', approver: 'y' }] }, 'steps.0'],
  ['a text to check that is too long', 'check/text', { text: '字'.repeat(200_001), year: 2021 }, 'text'],
  ['a role that is no text', 'session/enter', { role: 7 }, 'role'],
  ['a list for an object', 'records/list', [], ''],
  ['a number for an object', 'records/list', 5, ''],
  ['nothing', 'records/list', null, ''],
]

describe('a request that is not as required', () => {
  it.each(cases)('%s: 400, in both languages, with the place', async (_, operation, input, at) => {
    const answer = await web.call(operation, input, office)
    expect([answer.status, answer.refusal.code]).toEqual([400, 'BAD_REQUEST'])
    refusedWell(answer, at)
  })

  it.each(['{', '', 'null', 'x'.repeat(1000), '{"json":', '<xml/>', '{"json":{},"meta":[[1,"x"]]}'])('a body that cannot be read: %s', async body => {
    const response = await web.fetch('/rpc/records/list', { method: 'POST', headers: { 'content-type': 'application/json', cookie: office }, body })
    expect(response.status).toBe(400)
    const { json } = await response.json() as { json: { data: { zh: string; en: string } } }
    expect([json.data.zh, json.data.en]).toEqual([expect.stringMatching(han), expect.stringMatching(/^[A-Z]/)])
  })

  it('an operation that does not exist, in each of the ways to ask for one', async () => {
    for (const operation of ['nothing/here', 'records', 'records/list/more', 'records/__proto__', 'records/constructor', '']) {
      const answer = await web.call(operation, {}, office)
      expect([operation, answer.status, answer.refusal.code]).toEqual([operation, 404, 'NOT_FOUND'])
      refusedWell(answer)
    }
  })

  it('another method than POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      const response = await web.fetch('/rpc/records/list', { method, headers: { cookie: office } })
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST'])
    }
  })

  it('a request that another site sent', async () => {
    for (const origin of ['http://elsewhere.test', 'http://ledger.test.elsewhere.test', 'http://ledger.test:8080', 'null', 'not an origin', 'file://']) {
      const response = await web.fetch('/rpc/session/me', { method: 'POST', headers: { origin, 'content-type': 'application/json', cookie: office }, body: '{}' })
      expect([origin, response.status]).toEqual([origin, 403])
    }
    const own = await web.fetch('/rpc/session/me', { method: 'POST', headers: { origin: 'http://ledger.test', 'content-type': 'application/json' }, body: '{}' })
    expect(own.status).toBe(200)
  })

  it('a body of more than 2 MB, told beforehand or found out', async () => {
    const body = JSON.stringify({ json: { text: '字'.repeat(1_000_000), year: 2021 } })
    const told = await web.fetch('/rpc/check/text', { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), cookie: office }, body })
    const stream = { method: 'POST', headers: { 'content-type': 'application/json', cookie: office }, body: new Blob([body]).stream(), duplex: 'half' }
    const streamed = await web.fetch('/rpc/check/text', stream)
    for (const response of [told, streamed]) {
      expect(response.status).toBe(413)
      expect((await response.json() as { json: { data: { zh: string } } }).json.data.zh).toMatch(/2 MB/)
    }
  })

  it('a cookie that is none, is another’s or has expired is no session', async () => {
    for (const cookie of ['', 'mingze', 'mingze=', 'mingze=x', `${office}x`, `other=${office.split('=')[1]}`, 'mingze=%00', `mingze=${'a'.repeat(4000)}`]) {
      const answer = await web.call('records/list', { kind: 'occasion' }, cookie)
      expect([cookie.slice(0, 20), answer.status, answer.refusal.code]).toEqual([cookie.slice(0, 20), 401, 'UNAUTHORIZED'])
      refusedWell(answer)
    }
    const leaving = await web.enter('leader')
    expect((await web.call('records/units', {}, leaving)).status).toBe(200)
    expect((await web.call('session/leave', {}, leaving)).headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await web.call('records/units', {}, leaving)).status).toBe(401)
    const old = await web.enter('leader')
    await bureau.ledger.pool.query(`delete from session where role = 'leader'`)
    expect((await web.call('records/units', {}, old)).status).toBe(401)
  })

  it('a role that nobody plays', async () => {
    const answer = await web.call('session/enter', { role: 'emperor' })
    expect(answer.status).toBe(404)
    refusedWell(answer)
  })
})

describe('a command that the ledger refuses', () => {
  const id = (name: string): number => bureau.id(name)
  const rows: readonly (readonly [what: string, kind: string, row: () => object, code: string, at: string])[] = [
    ['a field that the record has not', 'occasion', () => ({ colour: 'red' }), 'field.unknown', 'steps.0.row.colour'],
    ['a day that does not exist', 'visits', () => ({ day: '2021-02-30', unit: id('法治科'), leaders: [id('局长')], form: 'meeting', theme: '题目' }), 'day.none', 'steps.0.row.day'],
    ['a day still to come', 'visits', () => ({ day: '2021-06-30', unit: id('法治科'), leaders: [id('局长')], form: 'meeting', theme: '题目' }), 'held.in-future', 'steps.0.row.day'],
    ['a text where a number stands', 'visits', () => ({ day: '2021-05-20', unit: '法治科', leaders: [id('局长')], form: 'meeting', theme: '题目' }), 'field.id', 'steps.0.row.unit'],
    ['a person that does not exist', 'visits', () => ({ day: '2021-05-20', unit: id('法治科'), leaders: [999_999], form: 'meeting', theme: '题目' }), 'person.unknown', 'steps.0.row.leaders.0'],
    ['a control character', 'visits', () => ({ day: '2021-05-20', unit: id('法治科'), leaders: [id('局长')], form: 'meeting', theme: '题\u0007目' }), 'field.control', 'steps.0.row.theme'],
    ['a kind that does not exist', 'nothing', () => ({}), 'kind.unknown', 'steps.0.kind'],
  ]
  it.each(rows)('%s: with code, place and words in both languages', async (_, kind, row, code, at) => {
    for (const operation of ['records/preview', 'records/submit']) {
      const answer = await web.call(operation, command(put(kind, row())), office)
      expect(answer.status).toBe(200)
      expect(answer.output).toMatchObject({ ok: false, refused: { code, at, message: expect.stringMatching(han), messageEn: expect.stringMatching(/^[A-Z0-9“]/), items: [] } })
      expect(answer.text).not.toMatch(inside)
    }
  })
})

describe('what goes wrong inside', () => {
  it('is told in general words and logged with its cause', async () => {
    const owner = openPool(bureau.ledger.place, 'owner', 1, 1, () => {})
    try {
      await owner.query('alter table item rename to item_away')
      const from = web.logged().length
      const answer = await web.call('records/list', { kind: 'occasion' }, office)
      expect([answer.status, answer.refusal.code]).toEqual([500, 'INTERNAL_SERVER_ERROR'])
      refusedWell(answer)
      expect(JSON.stringify(web.logged().slice(from))).toMatch(/item/)
      const file = await web.fetch('/report/annual-summary/2021.docx', { headers: { cookie: office } })
      expect(file.status).toBe(500)
      expect(await file.text()).not.toMatch(inside)
    } finally {
      await owner.query('alter table item_away rename to item')
      await owner.end()
    }
    expect((await web.call('records/list', { kind: 'occasion' }, office)).status).toBe(200)
  })
})
