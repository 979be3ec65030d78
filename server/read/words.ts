import type { Item, Row, Value } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Field, Label } from '../../kernel/register/fields.ts'
import type { Names } from './names.ts'

/** 承诺-2021-0001, or the kind's name and its number where the kind has no serial. */
export function serialLabel(kind: Kind | undefined, row: Pick<Item, 'serial' | 'year' | 'item'>): string {
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

/** The fields that name a record in one line, but none that its own unit alone may see. */
export const shownIn = (kind: Kind): readonly string[] => kind.headline.filter(n => !(kind.ownUnitOnly ?? []).includes(n))

/** What a record is called in one line: those fields in words. */
export function headline(kind: Kind | undefined, row: Row | null, names: Names): string {
  if (!kind || row === null) return '正文已依规销毁'
  return shownIn(kind).map(n => { const f = kind.fields[n]; return f ? words(f, row[n], names) : '' }).filter(w => w !== '' && w !== '—').join(' · ') || kind.label.zh
}
