import type { PersonLine, UnitLine } from '../../contract/records.ts'
import type { Day } from '../../kernel/calendar/index.ts'
import { called } from '../../kernel/kinds/occasion.ts'
import { holds, unitOf, type Identity, type Role, type Roster } from '../../kernel/roster/roster.ts'
import { seesPerson } from '../access/scope.ts'
import type { Reading } from './service.ts'

type RowOfPerson = { item: number; name: string | null; number: string | null; order: number | null }

async function personRows(r: Reading): Promise<ReadonlyMap<number, RowOfPerson>> {
  const { rows } = await r.pool.query<RowOfPerson>({ name: 'person-rows', text: `select item, "row"->>'name' name, "row"->>'number' number, ("row"->>'order')::numeric::integer "order" from item where org = $1 and kind = 'person' and state <> 'void'`, values: [r.org] })
  return new Map(rows.map(p => [p.item, p]))
}

/** Units as they stood on a day, in organisation order. */
export async function units(r: Reading, day: Day = r.moment.today): Promise<readonly UnitLine[]> {
  const { roster } = await r.ledger.writer.globals(r.head)
  const { rows } = await r.pool.query<{ item: number; name: string | null; order: number | null }>({ name: 'unit-rows', text: `select item, "row"->>'name' name, ("row"->>'order')::numeric::integer "order" from item where org = $1 and kind = 'unit' and state <> 'void' order by 3 nulls last, 1`, values: [r.org] })
  return rows.flatMap(u => {
    const fact = roster.units.get(u.item)?.find(f => f.kind === 'unit' && holds(f, day))
    return fact ? [{ unit: u.item, name: u.name ?? `#${u.item}`, kind: fact.code ?? '', parent: fact.ref ?? null }] : []
  })
}

const postsOn = (roster: Roster, person: number, day: Day): readonly { unit: number; role: string }[] =>
  (roster.persons.get(person) ?? []).filter(f => f.kind === 'post' && holds(f, day) && f.unit !== undefined).map(f => ({ unit: f.unit ?? 0, role: f.code ?? '' }))

const given = ({ unit, roles, identities }: NonNullable<Asked['said']>): Parameters<typeof called>[0] =>
  ({ ...(unit === undefined ? {} : { unit }), ...(roles === undefined ? {} : { roles }), ...(identities === undefined ? {} : { identities }) })

type Asked = { readonly day?: Day | undefined; readonly unit?: number | undefined; readonly said?: { readonly unit?: number | undefined; readonly roles?: readonly Role[] | undefined; readonly identities?: readonly Identity[] | undefined } | undefined }

/**
 * People with a post on a day, in organisation order, within the reader's scope; of one unit when it is named; with
 * `said` exactly those whom a sitting so called means. Whoever may record sees the names of all of these, because a
 * sitting's list cannot be kept without them.
 */
export async function people(r: Reading, { day = r.moment.today, unit, said }: Asked): Promise<readonly PersonLine[]> {
  const { roster } = await r.ledger.writer.globals(r.head)
  const [rows, all] = [await personRows(r), await units(r, day)]
  const unitName = new Map(all.map((u, i) => [u.unit, { name: u.name, place: i }]))
  const meant = said && new Set(called(given(said), { roster }, day))
  const shown = (person: number): boolean => meant ? meant.has(person) && (r.actor.mayRecord || seesPerson(r.actor.scope, person)) : seesPerson(r.actor.scope, person)
  const found = [...roster.persons.keys()].flatMap(person => {
    const posts = postsOn(roster, person, day)
    const known = rows.get(person)
    if (posts.length === 0 || !known || !shown(person)) return []
    if (unit !== undefined && unit !== roster.organisation && !posts.some(p => p.unit === unit)) return []
    const home = unitOf(roster, person, day, 'office')
    return [{ person, name: known.name ?? `#${person}`, number: known.number ?? '', unit: { id: home, name: unitName.get(home)?.name ?? '' }, roles: [...new Set(posts.map(p => p.role))],
      place: unitName.get(home)?.place ?? 9999, order: known.order ?? person }]
  })
  return found.sort((a, b) => a.order - b.order || a.place - b.place || a.person - b.person).map(({ place: _p, order: _o, ...line }) => line)
}
