import { sql, type RawBuilder } from 'kysely'
import type { MarkKind, RecordLine } from '../../contract/values.ts'
import type { Item } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { compile } from './compile.ts'
import { givenNames, type Names } from './names.ts'
import type { Reading } from './service.ts'
import { headline, serialLabel, shownIn } from './words.ts'

/** What a line is made of: of the row only what the line shows; `recorded` is the instant of the first entry. */
type Fetched = Omit<Item, 'version' | 'latest'> & { readonly recorded: string }

const columns = ['item', 'kind', 'serial', 'year', 'state', 'held', 'unit', 'occasion', 'provenance', 'late', 'first'].map(c => `i.${c}`).join(', ')

/** Fields of these kinds that no line needs: lists of people and whole texts stay where they are. */
function unshown(kinds: readonly Kind[]): readonly string[] {
  const shown = new Set(['makesUp', ...kinds.flatMap(shownIn)])
  return [...new Set(kinds.flatMap(k => Object.keys(k.fields)))].filter(n => !shown.has(n))
}

/**
 * The records that a condition on `item i` selects and the names of whatever they show, in one row: one round trip a page,
 * and the database puts fifty rows together in less time than they take to be read one by one. Every number of a row may
 * be the id of something named, whatever its field; the words of the line tell which are.
 */
const lineQuery = (org: number, kinds: readonly Kind[], where: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with page as materialized (select ${sql.raw(columns)}, i."row" - ${unshown(kinds)}::text[] as "row" from item i where ${where} ${rest})
  select coalesce(json_agg(p order by p.held desc, p.item desc), '[]') lines, (select json_object_agg(n.item, n."row"->>'name') from item n where n.org = ${org} and n.item in (
      select q.unit from page q union select v::bigint from page q, jsonb_path_query(q."row", '$.*[*] ? (@.type() == "number")') v)) names
  from (select page.*, to_char(e.recorded at time zone interval '8 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"') recorded from page join entry e on e.org = ${org} and e.at = page.first) p`

const marksOf = (r: Fetched): readonly MarkKind[] => [
  ...(r.state === 'void' ? ['void' as const] : []), ...(r.late ? ['entered-late' as const] : []),
  ...(r.provenance === 'declared' || r.provenance === 'imported' || r.provenance === 'paper' ? [r.provenance as MarkKind] : []),
  ...(r.kind === 'occasion' && typeof r.row?.['makesUp'] === 'number' ? ['makeup' as const] : []),
]

async function attendances(r: Reading, items: readonly number[]): Promise<ReadonlyMap<number, { due: number; present: number; open: number }>> {
  if (items.length === 0) return new Map()
  const { rows } = await r.pool.query<{ occasion: number; due: number; present: number; open: number }>({ name: 'attendances', text: `
    select k.occasion, (select count(*) from fact f where f.org = $1 and f.occasion = k.occasion and f.item = k.occasion and f.until is null and f.kind in ('present', 'absent')) due,
      (select count(*) from fact f where f.org = $1 and f.occasion = k.occasion and f.item = k.occasion and f.until is null and f.kind = 'present') present,
      (select count(distinct o.subject) from fact a join obligation o on o.org = a.org and o.subject = a.person and o.until is null and o.state = 'open' and o.period = '#' || k.occasion
        where a.org = $1 and a.occasion = k.occasion and a.item = k.occasion and a.until is null and a.kind = 'absent') open
    from unnest($2::bigint[]) k(occasion)`, values: [r.org, items] })
  return new Map(rows.map(({ occasion, ...attendance }) => [occasion, attendance]))
}

const sittingOf = (r: Fetched): number | null => r.kind === 'occasion' ? r.item : r.occasion

function lineOf(r: Fetched, kind: Kind | undefined, names: Names, attendance: RecordLine['attendance']): RecordLine {
  return { item: r.item, kind: r.kind, label: serialLabel(kind, r), title: headline(kind, r.row, names), unit: r.unit === null ? null : { id: r.unit, name: names.of(r.unit) },
    held: r.held ?? '', recorded: r.recorded, at: r.first, marks: marksOf(r), ...(attendance ? { attendance } : {}) }
}

/**
 * Records of some kinds as lines, newest first, each with its unit's name and sittings with their attendance. `where` is a
 * condition on `item i` that has the scope in it, `rest` an order and a limit.
 */
export async function fetchLines(r: Reading, kinds: readonly Kind[], where: RawBuilder<unknown>, rest: RawBuilder<unknown> = sql``): Promise<readonly RecordLine[]> {
  const { rows } = await r.pool.query<{ lines: readonly Fetched[]; names: Readonly<Record<string, string | null>> | null }>(compile(lineQuery(r.org, kinds, where, rest)))
  const { lines, names } = rows[0] ?? { lines: [], names: null }
  const known = givenNames(new Map(Object.entries(names ?? {}).map(([id, name]) => [Number(id), name])))
  const attended = await attendances(r, lines.flatMap(l => sittingOf(l) ?? []))
  return lines.map(l => lineOf(l, r.kinds.get(l.kind), known, attended.get(sittingOf(l) ?? 0)))
}
