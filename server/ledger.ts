import type { Pool } from 'pg'
import { isRefusal } from '../kernel/journal/command.ts'
import type { NoteSigner } from '../kernel/log/index.ts'
import type { Kind } from '../kernel/register/define.ts'
import { discoverRegisters, kindsFound, type FoundRegister } from './discover.ts'
import { migrate } from './db/migrate.ts'
import { openPool, type Place } from './db/pool.ts'
import { systemClock, type Moment } from './writer/clock.ts'
import { removeDestroyed } from './writer/destroy.ts'
import { checkpoint, logKeyFile, logSigner, makeLogKey, verifierKey } from './writer/log.ts'
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

/** The key in the home folder is not the one that the log was begun with. */
export class LogKeyError extends Error {
  readonly remedy: { readonly zh: string; readonly en: string }
  constructor(file: string, cause?: unknown) {
    const zh = `台账的签名密钥 ${file} 缺失或不是本台账的。请从备份恢复这个文件，不要另造：换了密钥，此前的检查点就接不上。`
    const en = `The signing key of the log, ${file}, is missing or not this ledger's. Restore that file from a backup and make no other: with another key the checkpoints so far no longer connect.`
    super(`${zh}\n${en}`, { cause })
    this.remedy = { zh, en }
  }
}

async function signerOf(owner: Pool, home: string, nature: Nature): Promise<NoteSigner> {
  const { rows: [row] } = await owner.query<{ verifier: string }>('select verifier from org where org = $1', [org])
  let signer: NoteSigner
  try { signer = logSigner(home, org, nature) } catch (e) { throw new LogKeyError(logKeyFile(home), e) }
  if (signer.privateKey.length !== 32 || verifierKey(signer) !== row?.verifier) throw new LogKeyError(logKeyFile(home))
  return signer
}

/** A process that ended between entering a destruction and carrying it out has left bodies behind: they go before anything is read. */
async function finishDestruction(place: Place, onError: (e: Error) => void): Promise<void> {
  const destroyer = openPool(place, 'mingze_destroy', org, 1, onError)
  try { await removeDestroyed(destroyer, org) } finally { await destroyer.end() }
}

async function opened(owner: Pool): Promise<{ nature: Nature; name: string } | undefined> {
  const { rows } = await owner.query<{ row: { clock: Nature; name: string } }>('select "row" from item where org = $1 and item = 1', [org])
  const row = rows[0]?.row
  return row && { nature: row.clock, name: row.name }
}

async function create(owner: Pool, home: string, opening: Opening, kinds: ReadonlyMap<string, Kind>): Promise<void> {
  makeLogKey(home)
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
 * that does not exist yet is made. Without it a missing ledger answers undefined. Destructions that were entered are
 * carried out to their end. Throws LogKeyError. `registers` are those discovered,
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
    const signer = await signerOf(owner, home, found.nature)
    await finishDestruction(place, onError)
    const pool = openPool(place, 'mingze_serve', org, 10, onError)
    const writer = new Writer(pool, org, kinds, found.nature)
    return { org, ...found, home, place, pool, registers, kinds, writer,
      checkpoint: (at = systemClock()) => checkpoint(pool, org, signer, at.now),
      close: async () => { await writer.idle(); await pool.end() } }
  } finally {
    await owner.end()
  }
}
