import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Figure } from '../../../kernel/figure/figure.ts'
import { emptyDatabase } from '../../testing/ledger.ts'
import { openPool, type Db } from '../pool.ts'
import { compile, type Compilable } from './compile.ts'
import { coverageAt } from './coverage.ts'
import { run } from './run.ts'

/** A year of an organisation: 30 duties of 20 units, 100,000 obligations (half of them superseded once) and 60,000 facts. */
const year = `
  insert into org (org, log_origin, verifier, opened) values (1, 'test', '', now());
  insert into head (org, at, frontier) values (1, 1000, '');
  insert into item (org, item, kind, version, state, provenance, late, first, latest, "row")
    select 1, d, 'duty', 1, 'recorded', 'entered', false, d, d, jsonb_build_object('versions', jsonb_build_array(jsonb_build_object('key', 'bureau/d' || d || '@1')))
    from generate_series(1, 30) d;
  insert into item (org, item, kind, version, state, provenance, late, first, latest, "row")
    select 1, i, 'study', 1, 'recorded', 'entered', false, i, i, '{"title": "学习"}' from generate_series(100, 20000) i;
  insert into obligation (org, duty, subject, period, since, until, rule, starts, due, provisional, unit, state, held, need, got, late)
    select 1, 1 + n % 30, 100 + n / 30, '2021-07', 100 + n % 400 + v * 500, case when v = 0 and n % 2 = 0 then 600 + n % 400 end, 1,
      '2021-07-01', date '2021-07-31' + n % 60, false, 11 + n % 20, case when n % 3 = 0 then 'open' else 'on_time' end, case when n % 3 > 0 then date '2021-07-01' + n % 30 end, 1, n % 3, n % 7 = 0
    from generate_series(0, 99999) n cross join generate_series(0, 1) v where v = 0 or n % 2 = 0;
  insert into fact (org, since, place, until, item, occasion, kind, code, person, unit, day, num, ref, late)
    select 1, 100 + n / 100, n % 100, case when n % 10 = 0 then 900 end, 100 + n / 40, 100 + n / 40, case when n % 20 = 0 then 'study' when n % 20 < 8 then 'visit' else 'present' end,
      'c' || n % 3, 100 + n % 5000, 11 + n % 20, date '2021-01-01' + n % 400, n % 5, null, n % 9 = 0
    from generate_series(0, 59999) n;
  insert into coverage select org, duty, unit, due, state, late, count(*) from obligation where until is null group by org, duty, unit, due, state, late;
  analyze;`

let pool: pg.Pool
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await emptyDatabase()
  pool = openPool(database.connection, 'owner', 1, 1, () => {})
  drop = async () => { await pool.end(); await database.drop() }
  await pool.query(year)
})
afterAll(() => drop())

type Plan = { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }
const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The tables that a statement reads from end to end. */
async function scanned(db: Db, { text, values }: { readonly text: string; readonly values: readonly unknown[] }): Promise<readonly string[]> {
  const { rows } = await db.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>({ text: `explain (format json) ${text}`, values: [...values] })
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  return plan ? nodes(plan).filter(n => n['Node Type'] === 'Seq Scan').map(n => n['Relation Name'] ?? '') : ['no plan']
}

const at = { year: 2021, asOf: '2021-12-20', index: 950 }
const head = { id: 't', label: { zh: '数', en: 'Number' }, unit: '次', of: 'count' } as const
const figures: readonly Compilable[] = [
  { ...head, from: 'obligations', where: { duty: ['bureau/d7'], term: 'met' }, count: 'rows' },
  { ...head, from: 'obligations', where: { duty: ['bureau/d7', 'bureau/d8'], unit: [12] }, count: 'subjects' },
  { ...head, from: 'facts', where: { fact: { kind: 'study' } }, count: 'rows' },
  { ...head, from: 'facts', where: { fact: { kind: 'study' }, days: ['2021-03-01', '2021-03-31'] }, count: 'records' },
  { ...head, from: 'facts', where: { fact: { kind: 'present' }, with: { kind: 'study' }, days: ['2021-03-01', '2021-03-31'] }, count: 'persons' },
  { ...head, of: 'day', where: { fact: { kind: 'study', code: 'c1' } }, pick: 'last' },
]

it('reads obligations of a duty and facts of a kind by their indexes, at a past index too', async () => {
  for (const figure of figures) expect([figure, await scanned(pool, compile(figure, at, 1))]).toEqual([figure, []])
})

it('answers coverage of 100,000 obligations', async () => {
  const all = (await coverageAt(pool, 1, { day: '2021-08-15', by: 'all' })).get(0)
  expect(all?.required).toBe(100_000)
  expect((await coverageAt(pool, 1, { day: '2021-08-15', index: 1000, by: 'all' })).get(0)).toEqual(all)
  const past = (await coverageAt(pool, 1, { day: '2021-08-15', index: 599, by: 'all' })).get(0)
  expect(past?.required).toBe(100_000)
  const figure: Figure = { ...head, from: 'obligations', where: { duty: Array.from({ length: 30 }, (_, d) => `bureau/d${d + 1}`) }, count: 'rows' }
  expect((await run(pool, figure, { ...at, index: 599 }, 1)).value).toBe(100_000)
})
