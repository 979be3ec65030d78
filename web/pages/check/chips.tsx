import type { ReactNode } from 'react'
import { useText } from '../../i18n/text.tsx'
import { thousands } from '../../kit/format.ts'
import { countsOf, type Finding, type FindingMark } from './findings.ts'
import { chips } from './marks.ts'

type ChipsProps = { readonly findings: readonly Finding[]; readonly only: FindingMark | 'todo' | null; readonly onOnly: (only: FindingMark | null) => void }

/** Counts by state; a press shows only those, a second press all. */
export function Chips({ findings, only, onOnly }: ChipsProps): ReactNode {
  const { check } = useText()
  const counts = countsOf(findings)
  return <fieldset className="mz-chips" aria-label={check.filters}>
    {chips.filter(mark => (counts.get(mark) ?? 0) > 0).map(mark => <button key={mark} type="button" className="mz-chip" aria-pressed={only === mark} onClick={() => onOnly(only === mark ? null : mark)}>
      <i aria-hidden="true" className={`mz-tag mz-tag-${mark} mz-chip-sign`}>{mark === 'whole' ? '余' : check.signs[mark]}</i>{check.states[mark]} <b>{thousands(counts.get(mark) ?? 0)}</b>
    </button>)}
  </fieldset>
}
