import type { Day } from '../kernel/calendar/index.ts'
import { isRefusal } from '../kernel/journal/command.ts'
import type { Edit } from '../kernel/report/edit.ts'
import { issue } from '../kernel/report/issue.ts'
import { attendanceOf, dayOf } from '../registers/meetings/figures.ts'
import { readingOf, servicesOf } from '../server/http/context.ts'
import type { Ledger } from '../server/ledger.ts'
import { composeReport, type Composed } from '../server/report/composing.ts'
import { noWords, saveWords, type Words } from '../server/report/draft.ts'
import { loadGlobals } from '../server/writer/load.ts'
import type { Bureau } from './bureau.ts'
import { leadersOf } from './year/people.ts'
import { commandPrefix, type DayAction } from './year/year.ts'

const organ = '中共明川区司法局委员会'
const halfYear = { report: 'half-year', year: 2021, asOf: '2021-07-28' as Day }

/** A sentence of the author's own about the meeting of 8 July, its numbers bound: what a later correction will move. */
function aboutTheEighth(id: (key: string) => number): Edit {
  const [item, sitting] = [id('life/party-history/branch-bureau'), id('life/party-history/branch-bureau/sitting')]
  const { due, present } = attendanceOf(item, sitting)
  return { key: '1.4/+1', words: ['局机关党支部', { figure: dayOf(item), text: '7月8日', as: 'date', was: '2021-07-08' }, '召开专题组织生活会，应到', { figure: due, text: '40人', as: 'figure', was: 40 },
    '，到会', { figure: present, text: '37人', as: 'figure', was: 37 }, '。'] }
}

/** Composes with the gaps that the text leaves out signed for by name. */
async function signedFor(ledger: Ledger, signer: number, words: Words): Promise<{ readonly composed: Composed; readonly words: Words }> {
  const actor = { person: signer, role: 'leader', scope: { kind: 'organisation' }, mayRecord: false, mayIssue: true } as const
  const reading = await readingOf(servicesOf(ledger, false), actor)
  const { composition } = await composeReport(reading, halfYear, words)
  const signed: Words = { ...words, confirmedGaps: composition.gaps.filter(g => !g.mentioned).map(g => ({ key: g.key, by: signer })) }
  return { composed: await composeReport(reading, halfYear, signed), words: signed }
}

/** The half-year report, composed and issued on 28 July; the year's summary begun, with its organ, on the last day. */
export function issues(b: Bureau, last: Day): readonly DayAction[] {
  const chief = leadersOf(b)[0]?.key ?? ''
  const issued: DayAction = { day: halfYear.asOf, run: async (ledger, id, at) => {
    const signer = id(chief)
    const { composed, words } = await signedFor(ledger, signer, { ...noWords, opening: '现将上半年党风廉政建设工作情况小结如下。', closing: null, organ, edits: [aboutTheEighth(id)] })
    const { calendar } = await loadGlobals(ledger.pool, ledger.org)
    const made = issue(composed.composition, { signer, issued: at.today, calendar })
    if ('refusals' in made) throw new Error(`演示账的小结不能定稿。 The half-year report could not be issued: ${JSON.stringify(made.refusals)}`)
    const done = await ledger.writer.submit({ id: `${commandPrefix(b.seed)}${at.today}:report`, steps: [{ op: 'put', kind: 'report', row: made.row }] }, { person: signer }, at)
    if (isRefusal(done)) throw new Error(`演示账的小结没有记下。 The half-year report was refused: ${JSON.stringify(done)}`)
    await saveWords(ledger.pool, ledger.org, halfYear.report, halfYear.year, words, at.now)
  } }
  const begun: DayAction = { day: last, run: (ledger, _id, at) => saveWords(ledger.pool, ledger.org, 'annual-summary', halfYear.year, { ...noWords, organ,
    opening: '局党委结合队伍教育整顿和党史学习教育，落实党风廉政建设责任制，现将本年度工作总结如下。', closing: null }, at.now) }
  return [issued, begun]
}
