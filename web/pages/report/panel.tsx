import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, type ReactNode } from 'react'
import type { FigurePanel as Figure, ReportPage } from '../../../contract/reports.ts'
import { api } from '../../data/client.ts'
import type { ReportInput } from '../../data/queries.ts'
import { useText } from '../../i18n/text.tsx'
import { FigurePanel } from '../../kit/figure-panel.tsx'
import { CloseButton, Section, Tabs } from '../../kit/panel.tsx'
import { Asked, Empty } from '../../kit/states.tsx'
import { GapList } from './gaps.tsx'
import type { ReportTab } from './use-report.ts'

type PanelProps = {
  readonly page: ReportPage
  readonly which: ReportInput
  readonly figure: string | undefined
  readonly tab: ReportTab
  readonly confirmed: ReadonlySet<string>
  readonly onConfirm: (key: string) => void
  readonly onTab: (tab: ReportTab) => void
  readonly onFigure: (key: string) => void
  readonly onClose: () => void
}

/** A figure with its records, fetched page by page. */
function useFigure(which: ReportInput, key: string) {
  return useInfiniteQuery({
    queryKey: ['figure', which, key],
    queryFn: ({ pageParam }) => api.reports.figure({ ...which, key, from: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last: Figure, pages: Figure[]) => {
      const shown = pages.reduce((n, p) => n + p.records.length, 0)
      return last.records.length > 0 && shown + last.outside < last.recordsTotal ? shown : undefined
    },
  })
}

function FigureTab({ which, figure, page }: { readonly which: ReportInput; readonly figure: string; readonly page: ReportPage }): ReactNode {
  const query = useFigure(which, figure)
  const pages = query.data?.pages
  const first = pages?.[0]
  const shown = first && { ...first, records: pages.flatMap(p => p.records) }
  const agrees = !page.blocks.some(b => 'pieces' in b && b.pieces.some(p => p.kind === 'bound' && p.key === figure && p.was !== undefined))
  return <Asked query={{ data: shown, error: query.error, refetch: query.refetch }}>{all =>
    <FigurePanel figure={all} agrees={agrees} words={page.gaps.filter(g => g.key.split('.')[0] === figure.split('.')[0]).map(g => g.text)} loadingMore={query.isFetchingNextPage} {...(query.hasNextPage ? { onMore: () => { void query.fetchNextPage() } } : {})} />}</Asked>
}

/** Entries named for a difference; a count says how many there are in all. */
const shownReasons = 3

function Differences({ page }: { readonly page: ReportPage }): ReactNode {
  const { report } = useText()
  if (page.differences.length === 0) return <Empty>{report.noDifferences}</Empty>
  const titles = [...new Set(page.differences.map(d => d.report))]
  return titles.map(title => <Section key={title} title={report.differenceOf(title)}>
    <ul className="mz-differences">{page.differences.filter(d => d.report === title).map(d => <li key={d.key}>
      <p><span>{d.name}</span> <del>{d.was}</del> → <b>{d.is}</b></p>
      <p className="mz-note">{d.because.slice(0, shownReasons).map(b => <span key={b.at}>{report.because(b.at)} {b.record && <Link to="/record/$item" params={{ item: String(b.record.item) }}>{b.record.label}</Link>} </span>)}{d.because.length > shownReasons && report.becauseMore(d.because.length)}</p>
    </li>)}</ul>
  </Section>)
}

/** The right panel of a report: the open figure, the gaps, what issued reports would say otherwise now. */
export function ReportPanel({ page, which, figure, tab, confirmed, onConfirm, onTab, onFigure, onClose }: PanelProps): ReactNode {
  const { report } = useText()
  const body = useId()
  const gaps = <GapList page={page} confirmed={confirmed} onConfirm={onConfirm} onFigure={onFigure} />
  return <>
    <div className="mz-panel-head">
      <Tabs label={report.panel} panelId={body} tab={tab} onTab={onTab} tabs={[{ id: 'figure', label: report.tabs.figure }, { id: 'gaps', label: report.tabs.gaps, count: page.gaps.length }, { id: 'differences', label: report.tabs.differences, count: page.differences.length }]} />
      <CloseButton onClose={onClose} />
    </div>
    <div id={body} role="tabpanel" aria-label={report.tabs[tab]} className="mz-report-panel">
      {tab === 'figure' && (figure === undefined ? <Empty>{report.noFigure}</Empty> : <FigureTab which={which} figure={figure} page={page} />)}
      {tab === 'gaps' && gaps}
      {tab === 'differences' && <Differences page={page} />}
      {tab === 'figure' && <div className="mz-panel-foot"><GapList page={page} only="open" confirmed={confirmed} onConfirm={onConfirm} onFigure={onFigure} /></div>}
    </div>
  </>
}
