import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Submitted } from '../../../contract/records.ts'
import { recordQuery } from '../../data/queries.ts'
import { useText } from '../../i18n/text.tsx'
import { announce } from '../../kit/announce.tsx'
import { EffectView } from '../../kit/effect-view.tsx'
import { RecordTable } from '../../kit/record-table.tsx'
import { EffectHead } from './preview-panel.tsx'

export type Done = Extract<Submitted, { ok: true }>

type ReceiptProps = {
  readonly done: Done
  /** Whether the form was changed after it had been sent the first time. */
  readonly changedSince: boolean
  readonly year: number
  readonly children?: ReactNode
}

/** What was recorded, with its entry numbers and links to the records made. Takes the focus and is said once. */
export function Receipt({ done, changedSince, year, children }: ReceiptProps): ReactNode {
  const { occasion } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const said = occasion.receipt(done.first, done.last, done.met)
  const first = useQuery({ ...recordQuery(done.items[0] ?? 0), enabled: done.items[0] !== undefined })
  useEffect(() => {
    heading.current?.focus()
    announce(said)
  }, [said])
  const made = first.data ? [first.data.line, ...first.data.about.filter(l => done.items.includes(l.item))] : []
  return <section className="mz-card mz-receipt">
    <h2 ref={heading} tabIndex={-1}>{said}</h2>
    {done.repeated && changedSince && <p>{occasion.repeated}</p>}
    {made.length > 0 && <RecordTable inner lines={made} columns={['label', 'title', 'unit', 'held', 'recorded', 'at', 'marks']} year={year} name={occasion.made} />}
    {first.error != null && <p>{done.items.map(item => <Link key={item} to="/record/$item" params={{ item: String(item) }}>{occasion.openRecord}</Link>)}</p>}
    {children && <div className="mz-receipt-actions">{children}</div>}
  </section>
}

/** The panel beside a receipt: the preview's content, now written. */
export function WrittenPanel({ done, year }: { readonly done: Done; readonly year: number }): ReactNode {
  const { occasion } = useText()
  return <>
    <EffectHead aside={occasion.written(done.first, done.last)} />
    <EffectView effect={done.effect} year={year} written />
  </>
}
