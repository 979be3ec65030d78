import type { FigurePanel } from '../../contract/reports.ts'
import type { MissingLine } from '../../contract/values.ts'
import { daysBetween } from '../../kernel/calendar/index.ts'
import { addCoverage, emptyCoverage, termOn, type Coverage } from '../../kernel/duty/coverage.ts'
import { explain } from '../../kernel/figure/explain.ts'
import type { Count, Figure } from '../../kernel/figure/figure.ts'
import type { LedgerReader } from '../../kernel/figure/reader.ts'
import type { Obligation } from '../../kernel/journal/entry.ts'
import type { FactRow } from '../../kernel/journal/fact.ts'
import { seesPerson, seesUnit } from '../access/scope.ts'
import { namesOf } from '../read/names.ts'
import { visible } from '../read/records.ts'
import type { Reading } from '../read/service.ts'
import { composeReport, figureOf, type Which } from './composing.ts'

const pageSize = 20

const partsOf = (figure: Figure): readonly Count[] => figure.of === 'count' ? [figure] : figure.of === 'ratio' ? [figure.part, figure.whole]
  : figure.of === 'rest' ? [figure.whole, figure.part] : figure.of === 'total' ? figure.parts : []

/** The obligations behind a figure, all terms of them: the sum in which it is one term. */
function owed(figure: Figure, read: LedgerReader): readonly Obligation[] {
  const found = new Map<string, Obligation>()
  for (const part of partsOf(figure)) if (part.from === 'obligations') {
    const { term: _, ...where } = part.where
    for (const o of read.obligations(where)) found.set(`${o.duty}:${o.subject}:${o.period}`, o)
  }
  return [...found.values()]
}

function sum(rows: readonly Obligation[], day: string): Coverage {
  return rows.map((o): Coverage => {
    const term = termOn(o, day)
    return { ...emptyCoverage, required: 1, [term]: 1, enteredLate: o.late && (term === 'heldOnTime' || term === 'heldLate') ? 1 : 0 }
  }).reduce(addCoverage, emptyCoverage)
}

type Behind = { readonly records: readonly number[]; readonly members: readonly number[] }

/** The records a figure was counted from; for obligations those that met them. */
async function behind(r: Reading, figure: Figure, read: LedgerReader): Promise<Behind> {
  const { ids } = read.value(figure)
  const names = ids.filter((id): id is string => typeof id === 'string')
  if (names.length > 0) {
    const { rows } = await r.pool.query<{ item: number }>(`select distinct f.item from unnest($2::text[]) k(name)
      join discharge x on x.org = $1 and x.duty = split_part(k.name, ':', 1)::bigint and x.subject = split_part(k.name, ':', 2)::bigint and x.period = split_part(k.name, ':', 3)
      join obligation o on o.org = x.org and o.duty = x.duty and o.subject = x.subject and o.period = x.period and o.since = x.obligation_since and o.since <= $3 and (o.until is null or o.until > $3)
      join fact f on f.org = x.org and f.since = x.since and f.place = x.place order by f.item`, [r.org, names, read.at.index])
    return { records: rows.map(x => x.item), members: [] }
  }
  const numbers = ids.filter((id): id is number => typeof id === 'number')
  const counts = partsOf(figure)
  const people = counts.some(c => c.from === 'persons' || c.from === 'units' || c.count === 'persons' || c.count === 'units')
  if (!people) return { records: numbers, members: [] }
  const facts = counts.flatMap((c): readonly FactRow[] => c.from === 'facts' ? read.facts(c.where) : [])
  return { members: numbers, records: [...new Set(facts.filter(f => numbers.includes(f.person ?? -1) || numbers.includes(f.unit ?? -1)).map(f => f.item))] }
}

async function missingOf(r: Reading, rows: readonly Obligation[], day: string, duties: ReadonlyMap<number, string>): Promise<{ lines: readonly MissingLine[]; outside: number }> {
  const late = rows.filter(o => termOn(o, day) === 'overdue').sort((a, b) => a.due < b.due ? -1 : a.due > b.due ? 1 : a.subject - b.subject)
  const shown = late.filter(o => seesPerson(r.actor.scope, o.subject) || seesUnit(r.actor.scope, o.subject) || (seesUnit(r.actor.scope, o.unit) && r.actor.scope.kind === 'unit'))
  const names = await namesOf(r.pool, r.org, shown.flatMap(o => [o.subject, o.unit]))
  return { outside: late.length - shown.length, lines: shown.map(o => ({ who: names.of(o.subject), unit: o.unit === o.subject ? '' : names.of(o.unit), duty: duties.get(o.duty) ?? '',
    period: o.period.startsWith('#') ? '' : o.period, due: o.due, days: daysBetween(o.due, day), provisional: o.provisional })) }
}

async function unitsMissing(r: Reading, figure: Figure, read: LedgerReader, day: string): Promise<readonly MissingLine[]> {
  if (figure.of !== 'rest') return []
  const ids = read.value(figure).ids.filter((id): id is number => typeof id === 'number' && seesUnit(r.actor.scope, id))
  const names = await namesOf(r.pool, r.org, ids)
  return ids.map(id => ({ who: names.of(id), unit: '', duty: figure.label.zh, period: '', due: day, days: 0, provisional: false }))
}

/** A figure opened: value, rule in words, the sum it is a term of, who is missing, and its records with both days. */
export async function figurePanel(r: Reading, which: Which & { readonly key: string; readonly from: number }): Promise<FigurePanel> {
  const composed = await composeReport(r, which)
  const { reader, at } = composed
  const figure = figureOf(r, composed, which.key)
  const value = reader.value(figure)
  const rows = owed(figure, reader)
  const titles = new Map([...new Set(rows.map(o => o.duty))].map(d => {
    const versions = (reader.item(d)?.row?.['versions'] ?? []) as readonly { readonly title?: string; readonly short?: string }[]
    return [d, versions.at(-1)?.short ?? versions.at(-1)?.title ?? ''] as const
  }))
  const missing = await missingOf(r, rows, at.asOf, titles)
  const left = await unitsMissing(r, figure, reader, at.asOf)
  const { records, members } = await behind(r, figure, reader)
  const seen = await visible(r, records)
  const visibleMembers = members.filter(m => seesPerson(r.actor.scope, m) || seesUnit(r.actor.scope, m))
  const names = await namesOf(r.pool, r.org, visibleMembers)
  const rule = rows[0]
  return { key: which.key, name: figure.label.zh, nameEn: figure.label.en, value: String(value.value), unit: figure.of === 'ratio' ? '%' : figure.unit, rule: explain(figure, at),
    asOf: { day: at.asOf, index: at.index }, ruleVersion: rule && titles.size === 1 ? `${titles.get(rule.duty) ?? ''} · ${rule.rule}` : null, coverage: rows.length > 0 ? sum(rows, at.asOf) : null,
    missing: [...missing.lines, ...left], missingTotal: missing.lines.length + left.length, records: seen.lines.slice(which.from, which.from + pageSize), recordsTotal: seen.lines.length,
    members: visibleMembers.map(names.of), outside: seen.outside + missing.outside }
}
