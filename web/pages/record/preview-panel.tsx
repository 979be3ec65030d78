import { useEffect, type ReactNode } from 'react'
import type { Previewing } from '../../data/command.ts'
import { failureOf } from '../../data/failure.ts'
import { useReading, useSay, useText } from '../../i18n/text.tsx'
import { announce } from '../../kit/announce.tsx'
import { EffectView, totalsOf } from '../../kit/effect-view.tsx'

type PanelProps = { readonly previewing: Previewing; readonly year: number; /** What stands there while there is nothing to ask the server. */ readonly idle?: string }

/** The head of a panel that tells what a command does: what it is, and whether it is written. */
export function EffectHead({ aside }: { readonly aside: string }): ReactNode {
  const { occasion } = useText()
  return <div className="mz-panel-head mz-effect-head"><h2>{occasion.after}</h2><span>{aside}</span></div>
}

/** 记入后: what the form as it stands would do. What is not filled in yet is said here and not as an error. */
export function PreviewPanel({ previewing: { preview, error, busy }, year, idle }: PanelProps): ReactNode {
  const { occasion } = useText()
  const { language } = useReading()
  const say = useSay()
  const total = preview?.ok ? occasion.total(totalsOf(preview.effect).met, totalsOf(preview.effect).open) : ''
  useEffect(() => { if (total !== '') announce(total) }, [total])
  const says = error == null ? null : failureOf(error).says
  return <>
    <EffectHead aside={busy ? occasion.counting : occasion.unwritten} />
    {says && <p className="mz-section">{say(says)}</p>}
    {!says && preview?.ok === false && <section className="mz-section"><p className="mz-note">{occasion.previewWaits}</p><p>{language === 'zh' ? preview.refused.message : preview.refused.messageEn}</p></section>}
    {!says && preview === undefined && <p className="mz-section mz-note">{idle ?? occasion.previewIdle}</p>}
    {!says && preview?.ok && <div aria-busy={busy}><EffectView effect={preview.effect} year={year} written={false} /></div>}
  </>
}

/** Names of kinds, fields or units in a row, as the reader's language sets them apart. */
export const joined = (words: readonly string[], language: 'zh' | 'en'): string => words.join(language === 'zh' ? '、' : ', ')
