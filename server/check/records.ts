import { isDay, type Day } from '../../kernel/calendar/index.ts'
import type { Item, Row, Value } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Field, Fields } from '../../kernel/register/fields.ts'
import type { LedgerReader } from '../../kernel/figure/reader.ts'
import { unitKind } from '../../kernel/roster/roster.ts'
import { bareTitle } from './documents.ts'
import type { KnownDocument, KnownEvent } from './ledger.ts'
import { ByTopic } from './named.ts'
import { facetsOf, type Naming } from './naming.ts'

type Cited = Readonly<Record<string, Value | undefined>>

const text = (value: Value | undefined): string => typeof value === 'string' ? value : ''
const day = (value: Value | undefined): Day | undefined => typeof value === 'string' && isDay(value) ? value : undefined
const choices = (field: Field, value: Value | undefined): readonly string[] => field.type !== 'choice' && field.type !== 'choices' ? []
  : [value].flat().flatMap(code => field.options.filter(o => o.code === code).map(o => o.label.zh))

/** What the choices of a kind's records are called: 组织生活会, 警示教育大会. */
export const typeNames = (kinds: Iterable<Kind>): readonly string[] => [...kinds].filter(k => k.prefix !== undefined)
  .flatMap(k => { const { type } = k.fields; return type?.type === 'choice' ? type.options.map(o => o.label.zh) : [] })

/** Rows of a record's lists that have a title of their own: documents, films. */
const titled = (fields: Fields, row: Row): readonly Cited[] => Object.entries(fields).flatMap(([name, field]) => {
  const value = row[name]
  return field.type === 'list' && 'title' in field.fields && Array.isArray(value) ? value as readonly Cited[] : []
})

/** A record that has a title and a number or a day of issue is itself a document. */
const isDocument = (fields: Fields): boolean => 'title' in fields && ('number' in fields || 'issued' in fields)

function documentsOf(kind: Kind, item: Item, row: Row): readonly KnownDocument[] {
  const cited = [...titled(kind.fields, row), ...(isDocument(kind.fields) ? [row] : [])]
  return cited.filter(c => text(c['title']) !== '').map((c): KnownDocument => {
    const issued = day(c['issued'])
    const issuer = text(c['issuer'])
    return { title: text(c['title']), bare: bareTitle(text(c['title'])), item: item.item, own: c['level'] === 'own' || (c === row && issuer === ''), ...(issuer === '' ? {} : { issuer }), ...(issued === undefined ? {} : { issued }) }
  })
}

type Read = Pick<LedgerReader, 'roster' | 'unitName' | 'item'>

/** A sitting that makes up for another, or a record about one. */
const isMakeup = (item: Item, row: Row, read: Read): boolean =>
  row['makesUp'] !== undefined || row['makeup'] === true || (item.occasion !== null && read.item(item.occasion)?.row?.['makesUp'] !== undefined)

function eventOf(kind: Kind, item: Item, row: Row, naming: Naming, read: Read): KnownEvent | undefined {
  const from = day(row['from']) ?? item.held ?? undefined
  if (from === undefined) return undefined
  const unit = item.unit ?? undefined
  const title = text(row['title']) || text(row['name'])
  const labels = Object.entries(kind.fields).flatMap(([name, field]) => choices(field, row[name]))
  const type = kind.fields['type'] ? choices(kind.fields['type'], row['type'])[0] : undefined
  const { topic = new Set<string>(), unit: _u, kind: _k, ...narrow } = facetsOf([kind.label.zh, title, ...labels].flatMap(words => naming.words.read(words)))
  const of = unit === undefined ? undefined : unitKind(read.roster, unit, from)
  const facets = { ...narrow, ...(unit === undefined ? {} : { unit: new Set([String(unit)]) }), ...(of === undefined ? {} : { kind: new Set<string>([of]) }) }
  return { topics: topic, facets, allowed: {}, from, to: day(row['to']) ?? from, item: item.item, makeup: isMakeup(item, row, read), title: title || `${unit === undefined ? '' : read.unitName(unit)}${type ?? kind.label.zh}` }
}

/** Documents and events of records that stand: those with a serial, and what hangs on them with days of its own. */
export function knownRecords(items: Iterable<Item>, kinds: ReadonlyMap<string, Kind>, naming: Naming, read: Read):
  { readonly documents: readonly KnownDocument[]; readonly events: ByTopic<KnownEvent> } {
  const there = [...items].flatMap(item => {
    const kind = kinds.get(item.kind)
    return kind && item.row !== null && item.state !== 'void' && (kind.prefix !== undefined || kind.partOf !== undefined) ? [{ kind, item, row: item.row }] : []
  })
  return {
    documents: there.flatMap(({ kind, item, row }) => documentsOf(kind, item, row)),
    events: new ByTopic(there.flatMap(({ kind, item, row }) => eventOf(kind, item, row, naming, read) ?? [])),
  }
}
