import type { Figure } from '../../kernel/figure/figure.ts'
import type { LedgerReader } from '../../kernel/figure/reader.ts'
import type { Day } from '../../kernel/calendar/index.ts'
import type { Item, Value } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Fields } from '../../kernel/register/fields.ts'

/** A number that the ledger has: the figure, its value, and the words by which texts would speak of it. */
export type Known = { readonly key: string; readonly figure: Figure; readonly value: number; readonly ids: readonly (number | string)[]; readonly subjects: readonly string[]; readonly marks: readonly string[] }
/** A document that a record cites, or that is a record. */
export type KnownDocument = { readonly title: string; readonly item: number }
/** Something held on a day, under its name. */
export type KnownEvent = { readonly day: Day; readonly title: string; readonly item: number }
/** What a text is checked against, arranged once. */
export type KnownLedger = { readonly year: number; readonly figures: readonly Known[]; readonly documents: readonly KnownDocument[]; readonly events: readonly KnownEvent[] }

/** Words that narrow what a figure counts and that a text would have to say: 第一轮, 中层, 律师行业, 三个规定. */
const narrowing = /第[一二三四五六七八九十]+[轮次期]|三个规定|班子|中层|基层党员|聘用|党支部书记|律师行业|局属|教育整顿|党史|教育月|换届|保密|警示教育|主题党日|党员大会|支委会|党小组会|民主生活会|组织生活会|双重|中心组|轮训|党课|竞赛|任前|新提任|新录用|转正|集体|通报|法规|全会|司法所|补[学训谈录]|专题/g

/** Every figure that can be counted now, of the registers and of the composed text, with its words. */
export function knownFigures(figures: readonly Figure[], read: LedgerReader): readonly Known[] {
  const seen = new Map<string, Known>()
  for (const figure of figures) {
    if (seen.has(figure.id) || figure.of === 'day' || figure.of === 'fixed-day') continue
    const { value, ids } = read.value(figure)
    if (typeof value !== 'number') continue
    const marks = [...new Set([...figure.label.zh.matchAll(narrowing)].map(m => m[0]))]
    seen.set(figure.id, { key: figure.id, figure, value, ids, subjects: figure.subject ?? [], marks })
  }
  return [...seen.values()]
}

/** The titles in a row: the lists of documents and films that fields describe as having a title of their own. */
function titles(fields: Fields, row: Readonly<Record<string, Value>>): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = row[name]
    if (field.type !== 'list' || !('title' in field.fields) || !Array.isArray(value)) return []
    return (value as readonly Readonly<Record<string, Value>>[]).map(r => String(r['title'] ?? ''))
  }).filter(t => t !== '')
}

/** Documents and events of records that stand, as they are known at the reader's index. */
export function knownRecords(items: Iterable<Item>, kinds: ReadonlyMap<string, Kind>): Pick<KnownLedger, 'documents' | 'events'> {
  const documents: KnownDocument[] = []
  const events: KnownEvent[] = []
  for (const item of items) {
    const kind = kinds.get(item.kind)
    if (!kind || kind.prefix === undefined || item.state === 'void' || item.row === null) continue
    for (const title of titles(kind.fields, item.row)) documents.push({ title, item: item.item })
    const title = item.row['title']
    if (item.held !== null && typeof title === 'string') events.push({ day: item.held, title, item: item.item })
  }
  return { documents, events }
}
