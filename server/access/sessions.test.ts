import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPool } from '../db/pool.ts'
import { emptyDatabase } from '../testing/ledger.ts'
import { arrive, closeSession, openSession, secretIn, setCookie } from './sessions.ts'

let pool: pg.Pool
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await emptyDatabase()
  const owner = openPool(database.connection, 'owner', 1, 1, () => {})
  await owner.query(`insert into org (org, log_origin, verifier, opened) values (1, 'test', '', now()), (2, 'other', '', now())`)
  await owner.query(`insert into head (org, at, frontier, clock) values (1, 7, '', '2021-05-28T09:00:00.000+08:00'), (2, 8, '', null)`)
  await owner.end()
  pool = openPool(database.connection, 'mingze_serve', 1, 1, () => {})
  drop = async () => { await pool.end(); await database.drop() }
})
afterAll(() => drop())

const start = new Date('2026-05-28T01:00:00Z')
const later = (hours: number, seconds = 0): Date => new Date(start.getTime() + hours * 3_600_000 + seconds * 1000)
const held = { person: 15, role: 'clerk' }

it('finds a session with the newest entry until it expires, and not a second longer', async () => {
  const secret = await openSession(pool, 1, held, start)
  expect(await arrive(pool, 1, secret, later(11, 3599))).toEqual({ at: 7, clock: '2021-05-28T09:00:00.000+08:00', session: held })
  expect((await arrive(pool, 1, secret, later(12))).session).toBeUndefined()
  expect(await arrive(pool, 1, undefined, start)).toMatchObject({ at: 7, session: undefined })
})

it('knows no secret but the whole of its own, in its own organisation', async () => {
  const secret = await openSession(pool, 1, held, start)
  for (const other of [secret.slice(0, -1), `${secret}x`, secret.toUpperCase(), '', '%', 'a'.repeat(43)]) expect((await arrive(pool, 1, other, start)).session, other).toBeUndefined()
  expect((await arrive(pool, 2, secret, start)).session).toBeUndefined()
})

it('keeps no secret: only its digest stands in the table', async () => {
  const secret = await openSession(pool, 1, held, start)
  const { rows } = await pool.query('select * from session')
  expect(JSON.stringify(rows.map(r => ({ ...r, digest: r.digest.toString('latin1') })))).not.toContain(secret)
  expect(rows.every(r => r.digest.length === 32)).toBe(true)
})

it('ends a session when it is left, and clears what has expired when the next begins', async () => {
  const [one, two] = [await openSession(pool, 1, held, start), await openSession(pool, 1, held, start)]
  await closeSession(pool, 1, one)
  expect([(await arrive(pool, 1, one, start)).session, (await arrive(pool, 1, two, start)).session]).toEqual([undefined, held])
  await openSession(pool, 1, held, later(13))
  expect((await pool.query('select count(*) n from session')).rows[0].n).toBe(1)
})

it('gives two sessions two secrets of 256 bits', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => openSession(pool, 1, held, start)))
  expect(new Set(secrets).size).toBe(8)
  expect(secrets.every(s => Buffer.from(s, 'base64url').length === 32)).toBe(true)
})

it('reads its own cookie among others and nothing from a broken header', () => {
  expect(secretIn('a=1; mingze=abc; b=2')).toBe('abc')
  for (const header of [null, undefined, '', ';;;', 'mingze', 'xmingze=abc', 'mingze2=abc', '=abc']) expect(secretIn(header), String(header)).toBeUndefined()
})

it('sets a cookie that scripts and other sites cannot use, and takes it away again', () => {
  expect(setCookie('abc', false)).toBe('mingze=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200')
  expect(setCookie('abc', true)).toContain('; Secure')
  expect(setCookie(undefined, false)).toContain('mingze=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
})
