import { randomUUID } from 'node:crypto'
import { isRefusal, type Refusal } from '../../kernel/journal/command.ts'
import { issue } from '../../kernel/report/issue.ts'
import type { Reading } from '../read/service.ts'
import { loadGlobals } from '../writer/load.ts'
import type { Moment } from '../writer/clock.ts'
import { composeReport, type Which } from './composing.ts'
import { readWords, saveWords } from './draft.ts'

/** What issuing made: the record and the entry; or everything that stands in the way. */
export type IssueAnswer = { readonly item: number; readonly at: number } | { readonly refusals: readonly Refusal[] }

/**
 * Issues a report as the signer sees it: gaps confirmed by name are kept with the author's words, the text is composed
 * at the index shown and frozen as a record of its own.
 */
export async function issueReport(r: Reading, which: Which, confirmed: readonly string[], at?: Moment): Promise<IssueAnswer> {
  const words = await readWords(r.pool, r.org, which.report, which.year)
  const signer = r.actor.person
  const others = words.confirmedGaps.filter(g => !confirmed.includes(g.key))
  const signed = { ...words, confirmedGaps: [...others, ...confirmed.map(key => ({ key, by: signer }))] }
  await saveWords(r.pool, r.org, which.report, which.year, signed, r.moment.now)
  const { composition } = await composeReport(r, which, signed)
  const { calendar } = await loadGlobals(r.pool, r.org)
  const made = issue(composition, { signer, issued: (at ?? r.moment).today, calendar })
  if ('refusals' in made) return made
  const done = await r.ledger.writer.submit({ id: randomUUID(), steps: [{ op: 'put', kind: 'report', row: made.row }] }, { person: signer }, at)
  return isRefusal(done) ? { refusals: [done] } : { item: done.items[0] ?? 0, at: done.at }
}
