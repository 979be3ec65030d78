import { useEffect, useState } from 'react'
import type { Submitted } from '../../contract/records.ts'
import type { Step } from '../../kernel/journal/command.ts'
import { useReading } from '../i18n/text.tsx'
import { useSubmit } from './command.ts'
import { dropDraft, keepDraft, minuteNow, type Draft } from './drafts.ts'
import { newId } from './ids.ts'
import { focusWrong, wrongAt, type WrongAt } from './wrong.ts'

type Recorded = Extract<Submitted, { ok: true }>

/** A form on its way into the ledger. */
export type Recording = {
  readonly send: () => void
  /** Keeps the form as a draft in this browser. */
  readonly save: () => void
  readonly draft: string
  /** When the draft was kept last; null when it was not. */
  readonly saved: string | null
  /** Whether this browser would not keep it. */
  readonly full: boolean
  readonly busy: boolean
  readonly done: Recorded | null
  /** Whether the form is another one than that which was sent first. */
  readonly changedSince: boolean
  readonly wrong: WrongAt | null
  readonly error: unknown
}

type Form = {
  /** The draft that the form was opened from. */
  readonly start: Draft | null
  readonly kind: string
  readonly person: number
  readonly title: string
  readonly form: unknown
  readonly steps: readonly Step[]
  /** What the page itself finds missing before anything is sent. */
  readonly missing?: () => WrongAt | null
}

/**
 * Sends a form as one command. It is kept as a draft before it is sent, together with its command id, so that a lost
 * connection or reply loses nothing and sending again never records twice.
 */
export function useRecording({ start, kind, person, title, form, steps, missing }: Form): Recording {
  const { language } = useReading()
  const submit = useSubmit()
  const [names] = useState(() => ({ id: start?.id ?? newId(), command: start?.command ?? newId() }))
  const [kept, setKept] = useState<{ readonly at: string | null; readonly full: boolean }>({ at: start?.saved ?? null, full: false })
  const [sent, setSent] = useState(start?.sent ?? null)
  const [refused, setRefused] = useState<WrongAt | null>(null)
  const now = JSON.stringify(steps)
  const keep = (first: string | null): void => {
    const saved = minuteNow()
    const ok = keepDraft({ ...names, person, kind, title, saved, form, sent: first })
    setKept({ at: ok ? saved : kept.at, full: !ok })
  }
  useEffect(() => { if (refused !== null || submit.error !== null) focusWrong() }, [refused, submit.error])
  const send = (): void => {
    if (submit.isPending) return
    const lacks = missing?.() ?? null
    if (lacks) return setRefused(lacks)
    const first = sent ?? now
    setRefused(null)
    setSent(first)
    keep(first)
    submit.mutate({ id: names.command, steps }, { onSuccess: answer => {
      if (answer.ok) return dropDraft(names.id)
      // A refusal was decided and nothing written, so that what is sent next is the first.
      setSent(null)
      setRefused(wrongAt(answer.refused, language))
    } })
  }
  return { send, save: () => keep(sent), draft: names.id, saved: kept.at, full: kept.full, busy: submit.isPending,
    done: submit.data?.ok ? submit.data : null, changedSince: sent !== null && sent !== now, wrong: refused, error: submit.error }
}
