import { join } from 'node:path'
import { opening, play } from '../demo/play.ts'
import { summarise, summaryJson, summaryText } from '../demo/summary.ts'
import type { Ledger } from '../server/ledger.ts'
import { endWith } from './end.ts'
import { holdingLedger, operator } from './open.ts'
import { UsageError, homeOf, numberOption, portOf, readOptions, say } from './options.ts'
import { serveUntilStopped } from './serve.ts'
import { orStopped } from './stop.ts'

type Options = { readonly home: string; readonly port: number; readonly seed: number; readonly exit: boolean; readonly json: boolean }

function optionsOf(args: readonly string[]): Options {
  const { values } = readOptions(args, { home: { type: 'string' }, port: { type: 'string' }, exit: { type: 'boolean' }, json: { type: 'boolean' }, seed: { type: 'string' } }, 0)
  return { home: homeOf(values.home, 'demo'), port: portOf(values.port), seed: numberOption('seed', values.seed, 2021, 0, 2_147_483_647),
    exit: values.exit === true, json: values.json === true }
}

async function demonstrate(ledger: Ledger, o: Options, stop: AbortSignal): Promise<void> {
  if (ledger.nature !== 'demonstration') throw new UsageError(`${o.home} 里是正式账，不写演示数据。请用 --home 换一个目录。`, `${o.home} holds an ordinary ledger. Name another folder with --home.`)
  say('逐日写入一年（已写的不重写）…… writing a year day by day, as far as it is not there yet…')
  await play(ledger, o.seed, (month, entries) => { say(`  ${month}月 … 已记 ${entries} 条  month ${month}: ${entries} entries`) }, stop)
  say('核对日志、生成年度总结…… verifying the log, composing the annual summary…')
  const summary = await orStopped(operator(ledger).then(reading => summarise(reading, join(o.home, 'reports'))), stop)
  process.stdout.write(`${summaryText(summary)}\n`)
  if (o.json) process.stdout.write(`${summaryJson(summary)}\n`)
  if (!o.exit) await serveUntilStopped(ledger, o.port, stop)
}

/** `npm run demo -- [--home DIR] [--port N] [--seed N] [--json] [--exit]`: a fictional bureau's year, written once and then served. */
async function demoCommand(args: readonly string[]): Promise<number> {
  const o = optionsOf(args)
  say(`数据目录 home folder: ${o.home}`)
  await holdingLedger(o.home, { opening, port: o.exit ? undefined : o.port }, (ledger, stop) => demonstrate(ledger, o, stop))
  return 0
}

await endWith(() => demoCommand(process.argv.slice(2)))
