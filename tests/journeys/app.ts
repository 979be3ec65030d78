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

/** A clone of the demonstration's year, played once a run into a template database: it may take a minute. */
export async function yearLedger(): Promise<{ ledger: Ledger; end: () => Promise<void> }> {
  const home = homeOf()
  await createTemplate(template, async connection => {
    const ledger = await openLedger(home, connection, fail, opening)
    if (!ledger) throw new Error('the ledger was not made')
    try { await play(ledger, seed) } finally { await ledger.close() }
  })
  const database = await testDatabase(template)
  const ledger = await openLedger(home, database.connection, fail)
  if (!ledger) throw new Error('the template holds no ledger')
  return { ledger, end: async () => { await ledger.close(); await database.drop() } }
}

/** Starts a server with its pages over a clone of the year. Close it in `afterAll`. */
export async function startApp(): Promise<App> {
  const { ledger, end } = await yearLedger()
  const dist = await pages(homeOf())
  // A journey that ends leaves requests under way, whose failing is no news; what fails within one is seen on its page.
  const serving = await serveLedger(ledger, 0, dist, pino({ level: 'fatal' }, pino.destination(2)))
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
      await end()
    },
  }
}
