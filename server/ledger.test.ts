import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { isRefusal, type Step } from '../kernel/journal/command.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { at, testLedger } from './testing/ledger.ts'

let end: () => Promise<void> = async () => {}
afterEach(() => end())

async function small(): Promise<Ledger> {
  const made = await testLedger()
  end = made.end
  return made.ledger
}

async function make(ledger: Ledger, step: Step): Promise<number> {
  const done = await ledger.writer.submit({ id: JSON.stringify(step), steps: [step] }, { person: 0 }, at('2021-07-01'))
  if (isRefusal(done)) throw new Error(done.refused)
  return done.items[0] ?? 0
}

it('carries out at the next start a destruction that was only entered when the process ended', async () => {
  const ledger = await small()
  const put = (name: string): Step => ({ op: 'put', kind: 'person', row: { name, number: name, from: '2021-01-01' } })
  const item = await make(ledger, put('某甲'))
  await make(ledger, put('某乙'))
  const tombstone = (await ledger.pool.query<{ at: number }>('select at from head')).rows[0]?.at
  await make(ledger, { op: 'destroy', item, basis: '保管期满', approver: '档案管理员' })
  const bodies = async (): Promise<readonly number[]> => (await ledger.pool.query<{ at: number }>('select at from body order by at')).rows.map(r => r.at)
  const before = await bodies()
  expect(before).toContain(item)
  const again = await openLedger(ledger.home, ledger.place, () => {}, undefined, [])
  await again?.close()
  expect(await bodies()).toEqual(before.filter(n => n !== item))
  expect(await bodies()).toContain((tombstone ?? 0) + 1)
})

it('refuses a home whose signing key is missing, damaged or another, and makes no new one', async () => {
  const ledger = await small()
  const file = join(ledger.home, 'log.key')
  const key = readFileSync(file, 'utf8')
  const open = (): Promise<unknown> => openLedger(ledger.home, ledger.place, () => {}, undefined, [])
  for (const wrong of ['', 'f'.repeat(64), undefined]) {
    if (wrong === undefined) rmSync(file)
    else writeFileSync(file, wrong)
    await expect(open(), wrong).rejects.toThrow(/从备份恢复.*\n.*Restore that file from a backup/)
  }
  expect(() => readFileSync(file)).toThrow('ENOENT')
  writeFileSync(file, key)
  await expect(open().then(l => (l as Ledger).close())).resolves.toBeUndefined()
})
