import type { ReactNode } from 'react'
import { failureOf } from '../../data/failure.ts'
import type { Recording } from '../../data/recording.ts'
import { useSay, useText } from '../../i18n/text.tsx'
import { Refused } from '../../kit/states.tsx'

type FootProps = {
  readonly recording: Recording
  readonly submit: string
  /** Whether the form can be kept as a draft. */
  readonly drafts: boolean
  /** A refusal that no field of the page shows. */
  readonly refused: string | null
  readonly children?: ReactNode
}

/** The bar at the foot of a form: what keeps it from being recorded, the deed, the draft. */
export function FormFoot({ recording, submit, drafts, refused, children }: FootProps): ReactNode {
  const { occasion, shell } = useText()
  const say = useSay()
  const { busy, error, full, save, send } = recording
  const failure = error == null ? null : failureOf(error)
  const failed = failure === null ? null : failure.kind === 'offline' ? shell.offline : failure.says === null ? shell.failed : say(failure.says)
  return <div className="mz-foot-bar mz-form-foot">
    {(refused ?? failed) !== null && <Refused>{refused ?? failed}</Refused>}
    {full && <p className="mz-field-wrong" role="alert">{occasion.draftFull}</p>}
    <button type="button" className="mz-button mz-button-act" aria-disabled={busy} onClick={send}>{busy ? occasion.submitting : submit}</button>
    {drafts && <button type="button" className="mz-button" onClick={save}>{occasion.save}</button>}
    {children}
    <span className="mz-note">{shell.secret}</span>
  </div>
}
