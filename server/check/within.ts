import { tidy } from '../../kernel/figure/evaluate.ts'
import type { Count, ObligationWhere } from '../../kernel/figure/figure.ts'
import type { LedgerReader } from '../../kernel/figure/reader.ts'
import type { Day } from '../../kernel/calendar/index.ts'
import { termOn } from '../../kernel/duty/coverage.ts'
import type { Family, FamilyValue, Ids, Known, Within } from './ledger.ts'

type Part = { readonly value: number; readonly ids: Ids }
type Spans = readonly (readonly [Day, Day])[]

const inside = (day: Day | null, spans: Spans): boolean => day !== null && spans.some(([from, to]) => day >= from && day <= to)
/** From the first to the last of some spans: people are counted once over all of them. */
const hull = (spans: Spans): readonly [Day, Day] => [spans.map(s => s[0]).reduce((a, b) => a < b ? a : b), spans.map(s => s[1]).reduce((a, b) => a > b ? a : b)]

function facts(figure: Count & { from: 'facts' }, { days, kinds, units }: Within, read: LedgerReader): Part | undefined {
  const { where } = figure
  if ((kinds || units) && (where.unit || where.unitKind || !read.facts(where).some(f => f.unit !== undefined))) return undefined
  const placed = { ...where, ...(kinds ? { unitKind: kinds } : {}), ...(units ? { unit: units } : {}) }
  const once = figure.count === 'persons' || figure.count === 'units' || figure.count === 'refs'
  const spans = days === undefined || where.days ? undefined : once ? [hull(days)] : days
  const parts = (spans ?? [undefined]).map(span => read.value({ ...figure, where: span ? { ...placed, days: span } : placed }))
  return { value: tidy(parts.reduce((n, p) => n + Number(p.value), 0)), ids: parts.flatMap(p => p.ids) }
}

function obligations(figure: Count & { from: 'obligations' }, { days, kinds, units }: Within, read: LedgerReader): Part | undefined {
  const { where } = figure
  if (figure.count !== 'rows' || ((kinds || units) && (where.unit || where.unitKind))) return undefined
  const rows = read.obligations({ ...where, ...(kinds ? { unitKind: kinds } : {}), ...(units ? { unit: units } : {}) })
  const kept = days === undefined ? rows : rows.filter(o => inside(o.held, days))
  return { value: kept.length, ids: kept.map(o => `${o.duty}:${o.subject}:${o.period}`) }
}

/** All terms of a sum: how much was due, met, exempt, not yet due and left, on the reader's day. */
export function termsOver(where: ObligationWhere, read: LedgerReader, days?: Spans): FamilyValue {
  const value = { due: 0, met: 0, onTime: 0, late: 0, exempt: 0, notDue: 0, overdue: 0 }
  for (const o of read.obligations(where)) {
    value.due += 1
    const term = termOn(o, read.at.asOf)
    const met = term === 'heldOnTime' || term === 'heldLate'
    if (met && days !== undefined && !inside(o.held, days)) continue
    if (met) value.met += 1
    value[term === 'heldOnTime' ? 'onTime' : term === 'heldLate' ? 'late' : term === 'notYetDue' ? 'notDue' : term] += 1
  }
  return value
}

/** Divides sums likewise; days tell only what was met apart. */
export const dividingSums = (read: LedgerReader) => ({ where }: Family, { days, kinds, units }: Within): FamilyValue =>
  (kinds || units) && (where.unit || where.unitKind) ? termsOver({ ...where, unit: [] }, read)
    : termsOver({ ...where, ...(kinds ? { unitKind: kinds } : {}), ...(units ? { unit: units } : {}) }, read, days)

function divide({ figure }: Known, by: Within, read: LedgerReader): Part | undefined {
  if (figure.of !== 'count') return undefined
  return figure.from === 'facts' ? facts(figure, by, read) : figure.from === 'obligations' ? obligations(figure, by, read) : undefined
}

/** Divides figures: the part within some days, of some units, or of units of some kinds. A text asks for the same part often. */
export function dividing(read: LedgerReader): (k: Known, by: Within) => Part | undefined {
  const known = new Map<string, Part | undefined>()
  return (k, by) => {
    const name = JSON.stringify([k.key, [...k.terms], by])
    if (!known.has(name)) known.set(name, divide(k, by, read))
    return known.get(name)
  }
}
