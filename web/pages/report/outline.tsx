import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ReportPage } from '../../../contract/reports.ts'
import { useReading, useText } from '../../i18n/text.tsx'
import { thousands } from '../../kit/format.ts'
import { TextMark } from '../../kit/mark.tsx'
import { blockId } from './paper.tsx'
import { ownPart } from './words.ts'

type Shown = { readonly page: ReportPage }

function Contents({ page }: Shown): ReactNode {
  const { report } = useText()
  const own = (part: 'opening' | 'closing') => page.blocks.find(b => b.kind === 'paragraph' && ownPart(b.key) === part)
  const [opening, closing] = [own('opening'), own('closing')]
  return <ul>
    {opening?.kind === 'paragraph' && <li><a className="mz-menu-item" href={`#${blockId(opening.key)}`}>{report.opening}<span className="mz-menu-count">{report.own}</span></a></li>}
    {page.blocks.map(b => b.kind === 'heading' && <li key={b.key}><a className={`mz-menu-item mz-outline-${b.level}`} href={`#${blockId(b.key)}`}><span className="mz-outline-text">{b.text}</span>{b.figures > 0 && <span className="mz-menu-count">{thousands(b.figures)}</span>}</a></li>)}
    {closing?.kind === 'paragraph' && <li><a className="mz-menu-item" href={`#${blockId(closing.key)}`}>{report.closing}<span className="mz-menu-count">{report.own}</span></a></li>}
  </ul>
}

function LeftOut({ page }: Shown): ReactNode {
  const { report } = useText()
  const { language } = useReading()
  return (['not-in-use', 'nothing', 'no-gap'] as const).map(why => {
    const names = page.leftOut.filter(l => l.why === why)
    return names.length > 0 && <section key={why}>
      <h2 className="mz-menu-head">{report.leftOut}（{report.why[why]}）</h2>
      <ul className="mz-left-out">{names.map((l, i) => <li key={i}>{language === 'zh' ? l.name : l.nameEn}</li>)}</ul>
    </section>
  })
}

/** The left column of a report: its outline with figure counts, what is left out and why, the marks, what was issued. */
export function Outline({ page }: Shown): ReactNode {
  const { report } = useText()
  return <nav aria-label={report.outline}>
    <h2 className="mz-menu-head">{report.outline}</h2>
    <Contents page={page} />
    <LeftOut page={page} />
    <section>
      <h2 className="mz-menu-head">{report.legend}</h2>
      <ul className="mz-legend" lang="zh-CN">
        <li><TextMark kind="figure" text="150" /><span>{report.legendFigure}</span></li>
        <li><TextMark kind="gap" text={report.legendGapSample} /><span>{report.legendGap}</span></li>
        <li><TextMark kind="unbound" text={report.legendUnboundSample} /><span>{report.legendUnbound}</span></li>
        <li><TextMark kind="blank" text={report.legendBlankSample} /><span>{report.legendBlank}</span></li>
      </ul>
    </section>
    {page.issued.length > 0 && <section>
      <h2 className="mz-menu-head">{report.issued}</h2>
      <ul>{page.issued.map(i => <li key={i.item}><Link className="mz-menu-item" to="/record/$item" params={{ item: String(i.item) }}>{report.issuedLine(i.issued, i.index)}</Link></li>)}</ul>
    </section>}
  </nav>
}
