import { spawnSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cannotSwitch, home, inProcess, nobody, value } from './testing/helper.ts'
import { startPostgres } from './index.ts'

let dir: string
beforeEach(() => void (dir = home()))
afterEach(() => rmSync(dir, { recursive: true }))

async function stopped(): Promise<string> {
  const server = await startPostgres({ dir, durable: false })
  await server.stop()
  return server.dataDir
}

test('a data folder of another major version is left alone', async () => {
  const data = await stopped()
  writeFileSync(join(data, 'PG_VERSION'), '17\n')
  await expect(startPostgres({ dir })).rejects.toMatchObject({ code: 'data.version', message: expect.stringContaining('17 ≠ 18') })
})

test.for([
  ['PG_VERSION', 'PG_VERSION'],
  ['global/pg_control', 'pg_control'],
  ['global/pg_filenode.map', 'pg_filenode.map'],
  ['pg_wal', 'pg_wal'],
] as const)('a data folder without %s is reported as damaged, with the server\'s own words', async ([part, word]) => {
  rmSync(join(await stopped(), part), { recursive: true })
  await expect(startPostgres({ dir })).rejects.toMatchObject({
    code: 'data.corrupt',
    message: expect.stringContaining(word),
    remedy: { zh: expect.stringContaining('不要删除'), en: expect.stringContaining('Delete nothing') },
  })
})

test('a home that the user may not write to is named', async ({ skip }) => {
  const reason = cannotSwitch()
  if (reason) skip(reason)
  chmodSync(dir, 0o755)
  const { report } = await inProcess(dir, 'start', nobody)
  expect(report).toMatchObject({ code: 'home.unwritable', message: expect.stringContaining(dir) })
})

test('a full disk is called a full disk, before and after there are data', async ({ skip }) => {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', dir])
  if (mounted.status !== 0) skip('a small disk cannot be mounted here')
  try {
    chmodSync(dir, 0o711)
    writeFileSync(join(dir, 'ballast'), Buffer.alloc(80 << 20))
    await expect(startPostgres({ dir, durable: false })).rejects.toMatchObject({ code: 'disk.full' })
    rmSync(join(dir, 'ballast'))
    await stopped()
    const fill = spawnSync('sh', ['-c', `cat /dev/zero > ${dir}/ballast; truncate -s -8192 ${dir}/ballast`])
    expect(fill.stderr.toString()).toContain('No space left')
    await expect(startPostgres({ dir, durable: false })).rejects.toMatchObject({ code: 'disk.full' })
    spawnSync('sh', ['-c', `cat /dev/zero >> ${dir}/ballast`])
    await expect(startPostgres({ dir, durable: false })).rejects.toMatchObject({ code: 'disk.full' })
    rmSync(join(dir, 'ballast'))
    const server = await startPostgres({ dir, durable: false })
    expect(await value(server.connection, 'SELECT 1')).toBe(1)
    await server.stop()
  } finally {
    spawnSync('umount', [dir])
  }
})

test('root below a closed folder keeps the data outside, with a link, and finds them again', async ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root has to run PostgreSQL as somebody else')
  const closed = join(dir, 'closed', 'home')
  mkdirSync(closed, { recursive: true })
  chmodSync(join(dir, 'closed'), 0o700)
  const first = await startPostgres({ dir: closed, durable: false })
  expect(lstatSync(join(closed, 'postgres')).isSymbolicLink()).toBe(true)
  await value(first.connection, 'CREATE TABLE kept ()')
  await first.stop()
  const again = await startPostgres({ dir: closed, durable: false })
  expect(await value(again.connection, `SELECT to_regclass('kept')::text`)).toBe('kept')
  await again.stop()
  rmSync(realpathSync(join(closed, 'postgres')), { recursive: true })
  await expect(startPostgres({ dir: closed })).rejects.toMatchObject({ code: 'data.corrupt' })
})

test('a data folder that the runner cannot enter any more is named', async ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root has to run PostgreSQL as somebody else')
  const moved = join(dir, 'open', 'home')
  mkdirSync(moved, { recursive: true })
  await (await startPostgres({ dir: moved, durable: false })).stop()
  chmodSync(join(dir, 'open'), 0o700)
  await expect(startPostgres({ dir: moved })).rejects.toMatchObject({ code: 'home.unreachable' })
})

test('a machine on which root may not write the copy of the program is told so', ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root keeps the copy outside its own folders')
  const script = fileURLToPath(new URL('./testing/start.ts', import.meta.url))
  const { status, stdout } = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o ro tmpfs /var/lib && exec "$@"', 'sh', process.execPath, script, dir, 'start'], { encoding: 'utf8' })
  if (status !== 0) skip('nothing can be mounted here')
  expect(JSON.parse(stdout)).toMatchObject({ code: 'program.unusable', message: expect.stringContaining('/var/lib/mingze (') })
})
