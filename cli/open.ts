import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../server/db/postgres/index.ts'
import { openLedger, type Ledger } from '../server/ledger.ts'
import { readingOf, servicesOf } from '../server/http/context.ts'
import type { Reading } from '../server/read/service.ts'
import { UsageError, say } from './options.ts'

/**
 * Opens the ledger of a home folder, starting its PostgreSQL when it is not running, and closes and stops again what
 * this started, whatever happens. Refuses a folder that holds no ledger.
 */
export async function withLedger<T>(home: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  if (!existsSync(join(home, 'postgres'))) throw new UsageError(`${home} 里没有台账。请用 --home 指明，或先运行 npm run demo。`, `There is no ledger in ${home}. Name its folder with --home, or run npm run demo first.`)
  const postgres = await startPostgres({ dir: home, log: say })
  try {
    const ledger = await openLedger(home, postgres.connection, e => { say(`数据库连接断开：${e.message}`) })
    if (!ledger) throw new UsageError(`${home} 里的台账还没有建成。请先运行 npm run demo。`, `The ledger in ${home} has not been made yet. Run npm run demo first.`)
    try { return await work(ledger) } finally { await ledger.close() }
  } finally {
    await postgres.stop()
  }
}

/** A reader of the whole organisation, at the command line: whoever can read the home folder can read the ledger. */
export const operator = (ledger: Ledger): Promise<Reading> =>
  readingOf(servicesOf(ledger, false), { person: 0, role: 'operator', scope: { kind: 'organisation' }, mayRecord: false, mayIssue: false })
