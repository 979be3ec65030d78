import { Link } from '@tanstack/react-router'
import { useId, type ReactNode } from 'react'
import type { ReportPage } from '../../../contract/reports.ts'
import { useText } from '../../i18n/text.tsx'
import type { ReportTab } from './use-report.ts'

/** What issuing just made. */
export type Issued = { readonly item: number; readonly at: number }

type BarProps = { readonly page: ReportPage; readonly title: string; readonly onTab: (tab: ReportTab) => void; readonly onIssue: () => void; readonly issued: Issued | null }

/** Why the report cannot be issued yet, in words; null when it can. */
function useReason(page: ReportPage): string | null {
  const { report } = useText()
  if (!page.mayIssue) return report.notSigner
  return page.blanks + page.unbound > 0 ? report.blockers(page.blanks, page.unbound) : null
}

/** The bar over the paper: what it is and as of when, what holds back issuing, 定稿 and 导出 Word. */
export function ReportBar({ page, title, onTab, onIssue, issued }: BarProps): ReactNode {
  const { report, shell } = useText()
  const reason = useReason(page)
  const id = useId()
  const file = `/report/${page.report}/${page.year}.docx?asOf=${page.asOf.day}&index=${page.asOf.index}`
  return <div className="mz-report-bar">
    <div className="mz-report-name">
      <p><b>{title}</b> <span className="mz-tag mz-tag-plain">{report.draftTag}</span></p>
      <p className="mz-note">{shell.asOf(page.asOf.day, page.asOf.index)}</p>
    </div>
    <div className="mz-report-state">
      {page.gaps.length > 0 && <button type="button" className="mz-link mz-section-missing" onClick={() => onTab('gaps')}>{report.gapsCount(page.gaps.length)}</button>}
      {page.differences.length > 0 && <button type="button" className="mz-link" onClick={() => onTab('differences')}>{report.differencesCount(page.differences.length)}</button>}
    </div>
    <div className="mz-report-acts">
      {issued && <p className="mz-report-reason mz-report-receipt">{report.issueDone(issued.at)}<Link to="/record/$item" params={{ item: String(issued.item) }}>{report.toRecord}</Link></p>}
      {!issued && reason !== null && <p id={id} className={page.mayIssue ? 'mz-report-reason' : 'mz-report-reason mz-note'}>{reason}</p>}
      <button type="button" className={reason === null ? 'mz-button mz-button-act' : 'mz-button'} aria-disabled={reason !== null} {...(reason === null ? {} : { 'aria-describedby': id })} onClick={() => { if (reason === null) onIssue() }}>{report.issue}</button>
      <a className="mz-button" href={file} download>{report.export}</a>
    </div>
  </div>
}
