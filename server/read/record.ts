import { sql } from 'kysely'
import type { RecordPage } from '../../contract/records.ts'
import { workdaysBetween } from '../../kernel/calendar/index.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { itemFilter, seesPerson, seesUnit } from '../access/scope.ts'
import { shanghai } from '../writer/clock.ts'
import type { SqlItem } from '../writer/load.ts'
import { entriesOfItem, versionsOf, type Entered } from './history.ts'
import { fetchLines } from './lines.ts'
import { namesOf } from './names.ts'
import { compile } from './compile.ts'
import { visible } from './records.ts'
import { NotFound, type Reading } from './service.ts'
import { rowIds, wording } from './words.ts'

async function seen(r: Reading, item: number): Promise<SqlItem> {
  const { rows: [row] } = await r.pool.query<SqlItem>(compile(sql`select i.* from item i where i.org = ${r.org} and i.item = ${item} and ${itemFilter(r.actor.scope)}`))
  if (!row) throw new NotFound(String(item))
  return row
}

/** Reasons for absence and exemption are seen in the own unit only (DESIGN §9), and by the office that keeps them; a record of no unit belongs to that of the person it is about. */
function mayReadReasons({ actor: { scope, role } }: Reading, row: SqlItem): boolean {
  if (scope.kind !== 'unit') return role === 'office'
  const { person } = row.row ?? {}
  return row.unit !== null ? seesUnit(scope, row.unit) : typeof person === 'number' && seesPerson(scope, person)
}

async function absencesOf(r: Reading, row: SqlItem, kind: Kind): Promise<RecordPage['absences']> {
  if (row.kind !== 'occasion') return []
  const { rows } = await r.pool.query<{ person: number; code: string; open: number; overdue: number; late: number; made: number; exempt: number }>(`
    select a.person, a.code, count(o.*) filter (where o.state = 'open') open, count(o.*) filter (where o.state = 'open' and o.due < $3) overdue, count(o.*) filter (where o.state = 'held_late') late,
      count(o.*) filter (where o.state = 'on_time') made, count(o.*) filter (where o.state = 'exempt') exempt
    from fact a left join obligation o on o.org = a.org and o.subject = a.person and o.until is null and o.period = '#' || a.occasion
    where a.org = $1 and a.item = $2 and a.kind = 'absent' and a.until is null group by a.person, a.code order by a.person`, [r.org, row.item, r.moment.today])
  const names = await namesOf(r.pool, r.org, rows.map(a => a.person))
  const people = kind.fields['people']
  const absent = people?.type === 'group' ? people.fields['absent'] : undefined
  const reason = absent?.type === 'list' ? absent.fields['reason'] : undefined
  return rows.filter(a => seesPerson(r.actor.scope, a.person)).map(a => ({ who: names.of(a.person), open: a.open,
    reason: mayReadReasons(r, row) && reason ? wording(reason, a.code, names) : null,
    mark: a.overdue > 0 ? 'overdue' : a.open > 0 ? null : a.exempt > 0 ? 'exempt' : a.late > 0 ? 'held-late' : a.made > 0 ? 'makeup' : null }))
}

async function metBy(r: Reading, item: number): Promise<RecordPage['met']> {
  const { rows } = await r.pool.query<{ duty: string; count: number }>(`
    select d."row"->'versions'->-1->>'title' duty, count(*) count from fact f
      join discharge x on x.org = f.org and x.since = f.since and x.place = f.place
      join obligation o on o.org = x.org and o.duty = x.duty and o.subject = x.subject and o.period = x.period and o.since = x.obligation_since and o.until is null and o.held is not null
      join item d on d.org = o.org and d.item = o.duty
    where f.org = $1 and f.item = $2 and f.until is null group by 1 order by 2 desc, 1`, [r.org, item])
  return rows
}

async function related(r: Reading, row: SqlItem): Promise<readonly number[]> {
  const { rows } = await r.pool.query<{ item: number }>('select item from item where org = $1 and occasion = $2 and item <> $2 order by item', [r.org, row.item])
  return rows.map(x => x.item)
}

function withoutHidden(row: Row | null, hidden: readonly string[]): Row | null {
  if (row === null || hidden.length === 0) return row
  const strip = (value: Row[string], path: readonly string[]): Row[string] => {
    if (Array.isArray(value)) return value.map(v => strip(v, path))
    if (typeof value !== 'object' || value === null) return value
    const [head, ...rest] = path
    return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => k !== head ? [[k, v]] : rest.length === 0 ? [] : [[k, strip(v, rest)]]))
  }
  return hidden.reduce((kept, path) => strip(kept, path.split('.')) as Row, row)
}

async function proofOf(r: Reading, entered: readonly Entered[]): Promise<RecordPage['proof']> {
  const last = entered.at(-1)
  const { rows } = await r.pool.query<{ size: number; made: Date }>('select size, made from checkpoint where org = $1 and size >= $2 order by size limit 1', [r.org, last?.at ?? 0])
  const sealed = rows[0]
  return { at: last?.at ?? 0, leaf: last?.leaf ?? '', checkpoint: sealed ? { size: sealed.size, made: shanghai(sealed.made.getTime()).today } : null, witnessed: false }
}

async function namesIn(r: Reading, kind: Kind, row: Row | null): Promise<RecordPage['names']> {
  const ids = row === null ? [] : rowIds(kind.fields, row)
  const { rows } = await r.pool.query<{ item: number; kind: string; name: string | null }>(`select item, kind, "row"->>'name' name from item where org = $1 and item = any($2::bigint[])`, [r.org, ids])
  const of = (k: string): Record<string, string> => Object.fromEntries(rows.filter(x => x.kind === k).map(x => [x.item, x.name ?? `#${x.item}`]))
  const others = await visible(r, rows.filter(x => x.kind !== 'person' && x.kind !== 'unit').map(x => x.item))
  return { persons: of('person'), units: of('unit'), records: Object.fromEntries(others.lines.map(l => [l.item, l])) }
}

/** A record's page: both dates, fields, attendance by exception, versions, what it met, and its proof. */
export async function page(r: Reading, item: number): Promise<Omit<RecordPage, 'reportsChanged'>> {
  const row = await seen(r, item)
  const kind = r.kinds.get(row.kind)
  if (!kind) throw new NotFound(row.kind)
  const hidden = mayReadReasons(r, row) ? [] : kind.ownUnitOnly ?? []
  const entered = await entriesOfItem(r, item)
  const [line] = await fetchLines(r, [kind], sql`i.org = ${r.org} and i.item = ${item}`)
  if (!line) throw new NotFound(String(item))
  const { calendar } = await r.ledger.writer.globals(r.head)
  const held = row.held ?? line.recorded.slice(0, 10)
  const recorded = entered[0]?.recorded ?? line.recorded
  const sitting = row.occasion === null ? [] : (await visible(r, [row.occasion])).lines
  const tomb = entered.find(e => e.op === 'destroy')
  const shown = withoutHidden(row.row, hidden)
  return {
    line, state: row.state, version: entered.filter(e => e.op === 'put').length, row: shown, names: await namesIn(r, kind, shown),
    dates: { held, recorded, late: row.late, workdays: held < recorded.slice(0, 10) ? workdaysBetween(calendar, held, recorded.slice(0, 10)).days : 0,
      corrected: entered.slice(1).filter(e => e.op === 'put').map(e => ({ day: e.recorded.slice(0, 10), at: e.at })) },
    versions: await versionsOf(r, kind, entered, hidden.map(h => h.split('.')[0] ?? h)), sitting: sitting[0] ?? null,
    about: (await visible(r, await related(r, row))).lines, absences: await absencesOf(r, row, kind), met: await metBy(r, item), proof: await proofOf(r, entered),
    tombstone: tomb ? { at: tomb.at, basis: String(tomb.body.row?.['basis'] ?? ''), approver: String(tomb.body.row?.['approver'] ?? '') } : null,
    mayCorrect: r.actor.mayRecord && row.state !== 'void' && row.row !== null && kind.prefix !== undefined && row.kind !== 'report' && (row.unit === null || seesUnit(r.actor.scope, row.unit)),
  }
}
