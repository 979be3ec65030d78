import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cannotSwitch, home, inProcess, nobody, value } from './testing/helper.ts'
import { type Postgres, startPostgres } from './index.ts'
import { commandLine } from './process.ts'

let dir: string
let open: Postgres[] = []
const start = async (options: { dir?: string; durable?: boolean; log?: (line: string) => void } = {}) => {
  const server = await startPostgres({ dir, durable: false, ...options })
  open.push(server)
  return server
}
const serverPid = ({ dataDir }: Postgres) => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])

beforeEach(() => void (dir = home()))
afterEach(async () => {
  await Promise.all(open.map((server) => server.stop()))
  open = []
  rmSync(dir, { recursive: true })
})

test('starts PostgreSQL 18 on a private socket, durable unless asked otherwise, sorted by code point and by pinyin', async () => {
  const server = await start({ durable: true })
  expect(server.started).toBe(true)
  expect(await value(server.connection, 'SHOW server_version')).toMatch(/^18\./)
  expect(await value(server.connection, 'SHOW fsync')).toBe('on')
  expect(await value(server.connection, 'SHOW listen_addresses')).toBe('')
  expect(await value(server.connection, `SELECT array_agg(w ORDER BY w) FROM unnest('{赵,安,王}'::text[]) w`)).toEqual(['安', '王', '赵'])
  expect(await value(server.connection, `SELECT array_agg(w ORDER BY w COLLATE "zh-Hans-x-icu") FROM unnest('{一,中,丁}'::text[]) w`)).toEqual(['丁', '一', '中'])
  const owner = process.geteuid?.() === 0 ? nobody.uid : process.geteuid?.()
  for (const folder of [server.dataDir, server.connection.host]) expect(statSync(folder)).toMatchObject({ uid: owner, mode: 0o040700 })
  await server.stop()
  await expect(value(server.connection, 'SELECT 1')).rejects.toThrow()
})

test('two that start at the same moment share one server', async () => {
  const servers = await Promise.all([start(), start()])
  expect(servers.map(({ started }) => started).sort()).toEqual([false, true])
  expect(await value(servers[1].connection, 'SELECT 1')).toBe(1)
})

test('keeps what was committed over a stop and over a kill −9 of the server', async () => {
  const first = await start()
  await value(first.connection, 'CREATE TABLE kept AS SELECT 42 AS n')
  await first.stop()
  const second = await start()
  process.kill(serverPid(second), 'SIGKILL')
  const third = await start()
  expect(third.started).toBe(true)
  expect(await value(third.connection, 'SELECT n FROM kept')).toBe(42)
})

test('adopts the server that a killed process left running, and stops it in the end', async () => {
  const other = await inProcess(dir, 'start')
  other.child.kill('SIGKILL')
  await new Promise((settle) => other.child.once('exit', settle))
  const adopted = await start()
  expect(adopted.started).toBe(false)
  const pid = serverPid(adopted)
  await adopted.stop()
  expect(commandLine(pid)).toEqual([])
})

test('starts a server left running with other settings anew', async () => {
  const loose = await start({ durable: false })
  const strict = await start({ durable: true })
  expect(strict.started).toBe(true)
  expect(await value(strict.connection, 'SHOW fsync')).toBe('on')
  await loose.stop()
  expect(await value(strict.connection, 'SELECT 1')).toBe(1)
})

test('never stops the server of another living process that holds the home', async () => {
  const holder = await inProcess(dir, 'start')
  const guest = await start({ durable: true })
  expect(guest.started).toBe(false)
  await guest.stop()
  expect(await value(guest.connection, 'SHOW fsync')).toBe('off')
  await holder.end()
})

test('puts the socket into a short folder when the path of the home is too long, and says so', async () => {
  const long = join(dir, 'x'.repeat(120))
  mkdirSync(long)
  const said: string[] = []
  const server = await start({ dir: long, log: (line) => said.push(line) })
  expect(server.connection.host.length).toBeLessThan(90)
  expect(said.join()).toContain(server.connection.host)
  expect(statSync(server.connection.host).mode & 0o777).toBe(0o700)
  expect(await value(server.connection, 'SELECT 1')).toBe(1)
  await server.stop()
  expect(existsSync(server.connection.host)).toBe(false)
})

test('takes a folder whose name holds blanks, commas, quotes and Chinese characters', async () => {
  const odd = join(dir, '明责, “台账” 2021 "a", b\'s')
  mkdirSync(odd)
  const server = await start({ dir: odd })
  expect(await value(server.connection, 'SELECT 1')).toBe(1)
  expect((await start({ dir: odd })).started).toBe(false)
})

test('is stopped by whoever uses it last', async () => {
  const [first, second] = [await start(), await start()]
  await first.stop()
  expect(await value(second.connection, 'SELECT 1')).toBe(1)
  const other = await inProcess(dir, 'start')
  await second.stop()
  expect(await value(second.connection, 'SELECT 1')).toBe(1)
  await other.end()
  await expect(value(second.connection, 'SELECT 1')).rejects.toThrow()
})

test('does not heed what the environment tells PostgreSQL clients', async () => {
  const told = { PGSSLMODE: 'require', PGOPTIONS: '-c search_path=nowhere', PGPORT: '1', PGDATABASE: 'nothing' }
  Object.assign(process.env, told)
  try {
    expect(await value((await start()).connection, 'SHOW search_path')).toContain('public')
  } finally {
    for (const name of Object.keys(told)) delete process.env[name]
  }
})

test('as an ordinary user without a home folder of its own it runs as that user', async ({ skip }) => {
  const reason = cannotSwitch()
  if (reason) skip(reason)
  const theirs = join(tmpdir(), `mingze-nobody-${process.pid}`)
  mkdirSync(theirs)
  chownSync(theirs, nobody.uid, nobody.gid)
  const parent = await inProcess(theirs, 'start', nobody)
  expect(parent.report).toMatchObject({ uid: nobody.uid, started: true })
  expect(statSync(parent.report.dataDir ?? '').uid).toBe(nobody.uid)
  await parent.end()
  rmSync(theirs, { recursive: true })
})
