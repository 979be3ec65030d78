import { createServer } from 'node:net'
import { serve as listen, type ServerType } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Ledger } from '../ledger.ts'
import { makeApp } from './app.ts'
import { servicesOf } from './context.ts'

/** A server that listens; `close` answers when it no longer does. */
export type Serving = { readonly url: string; close(): Promise<void> }

const address = '127.0.0.1'
const usual = 7100

/** Why a port could not be taken, with what to do. */
export class PortError extends Error {
  readonly remedy: { readonly zh: string; readonly en: string }
  constructor(port: number, code: string) {
    // One that an ordinary user may take.
    const other = port >= 1024 && port < 65_535 ? port + 1 : usual
    const zh = code === 'EADDRINUSE' ? `端口 ${port} 已被占用。请停掉占用它的程序，或换一个端口：--port ${other}` : `不能使用端口 ${port}（${code}）。请换一个端口：--port ${other}`
    const en = code === 'EADDRINUSE' ? `Port ${port} is in use. Stop what uses it, or take another: --port ${other}` : `Port ${port} cannot be used (${code}). Take another: --port ${other}`
    super(`${zh}\n${en}`)
    this.remedy = { zh, en }
  }
}

/** Whether a port can be taken now, asked before long work; rejects with PortError. */
export function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (e: NodeJS.ErrnoException) => { reject(new PortError(port, e.code ?? e.message)) })
    probe.listen(port, address, () => { probe.close(() => { resolve() }) })
  })
}

/** Serves a ledger on 127.0.0.1, plain http, this address only. */
export function serveLedger(ledger: Ledger, port: number, dist: string, log: Logger): Promise<Serving> {
  const app = makeApp(servicesOf(ledger, false), dist, log)
  return new Promise((resolve, reject) => {
    const server: ServerType = listen({ fetch: app.fetch, port, hostname: address }, info => {
      resolve({ url: `http://127.0.0.1:${info.port}`, close: () => new Promise(done => {
        server.close(() => { done() })
        if ('closeAllConnections' in server) server.closeAllConnections()
      }) })
    })
    server.on('error', (e: NodeJS.ErrnoException) => { reject(new PortError(port, e.code ?? e.message)) })
  })
}
