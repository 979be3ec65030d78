import type { PoolClient } from 'pg'
import { project } from '../../kernel/journal/project.ts'
import { migrationText, projectionFile, projectionTables } from '../db/migrate.ts'
import { ProjectionBatch } from '../db/projection.ts'
import { readEntry } from './append.ts'
import { entriesOf } from './log.ts'

/** How a rebuilt projection compares with the live one: rows that one has and the other lacks, by table. */
export type Rebuilt = { readonly entries: number; readonly rows: number; readonly different: readonly { readonly table: string; readonly live: number; readonly rebuilt: number }[] }

const perBatch = 500

async function fill(client: PoolClient, org: number, size: number, progress: (done: number) => void): Promise<void> {
  let batch = new ProjectionBatch()
  let n = 0
  for await (const stored of entriesOf(client, org, size)) {
    batch.add(project(readEntry(stored.envelope, stored.bytes)), null)
    n += 1
    if (n % perBatch > 0 && n < size) continue
    await batch.write(client, org)
    batch = new ProjectionBatch()
    progress(n)
  }
  await client.query(`insert into rebuilt.coverage (org, duty, unit, due, state, late, n)
    select org, duty, unit, due, state, late, count(*) from rebuilt.obligation where org = $1 and until is null group by org, duty, unit, due, state, late`, [org])
}

async function compare(client: PoolClient, org: number): Promise<Rebuilt> {
  const different: { table: string; live: number; rebuilt: number }[] = []
  let rows = 0
  for (const table of projectionTables) {
    const only = table === 'coverage' ? ' and n <> 0' : ''
    const of = (schema: string): string => `select * from ${schema}.${table} where org = ${org}${only}`
    const { rows: [r] } = await client.query<{ live: number; rebuilt: number; n: number }>(`select
      (select count(*) from (${of('public')} except all ${of('rebuilt')}) a) live, (select count(*) from (${of('rebuilt')} except all ${of('public')}) b) rebuilt,
      (select count(*) from (${of('rebuilt')}) c) n`)
    rows += r?.n ?? 0
    if (r && (r.live > 0 || r.rebuilt > 0)) different.push({ table, live: r.live, rebuilt: r.rebuilt })
  }
  return { entries: 0, rows, different }
}

/**
 * Builds the projection again beside the live one, from entries alone, and compares them table by table, within one
 * transaction that is rolled back: nothing of it stays. The coverage counter, which moves with every turn, is
 * compared with a count of the rebuilt obligations. Needs a connection that owns the tables.
 */
export async function rebuild(client: PoolClient, org: number, progress: (done: number) => void = () => {}): Promise<Rebuilt> {
  await client.query('begin isolation level repeatable read')
  try {
    const { rows: [head] } = await client.query<{ at: number }>('select at from head where org = $1', [org])
    await client.query('create schema rebuilt')
    await client.query('set local search_path = rebuilt, public')
    await client.query(migrationText(projectionFile))
    await fill(client, org, head?.at ?? 0, progress)
    return { ...await compare(client, org), entries: head?.at ?? 0 }
  } finally {
    await client.query('rollback')
  }
}
