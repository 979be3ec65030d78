import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ReportPage } from '../../../contract/reports.ts'
import type { Me } from '../../../contract/session.ts'
import { api } from '../../data/client.ts'
import type { ReportInput } from '../../data/queries.ts'
import { useReading, useText } from '../../i18n/text.tsx'
import { announce } from '../../kit/announce.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { spaced } from '../../kit/format.ts'
import { Failed, Refused } from '../../kit/states.tsx'
import type { Issued } from './bar.tsx'
import { GapName, openGaps } from './gaps.tsx'

type IssueProps = {
  readonly page: ReportPage
  readonly which: ReportInput
  readonly who: NonNullable<Me['who']>
  readonly confirmed: ReadonlySet<string>
  readonly onConfirm: (key: string) => void
  readonly onClose: () => void
  readonly onIssued: (issued: Issued) => void
}

/** Confirms issuing: names the signer, the day and index, and every gap to be confirmed; the button says the deed. */
export function IssueDialog({ page, which, who, confirmed, onConfirm, onClose, onIssued }: IssueProps): ReactNode {
  const { report } = useText()
  const { language } = useReading()
  const client = useQueryClient()
  const gaps = openGaps(page)
  const missing = gaps.filter(g => !confirmed.has(g.key)).length
  const issuing = useMutation({
    mutationFn: () => api.reports.issue({ ...which, index: page.asOf.index, confirmed: gaps.map(g => g.key) }),
    onSuccess: async answer => {
      if (!answer.ok) return
      announce(report.issueDone(answer.at))
      await client.invalidateQueries()
      onIssued(answer)
    },
  })
  const answer = issuing.data
  return <Dialog title={report.issueTitle(page.title)} onClose={onClose} foot={<>
    <button type="button" className="mz-button mz-button-act" aria-disabled={missing > 0 || issuing.isPending} onClick={() => { if (missing === 0 && !issuing.isPending) issuing.mutate() }}>{report.issueDo}</button>
    <button type="button" className="mz-button" onClick={onClose}>{report.issueNot}</button>
  </>}>
    <p>{report.issueSigner(who.name, who.office)}</p>
    <p>{report.issueIndex(page.asOf.day, page.asOf.index)}</p>
    {gaps.length > 0 && <fieldset className="mz-issue-gaps">
      <legend>{report.issueGaps}</legend>
      <ul className="mz-lines">{gaps.map(g => <li key={g.key}><label className="mz-check-line"><input type="checkbox" checked={confirmed.has(g.key)} onChange={() => onConfirm(g.key)} /><GapName gap={g} /><span>{spaced(g.text)}</span></label></li>)}</ul>
      {missing > 0 && <p className="mz-note">{report.issueMissing(missing)}</p>}
    </fieldset>}
    {issuing.error != null && <Failed error={issuing.error} />}
    {answer && !answer.ok && <Refused>{language === 'zh' ? answer.refused.message : answer.refused.messageEn}</Refused>}
  </Dialog>
}
