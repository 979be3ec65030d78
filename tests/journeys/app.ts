import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { builtPages } from '../../cli/pages.ts'
import { opening, play } from '../../demo/play.ts'
import { startLock } from '../../server/db/postgres/lock.ts'
import { serveLedger } from '../../server/http/serve.ts'
import { openLedger, type Ledger } from '../../server/ledger.ts'
import { launchBrowser } from '../chromium.ts'
import { createTemplate, testDatabase } from '../postgres.ts'

/** The two widths that every page is looked at in. */
export const sizes = { pc: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof sizes

/** A bureau's year, served with its pages to a browser. */
export type App = {
  readonly url: string
  readonly ledger: Ledger
  /** A page of somebody who has entered in a role of the demonstration, in a session of its own. */
  page(role: string, size?: Size): Promise<Page>
  close(): Promise<void>
}

const template = 'demo_year'
const seed = 2021

const fail = (e: Error): void => { throw e }

/** The folder of the log's key: one for all journeys of a run, because the ledger's first entry names it. */
function homeOf(): string {
  const home = join(inject('testHome'), 'journeys')
  mkdirSync(home, { recursive: true })
  return home
}

/** The built pages, made by whichever worker comes first. */
async function pages(home: string): Promise<string> {
  const turn = await startLock(home)
  try { return await builtPages(home, () => undefined) } finally { await turn.release() }
}

/** Plays the year once a run into a template database, and starts a server over a clone of it. Close it in `afterAll`; both may take a minute. */
export async function startApp(): Promise<App> {
  const home = homeOf()
  await createTemplate(template, async connection => {
    const ledger = await openLedger(home, connection, fail, opening)
    if (!ledger) throw new Error('the ledger was not made')
    try { await play(ledger, seed) } finally { await ledger.close() }
  })
  const [database, dist] = [await testDatabase(template), await pages(home)]
  const ledger = await openLedger(home, database.connection, fail)
  if (!ledger) throw new Error('the template holds no ledger')
  const serving = await serveLedger(ledger, 0, dist, pino({ level: 'error' }, pino.destination(2)))
  const browser: Browser = await launchBrowser()
  return {
    url: serving.url, ledger,
    page: async (role, size = 'pc') => {
      const context = await browser.newContext({ baseURL: serving.url, viewport: sizes[size], locale: 'zh-CN' })
      const entered = await context.request.post('/rpc/session/enter', { data: { json: { role } } })
      if (!entered.ok()) throw new Error(`nobody plays ${role}: ${await entered.text()}`)
      return await context.newPage()
    },
    close: async () => {
      await browser.close()
      await serving.close()
      await ledger.close()
      await database.drop()
    },
  }
}
