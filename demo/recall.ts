import type { Day } from '../kernel/calendar/index.ts'
import type { Ledger } from '../server/ledger.ts'
import { commandId, commandPrefix, type Year } from './year/year.ts'

/** What a ledger already holds of a year: records by command, the day reached, and whether the last checkpoint stands. */
export type Recalled = { readonly until: Day; readonly finished: boolean; readonly itemsOf: (command: string) => readonly number[] }

/** The ledger holds a year of another seed or release: which, and what to do. */
export class AnotherYear extends Error {
  readonly code = 'demo.another-year'
  constructor(home: string, why: string) {
    super(`${home} 里已有另一个演示年度（${why}）。请用 --home 换一个目录，或删去该目录重来。\n`
      + `${home} already holds another demonstration year (${why}). Name another folder with --home, or remove that one.`)
  }
}

/** Reads from the receipts how far a year has been written. Throws when the ledger was written from another seed or release. */
export async function recall(ledger: Ledger, year: Year): Promise<Recalled> {
  const prefix = commandPrefix(year.seed)
  const { rows } = await ledger.pool.query<{ command: string; items: string[]; at: number }>(
    `select command, items::text[] items, at from command where org = $1 and starts_with(command, 'demo:') order by at`, [ledger.org])
  const other = rows.find(r => !r.command.startsWith(prefix))
  if (other) throw new AnotherYear(ledger.home, `seed ${other.command.split(':')[1] ?? ''}`)
  const items = new Map(rows.map(r => [r.command, r.items.map(Number)]))
  const last = rows.at(-1)
  const until = last?.command.slice(prefix.length, prefix.length + 10) ?? year.first
  const { rows: signed } = await ledger.pool.query('select 1 from checkpoint where org = $1 and size >= $2 limit 1', [ledger.org, last?.at ?? 0])
  return { until, finished: until === year.last && signed.length > 0 && year.acts.every(a => items.has(commandId(year.seed, a))),
    itemsOf: command => {
      const found = items.get(command)
      if (!found) throw new AnotherYear(ledger.home, `${command}?`)
      return found
    } }
}
