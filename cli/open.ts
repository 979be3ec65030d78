import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { lockHome, startPostgres } from '../server/db/postgres/index.ts'
import { openLedger, type Ledger, type Opening } from '../server/ledger.ts'
import { readingOf, servicesOf } from '../server/http/context.ts'
import { checkPort } from '../server/http/serve.ts'
import type { Reading } from '../server/read/service.ts'
import { UsageError, say, usualHome } from './options.ts'
import { orStopped, stopSignal } from './stop.ts'

const holdsPostgres = (home: string): boolean => {
  try {
    return lstatSync(join(home, 'postgres'), { throwIfNoEntry: false }) !== undefined
  } catch (e) {
    if (e instanceof Error && 'code' in e && e.code === 'ENOTDIR') return false
    throw e
  }
}

/** Refuses a folder that holds no ledger, before anything is made in it. */
function expectLedger(home: string): void {
  if (holdsPostgres(home)) return
  const demo = usualHome('demo')
  const hint = home !== demo && holdsPostgres(demo) ? { zh: `演示账在 ${demo}：请加上 --home ${demo}`, en: `The demonstration's is in ${demo}: add --home ${demo}` }
    : { zh: '请用 --home 指明，或先运行 npm run demo。', en: 'Name its folder with --home, or run npm run demo first.' }
  throw new UsageError(`${home} 里没有台账。${hint.zh}`, `There is no ledger in ${home}. ${hint.en}`)
}

async function opened<T>(home: string, opening: Opening | undefined, work: (ledger: Ledger, stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = stopSignal()
  const postgres = await startPostgres({ dir: home, log: say })
  try {
    stop.throwIfAborted()
    const ledger = await openLedger(home, postgres.connection, e => { say(`数据库连接断开：${e.message}  A database connection broke.`) }, opening)
    if (!ledger) throw new UsageError(`${home} 里的台账还没有建成。请先运行 npm run demo -- --home ${home}`, `The ledger in ${home} has not been made yet. Run npm run demo -- --home ${home} first.`)
    try { return await work(ledger, stop) } finally { await ledger.close() }
  } finally {
    await postgres.stop()
  }
}

/**
 * Works once with the ledger of a home folder, beside a server that may be running on it. Starts its PostgreSQL when it is
 * not running, and closes and stops again what this started, whatever happens; a signal ends the work at once. Refuses a
 * folder that holds no ledger.
 */
export async function withLedger<T>(home: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  expectLedger(home)
  return opened(home, undefined, (ledger, stop) => orStopped(work(ledger), stop))
}

/**
 * The same for the one process that holds a home, to serve it on `port` if there is one: a second on the home or on the
 * port is refused before any work. With `opening` a ledger that is not there yet is made. The work is told by `stop`
 * when to end, and ends itself.
 */
export async function holdingLedger<T>(home: string, { opening, port }: { readonly opening?: Opening; readonly port: number | undefined },
  work: (ledger: Ledger, stop: AbortSignal) => Promise<T>): Promise<T> {
  if (!opening) expectLedger(home)
  const lock = await lockHome(home)
  try {
    if (port !== undefined) await checkPort(port)
    return await opened(home, opening, work)
  } finally {
    await lock.release()
  }
}

/** A reader of the whole organisation, at the command line: whoever can read the home folder can read the ledger. */
export const operator = (ledger: Ledger): Promise<Reading> =>
  readingOf(servicesOf(ledger, false), { person: 0, role: 'operator', scope: { kind: 'organisation' }, mayRecord: false, mayIssue: false })
