import type { PoolClient } from 'pg'

/** Somebody of the measured organisation. */
export type Member = { readonly person: number; readonly office: number; readonly branch: number }

type BulkFact = { readonly kind: string; readonly code?: string; readonly person?: string; readonly unit?: string; readonly num?: string; readonly each?: string }

/** Records of a kind made by one statement: `rows` gives what the other expressions are about. */
type Bulk = { readonly kind: string; readonly rows: string; readonly row: string; readonly held: string; readonly unit?: string; readonly occasion?: string; readonly facts: readonly BulkFact[] }

const day = (year: number, month: string): string => `make_date(${year}, ${month}::integer, 15)`

const pledges = (year: number, topic: string, months: number): Bulk => ({ kind: 'commitments', rows: `select * from member, generate_series(1, ${months}) m`, held: day(year, 'm'), unit: 'office',
  row: `jsonb_build_object('person', person, 'class', 'staff', 'topics', jsonb_build_array('${topic}'), 'day', ${day(year, 'm')}, 'template', '${year}年版', 'basis', '年度工作方案', 'way', 'app', 'unit', office)`,
  facts: [{ kind: 'commitment', code: `'staff'`, person: 'person', unit: 'office' }, { kind: 'commitment.topic', code: `'${topic}'`, person: 'person' }] })

/** Sittings of forty people of one branch, three quarters of the year. */
const sittings = `select q, branch, array_agg(person order by person) due from (select member.*, (row_number() over (partition by branch order by n) - 1) / 40 part from member) x, generate_series(1, 3) q group by q, branch, part`

const bulks: readonly Bulk[] = [
  { kind: 'talks', rows: 'select member.*, m, l.person talker from member join member l on l.n = (member.n + 1) % 7, generate_series(1, 10) m', held: day(2021, 'm'),
    row: `jsonb_build_object('type', 'heart', 'day', ${day(2021, 'm')}, 'talker', talker, 'subjects', jsonb_build_array(person))`,
    facts: [{ kind: 'talk', code: `'heart'`, person: 'person' }, { kind: 'talk.talker', code: `'heart'`, person: 'talker' }] },
  pledges(2021, 'ideology', 10), pledges(2020, 'integrity', 4),
  { kind: 'occasion', rows: sittings, held: day(2021, '3 * q'), unit: 'branch',
    row: `jsonb_build_object('title', '第' || q || '季度学习', 'day', ${day(2021, '3 * q')}, 'unit', branch, 'people', jsonb_build_object('due', to_jsonb(due)))`,
    facts: [{ kind: 'occasion', unit: 'branch', num: 'cardinality(due)' }, { kind: 'present', person: 'e', each: 'due' }] },
  { kind: 'studies', rows: `select item occasion, held, unit from item where kind = 'occasion'`, held: 'held', unit: 'unit', occasion: 'occasion',
    row: `jsonb_build_object('type', 'branch', 'title', '季度学习', 'day', held, 'occasion', occasion, 'unit', unit, 'hours', 2)`, facts: [{ kind: 'study', code: `'branch'`, unit: 'unit', num: '2' }] },
]

async function insert(db: PoolClient, b: Bulk): Promise<void> {
  const year = `extract(year from ${b.held})::integer`
  await db.query(`create temp table made as select (select at from head where org = 1) + row_number() over () made, x.* from (${b.rows}) x`)
  await db.query(`insert into entry (org, at, command, actor, op, kind, version, item, recorded, envelope, body_hash, leaf)
    select 1, made, 'bulk', 0, 'put', '${b.kind}', 1, made, (${b.held} + 1)::timestamptz, '{}', '', '' from made`)
  await db.query(`insert into item (org, item, kind, version, serial, year, state, held, unit, occasion, provenance, late, first, latest, "row")
    select 1, made, '${b.kind}', 1, coalesce((select last from serial s where s.org = 1 and s.kind = '${b.kind}' and s.year = ${year}), 0) + row_number() over (partition by ${b.held} > '2021-01-01' order by made), ${year}, 'recorded', ${b.held},
      ${b.unit ?? 'null::bigint'}, ${b.occasion ?? 'null::bigint'}, 'entered', false, made, made, ${b.row} from made`)
  for (const [i, f] of b.facts.entries()) {
    const from = f.each === undefined ? 'made' : `made, unnest(${f.each}) with ordinality u(e, place)`
    await db.query(`insert into fact (org, since, place, item, occasion, kind, code, person, unit, day, num, late)
      select 1, made, ${i}${f.each === undefined ? '' : ' + place'}, made, ${b.occasion ?? 'made'}, '${f.kind}', ${f.code ?? 'null'}, ${f.person ?? 'null::bigint'}, ${f.unit ?? 'null::bigint'}, ${b.held}, ${f.num ?? 'null::float8'}, false from ${from}`)
  }
  await db.query(`insert into serial (org, kind, year, last) select 1, kind, year, max(serial) from item where org = 1 and kind = '${b.kind}' group by kind, year
    on conflict (org, kind, year) do update set last = excluded.last`)
  await db.query('update head set at = greatest(at, (select max(made) from made))')
  await db.query('drop table made')
}

/** 32 bytes for each subtree of a log of this size; the hashes themselves are made up, because so are the entries. */
const frontierOf = (size: number): Buffer => Buffer.alloc(32 * size.toString(2).replaceAll('0', '').length, 7)

/**
 * Fills the tables with the records of a year and the one before, about 24 a person, past the writer: their entries hold
 * no text and their place in the log is made up. What they amount to is left to the duties that are planned afterwards.
 */
export async function fillRecords(db: PoolClient, members: readonly Member[]): Promise<void> {
  await db.query('begin')
  await db.query('create temp table member as select row_number() over () - 1 n, * from unnest($1::bigint[], $2::bigint[], $3::bigint[]) m(person, office, branch)',
    [members.map(m => m.person), members.map(m => m.office), members.map(m => m.branch)])
  for (const bulk of bulks) await insert(db, bulk)
  const { rows } = await db.query<{ at: number }>('select at from head')
  await db.query('update head set frontier = $1', [frontierOf(rows[0]?.at ?? 0)])
  await db.query('drop table member')
  await db.query('commit')
  await db.query('analyze')
}
