import type { ReactNode } from 'react'
import type { ReportGap, ReportPage } from '../../../contract/reports.ts'
import { registerOfKey } from '../../data/registers.ts'
import { useSay, useText } from '../../i18n/text.tsx'
import { spaced } from '../../kit/format.ts'
import { TextMark } from '../../kit/mark.tsx'
import { Section } from '../../kit/panel.tsx'
import { Empty } from '../../kit/states.tsx'

/** A gap in words, with the register that it belongs to. */
export function GapName({ gap }: { readonly gap: ReportGap }): ReactNode {
  const say = useSay()
  const register = registerOfKey(gap.key)
  return register ? <span>{say(register.label)}</span> : null
}

/** The gaps that the text does not tell and nobody has signed for: each is to be confirmed before the report is issued. */
export const openGaps = (page: ReportPage): readonly ReportGap[] => page.gaps.filter(g => !g.mentioned && g.confirmedBy === null)

type GapListProps = {
  readonly page: ReportPage
  readonly confirmed: ReadonlySet<string>
  readonly onConfirm: (key: string) => void
  readonly onFigure: (key: string) => void
  /** Only those still to be confirmed. */
  readonly only?: 'open'
}

/** Gaps: those that the text does not tell, to be confirmed by the signer one by one, then those that it tells. */
export function GapList({ page, confirmed, onConfirm, onFigure, only }: GapListProps): ReactNode {
  const { report } = useText()
  const open = openGaps(page)
  const signed = page.gaps.filter(g => g.confirmedBy !== null)
  const told = page.gaps.filter(g => g.mentioned)
  const mark = (g: ReportGap): ReactNode => <><GapName gap={g} /><TextMark kind="gap" text={spaced(g.text)} id={only ? `open:${g.key}` : `gap:${g.key}`} onOpen={() => onFigure(g.key)} /></>
  if (only && open.length === 0) return null
  if (page.gaps.length === 0) return <Empty>{report.noGaps}</Empty>
  return <>
    {open.length > 0 && <Section title={report.gapsNotMentioned(open.length)} aside={page.mayIssue ? report.confirmBefore : undefined}>
      <ul className="mz-lines">{open.map(g => <li key={g.key}>
        {page.mayIssue && <input type="checkbox" aria-label={report.confirmGap(g.text)} checked={confirmed.has(g.key)} onChange={() => onConfirm(g.key)} />}{mark(g)}
      </li>)}</ul>
    </Section>}
    {!only && told.length > 0 && <Section title={report.gapsMentioned(told.length)}><ul className="mz-lines">{told.map(g => <li key={g.key}>{mark(g)}</li>)}</ul></Section>}
    {!only && signed.length > 0 && <Section title={report.gapsNotMentioned(signed.length)}><ul className="mz-lines">{signed.map(g => <li key={g.key}>{mark(g)}<span className="mz-note">{report.confirmed(g.confirmedBy ?? '')}</span></li>)}</ul></Section>}
  </>
}
