import { createServer } from 'node:net'
import { get } from 'node:http'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBureau, type Bureau } from '../testing/bureau.ts'
import { memoryLog, somePages } from '../testing/web.ts'
import { PortError, serveLedger, type Serving } from './serve.ts'

let bureau: Bureau
let serving: Serving
let cookie = ''
const dist = somePages()
beforeAll(async () => {
  bureau = await testBureau()
  serving = await serveLedger(bureau.ledger, 0, dist, memoryLog().log)
  const entered = await post('session/enter', { role: 'clerk' })
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await serving.close()
  await bureau.end()
  rmSync(join(dist, '..'), { recursive: true, force: true })
})

const post = (operation: string, input: object): Promise<Response> =>
  fetch(`${serving.url}/rpc/${operation}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ json: input }) })
const page = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${serving.url}${path}`, { headers })

/** Asks for a path exactly as it is written: `fetch` would tidy it first. */
const raw = (path: string): Promise<{ readonly status: number; readonly text: string }> => new Promise((resolve, reject) => {
  const { hostname, port } = new URL(serving.url)
  get({ hostname, port, path }, answer => {
    let text = ''
    answer.on('data', (part: Buffer) => { text += String(part) })
    answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, text }) })
  }).on('error', reject)
})

describe('a served ledger', () => {
  it('answers on this machine only, pages and operations', async () => {
    expect(new URL(serving.url).hostname).toBe('127.0.0.1')
    expect(await (await page('/')).text()).toContain('明责')
    expect(await (await page('/records/7')).text()).toContain('明责')
    const me = await (await post('session/me', {})).json() as { json: { who: { name: string } } }
    expect(me.json.who.name).toBe('甲')
  })

  it('guards every answer with the same headers, whatever it is', async () => {
    const answers = [await page('/'), await page('/assets/a.js'), await page('/nothing.js'), await page('/%E0%A4%A'), await page('/rpc/records/list'), await post('records/list', { kind: 'occasion' }),
      await post('nothing/here', {}), await page('/report/annual-summary/2021.docx'), await fetch(serving.url, { method: 'DELETE' })]
    expect(answers.map(a => a.status)).toEqual([200, 200, 404, 404, 405, 200, 404, 401, 404])
    for (const { url, headers } of answers) {
      expect(headers.get('content-security-policy'), url).toMatch(/^default-src 'self'; .*object-src 'none'; base-uri 'none'; frame-ancestors 'none'/)
      expect(headers.get('content-security-policy'), url).not.toMatch(/script-src|unsafe-eval|https?:/)
      expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('referrer-policy')], url).toEqual(['nosniff', 'DENY', 'no-referrer'])
    }
  })

  it('lets nothing be kept that somebody may not see later, and everything that never changes', async () => {
    const kept = async (answer: Promise<Response>): Promise<string | null> => (await answer).headers.get('cache-control')
    expect(await kept(post('records/list', { kind: 'occasion' }))).toBe('no-store')
    expect(await kept(post('records/read', { item: 999_999 }))).toBe('no-store')
    expect(await kept(post('nothing/here', {}))).toBe('no-store')
    expect(await kept(page('/report/annual-summary/2021.docx'))).toBe('no-store')
    expect(await kept(page('/report/annual-summary/2021.docx', { cookie }))).toBe('no-store')
    expect(await kept(page('/'))).toBe('no-cache')
    expect(await kept(page('/assets/a.js'))).toContain('immutable')
  })

  it('gives a session in a cookie that scripts and other sites cannot use', async () => {
    const entered = await post('session/enter', { role: 'staff' })
    expect(entered.headers.get('set-cookie')).toMatch(/^mingze=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
    expect(await entered.text()).not.toContain(entered.headers.get('set-cookie')?.split(/[=;]/)[1])
  })

  it('reaches no file outside the pages', async () => {
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '//../secret.txt', '/..%5csecret.txt',
      '/....//secret.txt', '/secret.txt', '/secret.txt%00.html', '/%00', '/%c0%ae%c0%ae/secret.txt', `${join(dist, '..', 'secret.txt')}`, '/../../../../../../etc/passwd']) {
      const { status, text } = await raw(path)
      expect([path, text.includes('not for anybody') || text.includes('root:')]).toEqual([path, false])
      expect([200, 400, 404], path).toContain(status)
      if (status === 200) expect(text, path).toContain('明责')
    }
  })
})

describe('a report as a file', () => {
  it('is a Word document for whoever has signed in', async () => {
    const answer = await page('/report/annual-summary/2021.docx?asOf=2021-05-28&index=40', { cookie })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toMatch(/^attachment; filename\*=UTF-8''.*总结.*\.docx$/)
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']))
    const whole = Object.values(parts).map(bytes => new TextDecoder().decode(bytes)).join('')
    expect(whole).toContain('演示时钟，不具证明力')
  })

  it.each([
    ['/report/annual-summary/2021.docx', 401, false], ['/report/nothing/2021.docx', 404, true], ['/report/annual-summary/2021.exe', 404, true], ['/report/annual-summary/..%2f2021.docx', 404, true],
    ['/report/annual-summary/2021.docx?asOf=2021-02-30', 400, true], ['/report/annual-summary/2021.docx?asOf=x', 400, true], ['/report/annual-summary/2021.docx?index=-1', 400, true],
    ['/report/annual-summary/2021.docx?index=999999', 400, true], ['/report/annual-summary/2021.docx?index=1e3', 400, true],
  ])('%s is %i (signed in: %s), in both languages', async (path, status, signedIn) => {
    const answer = await page(path, signedIn ? { cookie } : {})
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(/^[\u4e00-\u9fff].*。 [A-Z].*\.$/)
  })
})

describe('a port that is taken', () => {
  it('is refused with what to do, in both languages', async () => {
    const other = createServer()
    const port = await new Promise<number>(resolve => { other.listen(0, '127.0.0.1', () => { const at = other.address(); resolve(typeof at === 'object' && at ? at.port : 0) }) })
    try {
      const refused = await serveLedger(bureau.ledger, port, dist, memoryLog().log).then(() => undefined, (e: unknown) => e)
      if (!(refused instanceof PortError)) throw new Error('it was served')
      expect(refused.message).toContain(String(port))
      expect(refused.remedy).toEqual({ zh: expect.stringContaining(`--port ${port + 1}`), en: expect.stringContaining(`--port ${port + 1}`) })
    } finally {
      other.close()
    }
  })
})
