import fc from 'fast-check'
import { sql, type RawBuilder } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactRow } from '../../kernel/journal/fact.ts'
import { rosterOf } from '../../kernel/roster/roster.ts'
import { openPool } from '../db/pool.ts'
import { compile } from '../read/compile.ts'
import { emptyDatabase } from '../testing/ledger.ts'
import { aboutAlone, itemFilter, kindFilter, seesPerson, seesUnit, unitScope, type Scope } from './scope.ts'

let pool: pg.Pool
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await emptyDatabase()
  pool = openPool(database.connection, 'owner', 1, 1, () => {})
  drop = async () => { await pool.end(); await database.drop() }
})
afterAll(() => drop())

type Rec = { readonly unit: number | null; readonly about: readonly { readonly person: number | null; readonly until: number | null }[] }
type World = { readonly parents: readonly (number | null)[]; readonly posts: readonly { readonly person: number; readonly unit: number; readonly from: string; readonly to: string | null }[]; readonly records: readonly Rec[]; readonly day: string; readonly unit: number; readonly person: number }

const units = [11, 12, 13, 14, 15, 16]
const persons = [101, 102, 103, 104, 105]
const someDay = fc.constantFrom('2021-01-01', '2021-03-01', '2021-06-30', '2021-07-01', '2021-12-31')
const someUnit = fc.constantFrom(...units)
const somePerson = fc.constantFrom(...persons)
const world: fc.Arbitrary<World> = fc.record({
  // A unit stands below one that comes before it, or below none.
  parents: fc.tuple(...units.map((_, i) => i === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...units.slice(0, i))))),
  posts: fc.array(fc.record({ person: somePerson, unit: someUnit, from: someDay, to: fc.option(someDay) }), { maxLength: 10 }),
  records: fc.array(fc.record({ unit: fc.option(someUnit), about: fc.array(fc.record({ person: fc.option(somePerson), until: fc.option(fc.constant(900)) }), { maxLength: 4 }) }), { minLength: 1, maxLength: 12 }),
  day: someDay, unit: someUnit, person: somePerson,
})

/** Written a second time, without the roster's and the filter's means: a unit sees what is its own or below it, and whatever is about somebody who serves there. */
const naive = {
  below: ({ parents }: World, unit: number, above: number): boolean => {
    for (let at: number | null | undefined = unit; at != null; at = parents[units.indexOf(at)]) if (at === above) return true
    return false
  },
  serves: (w: World, person: number, unit: number): boolean => w.posts.some(p => p.person === person && naive.below(w, p.unit, unit) && p.from <= w.day && !(p.to !== null && p.to < w.day)),
  sees: (w: World, kind: Scope['kind'], { unit, about }: Rec): boolean => {
    if (kind === 'organisation') return true
    const now = about.filter(f => f.until === null).map(f => f.person)
    if (kind === 'own') return now.includes(w.person)
    return (unit !== null && naive.below(w, unit, w.unit)) || now.some(p => p !== null && naive.serves(w, p, w.unit))
  },
}

const fact = (n: number, more: Partial<FactRow> & Pick<FactRow, 'kind'>): FactRow => ({ since: n, place: 0, until: null, item: n, occasion: n, day: '2000-01-01', ...more })
const rosterFacts = (w: World): readonly FactRow[] => [
  ...units.map((unit, i) => fact(unit, { kind: 'unit', unit, code: 'department', ...(w.parents[i] == null ? {} : { ref: w.parents[i] }) })),
  ...w.posts.map((p, i) => fact(200 + i, { kind: 'post', person: p.person, unit: p.unit, code: 'staff', day: p.from, ...(p.to === null ? {} : { end: p.to }) })),
]

/** What is seen by the condition on any record, and by the one on records of a kind. */
async function seenBySql(w: World, scope: Scope): Promise<readonly (readonly number[])[]> {
  const items = w.records.map((r, i) => ({ item: i, unit: r.unit }))
  const facts = w.records.flatMap((r, i) => r.about.map((f, place) => ({ item: i, place, ...f })))
  await pool.query('truncate item, fact')
  await pool.query(`insert into item (org, item, kind, version, state, unit, provenance, late, first, latest) select 1, item, 'x', 1, 'recorded', unit, 'entered', false, item, item from jsonb_to_recordset($1) r(item bigint, unit bigint)`, [JSON.stringify(items)])
  await pool.query(`insert into fact (org, since, place, until, item, occasion, kind, person, day, late) select 1, item, place, until, item, item, 'x', person, '2021-01-01', false from jsonb_to_recordset($1) r(item bigint, place integer, until bigint, person bigint)`, [JSON.stringify(facts)])
  const seen = async (filter: RawBuilder<boolean>): Promise<readonly number[]> =>
    (await pool.query<{ item: number }>(compile(sql`select i.item from item i where i.org = 1 and ${filter} order by i.item`))).rows.map(r => r.item)
  const about = aboutAlone(scope, 1, 'x')
  const alone = about ? (await pool.query<{ item: number }>(compile(about))).rows.map(r => r.item) : []
  return [await seen(itemFilter(scope)), await seen(kindFilter(scope, alone))]
}

describe('the scope', () => {
  it('selects in SQL what a second, naive writing of the rule selects, over random rosters and records', async () => {
    await fc.assert(fc.asyncProperty(world, async w => {
      const scopes: readonly Scope[] = [{ kind: 'own', person: w.person }, unitScope(rosterOf(rosterFacts(w)), w.unit, w.day), { kind: 'organisation' }]
      for (const scope of scopes) {
        const expected = w.records.flatMap((r, i) => naive.sees(w, scope.kind, r) ? [i] : [])
        expect([scope.kind, ...await seenBySql(w, scope)]).toEqual([scope.kind, expected, expected])
      }
    }), { numRuns: 60 })
  })

  it('knows the people and units of a unit as the naive writing does', () => {
    fc.assert(fc.property(world, w => {
      const scope = unitScope(rosterOf(rosterFacts(w)), w.unit, w.day)
      expect(persons.filter(p => seesPerson(scope, p))).toEqual(persons.filter(p => naive.serves(w, p, w.unit)))
      expect(units.filter(u => seesUnit(scope, u))).toEqual(units.filter(u => naive.below(w, u, w.unit)))
    }), { numRuns: 500 })
  })

  it('never lets a record be seen beyond the own ones and the organisation’s end', () => {
    expect([seesUnit({ kind: 'own', person: 1 }, 11), seesPerson({ kind: 'own', person: 1 }, 2), seesPerson({ kind: 'own', person: 1 }, 1)]).toEqual([false, false, true])
  })
})
