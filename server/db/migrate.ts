import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ClientBase } from 'pg'

const folder = fileURLToPath(new URL('./migrations/', import.meta.url))
const files = (): readonly string[] => readdirSync(folder).filter(f => f.endsWith('.sql')).sort()

/** The text of one migration by its file name. */
export const migrationText = (file: string): string => readFileSync(folder + file, 'utf8')

/** The tables that are rebuilt from entries, made once more under another schema when a ledger is rebuilt. */
export const projectionFile = '0002-projection.sql'
export const projectionTables = ['serial', 'item', 'fact', 'obligation', 'discharge', 'coverage'] as const

/**
 * Brings a database to the newest schema, each numbered file in a transaction of its own, once. Two processes at once
 * take turns. Answers the files applied now.
 */
export async function migrate(client: ClientBase): Promise<readonly string[]> {
  const applied: string[] = []
  await client.query('select pg_advisory_lock(7366401)')
  try {
    await client.query('create table if not exists migration (file text primary key, applied timestamptz not null default now())')
    const done = new Set((await client.query<{ file: string }>('select file from migration')).rows.map(r => r.file))
    for (const file of files()) if (!done.has(file)) {
      await client.query('begin')
      try {
        await client.query(migrationText(file))
        await client.query('insert into migration (file) values ($1)', [file])
        await client.query('commit')
      } catch (e) {
        await client.query('rollback')
        throw e
      }
      applied.push(file)
    }
  } finally {
    await client.query('select pg_advisory_unlock(7366401)')
  }
  return applied
}
