import { randomUUID } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { type Connection, type Postgres, startPostgres } from '../server/db/postgres/index.ts'

let server: Promise<Postgres> | undefined

/** The PostgreSQL of this test run, without fsync; started by whichever worker asks first, ended with the run. */
async function testServer(): Promise<Connection> {
  server ??= startPostgres({ dir: inject('testHome'), durable: false })
  return (await server).connection
}

async function asAdministrator<T>(work: (client: Client, connection: Connection) => Promise<T>): Promise<T> {
  const connection = await testServer()
  const client = new Client(connection)
  await client.connect()
  try {
    return await work(client, connection)
  } finally {
    await client.end()
  }
}

/**
 * Makes a template database once a test run, whichever worker comes first; the others wait for it.
 * `prepare` gets a connection to the new database (run the migrations here) and must close what it opens.
 * Templates with the same name must be prepared the same way.
 */
export async function createTemplate(name: string, prepare: (connection: Connection) => Promise<void>): Promise<void> {
  await asAdministrator(async (client, connection) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount !== 0) return
    const building = `${name}_building`
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(building)} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${escapeIdentifier(building)}`)
    await prepare({ ...connection, database: building })
    await client.query(`ALTER DATABASE ${escapeIdentifier(building)} RENAME TO ${escapeIdentifier(name)}`)
  })
}

/**
 * A real database for one test file: a clone of a template made by `createTemplate`, or an empty one.
 * `drop()` removes it, connections and all; call it in `afterAll`.
 */
export async function testDatabase(template = 'template1'): Promise<{ connection: Connection; drop(): Promise<void> }> {
  const database = `test_${randomUUID().slice(0, 8)}`
  return await asAdministrator(async (client, connection) => {
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${escapeIdentifier(template)}`)
    const drop = () => asAdministrator(async (later) => void (await later.query(`DROP DATABASE ${database} WITH (FORCE)`)))
    return { connection: { ...connection, database }, drop }
  })
}
