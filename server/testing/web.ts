import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { pino, type Logger } from 'pino'
import type { Contract } from '../../contract/index.ts'
import { makeApp } from '../http/app.ts'
import { servicesOf } from '../http/context.ts'
import type { Ledger } from '../ledger.ts'

export type Api = ContractRouterClient<Contract>
/** What a request was answered: of a refusal the code, the place and the words in both languages. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly output: unknown
  readonly refusal: { readonly code?: string; readonly zh?: string; readonly en?: string; readonly at?: string } }

/** The application over a ledger, called without a network, with built pages that say nothing. */
export type Web = {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Sends an operation's input as the holder of a cookie, whatever the input is. */
  readonly call: (operation: string, input: unknown, cookie?: string) => Promise<Answer>
  /** The operations as a page calls them. */
  readonly api: (cookie: string) => Api
  /** Takes a role of the demonstration; answers its cookie. */
  readonly enter: (role: string) => Promise<string>
  /** What was logged so far. */
  readonly logged: () => readonly Readonly<Record<string, unknown>>[]
  readonly dist: string
  readonly remove: () => void
}

const origin = 'http://ledger.test'

/** Built pages as small as they can be, with a file beside them that must not be reached. */
export function somePages(): string {
  const home = mkdtempSync(join(tmpdir(), 'mingze-pages-'))
  const dist = join(home, 'pages')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>明责</title>')
  writeFileSync(join(dist, 'assets', 'a.js'), 'export {}')
  writeFileSync(join(home, 'secret.txt'), 'not for anybody')
  return dist
}

/** A log that is kept in memory. */
export function memoryLog(): { readonly log: Logger; readonly logged: Web['logged'] } {
  const lines: string[] = []
  const sink = new Writable({ write: (chunk: Buffer, _, done) => { lines.push(String(chunk)); done() } })
  return { log: pino({ level: 'debug' }, sink), logged: () => lines.map(line => JSON.parse(line) as Record<string, unknown>) }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const body: { json?: unknown } = text.startsWith('{') ? JSON.parse(text) as { json?: unknown } : {}
  const error = body.json as { code?: string; data?: { zh?: string; en?: string; at?: string } } | undefined
  return { status: response.status, headers: response.headers, text, output: body.json,
    refusal: response.ok ? {} : { ...error?.data, ...(error?.code === undefined ? {} : { code: error.code }) } }
}

export function testWeb(ledger: Ledger): Web {
  const dist = somePages()
  const { log, logged } = memoryLog()
  const app = makeApp(servicesOf(ledger, false), dist, log)
  const fetch: Web['fetch'] = async (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('host', new URL(origin).host)
    return app.fetch(new Request(`${origin}${path}`, { ...init, headers }))
  }
  const call: Web['call'] = async (operation, input, cookie = '') =>
    answerOf(await fetch(`/rpc/${operation}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ json: input }) }))
  return {
    fetch, call, logged, dist, remove: () => { rmSync(join(dist, '..'), { recursive: true, force: true }) },
    api: cookie => createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie }, fetch: async (request, init) => app.fetch(new Request(request, init)) })),
    enter: async role => {
      const { status, headers, text } = await call('session/enter', { role })
      const given = headers.get('set-cookie')?.split(';')[0]
      if (status !== 200 || given === undefined) throw new Error(`${role} was not let in: ${text}`)
      return given
    },
  }
}
