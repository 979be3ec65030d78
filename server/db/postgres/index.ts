import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { prepareCluster } from './cluster.ts'
import { claimUse, startLock, type Use } from './lock.ts'
import { type Place, leavePlace, preparePlace } from './place.ts'
import { type Server, findRunning, startServer, stopServer, untilReady } from './postmaster.ts'
import { prepareProgram } from './program.ts'
import { explainLog } from './run.ts'
import { database, port, serverArguments, user } from './settings.ts'

export { PostgresError } from './error.ts'
export { lockHome } from './lock.ts'

/** How to reach a database: `host` is the folder of the Unix socket; there is no password, the folder's mode 0700 guards it. */
export type Connection = { host: string; port: number; user: string; database: string }

/** A running PostgreSQL; `started` is false if it was found running and adopted. */
export type Postgres = { connection: Connection; dataDir: string; logFile: string; started: boolean; stop(): Promise<void> }

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [connection.database])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${connection.database}`)
  } finally {
    await client.end()
  }
}

/** The server left running on the data, if it may be used as it is; one with other settings that no other process uses is ended. */
async function adopt(use: Use, place: Place, command: readonly string[], log: (line: string) => void): Promise<Server | undefined> {
  const running = findRunning(place.data)
  if (!running) return undefined
  const { pid } = running
  const asWanted = running.command.join('\0') === command.join('\0')
  if (!asWanted && !use.elsewhere()) await stopServer(pid)
  else if (await untilReady(place.data, pid, log)) return { pid, failure: () => explainLog(place, undefined, `pid ${pid}`) }
  return undefined
}

/** What the environment tells clients of some other server (PGSSLMODE, PGOPTIONS…) would reach every connection of ours. */
function forgetOtherServers(): void {
  for (const name of Object.keys(process.env)) if (/^PG[A-Z]/.test(name)) delete process.env[name]
}

/** Ends a use of a server: whoever is last stops it. Starting and stopping take turns, so nobody adopts what is just being stopped. */
async function endUse(dir: string, use: Use, place: Place, { pid }: Server): Promise<void> {
  const turn = await startLock(dir)
  try {
    use.release()
    if (use.others() || findRunning(place.data)?.pid !== pid) return
    await stopServer(pid)
    leavePlace(place)
  } finally {
    await turn.release()
  }
}

async function startOrAdopt(use: Use, place: Place, durable: boolean, log: (line: string) => void): Promise<{ server: Server; started: boolean; connection: Connection }> {
  const program = prepareProgram(place.runner, place.folder)
  const command = join(program.bin, 'postgres')
  const args = serverArguments(place.data, place.socket, durable)
  await prepareCluster(place, program, durable)
  const found = await adopt(use, place, [command, ...args], log)
  const server = found ?? (await startServer(place, command, args, log))
  const connection = { host: place.socket, port, user, database }
  await ensureDatabase(connection).catch(async (cause: unknown) => {
    // Said now: what the server writes while it stops would push its reasons out of the last lines.
    const failure = Object.assign(server.failure(), { cause })
    if (!found) await stopServer(server.pid, { atOnce: true })
    throw failure
  })
  return { server, started: !found, connection }
}

/**
 * Starts the embedded PostgreSQL of a home folder, making what is missing: folders, program copy, cluster, database.
 * One left running (by a killed process, or for another that works with it) is adopted; it is stopped and started anew
 * only if its settings differ and no other living process uses it. `stop()` ends this use, and the server, adopted or
 * not, once nobody uses it any more; it may be called twice. `durable: false` is for tests only: it survives no power cut.
 * Throws PostgresError; the last lines of the server's log are in its message.
 */
export async function startPostgres(options: { dir: string; durable?: boolean; log?: (line: string) => void }): Promise<Postgres> {
  const { durable = true, log = () => {} } = options
  const dir = resolve(options.dir)
  forgetOtherServers()
  const turn = await startLock(dir)
  try {
    const use = claimUse(dir)
    try {
      const place = preparePlace(dir, log)
      const { server, started, connection } = await startOrAdopt(use, place, durable, log)
      return { connection, dataDir: place.data, logFile: place.logFile, started, stop: () => endUse(dir, use, place, server) }
    } catch (error) {
      use.release()
      throw error
    }
  } finally {
    await turn.release()
  }
}
