import { sql } from 'kysely'
import type { Step } from '../../kernel/journal/command.ts'
import { references } from '../../kernel/journal/references.ts'
import { compile } from '../read/compile.ts'
import { NotFound, type Reading } from '../read/service.ts'
import type { Decided } from '../writer/writer.ts'
import { itemFilter, seesPerson, seesUnit } from './scope.ts'

/** The records that a command corrects, voids or refers to; rounds, posts and duties are the organisation's and known to all. */
function named(r: Reading, steps: readonly Step[]): readonly number[] {
  return steps.flatMap((step): readonly number[] => {
    if (step.op === 'void') return step.items
    if (step.op !== 'put') return []
    const own = step.item === undefined ? [] : [step.item]
    const kind = r.kinds.get(step.kind)
    return [...own, ...kind ? references(kind.fields, step.row).flatMap(x => x.type === 'record' && r.kinds.get(x.of ?? '')?.prefix !== undefined ? [x.id] : []) : []]
  })
}

/** Refuses a command that names a record its author does not see, as if there were no such record: what would be said of it tells that it is there. */
export async function mustSee(r: Reading, steps: readonly Step[]): Promise<void> {
  const wanted = [...new Set(named(r, steps))]
  if (wanted.length === 0 || r.actor.scope.kind === 'organisation') return
  const { rows } = await r.pool.query<{ item: number }>(compile(sql`select i.item from item i where i.org = ${r.org} and i.item = any(${wanted}::bigint[]) and ${itemFilter(r.actor.scope)}`))
  if (rows.length < wanted.length) throw new NotFound(wanted.join(','))
}

type Standing = { readonly item: number; readonly unit: number | null; readonly persons: readonly number[] | null }

/** What the records of a command are about as they stand now; new ones are not there yet. */
async function standing(r: Reading, items: readonly number[]): Promise<ReadonlyMap<number, Standing>> {
  const { rows } = await r.pool.query<Standing>(`select i.item, i.unit, array_agg(f.person::integer) filter (where f.person is not null) persons
    from item i left join fact f on f.org = i.org and f.item = i.item and f.until is null where i.org = $1 and i.item = any($2::bigint[]) group by i.item, i.unit`, [r.org, items])
  return new Map(rows.map(s => [s.item, s]))
}

/**
 * Who may record may do so for units within scope: a clerk for the own unit, the 政治处 for all. A correction counts for
 * the unit that it leaves as well as for the one that it names; a record of no unit is judged by the people it is about.
 * What is stated of a person in a unit (a pledge) has to be of a person within scope too. A report is written by issuing
 * it and in no other way.
 */
export async function mayWrite(r: Reading, { entries }: Decided): Promise<boolean> {
  const { scope, mayRecord } = r.actor
  if (!mayRecord || entries.some(e => e.envelope.kind === 'report')) return false
  if (scope.kind === 'organisation') return true
  const now = await standing(r, entries.map(e => e.envelope.item))
  return entries.every(({ envelope: e }) => {
    const before = now.get(e.item)
    const units = [e.unit, before?.unit].filter(u => u != null)
    const persons = [...e.facts.flatMap(f => f.person ?? []), ...before?.persons ?? []]
    if (e.facts.some(f => f.person !== undefined && f.unit !== undefined && !seesPerson(scope, f.person))) return false
    return r.kinds.get(e.kind)?.prefix !== undefined && (units.length > 0 ? units.every(u => seesUnit(scope, u)) : persons.length > 0 && persons.every(p => seesPerson(scope, p)))
  })
}
