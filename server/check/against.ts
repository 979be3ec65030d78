import { sql } from 'kysely'
import type { CheckDetail, CheckPage } from '../../contract/check.ts'
import type { Item, Obligation } from '../../kernel/journal/entry.ts'
import type { Figure, ObligationWhere } from '../../kernel/figure/figure.ts'
import { addCoverage, emptyCoverage, termOn, type Coverage } from '../../kernel/duty/coverage.ts'
import { unitKind } from '../../kernel/roster/roster.ts'
import { itemFilter, seesUnit } from '../access/scope.ts'
import { namesOf } from '../read/names.ts'
import { compile } from '../read/compile.ts'
import { visible } from '../read/records.ts'
import type { Reading } from '../read/service.ts'
import { itemRow, type SqlItem } from '../writer/load.ts'
import { allReports, composeReport, figureOf, type Composed } from '../report/composing.ts'
import { checkText } from './check.ts'
import { knownFigures } from './figures.ts'
import type { KnownDay, KnownLedger } from './ledger.ts'
import { Naming, type UnitNames } from './naming.ts'
import { knownRecords, typeNames } from './records.ts'
import { dividing, dividingSums } from './within.ts'

async function composedFor(r: Reading, year: number): Promise<Composed> {
  const main = (await allReports()).find(x => x.window !== undefined) ?? (await allReports())[0]
  return composeReport(r, { report: main?.id ?? '', year })
}

/** The year's records that the reader may see: what lies outside is answered like what is not there. */
async function itemsOf(r: Reading, from: string, to: string): Promise<readonly Item[]> {
  const { rows } = await r.pool.query<SqlItem>(compile(sql`select i.* from item i where i.org = ${r.org} and i.state <> 'void' and i.held >= ${from}::date and i.held <= ${to}::date and ${itemFilter(r.actor.scope)} order by i.item`))
  return rows.map(itemRow)
}

function unitsOf({ reader, at }: Composed): readonly UnitNames[] {
  return [...reader.roster.units.keys()].map(id => {
    const { name, short } = reader.item(id)?.row ?? {}
    return { id, kind: unitKind(reader.roster, id, at.asOf), names: [name, short].filter(n => typeof n === 'string') }
  })
}

const daysOf = (figures: readonly Figure[]): readonly KnownDay[] => figures.flatMap(f => f.of === 'fixed-day' ? [{ key: f.id, day: f.day, label: f.label.zh }] : [])

/** What a year's text is checked against: figures of the registers and of the composed report, documents, events. */
export async function knownLedger(r: Reading, year: number): Promise<KnownLedger> {
  const composed = await composedFor(r, year)
  const { reader, at } = composed
  const used = [...composed.composition.figures.values()].map(u => u.figure)
  const all = [...r.ledger.registers.flatMap(f => f.sentences.figures), ...used, ...composed.report.figures]
  const units = unitsOf(composed)
  const naming = new Naming(all, units, typeNames(r.kinds.values()))
  const { figures, families } = knownFigures(all, naming, reader)
  const records = knownRecords(await itemsOf(r, `${year}-01-01`, at.asOf), r.kinds, naming, reader)
  return { year, asOf: at.asOf, words: naming.words, generic: naming.generic, figures, families, ...records, days: daysOf(used), own: units.filter(u => u.kind === 'organisation').flatMap(u => u.names), within: dividing(reader), sumWithin: dividingSums(reader) }
}

/** Checks a text against the ledger of a year, for a reader. */
export async function checkAgainst(r: Reading, text: string, year: number): Promise<CheckPage> {
  const ledger = await knownLedger(r, year)
  return { asOf: { day: r.moment.today, index: await r.sources.head() }, year, ...checkText(text, ledger) }
}

const sum = (rows: readonly Obligation[], day: string): Coverage => rows.map((o): Coverage => ({ ...emptyCoverage, required: 1, [termOn(o, day)]: 1, enteredLate: o.late && o.held !== null && o.held <= day ? 1 : 0 })).reduce(addCoverage, emptyCoverage)

/** The sum of which a figure is one term. */
function wholeSum({ term: _term, ...where }: ObligationWhere): ObligationWhere { return where }

/** What stands behind a finding's figures: the sum of the duties they count, records, and the remainder by unit. */
export async function detail(r: Reading, year: number, keys: readonly string[]): Promise<CheckDetail> {
  const composed = await composedFor(r, year)
  const figures = keys.map(k => figureOf(r, composed, k))
  const rows = figures.flatMap(f => f.of === 'count' && f.from === 'obligations' ? composed.reader.obligations(wholeSum(f.where)) : [])
  const open = Map.groupBy(rows.filter(o => termOn(o, composed.at.asOf) === 'overdue'), o => o.unit)
  const names = await namesOf(r.pool, r.org, [...open.keys()])
  const ids = figures.flatMap(f => composed.reader.value(f).ids.filter((id): id is number => typeof id === 'number'))
  return { coverage: rows.length > 0 ? sum(rows, composed.at.asOf) : null, records: (await visible(r, ids.slice(0, 200))).lines.slice(0, 20), instead: null,
    remainder: [...open].filter(([unit]) => seesUnit(r.actor.scope, unit)).map(([unit, list]) => ({ unit: names.of(unit), period: list[0]?.period.startsWith('#') ? '' : list[0]?.period ?? '', count: list.length })) }
}
