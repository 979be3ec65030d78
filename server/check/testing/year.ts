import { plainText } from '../../../kernel/report/text.ts'
import { yearLedger } from '../../../tests/journeys/app.ts'
import type { Scope } from '../../access/scope.ts'
import { readingOf, servicesOf } from '../../http/context.ts'
import type { Reading } from '../../read/service.ts'
import { composeReport } from '../../report/composing.ts'
import { knownLedger } from '../against.ts'
import type { KnownLedger } from '../ledger.ts'

/** The demonstration's year as the checker knows it, the summary that the ledger composes of it, and readers of it; `end` drops its database. */
export type CheckedYear = { readonly known: KnownLedger; readonly own: string; readonly reading: (scope?: Scope) => Promise<Reading>; readonly end: () => Promise<void> }

/** Opens a clone of the demonstration's year; it may take a minute where this is the first test of the run that asks. */
export async function checkedYear(): Promise<CheckedYear> {
  const { ledger, end } = await yearLedger()
  const reading = (scope: Scope = { kind: 'organisation' }): Promise<Reading> =>
    readingOf(servicesOf(ledger, false), { person: 0, role: 'operator', scope, mayRecord: false, mayIssue: false })
  const whole = await reading()
  const { composition } = await composeReport(whole, { report: 'annual-summary', year: 2021 })
  return { known: await knownLedger(whole, 2021), own: plainText(composition), reading, end }
}
