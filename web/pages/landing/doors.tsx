import type { ReactNode } from 'react'
import type { Landing } from '../../../contract/session.ts'
import { useReading, useText } from '../../i18n/text.tsx'
import type { Doors } from './use-doors.ts'

type Shown = { readonly landing: Landing; readonly doors: Doors }

function Door({ title, note, first = false, onOpen }: { readonly title: string; readonly note: string; readonly first?: boolean; readonly onOpen: () => void }): ReactNode {
  return <li><button type="button" className={first ? 'mz-door mz-door-first' : 'mz-door'} onClick={onOpen}>
    <b>{title}</b><span aria-hidden="true">→</span><small>{note}</small>
  </button></li>
}

/** What to do first: the summary in blue, then recording, then checking. */
export function Actions({ landing: shown, doors }: Shown): ReactNode {
  const { landing } = useText()
  return <nav aria-label={landing.actions} aria-busy={doors.busy}><ul className="mz-doors">
    <Door first title={landing.report} note={landing.reportNote(shown.report.year, shown.report.figures)} onOpen={doors.report} />
    <Door title={landing.occasion} note={landing.occasionNote} onOpen={doors.occasion} />
    <Door title={landing.check} note={landing.checkNote} onOpen={doors.check} />
  </ul></nav>
}

/** Roles to look through: title, fictional person, what they see; one click enters. */
export function Roles({ landing: shown, doors }: Shown): ReactNode {
  const { landing } = useText()
  const { language } = useReading()
  return <section className="mz-landing-roles">
    <h2>{landing.roles}<small>{landing.rolesNote}</small></h2>
    <ul>{shown.roles.map(r => <li key={r.code}><button type="button" className="mz-role" onClick={() => doors.role(r.code)}>
      <b>{language === 'zh' ? r.title : r.titleEn}</b><span>{r.person}</span><small>{language === 'zh' ? r.sees : r.seesEn}</small>
    </button></li>)}</ul>
  </section>
}
