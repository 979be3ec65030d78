import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCoverage, coverage, type Coverage } from '../../../kernel/duty/coverage.ts'
import { evaluate } from '../../../kernel/figure/evaluate.ts'
import { sourceOf, type LedgerRows } from '../../../kernel/figure/source.ts'
import type { Obligation } from '../../../kernel/journal/entry.ts'
import { emptyDatabase } from '../../testing/ledger.ts'
import { openPool } from '../pool.ts'
import { coverageAt, type CoverageQuery } from './coverage.ts'
import { run } from './run.ts'
import { someAt, someDay, someFigure } from './testing/figures.ts'
import { dutyIds, lastIndex, someRows, unitIds, writeRows } from './testing/rows.ts'

const ledgers: ReadonlyMap<number, LedgerRows> = new Map([[1, someRows(7)], [2, someRows(2021)], [3, someRows(424242)]])
const someOrg = fc.constantFrom(...ledgers.keys())
let pool: pg.Pool
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await emptyDatabase()
  pool = openPool(database.connection, 'owner', 1, 2, () => {})
  drop = async () => { await pool.end(); await database.drop() }
  for (const [org, rows] of ledgers) await writeRows(pool, org, rows)
})
afterAll(() => drop())

describe('figures in SQL and in memory', () => {
  it('have the same value and the same ids at any year, day and index', async () => {
    let counted = 0
    await fc.assert(fc.asyncProperty(someOrg, someFigure, someAt, async (org, figure, at) => {
      const memory = evaluate(figure, at, sourceOf(ledgers.get(org) ?? someRows(1), at.index))
      if (memory.ids.length > 0) counted += 1
      expect(await run(pool, figure, at, org)).toEqual(memory)
    }), { numRuns: 900 })
    expect(counted, "figures over anything at all").toBeGreaterThan(200)
  })
})

/** Coverage in memory, told apart as the query asks. */
function inMemory(rows: LedgerRows, { day, index = lastIndex, by, duty, unit }: CoverageQuery): ReadonlyMap<number, Coverage> {
  const asked = (o: Obligation): boolean => (duty?.includes(o.duty) ?? true) && (unit?.includes(o.unit) ?? true)
  const groups = Map.groupBy(rows.obligations.filter(asked), o => by === 'all' ? 0 : o[by])
  return new Map([...groups].map(([key, os]) => [key, coverage(os, day, index)] as const).filter(([, c]) => c.required > 0).sort((a, b) => a[0] - b[0]))
}

describe('coverage in SQL and in memory', () => {
  const query = fc.tuple(someDay, fc.option(fc.integer({ min: 0, max: lastIndex }), { nil: undefined }), fc.constantFrom('duty', 'unit', 'all'),
    fc.option(fc.subarray(dutyIds), { nil: undefined }), fc.option(fc.subarray(unitIds), { nil: undefined }))
    .map(([day, index, by, duty, unit]): CoverageQuery => ({ day, by, ...(index === undefined ? {} : { index }), ...(duty ? { duty } : {}), ...(unit ? { unit } : {}) }))
  it('is the same at any day and index, by duty, by unit and in all', async () => {
    await fc.assert(fc.asyncProperty(someOrg, query, async (org, q) => {
      expect([...await coverageAt(pool, org, q)]).toEqual([...inMemory(ledgers.get(org) ?? someRows(1), q)])
    }), { numRuns: 300 })
  })
  it('answers from the counter on days after everything held, and adds up', async () => {
    const day = '2023-01-01'
    const rows = ledgers.get(1) ?? someRows(1)
    await pool.query(`update coverage set n = n + 1000 where org = 1 and state = 'open'`)
    const fromCounter = (await coverageAt(pool, 1, { day, by: 'all' })).get(0)
    await pool.query(`update coverage set n = n - 1000 where org = 1 and state = 'open'`)
    const whole = inMemory(rows, { day, by: 'all' }).get(0)
    expect((fromCounter?.required ?? 0) - (whole?.required ?? 0)).toBeGreaterThan(0)
    expect([...(await coverageAt(pool, 1, { day, by: 'unit' })).values()].reduce(addCoverage)).toEqual(whole)
  })
})
