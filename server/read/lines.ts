import type { MarkKind, RecordLine } from '../../contract/values.ts'
import type { Row, Value } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Field, Label } from '../../kernel/register/fields.ts'
import type { Db } from '../db/pool.ts'
import { itemRow, type SqlItem } from '../writer/load.ts'
import { shanghai } from '../writer/clock.ts'
import { namesOf, type Names } from './names.ts'

/** A record with the instant it was first recorded. Aliased `i`, so that scope filters apply. */
export const lineColumns = 'i.*, e.recorded'
export const lineTables = 'item i join entry e on e.org = i.org and e.at = i.first'
export type LineRow = SqlItem & { readonly recorded: Date }

/** 承诺-2021-0001, or the kind's name and its number where the kind has no serial. */
export function serialLabel(kind: Kind | undefined, row: Pick<SqlItem, 'serial' | 'year' | 'item'>): string {
  return row.serial === null || kind?.prefix === undefined ? `${kind?.label.zh ?? ''}#${row.item}` : `${kind.prefix}-${row.year}-${String(row.serial).padStart(4, '0')}`
}

/** The persons, units and records that a value refers to, by its field. */
export function idsIn(field: Field, value: Value): readonly number[] {
  switch (field.type) {
    case 'person': case 'unit': case 'record': return [value as number]
    case 'persons': return value as readonly number[]
    case 'group': return rowIds(field.fields, value as Row)
    case 'list': return (value as readonly Row[]).flatMap(r => rowIds(field.fields, r))
    default: return []
  }
}
export const rowIds = (fields: Kind['fields'], row: Row): readonly number[] =>
  Object.entries(fields).flatMap(([name, field]) => row[name] === undefined || row[name] === null ? [] : idsIn(field, row[name]))

/** A field's value in words, as a list or a version's difference shows it. */
export function words(field: Field, value: Value | undefined, names: Names, lang: 'zh' | 'en' = 'zh'): string {
  if (value === undefined || value === null) return '—'
  const option = (code: Value): string => 'options' in field ? field.options.find(o => o.code === code)?.label[lang] ?? String(code) : String(code)
  switch (field.type) {
    case 'person': case 'unit': return names.of(value as number)
    case 'record': return names.has(value as number) ? names.of(value as number) : `#${String(value)}`
    case 'persons': return (value as readonly number[]).map(names.of).join('、')
    case 'choice': return option(value)
    case 'choices': return (value as readonly string[]).map(option).join('、')
    case 'flag': return value === true ? lang === 'zh' ? '是' : 'yes' : lang === 'zh' ? '否' : 'no'
    case 'group': return groupWords(field.fields, value as Row, names, lang)
    case 'list': return (value as readonly Row[]).map(r => groupWords(field.fields, r, names, lang)).join('；')
    default: return String(value)
  }
}
const groupWords = (fields: Kind['fields'], row: Row, names: Names, lang: 'zh' | 'en'): string =>
  Object.entries(fields).filter(([n]) => row[n] !== undefined && row[n] !== null).map(([n, f]) => words(f, row[n], names, lang)).join(' ')

/** The same in both languages of the screens. */
export const wording = (field: Field, value: Value | undefined, names: Names): Label => ({ zh: words(field, value, names), en: words(field, value, names, 'en') })

/** What a record is called in one line: its kind's headline fields in words. */
export function headline(kind: Kind | undefined, row: Row | null, names: Names): string {
  if (!kind || row === null) return '正文已依规销毁'
  return kind.headline.map(n => { const f = kind.fields[n]; return f ? words(f, row[n], names) : '' }).filter(w => w !== '' && w !== '—').join(' · ') || kind.label.zh
}

const marksOf = (r: SqlItem): readonly MarkKind[] => [
  ...(r.state === 'void' ? ['void' as const] : []), ...(r.late ? ['entered-late' as const] : []),
  ...(r.provenance === 'declared' || r.provenance === 'imported' || r.provenance === 'paper' ? [r.provenance as MarkKind] : []),
  ...(r.kind === 'occasion' && typeof r.row?.['makesUp'] === 'number' ? ['makeup' as const] : []),
]

async function attendances(db: Db, org: number, items: readonly number[]): Promise<ReadonlyMap<number, { due: number; present: number; open: number }>> {
  if (items.length === 0) return new Map()
  const { rows } = await db.query<{ occasion: number; due: number; present: number; open: number }>({ name: 'attendances', text: `
    select k.occasion, (select count(*) from fact f where f.org = $1 and f.occasion = k.occasion and f.item = k.occasion and f.until is null and f.kind in ('present', 'absent')) due,
      (select count(*) from fact f where f.org = $1 and f.occasion = k.occasion and f.item = k.occasion and f.until is null and f.kind = 'present') present,
      (select count(distinct o.subject) from fact a join obligation o on o.org = a.org and o.subject = a.person and o.until is null and o.state = 'open' and o.period = '#' || k.occasion
        where a.org = $1 and a.occasion = k.occasion and a.item = k.occasion and a.until is null and a.kind = 'absent') open
    from unnest($2::bigint[]) k(occasion)`, values: [org, items] })
  return new Map(rows.map(r => [r.occasion, { due: r.due, present: r.present, open: r.open }]))
}

/** Records as lines, in the order given: names looked up together, sittings with their attendance. */
export async function recordLines(db: Db, org: number, kinds: ReadonlyMap<string, Kind>, rows: readonly LineRow[]): Promise<readonly RecordLine[]> {
  const ids = rows.flatMap(r => [...(r.unit === null ? [] : [r.unit]), ...(r.row === null ? [] : rowIds(kinds.get(r.kind)?.fields ?? {}, r.row).slice(0, 60))])
  const names = await namesOf(db, org, ids)
  const sittingOf = (r: LineRow): number | null => r.kind === 'occasion' ? r.item : r.occasion
  const attended = await attendances(db, org, rows.flatMap(r => sittingOf(r) ?? []))
  return rows.map((r): RecordLine => {
    const kind = kinds.get(r.kind)
    const attendance = attended.get(sittingOf(r) ?? 0)
    return { item: r.item, kind: r.kind, label: serialLabel(kind, r), title: headline(kind, itemRow(r).row, names), unit: r.unit === null ? null : { id: r.unit, name: names.of(r.unit) },
      held: r.held ?? '', recorded: shanghai(r.recorded.getTime()).now, at: r.first, marks: marksOf(r), ...(attendance ? { attendance } : {}) }
  })
}

/** Lines of some records by id, in the order of the ids; those out of reach of `filter` are left out. */
export async function linesOf(db: Db, org: number, kinds: ReadonlyMap<string, Kind>, items: readonly number[]): Promise<readonly RecordLine[]> {
  if (items.length === 0) return []
  const { rows } = await db.query<LineRow>(`select ${lineColumns} from ${lineTables} where i.org = $1 and i.item = any($2::bigint[])`, [org, items])
  const order = new Map(items.map((id, n) => [id, n]))
  return recordLines(db, org, kinds, rows.sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0)))
}
