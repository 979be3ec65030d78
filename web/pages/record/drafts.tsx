import { useState, type ReactNode } from 'react'
import { draftsOf, dropDraft } from '../../data/drafts.ts'
import { useText } from '../../i18n/text.tsx'

type DraftsProps = { readonly person: number; readonly kind: string; readonly open: string; readonly to: (draft: string, children: ReactNode) => ReactNode }

/** The reader's other drafts of a kind in this browser, each to go on with or to discard. */
export function DraftList({ person, kind, open, to }: DraftsProps): ReactNode {
  const { occasion } = useText()
  const [, dropped] = useState(0)
  const drafts = draftsOf(person, kind).filter(d => d.id !== open)
  if (drafts.length === 0) return null
  return <details className="mz-drafts">
    <summary>{occasion.drafts(drafts.length)}</summary>
    <ul className="mz-lines">{drafts.map(d => {
      const title = occasion.draftOpen(d.title)
      return <li key={d.id}>{to(d.id, title)}<span className="mz-note">{d.saved}</span>
        <button type="button" className="mz-link" aria-label={occasion.draftDrop(title)} onClick={() => { dropDraft(d.id); dropped(n => n + 1) }}>{occasion.drop}</button></li>
    })}</ul>
  </details>
}
