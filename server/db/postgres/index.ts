import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { prepareCluster } from './cluster.ts'
import { homeHolder, startLock } from './lock.ts'
import { type Place, preparePlace } from './place.ts'
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

/** The server left running on the data, if it may be used as it is; one with other settings that nobody holds is ended. */
async function adopt(dir: string, place: Place, command: readonly string[], log: (line: string) => void): Promise<Server | undefined> {
  const running = findRunning(place.data)
  if (!running) return undefined
  const { pid } = running
  const asWanted = running.command.join('\0') === command.join('\0')
  if (!asWanted && homeHolder(dir) === undefined) await stopServer(pid)
  else if (await untilReady(place.data, pid, log)) return { pid, failure: () => explainLog(place, 0, `pid ${pid}`) }
  return undefined
}

/**
 * Starts the embedded PostgreSQL of a home folder, making what is missing: folders, program copy, cluster, database.
 * One left running (by a killed process, or by the server that holds the home) is adopted; it is stopped and started anew
 * only if its settings differ and no other living process holds the home. `stop()` ends it, adopted or not, under the same
 * condition, and may be called twice. `durable: false` is for tests only: it survives no power cut.
 * Throws PostgresError; the last lines of the server's log are in its message.
 */
export async function startPostgres(options: { dir: string; durable?: boolean; log?: (line: string) => void }): Promise<Postgres> {
  const { durable = true, log = () => {} } = options
  const dir = resolve(options.dir)
  const turn = await startLock(dir)
  try {
    const place = preparePlace(dir, log)
    const { data, socket, logFile, folder, runner } = place
    const program = prepareProgram(runner, folder)
    const command = join(program.bin, 'postgres')
    const args = serverArguments(data, socket, durable)
    await prepareCluster(place, program, durable)

    const found = await adopt(dir, place, [command, ...args], log)
    const server = found ?? (await startServer(place, command, args, log))
    const connection = { host: socket, port, user, database }
    await ensureDatabase(connection).catch(async (cause: unknown) => {
      // Said now: what the server writes while it stops would push its reasons out of the last lines.
      const failure = Object.assign(server.failure(), { cause })
      if (!found) await stopServer(server.pid, { atOnce: true })
      throw failure
    })
    const stop = async () => {
      if (homeHolder(dir) === undefined && findRunning(data)?.pid === server.pid) await stopServer(server.pid)
    }
    return { connection, dataDir: data, logFile, started: !found, stop }
  } finally {
    await turn.release()
  }
}
