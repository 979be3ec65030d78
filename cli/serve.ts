import { pino } from 'pino'
import { lockHome, startPostgres } from '../server/db/postgres/index.ts'
import { openLedger, type Ledger } from '../server/ledger.ts'
import { serveLedger } from '../server/http/serve.ts'
import { builtPages } from './pages.ts'
import { UsageError, homeOf, numberOption, readOptions, say } from './options.ts'

/** Waits for the signal to stop. */
const untilStopped = (): Promise<void> => new Promise(done => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { done() })
})

/** Serves an open ledger until stopped; the head is signed once more at the end. */
export async function serveUntilStopped(ledger: Ledger, port: number): Promise<void> {
  const log = pino({ level: 'info' }, pino.destination(2))
  const serving = await serveLedger(ledger, port, await builtPages(ledger.home, say), log)
  say(`已打开 ${serving.url} （按 Ctrl+C 停止）  Open ${serving.url} (Ctrl+C stops)`)
  await untilStopped()
  await serving.close()
  if (ledger.nature === 'ordinary') await ledger.checkpoint()
}

/** `mingze serve [--home DIR] [--port N]`: serves an existing ledger. A second server on the same home is refused. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { home: { type: 'string' }, port: { type: 'string' } })
  const home = homeOf(values.home)
  const port = numberOption('port', values.port, 7100, 1, 65535)
  const lock = await lockHome(home)
  try {
    const postgres = await startPostgres({ dir: home, log: say })
    try {
      const ledger = await openLedger(home, postgres.connection, e => { say(`数据库连接断开：${e.message}`) })
      if (!ledger) throw new UsageError(`${home} 里没有台账。请先运行 npm run demo。`, `There is no ledger in ${home}. Run npm run demo first.`)
      try { await serveUntilStopped(ledger, port) } finally { await ledger.close() }
    } finally {
      await postgres.stop()
    }
  } finally {
    await lock.release()
  }
  return 0
}
