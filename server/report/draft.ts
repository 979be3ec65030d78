import { workedDay, lastWorkday } from './days.ts'
import type { Calendar, Day } from '../../kernel/calendar/index.ts'
import type { Author, NextDays } from '../../kernel/report/composition.ts'
import type { Edit } from '../../kernel/report/edit.ts'
import type { Db } from '../db/pool.ts'

/** What a person has written of a report so far, by report and year: words and edits, the signature, gaps signed for. */
export type Words = {
  readonly opening: string | null
  readonly closing: string | null
  readonly organ: string | null
  readonly nextDays: NextDays | null
  readonly edits: readonly Edit[]
  readonly confirmedGaps: Author['confirmedGaps']
}
export const noWords: Words = { opening: '', closing: '', organ: null, nextDays: null, edits: [], confirmedGaps: [] }

export async function readWords(db: Db, org: number, report: string, year: number): Promise<Words> {
  const { rows } = await db.query<{ words: Partial<Words> }>('select words from draft where org = $1 and report = $2 and year = $3', [org, report, year])
  return { ...noWords, ...rows[0]?.words }
}

export async function saveWords(db: Db, org: number, report: string, year: number, words: Words, now: string): Promise<void> {
  await db.query(`insert into draft (org, report, year, words, saved) values ($1, $2, $3, $4, $5)
    on conflict (org, report, year) do update set words = excluded.words, saved = excluded.saved`, [org, report, year, JSON.stringify(words), now])
}

/**
 * The author of a report: what they wrote, and for what they did not set, the organisation, the as-of day and usual
 * days: early in the year that the report plans (`planned`), or once that has begun the ends of the next three months.
 */
export function authorOf(words: Words, organ: string, asOf: Day, planned: number, calendar: Calendar): Author {
  const usual = asOf < `${planned}-01-01`
    ? { soon: `${planned}-01-14`, month: `${planned}-01-28`, quarter: `${planned}-03-31` }
    : { soon: lastWorkday(asOf, 1, calendar), month: lastWorkday(asOf, 2, calendar), quarter: lastWorkday(asOf, 3, calendar) }
  const shift = (day: Day): Day => workedDay(day, calendar)
  return { opening: words.opening, closing: words.closing, organ: words.organ ?? organ, signed: asOf, confirmedGaps: words.confirmedGaps,
    nextDays: words.nextDays ?? { soon: shift(usual.soon), month: shift(usual.month), quarter: shift(usual.quarter) } }
}
