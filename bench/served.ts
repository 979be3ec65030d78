// The measured process: serves the ledger over HTTP and carries out orders over its writer. Told by its parent alone.
import { pino } from 'pino'
import type { Place } from '../server/db/pool.ts'
import { serveLedger } from '../server/http/serve.ts'
import { openLedger } from '../server/ledger.ts'
import { carryOut, type Order } from './work.ts'
import type { Member } from './world/bulk.ts'

type Start = { readonly home: string; readonly place: Place; readonly members: readonly Member[] }

async function serve({ home, place, members }: Start): Promise<void> {
  const log = pino({ level: 'error' }, pino.destination(2))
  const ledger = await openLedger(home, place, e => { log.error({ err: e }, 'a connection broke') })
  if (!ledger) throw new Error('there is no ledger to measure')
  const serving = await serveLedger(ledger, 0, home, log)
  const tell = (message: object): void => { process.send?.(message) }
  process.on('message', (order: Order | 'stop') => {
    if (order === 'stop') void serving.close().then(() => ledger.close()).then(() => { process.disconnect() })
    else carryOut(ledger, members, order).then(measured => { tell({ measured }) }, (e: unknown) => { tell({ failed: e instanceof Error ? e.message : String(e) }) })
  })
  tell({ url: serving.url })
}

// Whoever started this has gone: nobody is left to answer.
process.once('disconnect', () => { process.exit() })
process.once('message', (start: Start) => { void serve(start) })
