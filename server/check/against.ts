import type { CheckDetail, CheckPage } from '../../contract/check.ts'
import type { Item, Obligation } from '../../kernel/journal/entry.ts'
import type { ObligationWhere } from '../../kernel/figure/figure.ts'
import { addCoverage, emptyCoverage, termOn, type Coverage } from '../../kernel/duty/coverage.ts'
import { seesUnit } from '../access/scope.ts'
import { namesOf } from '../read/names.ts'
import { visible } from '../read/records.ts'
import type { Reading } from '../read/service.ts'
import { itemRow, type SqlItem } from '../writer/load.ts'
import { allReports, composeReport, figureOf, type Composed } from '../report/composing.ts'
import { checkText } from './check.ts'
import { knownFigures, knownRecords, type KnownLedger } from './ledger.ts'

async function composedFor(r: Reading, year: number): Promise<Composed> {
  const main = (await allReports()).find(x => x.window !== undefined) ?? (await allReports())[0]
  return composeReport(r, { report: main?.id ?? '', year })
}

/** What a year's text is checked against: figures of the registers and of the composed report, documents, events. */
export async function knownLedger(r: Reading, year: number): Promise<KnownLedger> {
  const composed = await composedFor(r, year)
  const figures = [...composed.composition.figures.values()].map(u => u.figure)
  const own = r.ledger.registers.flatMap(f => f.sentences.figures)
  const { rows } = await r.pool.query<SqlItem>(`select * from item where org = $1 and state <> 'void' and held >= $2 and held <= $3 and serial is not null order by item`, [r.org, `${year}-01-01`, composed.at.asOf])
  const items: readonly Item[] = rows.map(itemRow)
  return { year, figures: knownFigures([...own, ...figures, ...composed.report.figures], composed.reader), ...knownRecords(items, r.kinds) }
}

/** Checks a text against the ledger of a year, for a reader. */
export async function checkAgainst(r: Reading, text: string, year: number): Promise<CheckPage> {
  const ledger = await knownLedger(r, year)
  return { asOf: { day: r.moment.today, index: await r.sources.head() }, year, ...checkText(text, ledger) }
}

const sum = (rows: readonly Obligation[], day: string): Coverage => rows.map((o): Coverage => ({ ...emptyCoverage, required: 1, [termOn(o, day)]: 1, enteredLate: o.late && o.held !== null && o.held <= day ? 1 : 0 })).reduce(addCoverage, emptyCoverage)

/** The sum of which a figure is one term. */
function wholeSum({ term: _, ...where }: ObligationWhere): ObligationWhere { return where }

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
