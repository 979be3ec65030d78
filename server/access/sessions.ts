import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../db/pool.ts'

const hours = 12
export const cookieName = 'mingze'

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A session as stored: whose, in which role. */
export type StoredSession = { readonly person: number; readonly role: string }

/** Makes a session and answers its secret, which is kept nowhere. Expired ones are cleared on the way. */
export async function openSession(db: Db, org: number, session: StoredSession, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await db.query('delete from session where org = $1 and expires < $2', [org, now])
  await db.query('insert into session (org, digest, person, role, created, expires) values ($1, $2, $3, $4, $5, $6)',
    [org, digest(secret), session.person, session.role, now, new Date(now.getTime() + hours * 3_600_000)])
  return secret
}

/** What a request finds on its arrival: the newest entry, its instant, and the session of its secret unless there is none or it has expired. */
export type Arrival = { readonly at: number; readonly clock: string | null; readonly session: StoredSession | undefined }

/** Looks both up in one round trip, because every request asks. */
export async function arrive(db: Db, org: number, secret: string | undefined, now: Date): Promise<Arrival> {
  const { rows } = await db.query<{ at: number; clock: string | null; person: number | null; role: string | null }>({ name: 'arrive',
    text: 'select h.at, h.clock, s.person, s.role from head h left join session s on s.org = h.org and s.digest = $2 and s.expires > $3 where h.org = $1',
    values: [org, secret === undefined ? null : digest(secret), now] })
  const { at = 0, clock = null, person = null, role = null } = rows[0] ?? {}
  return { at, clock, session: person === null || role === null ? undefined : { person, role } }
}

export const closeSession = async (db: Db, org: number, secret: string): Promise<void> => {
  await db.query('delete from session where org = $1 and digest = $2', [org, digest(secret)])
}

/** The secret in a Cookie header, undefined when there is none. */
export const secretIn = (header: string | null | undefined): string | undefined =>
  header?.split(';').map(part => part.trim().split('=')).find(([name]) => name === cookieName)?.[1]

/** The Set-Cookie value that gives or, with no secret, takes away the session. */
export const setCookie = (secret: string | undefined, secure: boolean): string =>
  `${cookieName}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${secret === undefined ? 0 : hours * 3600}${secure ? '; Secure' : ''}`
