import pg from 'pg'

/** Where a database is: a socket folder or host, and who connects. */
export type Place = { readonly host: string; readonly port: number; readonly database: string; readonly user: string }
export type DatabaseRole = 'owner' | 'mingze_serve' | 'mingze_destroy'

const INT8 = 20
const DATE = 1082

/** Days stay text and counts are numbers: what the kernel computes with. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => oid === INT8 ? Number : oid === DATE ? (text: string) => text
    : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/**
 * Connections that serve one organisation, set when each starts, as a role; `owner` is the user that `place` names and
 * sees every organisation. An idle connection that breaks is reported to `onError` and replaced by the pool.
 */
export function openPool(place: Place, role: DatabaseRole, org: number, max: number, onError: (e: Error) => void): pg.Pool {
  const pool = new pg.Pool({ host: place.host, port: place.port, database: place.database, user: role === 'owner' ? place.user : role,
    max, types, options: `-c mingze.org=${org}`, application_name: `mingze ${role}` })
  pool.on('error', onError)
  // Whoever has a connection out learns from its next statement that it broke; unheard, the event would end the process.
  pool.on('connect', client => { client.on('error', () => {}) })
  return pool
}

/** What can run a statement: a pool or one of its connections. */
export type Db = Pick<pg.Pool, 'query'>
