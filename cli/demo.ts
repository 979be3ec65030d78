import { join } from 'node:path'
import { opening, play } from '../demo/play.ts'
import { summarise, summaryJson, summaryText } from '../demo/summary.ts'
import { lockHome, startPostgres } from '../server/db/postgres/index.ts'
import { openLedger, type Ledger } from '../server/ledger.ts'
import { operator } from './open.ts'
import { UsageError, homeOf, numberOption, readOptions, say } from './options.ts'
import { serveUntilStopped } from './serve.ts'

type Options = { readonly home: string; readonly port: number; readonly seed: number; readonly exit: boolean; readonly json: boolean }

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = readOptions(args, { home: { type: 'string' }, port: { type: 'string' }, exit: { type: 'boolean' }, json: { type: 'boolean' }, seed: { type: 'string' } })
  const [stray] = positionals
  if (stray !== undefined) throw new UsageError(`不认识“${stray}”。可用的选项：--home --port --exit --json --seed`, `"${stray}" is not known. Options: --home --port --exit --json --seed`)
  return { home: homeOf(values.home, 'demo'), port: numberOption('port', values.port, 7100, 1, 65_535), seed: numberOption('seed', values.seed, 2021, 0, 2_147_483_647),
    exit: values.exit === true, json: values.json === true }
}

/** Lets the first signal end the work at a point from which it can go on, so that PostgreSQL is stopped as well. */
async function interruptible<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const abort = (): void => { stop.abort(new UsageError('已中断。再运行一次，会从停下的地方接着写。', 'Interrupted. Run it again to go on from here.')) }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abort)
  try { return await work(stop.signal) } finally { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, abort) }
}

async function demonstrate(ledger: Ledger, o: Options): Promise<void> {
  if (ledger.nature !== 'demonstration') throw new UsageError(`${o.home} 里是正式账，不写演示数据。请用 --home 换一个目录。`, `${o.home} holds an ordinary ledger. Name another folder with --home.`)
  await interruptible(stop => play(ledger, o.seed, (month, entries) => { say(`${month}月 … 已记 ${entries} 条`) }, stop))
  const summary = await summarise(await operator(ledger), join(o.home, 'reports'))
  process.stdout.write(`${summaryText(summary)}\n`)
  if (o.json) process.stdout.write(`${summaryJson(summary)}\n`)
  if (!o.exit) await serveUntilStopped(ledger, o.port)
}

/** `npm run demo -- [--home DIR] [--port N] [--seed N] [--json] [--exit]`: a fictional bureau's year, written once and then served. */
async function demoCommand(args: readonly string[]): Promise<void> {
  const o = optionsOf(args)
  const lock = await lockHome(o.home)
  try {
    say(`数据目录 ${o.home}`)
    const postgres = await startPostgres({ dir: o.home, log: say })
    try {
      const ledger = await openLedger(o.home, postgres.connection, e => { say(`数据库连接断开：${e.message}`) }, opening)
      if (!ledger) throw new Error('the ledger was not made')
      try { await demonstrate(ledger, o) } finally { await ledger.close() }
    } finally {
      await postgres.stop()
    }
  } finally {
    await lock.release()
  }
}

try {
  await demoCommand(process.argv.slice(2))
} catch (error) {
  const known = error instanceof UsageError || (error instanceof Error && ('remedy' in error || 'code' in error))
  say(error instanceof Error ? (known ? error.message : error.stack ?? error.message) : String(error))
  process.exitCode = 2
}
