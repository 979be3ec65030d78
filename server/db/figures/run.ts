import { combine, countCohort, countsOf, sortedIds, tidy, type Counted, type Id } from '../../../kernel/figure/evaluate.ts'
import type { At, Count, Figure, FigureValue } from '../../../kernel/figure/figure.ts'
import { rosterKinds, rosterOf, type Roster } from '../../../kernel/roster/roster.ts'
import { factRow } from '../../writer/load.ts'
import type { Db } from '../pool.ts'
import { stood } from './clauses.ts'
import { compile, type Compilable } from './compile.ts'

type Answer = { readonly value: number | string | null; readonly ids: readonly Id[]; readonly members: readonly Id[] | null }

async function ask(db: Db, figure: Compilable, at: At, org: number): Promise<Answer> {
  const { text, values } = compile(figure, at, org)
  const { rows: [row] } = await db.query<Answer>({ text, values: [...values] })
  if (row === undefined) throw new Error(`数据项“${figure.id}”的查询没有结果行。 The statement of figure "${figure.id}" answered no row.`)
  return row
}

/** The roster as known at an index. */
export async function rosterAt(db: Db, org: number, index: number): Promise<Roster> {
  const { rows } = await db.query<Parameters<typeof factRow>[0]>(
    `select * from fact f where f.org = $1::integer and f.kind = any($3::text[]) and ${stood('f', '$2::bigint')} order by since, place`, [org, index, rosterKinds])
  return rosterOf(rows.map(factRow))
}

/**
 * A figure over the projection in the database, equal in value and ids to `evaluate` over the same rows. One statement
 * a count; persons and units are counted in memory from the roster as known at the index, because cohorts are an
 * expression that SQL would say twice.
 */
export async function run(db: Db, figure: Figure, at: At, org: number): Promise<FigureValue> {
  if (figure.of === 'day') {
    const { value, ids } = await ask(db, figure, at, org)
    return Object.freeze({ value: value ?? '', ids: sortedIds(ids) })
  }
  let roster: Roster | undefined
  const counted = async (count: Count): Promise<Counted> => {
    if (count.from !== 'facts' && count.from !== 'obligations') return countCohort(count, at, roster ??= await rosterAt(db, org, at.index))
    const { value, ids: found, members } = await ask(db, count, at, org)
    const ids = sortedIds(found)
    const isThing = count.from === 'obligations' && count.count === 'rows'
    return { value: tidy(Number(value)), ids, members: isThing ? ids : members && sortedIds(members) }
  }
  // One after another: a connection takes one statement at a time.
  const counts: Counted[] = []
  for (const count of countsOf(figure)) counts.push(await counted(count))
  return combine(figure, counts)
}
