import { useState, type ReactNode } from 'react'
import { reasonOptions } from '../../kernel/kinds/settings.ts'
import { useText } from '../i18n/text.tsx'
import { Choice } from './choice.tsx'
import { walkGrid } from './roving.ts'

/** Somebody who was due and did not come; the reason is null until one is chosen. */
export type Absence = { readonly person: number; readonly reason: string | null }
type Due = { readonly person: number; readonly name: string }

/** The absences after a name was pressed: marked absent without a reason yet, or present again. */
export const toggled = (absent: readonly Absence[], person: number): readonly Absence[] =>
  absent.some(a => a.person === person) ? absent.filter(a => a.person !== person) : [...absent, { person, reason: null }]

/** The absences with a reason chosen for one person. */
export const reasoned = (absent: readonly Absence[], person: number, reason: string): readonly Absence[] => absent.map(a => a.person === person ? { person, reason } : a)

type PersonGridProps = { readonly people: readonly Due[]; readonly absent: readonly Absence[]; readonly onChange: (absent: readonly Absence[]) => void }

/** People in the order given, all present; a press marks absent and opens the four reasons. The arrows walk from name to name. */
export function PersonGrid({ people, absent, onChange }: PersonGridProps): ReactNode {
  const { kit } = useText()
  const away = new Map(absent.map(a => [a.person, a.reason]))
  const [at, setAt] = useState(0)
  const stop = Math.min(at, people.length - 1)
  return <>
    <fieldset className="mz-people" aria-label={kit.people.grid}>
      {people.map((p, i) => <button key={p.person} type="button" className="mz-person" tabIndex={i === stop ? 0 : -1} aria-pressed={away.has(p.person)} onKeyDown={walkGrid} onFocus={() => setAt(i)} onClick={() => onChange(toggled(absent, p.person))}>
        {kit.people.name(p.name, away.has(p.person))}
      </button>)}
    </fieldset>
    {absent.length > 0 && <div className="mz-reasons">
      {people.filter(p => away.has(p.person)).map(p => <div key={p.person} className="mz-reason">
        <span>{p.name}</span>
        <Choice name={kit.people.reasonOf(p.name)} options={reasonOptions} value={away.get(p.person) ?? null} onChoose={code => onChange(reasoned(absent, p.person, code))} />
      </div>)}
    </div>}
  </>
}
