import { useId, type ReactNode } from 'react'
import type { Option } from '../../kernel/register/fields.ts'
import { useSay } from '../i18n/text.tsx'

type ChoiceProps = {
  /** What is chosen, for screen readers; the visible label stands beside it. */
  readonly name: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChoose: (code: string) => void
}

/** A few options side by side, one of them chosen: a radio group that the arrows walk through. */
export function Choice({ name, options, value, onChoose }: ChoiceProps): ReactNode {
  const say = useSay()
  const group = useId()
  return <div className="mz-choice" role="radiogroup" aria-label={name}>
    {options.map(o => <label key={o.code} className={o.code === value ? 'mz-chosen' : undefined}>
      <input type="radio" name={group} value={o.code} checked={o.code === value} onChange={() => onChoose(o.code)} /><span>{say(o.label)}</span>
    </label>)}
  </div>
}
