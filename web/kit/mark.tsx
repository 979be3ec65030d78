import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import type { Texts } from '../i18n/zh.ts'

/** Kinds of tag (the design sheet's table of marks); those inside a text are drawn by `TextMark`. */
export type TagKind = Exclude<keyof Texts['kit']['marks'], 'figure' | 'gap'>

/** A tag of a record, a version or an obligation: shape and word first, colour last. `days` makes 逾期 234 天 of an overdue one. */
export function Mark({ kind, days, children }: { readonly kind: TagKind; readonly days?: number; readonly children?: ReactNode }): ReactNode {
  const { kit } = useText()
  const word = kind === 'overdue' && days !== undefined ? kit.overdueDays(days) : kit.marks[kind]
  return <span className={`mz-tag mz-tag-${kind}`}>{children ?? word}</span>
}

type TextMarkKind = 'figure' | 'gap' | 'date' | 'cited' | 'unbound' | 'blank'
type TextMarkProps = {
  readonly kind: TextMarkKind
  readonly text: string
  readonly open?: boolean
  /** What a screen reader says; by default the kind's own sentence. */
  readonly name?: string
  /** Kept on the element so that focus can return to it. */
  readonly id?: string
  readonly onOpen?: (from: HTMLElement) => void
}

/** A mark inside a text. With `onOpen` it is a button with a spoken name (`150份，数据项，可打开`); without, plain marked words. */
export function TextMark({ kind, text, open = false, name, id, onOpen }: TextMarkProps): ReactNode {
  const { kit } = useText()
  const spoken = { figure: kit.openable, gap: kit.openableGap, date: kit.openableDate, cited: kit.openableCited, unbound: (t: string) => `${t}，${kit.marks.unbound}`, blank: kit.blankNamed }
  const look = `mz-inline mz-inline-${kind}${open ? ' mz-inline-open' : ''}`
  if (!onOpen) return <span className={look}>{text}</span>
  return <button type="button" className={look} data-opens={id} aria-label={name ?? spoken[kind](text)} aria-expanded={open} onClick={e => onOpen(e.currentTarget)}>{text}</button>
}
