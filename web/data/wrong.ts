import type { Refused } from '../../contract/values.ts'
import type { Language } from '../i18n/text.tsx'

/** Where a refusal points: the step of the command and the path inside its row; the path is empty when it names no field. */
export type WrongAt = { readonly step: number | null; readonly at: string; readonly message: string }

/** A refusal as forms show it: `steps.1.row.people.absent.2.reason` is step 1 and the path inside its row. */
export function wrongAt(refused: Refused, language: Language): WrongAt {
  const found = /^steps\.(\d+)(?:\.row)?(?:\.(.*))?$/.exec(refused.at)
  return { step: found ? Number(found[1]) : null, at: found?.[2] ?? '', message: language === 'zh' ? refused.message : refused.messageEn }
}

/** Brings what was refused into view, and its field into focus; call it once it is drawn. */
export function focusWrong(): void {
  const wrong = document.querySelector<HTMLElement>('#content .mz-field-wrong, #content .mz-refused')
  const field = wrong?.closest('.mz-field')?.querySelector<HTMLElement>('input, textarea, select, button') ?? wrong
  if (field === wrong) wrong?.setAttribute('tabindex', '-1')
  field?.focus()
  wrong?.scrollIntoView({ block: 'center' })
}
