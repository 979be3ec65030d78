import type { ReportPage } from '../../contract/reports.ts'
import { NotAllowed, type Reading } from '../read/service.ts'
import { allReports, composeReport, type Which } from '../report/composing.ts'
import { saveWords } from '../report/draft.ts'
import { editedParagraph } from '../report/editing.ts'
import { issueReport } from '../report/issuing.ts'
import { pageOf, reportPage } from '../report/page.ts'
import { figurePanel } from '../report/panel.ts'
import { signedIn } from './context.ts'
import { badRequest } from './errors.ts'
import { refused } from './records.ts'

type Written = Which & { readonly opening?: string | null | undefined; readonly closing?: string | null | undefined; readonly edits?: readonly { readonly key: string; readonly text: string | null }[] | undefined }

/** An index that the ledger has not reached would make whatever comes until then part of what is said now. */
function reached<T extends Pick<Which, 'index'>>(r: Reading, input: T): T {
  if (input.index !== undefined && input.index > r.head) throw badRequest({ at: 'index', zh: `日志只到第 ${r.head} 条，还没有第 ${input.index} 条。请改正序号。`, en: `The log goes to entry ${r.head}; there is no entry ${input.index} yet. Correct the index.` })
  return input
}

async function write(r: Reading, input: Written): Promise<ReportPage> {
  if (!r.actor.mayIssue) throw new NotAllowed('改写总结')
  const { composition, words } = await composeReport(r, input)
  const edits = (input.edits ?? []).reduce((kept, { key, text }) => {
    const others = kept.filter(e => e.key !== key)
    return text === null ? others : [...others, editedParagraph(composition, key, text)]
  }, words.edits)
  const next = { ...words, edits, ...(input.opening === undefined ? {} : { opening: input.opening }), ...(input.closing === undefined ? {} : { closing: input.closing }) }
  await saveWords(r.pool, r.org, input.report, input.year, next, r.moment.now)
  return pageOf(r, await composeReport(r, input, next))
}

export const reports = {
  list: signedIn.reports.list.handler(async () => (await allReports()).map(x => ({ id: x.id, name: x.label.zh, nameEn: x.label.en }))),
  read: signedIn.reports.read.handler(({ context, input }) => reportPage(context.reading, reached(context.reading, input))),
  figure: signedIn.reports.figure.handler(({ context, input }) => figurePanel(context.reading, reached(context.reading, input))),
  write: signedIn.reports.write.handler(({ context, input }) => write(context.reading, reached(context.reading, input))),
  issue: signedIn.reports.issue.handler(async ({ context, input }) => {
    const r = context.reading
    if (!r.actor.mayIssue) throw new NotAllowed('定稿')
    const done = await issueReport(r, reached(r, input), input.confirmed, r.ledger.nature === 'demonstration' ? r.moment : undefined)
    const first = 'refusals' in done ? done.refusals[0] : undefined
    return 'refusals' in done ? { ok: false as const, refused: await refused(r, first ?? { refused: 'command.nothing' }) } : { ok: true as const, ...done }
  }),
}
