import type { Pool, PoolClient } from 'pg'
import type { Frontier } from '../../kernel/log/index.ts'
import { extend, frontierBytes, frontierFrom } from './append.ts'
import type { Receipt, Turn } from './turn.ts'

/** The head as locked: nobody else appends until this transaction ends. */
export type Head = { readonly at: number; readonly frontier: Frontier; readonly clock: string | null }

/** Works over the ledger as it stands at one moment, whatever is written meanwhile; changes nothing. */
export async function inSnapshot<T>(pool: Pool, org: number, work: (client: PoolClient, head: Pick<Head, 'at' | 'clock'>) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ at: number; clock: string | null }>({ name: 'see-head', text: 'select at, clock from head where org = $1', values: [org] })
    return await work(client, rows[0] ?? { at: 0, clock: null })
  } finally {
    await client.query('rollback').catch((lost: Error) => { broken = lost })
    client.release(broken)
  }
}

/** Begins the transaction and locks the head row. */
export async function lockHead(client: PoolClient, org: number): Promise<Head> {
  await client.query('begin')
  const { rows } = await client.query<{ at: number; frontier: Buffer; clock: string | null }>(
    { name: 'lock-head', text: 'select at, frontier, clock from head where org = $1 for update', values: [org] })
  const row = rows[0]
  if (!row) throw new Error(`organisation ${org} has no ledger here`)
  return { at: row.at, frontier: frontierFrom(row.at, row.frontier), clock: row.clock }
}

/** Receipts of commands that were carried out before. */
export async function knownReceipts(client: PoolClient, org: number, ids: readonly string[]): Promise<ReadonlyMap<string, Receipt>> {
  const { rows } = await client.query<{ command: string; at: number; n: number; items: string[] }>(
    { name: 'known-commands', text: 'select command, at, n, items from command where org = $1 and command = any($2::text[])', values: [org, ids] })
  return new Map(rows.map(r => [r.command, { command: r.command, at: r.at, n: r.n, items: r.items.map(Number) }]))
}

/** Entries, bodies, commands and the head in one statement: what is never changed afterwards, and the one row that is. */
async function writeTruth(client: PoolClient, org: number, { sealed, receipts, clock }: Turn, frontier: Frontier): Promise<void> {
  const e = sealed.map(s => s.entry.envelope)
  await client.query({ name: 'truth',
    text: `with entries as (insert into entry (org, at, command, actor, op, kind, version, item, batch, recorded, envelope, body_hash, leaf)
        select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::integer[], $8::bigint[], $9::text[], $10::timestamptz[], $11::bytea[], $12::bytea[], $13::bytea[])),
      bodies as (insert into body (org, at, salt, bytes) select $1, * from unnest($2::bigint[], $14::bytea[], $15::bytea[])),
      commands as (insert into command (org, command, at, n, items) select $1, c, a, n, i::bigint[] from unnest($16::text[], $17::bigint[], $18::integer[], $19::text[]) k(c, a, n, i))
      update head set at = $20, frontier = $21, clock = $22 where org = $1`,
    values: [org, e.map(x => x.at), e.map(x => x.command), e.map(x => x.actor), e.map(x => x.op), e.map(x => x.kind), e.map(x => x.version), e.map(x => x.item),
      e.map(x => x.batch ?? null), e.map(x => x.recorded), sealed.map(s => Buffer.from(s.envelopeBytes)), sealed.map(s => Buffer.from(s.bodyHash)), sealed.map(s => Buffer.from(s.leaf)),
      sealed.map(s => s.salt), sealed.map(s => Buffer.from(s.bodyBytes)),
      receipts.map(r => r.command), receipts.map(r => r.at), receipts.map(r => r.n), receipts.map(r => `{${r.items.join(',')}}`), frontier.size, frontierBytes(frontier), clock] })
}

/**
 * Writes a decided turn: entries, bodies, commands, projection, head. The caller's commit is the commit point: before
 * it nothing of the turn exists, after it all of it does, and only then is anybody answered. Answers how many rows the
 * projection has got.
 */
export async function writeTurn(client: PoolClient, org: number, turn: Turn, head: Head): Promise<number> {
  await writeTruth(client, org, turn, extend(head.frontier, turn.sealed))
  return turn.batch.write(client, org)
}
