import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../kernel/journal/entry.ts'
import { isRefusal } from '../kernel/journal/command.ts'
import { startPostgres, type Postgres } from '../server/db/postgres/index.ts'
import { openLedger, type Ledger } from '../server/ledger.ts'
import { at } from '../server/testing/ledger.ts'

const script = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mingze-check-'))
const home = join(folder, 'home')
let postgres: Postgres

async function put(ledger: Ledger, id: string, day: string, kind: string, row: Row): Promise<number> {
  const done = await ledger.writer.submit({ id, steps: [{ op: 'put', kind, row }] }, { person: 0 }, at(day))
  if (isRefusal(done)) throw new Error(JSON.stringify(done))
  return done.items[0] ?? 0
}

/** A small ledger: one leader, one branch, two visits. */
async function small(): Promise<void> {
  const ledger = await openLedger(home, postgres.connection, () => {}, { name: '明川区司法局', short: '区司法局', nature: 'demonstration', at: at('2021-01-04') })
  if (!ledger) throw new Error('the ledger was not made')
  const day = '2021-01-05'
  const bureau = await put(ledger, 'bureau', day, 'unit', { name: '明川区司法局', kind: 'organisation', from: '2000-01-01' })
  const body = await put(ledger, 'body', day, 'unit', { name: '局党委领导班子', kind: 'leading-body', parent: bureau, from: '2000-01-01' })
  const branch = await put(ledger, 'branch', day, 'unit', { name: '局机关党支部', kind: 'branch', parent: bureau, members: 9, from: '2000-01-01' })
  const person = await put(ledger, 'person', day, 'person', { name: '顾文澜', number: '1001', from: '2020-01-01' })
  await put(ledger, 'post', day, 'post', { person, unit: body, role: 'chief', from: '2020-01-01' })
  for (const held of ['2021-03-16', '2021-04-08']) await put(ledger, `visit/${held}`, held, 'visits', { day: held, leaders: [person], unit: branch, form: 'meeting', theme: '党建' })
  await ledger.close()
}

beforeAll(async () => { postgres = await startPostgres({ dir: home, durable: false }); await small() }, 120_000)
afterAll(async () => { await postgres.stop(); rmSync(folder, { recursive: true, force: true }) }, 60_000)

const draft = (name: string, content: string): string => { const path = join(folder, name); writeFileSync(path, content); return path }
const run = (...args: readonly string[]) => new Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>((resolve, reject) => {
  const child = spawn(process.execPath, [script, 'check', ...args])
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text })
  child.on('error', reject).on('close', status => { resolve({ status, stdout, stderr }) })
})

describe('mingze check', () => {
  it('prints a line of JSON for each claim and each relation, and nothing else on stdout', async () => {
    const text = draft('draft.txt', '班子成员调研2次，处置线索3件。应签5份，已签3份，未签1份。')
    const { status, stdout } = await run(text, '--year', '2021', '--json', '--home', home)
    expect(status).toBe(0)
    expect(stdout.trim().split('\n').map(line => JSON.parse(line) as object)).toMatchObject([
      { kind: 'quantity', text: '2次', state: 'supported', confirmed: false, figures: ['visits.count'] }, { text: '3件', state: 'unbound' },
      { text: '5份', state: 'unbound' }, { text: '3份', state: 'unbound' }, { text: '1份', state: 'unbound' }, { kind: 'relation', holds: false }])
  }, 60_000)
  it('says for a person what the ledger has', async () => {
    const { status, stdout } = await run(draft('wrong.txt', '班子成员到基层调研【】次。领导班子成员调研5次。'), '--year', '2021', '--home', home)
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 2).map(line => line.split('\t').slice(1, 3))).toEqual([['空缺', '【】次'], ['不符', '5次']])
    expect(stdout).toContain('台账为2次')
  }, 60_000)
  it.each([
    ['without a year', [draft('a.txt', '一')], '请写明年度'],
    ['with a year that is none', [draft('b.txt', '一'), '--year', '21'], '--year 应是'],
    ['with a file that is not there', ['none.txt', '--year', '2021'], '没有这个文件'],
    ['where there is no ledger', [draft('c.txt', '一'), '--year', '2021', '--home', join(folder, 'nowhere')], '没有台账'],
  ])('refuses %s', async (_, args, said) => {
    const { status, stdout, stderr } = await run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  }, 60_000)
})
