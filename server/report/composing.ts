import type { Day } from '../../kernel/calendar/index.ts'
import type { At, Figure } from '../../kernel/figure/figure.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import { compose } from '../../kernel/report/compose.ts'
import type { Composition } from '../../kernel/report/composition.ts'
import type { Report } from '../../kernel/report/outline.ts'
import type { Voice } from '../../kernel/report/slots.ts'
import { NotFound, type Reading } from '../read/service.ts'
import { loadGlobals } from '../writer/load.ts'
import { discoverReports } from './discover.ts'
import { authorOf, readWords, type Words } from './draft.ts'

/** Which report, of which year, as of which day, as known at which entry. */
export type Which = { readonly report: string; readonly year: number; readonly asOf?: Day | undefined; readonly index?: number | undefined }
export type Composed = { readonly report: Report; readonly composition: Composition; readonly reader: LedgerReader; readonly words: Words; readonly at: At }

let known: Promise<readonly Report[]> | undefined
export const allReports = (): Promise<readonly Report[]> => known ??= discoverReports()

export const voicesOf = (r: Pick<Reading, 'ledger'>): readonly Voice[] => r.ledger.registers.map(f => ({ id: f.register.id, sentences: f.sentences }))

/** The as-of day that is meant when none is given: the ledger's day, or the last of a year that is over. */
const usualDay = (year: number, today: Day): Day => today > `${year}-12-31` ? `${year}-12-31` : today

/** Composes a report for a reader: the outline over the ledger at (year, as-of day, index) with the author's words. */
export async function composeReport(r: Reading, which: Which, given?: Words): Promise<Composed> {
  const report = (await allReports()).find(x => x.id === which.report)
  if (!report) throw new NotFound(which.report)
  const at = { year: which.year, asOf: which.asOf ?? usualDay(which.year, r.moment.today), index: which.index ?? await r.sources.head() }
  const reader = new LedgerReader(await r.sources.at(at.index), at)
  const words = given ?? await readWords(r.pool, r.org, which.report, which.year)
  const { calendar } = await loadGlobals(r.pool, r.org)
  const author = authorOf(words, reader.unitName(reader.roster.organisation), at.asOf, which.year + report.ahead, calendar)
  return { report, reader, words, at, composition: compose(report, voicesOf(r), reader, author, words.edits) }
}

/** A figure by its key: of the composed text, else of a register's or the report's list. */
export function figureOf(r: Reading, composed: Composed, key: string): Figure {
  const used = composed.composition.figures.get(key)?.figure
  const found = used ?? [...composed.report.figures, ...r.ledger.registers.flatMap(f => f.sentences.figures)].find(f => f.id === key)
  if (!found) throw new NotFound(key)
  return found
}
