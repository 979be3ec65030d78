import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { append, bodyHash, EMPTY_FRONTIER, formatCheckpoint, formatVerifierKey, leafData, leafHash, ledgerCheckpoint, ledgerOrigin, openCheckpoint,
  parseVerifierKey, rootOf, signNote, verifierOf, type NoteSigner, type NoteVerifier } from '../../kernel/log/index.ts'
import type { Db } from '../db/pool.ts'
import { frontierFrom } from './append.ts'

/** Where the log's signing key lies: 32 random bytes in the home folder, readable by its owner alone, never in the database. */
export const logKeyFile = (home: string): string => join(home, 'log.key')

/** Makes the key of a new log, unless an interrupted start has made it already. */
export function makeLogKey(home: string): void {
  const file = logKeyFile(home)
  if (existsSync(file)) return
  mkdirSync(home, { recursive: true })
  writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
}

/** Who signs the log of an organisation; throws what the system says when the key cannot be read. */
export const logSigner = (home: string, org: number, clock: 'ordinary' | 'demonstration'): NoteSigner =>
  ({ name: ledgerOrigin(String(org), clock === 'ordinary' ? 'real' : 'simulated'), privateKey: Uint8Array.from(Buffer.from(readFileSync(logKeyFile(home), 'utf8').trim(), 'hex')) })

export const verifierKey = (signer: NoteSigner): string => formatVerifierKey(verifierOf(signer))

/** Signs the head as it stands, unless a checkpoint of that size is there already; answers its size. */
export async function checkpoint(pool: Pool, org: number, signer: NoteSigner, now: string): Promise<number> {
  const { rows } = await pool.query<{ at: number; frontier: Buffer }>('select at, frontier from head where org = $1', [org])
  const head = rows[0]
  if (!head || head.at === 0) return 0
  const note = signNote(formatCheckpoint(ledgerCheckpoint(signer.name, head.at, rootOf(frontierFrom(head.at, head.frontier)))), signer)
  await pool.query('insert into checkpoint (org, size, n, note, made) values ($1, $2, 0, $3, $4) on conflict (org, size, n) do nothing', [org, head.at, note, now])
  return head.at
}

/** What verifying the log found: `problem` names the first entry or checkpoint that does not fit. */
export type Verification = { readonly size: number; readonly root: string; readonly checkpoints: number; readonly verified: boolean; readonly problem?: string }

/**
 * Verifies the log from its own bytes: every leaf from envelope and body (or, where the body was destroyed, its
 * digest), the head's root, and every checkpoint's signature and root on the way. Reads entries in batches.
 */
export async function verifyLog(pool: Pool, org: number): Promise<Verification> {
  const { rows: [head] } = await pool.query<{ at: number; frontier: Buffer }>('select at, frontier from head where org = $1', [org])
  const { rows: [home] } = await pool.query<{ verifier: string }>('select verifier from org where org = $1', [org])
  const key = parseVerifierKey(home?.verifier ?? '')
  if (!head || !key) return { size: 0, root: '', checkpoints: 0, verified: false, problem: 'org' }
  const { rows: notes } = await pool.query<{ size: number; note: string }>('select size, note from checkpoint where org = $1 order by size, n', [org])
  const signed = Map.groupBy(notes, n => n.size)
  let tree = EMPTY_FRONTIER
  let problem: string | undefined
  for await (const r of entriesOf(pool, org, head.at)) {
    const kept = r.salt && r.bytes ? bodyHash(r.salt, r.bytes) : r.body_hash
    if (r.at !== tree.size + 1 || !r.body_hash.equals(kept)) { problem = `entry ${tree.size + 1}`; break }
    tree = append(tree, leafHash(leafData(r.envelope, r.body_hash)))
    const wrong = signed.get(r.at)?.find(n => !fits(n.note, key, rootOf(tree)))
    if (wrong) { problem = `checkpoint ${wrong.size}`; break }
  }
  if (problem === undefined && tree.size !== head.at) problem = `entry ${tree.size + 1}`
  const same = Buffer.from(rootOf(tree)).equals(Buffer.from(rootOf(frontierFrom(head.at, head.frontier))))
  if (!same) problem ??= 'head'
  return { size: head.at, root: Buffer.from(rootOf(tree)).toString('hex'), checkpoints: notes.length, verified: problem === undefined, ...(problem === undefined ? {} : { problem }) }
}

type StoredEntry = { readonly at: number; readonly envelope: Buffer; readonly body_hash: Buffer; readonly salt: Buffer | null; readonly bytes: Buffer | null }

/** Every entry with what is left of its body, in order, read in batches. */
export async function* entriesOf(db: Db, org: number, size: number): AsyncGenerator<StoredEntry> {
  for (let from = 0; from < size; from += 5000) {
    const { rows } = await db.query<StoredEntry>(
      `select e.at, e.envelope, e.body_hash, b.salt, b.bytes from entry e left join body b on b.org = e.org and b.at = e.at
       where e.org = $1 and e.at > $2 and e.at <= $3 order by e.at`, [org, from, from + 5000])
    yield* rows
  }
}

function fits(note: string, key: NoteVerifier, root: Uint8Array): boolean {
  const opened = openCheckpoint(note, key)
  return opened.ok && Buffer.from(opened.checkpoint.root).equals(Buffer.from(root))
}
