import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createTemplate, testDatabase } from '../../tests/postgres.ts'
import type { FoundRegister } from '../discover.ts'
import { migrate } from '../db/migrate.ts'
import { openLedger, type Ledger, type Opening } from '../ledger.ts'
import { shanghai } from '../writer/clock.ts'

const template = 'mingze_empty'

/** An empty migrated database of its own for a test file. */
export async function emptyDatabase(): ReturnType<typeof testDatabase> {
  await createTemplate(template, async connection => {
    const client = new Client(connection)
    await client.connect()
    try { await migrate(client) } finally { await client.end() }
  })
  return testDatabase(template)
}

/** A ledger in a database of its own, opened as a demonstration on a day, without registers unless some are given; `end` closes and drops it. */
export async function testLedger(day = '2021-01-04', more: Partial<Opening> = {}, registers: readonly FoundRegister[] = []): Promise<{ ledger: Ledger; end: () => Promise<void> }> {
  const database = await emptyDatabase()
  const home = mkdtempSync(join(tmpdir(), 'mingze-ledger-'))
  const at = shanghai(Date.parse(`${day}T01:00:00Z`))
  const ledger = await openLedger(home, database.connection, () => {}, { name: '明川区司法局', short: '区司法局', nature: 'demonstration', at, ...more }, registers)
  if (!ledger) throw new Error('the ledger was not made')
  return { ledger, end: async () => {
    await ledger.close()
    await database.drop()
    rmSync(home, { recursive: true, force: true })
  } }
}

/** The moment of nine o'clock on a day. */
export const at = (day: string, hour = 9): ReturnType<typeof shanghai> => shanghai(Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`))
