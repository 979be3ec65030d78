import { Input } from 'antd'
import { useId, type ReactNode } from 'react'
import type { Effect } from '../../../contract/records.ts'
import { useText } from '../../i18n/text.tsx'
import { Mark } from '../../kit/mark.tsx'

type LateProps = { readonly late: Effect['late']; readonly reason: string; readonly onReason: (reason: string) => void }

/** The quiet violet row of a late entry: it asks for a reason and never stops anybody. */
export function LateRow({ late, reason, onReason }: LateProps): ReactNode {
  const { occasion } = useText()
  const id = useId()
  if (late === null) return null
  return <section className="mz-card mz-late-row" aria-label={occasion.lateReason}>
    <p><Mark kind="entered-late" /> <span id={`${id}w`}>{occasion.late(late.workdays, late.grace)}</span></p>
    <Input id={id} maxLength={200} aria-label={occasion.lateReason} aria-describedby={`${id}w`} placeholder={occasion.latePlaceholder} value={reason} onChange={e => onReason(e.target.value)} />
  </section>
}
