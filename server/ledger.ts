import type { Pool } from 'pg'
import { isRefusal } from '../kernel/journal/command.ts'
import type { Kind } from '../kernel/register/define.ts'
import { discoverRegisters, kindsFound, type FoundRegister } from './discover.ts'
import { migrate } from './db/migrate.ts'
import { openPool, type Place } from './db/pool.ts'
import { systemClock, type Moment } from './writer/clock.ts'
import { checkpoint, logSigner, verifierKey } from './writer/log.ts'
import { Writer } from './writer/writer.ts'

export type Nature = 'ordinary' | 'demonstration'

/** A ledger open for work: its writer, its readers, its registers. `close` answers when nothing is under way. */
export type Ledger = {
  readonly org: number
  readonly nature: Nature
  readonly name: string
  readonly home: string
  readonly place: Place
  readonly pool: Pool
  readonly registers: readonly FoundRegister[]
  readonly kinds: ReadonlyMap<string, Kind>
  readonly writer: Writer
  /** Signs the head as it stands. */
  checkpoint(at?: Moment): Promise<number>
  close(): Promise<void>
}

/** What a new ledger is opened with: its first entry. */
export type Opening = { readonly name: string; readonly short: string; readonly nature: Nature; readonly at: Moment }

const org = 1

async function opened(owner: Pool): Promise<{ nature: Nature; name: string } | undefined> {
  const { rows } = await owner.query<{ row: { clock: Nature; name: string } }>('select "row" from item where org = $1 and item = 1', [org])
  const row = rows[0]?.row
  return row && { nature: row.clock, name: row.name }
}

async function create(owner: Pool, home: string, opening: Opening, kinds: ReadonlyMap<string, Kind>): Promise<void> {
  const signer = logSigner(home, org, opening.nature)
  await owner.query('insert into org (org, log_origin, verifier, opened) values ($1, $2, $3, $4) on conflict do nothing', [org, signer.name, verifierKey(signer), opening.at.now])
  await owner.query('insert into head (org, at, frontier) values ($1, 0, $2) on conflict do nothing', [org, Buffer.alloc(0)])
  const writer = new Writer(owner, org, kinds, opening.nature)
  const row = { name: opening.name, short: opening.short, clock: opening.nature, opened: opening.at.today }
  const done = await writer.submit({ id: 'organisation', steps: [{ op: 'put', kind: 'organisation', row }] }, { person: 0 }, opening.nature === 'demonstration' ? opening.at : undefined)
  if (isRefusal(done)) throw new Error(`the ledger could not be opened: ${JSON.stringify(done)}`)
}

/**
 * Opens the ledger of a home folder on a running PostgreSQL, bringing the schema up to date; with `opening`, a ledger
 * that does not exist yet is made. Without it a missing ledger answers undefined. `registers` are those discovered,
 * unless others are given.
 */
export async function openLedger(home: string, place: Place, onError: (e: Error) => void, opening?: Opening,
  registers?: readonly FoundRegister[]): Promise<Ledger | undefined> {
  return openWith(home, place, onError, opening, registers ?? await discoverRegisters())
}

async function openWith(home: string, place: Place, onError: (e: Error) => void, opening: Opening | undefined, registers: readonly FoundRegister[]): Promise<Ledger | undefined> {
  const kinds = kindsFound(registers)
  const owner = openPool(place, 'owner', org, 2, onError)
  try {
    const client = await owner.connect()
    try { await migrate(client) } finally { client.release() }
    if (!await opened(owner) && opening) await create(owner, home, opening, kinds)
    const found = await opened(owner)
    if (!found) return undefined
    const pool = openPool(place, 'mingze_serve', org, 10, onError)
    const signer = logSigner(home, org, found.nature)
    const writer = new Writer(pool, org, kinds, found.nature)
    return { org, ...found, home, place, pool, registers, kinds, writer,
      checkpoint: (at = systemClock()) => checkpoint(pool, org, signer, at.now),
      close: async () => { await writer.idle(); await pool.end() } }
  } finally {
    await owner.end()
  }
}
