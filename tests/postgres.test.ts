import { Client } from 'pg'
import { expect, test } from 'vitest'
import type { Connection } from '../server/db/postgres/index.ts'
import { createTemplate, testDatabase } from './postgres.ts'

async function query(connection: Connection, text: string): Promise<unknown[]> {
  const client = new Client(connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('a template is prepared once, however many ask at the same time, and each clone is its own', async () => {
  let prepared = 0
  const prepare = async (connection: Connection) => {
    prepared += 1
    await query(connection, 'CREATE TABLE note (text text)')
  }
  await Promise.all([1, 2, 3].map(() => createTemplate('template_test', prepare)))
  expect(prepared).toBe(1)

  const [first, second] = await Promise.all([testDatabase('template_test'), testDatabase('template_test')])
  await query(first.connection, `INSERT INTO note VALUES ('明责')`)
  expect(await query(first.connection, 'SELECT text FROM note')).toEqual([{ text: '明责' }])
  expect(await query(second.connection, 'SELECT text FROM note')).toEqual([])
  await Promise.all([first.drop(), second.drop()])
  await expect(query(first.connection, 'SELECT 1')).rejects.toThrow('does not exist')
})

test('a template whose preparation failed is prepared anew', async () => {
  await expect(createTemplate('template_retry', () => Promise.reject(new Error('broken migration')))).rejects.toThrow('broken migration')
  await createTemplate('template_retry', async (connection) => void (await query(connection, 'CREATE TABLE ready ()')))
  const { connection, drop } = await testDatabase('template_retry')
  expect(await query(connection, 'SELECT FROM ready')).toEqual([])
  await drop()
})
