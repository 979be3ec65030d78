import type { ReactNode } from 'react'
import type { RecordPage } from '../../contract/records.ts'
import { useText } from '../i18n/text.tsx'
import { minuteOf } from './format.ts'

type TimelineProps = { readonly dates: RecordPage['dates']; readonly at: number }

/** The two dates of a record: held, as typed, a solid dot; entered, as the ledger wrote it, a hollow one, violet when late; corrections after. */
export function Timeline({ dates, at }: TimelineProps): ReactNode {
  const { kit } = useText()
  return <ol className="mz-timeline" aria-label={kit.timeline.name(dates.held, minuteOf(dates.recorded), dates.workdays)}>
    <li><span className="mz-note">{kit.timeline.held}</span><span className="mz-dot" /><b>{dates.held}</b></li>
    <li className={dates.late ? 'mz-timeline-late' : undefined}>
      {dates.workdays > 0 && <span className="mz-between">{kit.timeline.workdays(dates.workdays)}</span>}
      <span className="mz-note">{kit.timeline.recorded}</span><span className="mz-dot mz-dot-ledger" /><b>{minuteOf(dates.recorded)}</b>
      <span className="mz-note">{kit.timeline.entry(at)}</span>
    </li>
    {dates.corrected.map(c => <li key={c.at}>
      <span className="mz-note">{kit.timeline.corrected}</span><span className="mz-dot mz-dot-ledger" /><b>{c.day.slice(0, 10)}</b><span className="mz-note">{kit.timeline.entry(c.at)}</span>
    </li>)}
  </ol>
}
