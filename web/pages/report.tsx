import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import type { ReportPage as Report } from '../../contract/reports.ts'
import { meQuery, reportsQuery } from '../data/queries.ts'
import { useReading, useText } from '../i18n/text.tsx'
import '../kit/serif.ts'
import { Asked } from '../kit/states.tsx'
import { Page } from '../shell/page.tsx'
import { ReportBar, type Issued } from './report/bar.tsx'
import { IssueDialog } from './report/issue.tsx'
import { Outline } from './report/outline.tsx'
import './report/paper.css'
import { Paper } from './report/paper.tsx'
import { ReportPanel } from './report/panel.tsx'
import './report/report.css'
import { useReport, useReportAddress } from './report/use-report.ts'

/** A report in which every number opens: outline, paper, panel. */
export function ReportPage(): ReactNode {
  const { report } = useText()
  const address = useReportAddress()
  const { query, writing } = useReport(address.which)
  const { data: all } = useQuery(reportsQuery)
  const { language } = useReading()
  const page = query.data
  const name = all?.find(r => r.id === page?.report)
  const title = page ? report.name(page.year, language === 'en' && name ? name.nameEn : page.name) : ''
  if (!page) return <Page title={title}><Asked query={query} lines={12}>{() => null}</Asked></Page>
  return <Loaded page={page} writing={writing} address={address} title={title} />
}

type LoadedProps = { readonly page: Report; readonly writing: ReturnType<typeof useReport>['writing']; readonly address: ReturnType<typeof useReportAddress>; readonly title: string }

function Loaded({ page, writing, address, title }: LoadedProps): ReactNode {
  const { report } = useText()
  const { data: me } = useQuery(meQuery)
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const [issuing, setIssuing] = useState(false)
  const [issued, setIssued] = useState<Issued | null>(null)
  const confirm = (key: string): void => setConfirmed(before => new Set(before.has(key) ? [...before].filter(k => k !== key) : [...before, key]))
  const { which, figure, tab, openFigure, openTab, close } = address
  useEffect(() => {
    const press = (e: KeyboardEvent): void => { if (e.key === 'Escape' && !e.defaultPrevented && tab !== null) close() }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  return <Page title={title} side={<Outline page={page} />} panelLabel={report.panel}
    panel={tab !== null && <ReportPanel page={page} which={which} figure={figure} tab={tab} confirmed={confirmed} onConfirm={confirm} onTab={openTab} onFigure={openFigure} onClose={close} />}>
    <ReportBar page={page} title={title} onTab={openTab} onIssue={() => setIssuing(true)} issued={issued} />
    <div className="mz-desk"><Paper page={page} writing={writing} open={figure} onFigure={openFigure} /></div>
    {issuing && me?.who && <IssueDialog page={page} which={which} who={me.who} confirmed={confirmed} onConfirm={confirm} onClose={() => setIssuing(false)} onIssued={made => { setIssued(made); setIssuing(false) }} />}
  </Page>
}
