import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../tests/postgres.ts'
import { openPool } from './pool.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => { database = await testDatabase() })
afterAll(() => database.drop())

it('outlives a connection that breaks while somebody has it out, and gives another', async () => {
  const pool = openPool(database.connection, 'owner', 1, 2, () => {})
  const [held, other] = [await pool.connect(), await pool.connect()]
  const { rows: [row] } = await held.query<{ pid: number }>('select pg_backend_pid() pid')
  await other.query('select pg_terminate_backend($1)', [row?.pid])
  await sleep(200)
  await expect(held.query('select 1')).rejects.toThrow()
  held.release(true)
  other.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})
