import { pino } from 'pino'
import type { Ledger } from '../server/ledger.ts'
import { serveLedger } from '../server/http/serve.ts'
import { builtPages } from './pages.ts'
import { homeOf, portOf, readOptions, say } from './options.ts'
import { holdingLedger } from './open.ts'
import { orStopped } from './stop.ts'

const untilStopped = (stop: AbortSignal): Promise<void> => new Promise(done => {
  if (stop.aborted) done()
  stop.addEventListener('abort', () => { done() })
})

/** Serves an open ledger until stopped; an ordinary one's head is signed once more at the end. */
export async function serveUntilStopped(ledger: Ledger, port: number, stop: AbortSignal): Promise<void> {
  const log = pino({ level: 'info' }, pino.destination(2))
  const pages = await orStopped(builtPages(ledger.home, say), stop)
  const serving = await serveLedger(ledger, port, pages, log)
  say(`已打开 ${serving.url} （按 Ctrl+C 停止）  Open ${serving.url} (Ctrl+C stops)`)
  await untilStopped(stop)
  say('正在停止…… stopping…')
  await serving.close()
  if (ledger.nature === 'ordinary') await ledger.checkpoint()
}

/** `mingze serve [--home DIR] [--port N]`: serves an existing ledger. A second server on the same home is refused. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { home: { type: 'string' }, port: { type: 'string' } }, 0)
  const port = portOf(values.port)
  await holdingLedger(homeOf(values.home), { port }, (ledger, stop) => serveUntilStopped(ledger, port, stop))
  return 0
}
