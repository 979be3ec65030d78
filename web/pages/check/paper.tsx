import { memo, type ReactNode } from 'react'
import { useText } from '../../i18n/text.tsx'
import type { Checked, Finding, Paragraph } from './findings.ts'
import { paragraphsOf, partsOf } from './findings.ts'
import { signOf, wordOf } from './marks.ts'

/** Where a finding stands on the page. */
export const findingId = (id: number): string => `finding-${id}`

type ClaimProps = { readonly finding: Finding; readonly open: boolean; readonly onOpen: (id: number) => void }

function ClaimLink({ finding, open, onOpen }: ClaimProps): ReactNode {
  const { check } = useText()
  // A short word stays whole; a title breaks over two lines like the text around it, which a button could not.
  const short = finding.text.length <= 8 ? ' mz-nowrap' : ''
  const look = `mz-claim${short} mz-claim-${finding.mark}${open ? ' mz-claim-open' : ''}${finding.decided === 'kept' ? ' mz-claim-kept' : ''}`
  const sign = finding.mark === 'supported' && finding.decided === null ? 'mz-hollow' : undefined
  return <a id={findingId(finding.id)} href={`#${findingId(finding.id)}`} className={look} {...(open ? { 'aria-current': 'true' as const } : {})}
    onClick={e => { e.preventDefault(); onOpen(finding.id) }}>{finding.text.slice(0, -1)}<span className="mz-nowrap">{finding.text.slice(-1)}<sup aria-hidden="true" className={sign}>{signOf(check, finding)}</sup></span><span className="mz-off-screen">{check.spoken(wordOf(check, finding))}</span></a>
}

type ParagraphProps = { readonly paragraph: Paragraph; readonly open: number | null; readonly onOpen: (id: number) => void }

/** Redrawn only when it holds the place that is opened or left: a draft of 20,000 characters has a thousand places. */
const ParagraphView = memo(function ParagraphView({ paragraph, open, onOpen }: ParagraphProps): ReactNode {
  return <p>{partsOf(paragraph).map(part => typeof part === 'string' ? part : <ClaimLink key={part.id} finding={part} open={part.id === open} onOpen={onOpen} />)}</p>
}, (a, b) => a.open === b.open && a.onOpen === b.onOpen && a.paragraph.text === b.paragraph.text && a.paragraph.start === b.paragraph.start
  && a.paragraph.findings.length === b.paragraph.findings.length && a.paragraph.findings.every((f, i) => f === b.paragraph.findings[i]))

type PaperProps = { readonly checked: Checked; readonly open: number | null; readonly only: string | null; readonly onOpen: (id: number) => void }

/** The draft on white paper, every checkable place marked; a filter quiets the other marks without moving the text. */
export function CheckPaper({ checked, open, only, onOpen }: PaperProps): ReactNode {
  return <article className="mz-paper mz-check-paper" lang="zh-CN" {...(only === null ? {} : { 'data-only': only })}>
    {paragraphsOf(checked).map((p, i) => <ParagraphView key={i} paragraph={p} onOpen={onOpen} open={p.findings.some(f => f.id === open) ? open : null} />)}
  </article>
}
