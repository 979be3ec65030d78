import { serve as listen, type ServerType } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Ledger } from '../ledger.ts'
import { makeApp } from './app.ts'
import { servicesOf } from './context.ts'

/** A server that listens; `close` answers when it no longer does. */
export type Serving = { readonly url: string; close(): Promise<void> }

/** Why a port could not be taken, with what to do. */
export class PortError extends Error {
  readonly remedy: { readonly zh: string; readonly en: string }
  constructor(port: number, code: string) {
    const zh = code === 'EADDRINUSE' ? `端口 ${port} 已被占用。请停掉占用它的程序，或换一个端口：--port ${port + 1}` : `不能使用端口 ${port}（${code}）。请换一个端口：--port ${port + 1}`
    const en = code === 'EADDRINUSE' ? `Port ${port} is in use. Stop what uses it, or take another: --port ${port + 1}` : `Port ${port} cannot be used (${code}). Take another: --port ${port + 1}`
    super(`${zh}\n${en}`)
    this.remedy = { zh, en }
  }
}

/** Serves a ledger on 127.0.0.1, plain http, this address only. */
export function serveLedger(ledger: Ledger, port: number, dist: string, log: Logger): Promise<Serving> {
  const app = makeApp(servicesOf(ledger, false), dist, log)
  return new Promise((resolve, reject) => {
    const server: ServerType = listen({ fetch: app.fetch, port, hostname: '127.0.0.1' }, info => {
      resolve({ url: `http://127.0.0.1:${info.port}`, close: () => new Promise(done => {
        server.close(() => { done() })
        if ('closeAllConnections' in server) server.closeAllConnections()
      }) })
    })
    server.on('error', (e: NodeJS.ErrnoException) => { reject(new PortError(port, e.code ?? e.message)) })
  })
}
