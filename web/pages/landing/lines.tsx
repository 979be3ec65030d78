import type { ReactNode } from 'react'
import type { Landing } from '../../../contract/session.ts'
import { useText } from '../../i18n/text.tsx'
import { dayIn } from '../../kit/format.ts'
import { PiecesView } from '../../kit/pieces.tsx'
import type { Doors } from './use-doors.ts'

type Shown = { readonly landing: Landing; readonly doors: Doors }

/** The records behind the bound figure, already open: its first three, how many more, and the units left out. */
function Opened({ landing: { opened, bound, asOf }, doors }: Shown): ReactNode {
  const { landing } = useText()
  const year = Number(asOf.day.slice(0, 4))
  const value = bound.find(p => p.kind === 'bound' && p.key === opened.key)?.text ?? String(opened.total)
  const rest = opened.total - opened.records.length
  return <section className="mz-opened" aria-label={landing.opened(value)}>
    <h2>{landing.opened(value)}</h2>
    <ul>{opened.records.map(r => <li key={r.item}>
      <span>{dayIn(year, r.held)}</span>
      <span>{r.unit?.name ?? ''}</span>
      <button type="button" className="mz-link" onClick={() => doors.record(r.item)}>{r.label}</button>
    </li>)}</ul>
    <p className="mz-opened-foot">
      {rest > 0 && <button type="button" className="mz-link" onClick={() => doors.figure(opened.key)}>{landing.rest(rest)}</button>}
      {opened.missed.length > 0 && <span className="mz-section-missing">{landing.missed(opened.missed)}</span>}
    </p>
  </section>
}

/** The draft's line beside the same line with its figure, and what stands behind the figure. */
export function Lines({ landing: shown, doors }: Shown): ReactNode {
  const { landing } = useText()
  return <div className="mz-card mz-landing-lines">
    <section className="mz-line-draft"><h2>{landing.draft}</h2><p className="mz-serif" lang="zh-CN"><PiecesView pieces={shown.draft} /></p></section>
    <section className="mz-line-bound"><h2>{landing.bound}</h2><p className="mz-serif" lang="zh-CN"><PiecesView pieces={shown.bound} open={shown.opened.key} onFigure={doors.figure} onRecord={doors.record} /></p></section>
    <Opened landing={shown} doors={doors} />
  </div>
}
