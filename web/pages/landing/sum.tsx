import type { ReactNode } from 'react'
import type { Landing } from '../../../contract/session.ts'
import { useText } from '../../i18n/text.tsx'
import { LargeEquation } from '../../kit/equation.tsx'
import { spaced } from '../../kit/format.ts'
import { TextMark } from '../../kit/mark.tsx'
import type { Doors } from './use-doors.ts'

/** The sum of everything owed, its bar, and the gaps that tell most. */
export function Sum({ landing: shown, doors }: { readonly landing: Landing; readonly doors: Doors }): ReactNode {
  const { landing, shell } = useText()
  return <section className="mz-card mz-landing-sum">
    <div className="mz-section-head">
      <h2>{landing.sum}</h2>
      <span className="mz-wide-only">{landing.scope} · {shell.asOf(shown.asOf.day, shown.asOf.index)}</span>
      <span className="mz-phone-only">{shell.asOfDay(shown.asOf.day)}</span>
    </div>
    <LargeEquation coverage={shown.coverage} />
    {shown.gaps.length > 0 && <p className="mz-lacking">
      <span>{landing.lacking}</span>
      {shown.gaps.map(g => <span key={g.key}>{g.name} <TextMark kind="gap" text={spaced(g.text)} onOpen={() => doors.figure(g.key)} /></span>)}
      <button type="button" className="mz-link" onClick={doors.gaps}>{landing.allOverdue(shown.overdue)}</button>
    </p>}
  </section>
}
