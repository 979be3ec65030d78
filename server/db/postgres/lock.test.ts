import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { home, inProcess, type Started } from './testing/helper.ts'
import { startPostgres } from './index.ts'
import { claimUse, lockHome } from './lock.ts'

let dir: string
beforeEach(() => void (dir = home()))
afterEach(() => rmSync(dir, { recursive: true }))

test('a home has one holder: a second is refused and told which process it is, in this process too', async () => {
  const other = await inProcess(dir, 'lock')
  await expect(lockHome(dir)).rejects.toMatchObject({ code: 'home.in-use', message: expect.stringContaining(`pid ${other.child.pid}`) })
  await other.end()
  const own = await lockHome(dir)
  await expect(lockHome(dir)).rejects.toThrow(`pid ${process.pid}`)
  await own.release()
  await (await lockHome(dir)).release()
})

test('the lock of a killed process is taken over', async () => {
  const other = await inProcess(dir, 'lock')
  other.child.kill('SIGKILL')
  await new Promise((settle) => other.child.once('exit', settle))
  await (await lockHome(dir)).release()
})

test('of several that start at the same moment never two go on', async () => {
  const all: Started[] = await Promise.all([1, 2, 3, 4].map(() => inProcess(dir, 'lock')))
  const codes = all.map(({ report }) => report.code ?? 'held').sort()
  expect(codes.filter((code) => code === 'held').length).toBeLessThanOrEqual(1)
  expect(codes.filter((code) => code !== 'held' && code !== 'home.in-use')).toEqual([])
  await Promise.all(all.map(({ end }) => end()))
})

test('a use of the server tells of others, in this process and in another, and is over with its process', async () => {
  const first = claimUse(dir)
  expect([first.others(), first.elsewhere()]).toEqual([false, false])
  const second = claimUse(dir)
  expect([first.others(), first.elsewhere()]).toEqual([true, false])
  second.release()
  const other = await inProcess(dir, 'start')
  expect([first.others(), first.elsewhere()]).toEqual([true, true])
  other.child.kill('SIGKILL')
  await new Promise((settle) => other.child.once('exit', settle))
  expect([first.others(), first.elsewhere()]).toEqual([false, false])
  first.release()
  await (await startPostgres({ dir, durable: false })).stop()
})
