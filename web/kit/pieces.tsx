import type { ReactNode } from 'react'
import type { ShownPiece } from '../../contract/values.ts'
import { useText } from '../i18n/text.tsx'
import { TextMark } from './mark.tsx'

/** A stretch as a text shows it: the ledger's, or a number of somebody's own that opens to nothing. */
export type TextPiece = ShownPiece | { readonly kind: 'unbound'; readonly text: string }

/** A mark with what must not be torn from it by the end of a line: an opening sign before, a measure word or closing sign after. */
export type Group = { readonly head: string; readonly piece: TextPiece; readonly tail: string }

const measure = /^(?:人次|百分点|个百分点|场次|件次|[\u4e00-\u9fff%])/
const opening = /[（“‘《〔「『【]+$/
const closing = /^[，。；：、）”’》〕」』】！？…]+/

const holds = (piece: TextPiece): boolean => piece.kind === 'unbound' || (piece.kind === 'bound' && piece.as === 'figure')

/** What of the text after a mark stays on its line: the measure word of a bare number, then closing signs. */
function tailOf(piece: TextPiece, next: TextPiece | undefined): string {
  if (next?.kind !== 'text') return ''
  const word = holds(piece) && /[0-9%]$/.test(piece.text) ? measure.exec(next.text)?.[0] ?? '' : ''
  return word + (closing.exec(next.text.slice(word.length))?.[0] ?? '')
}

/** Joins every mark to the signs and the measure word beside it, so that no line ends between them. */
export function groupsOf(pieces: readonly TextPiece[]): readonly Group[] {
  const groups: Group[] = []
  let head = ''
  let taken = 0
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]
    if (piece.kind !== 'text') {
      const tail = tailOf(piece, next)
      groups.push({ head, piece, tail })
      taken = tail.length
      head = ''
      continue
    }
    const text = piece.text.slice(taken)
    head = next === undefined || next.kind === 'text' ? '' : opening.exec(text)?.[0] ?? ''
    taken = 0
    if (text.length > head.length) groups.push({ head: '', piece: { kind: 'text', text: text.slice(0, text.length - head.length) }, tail: '' })
  }
  return groups
}

type Opened = {
  /** Key of the figure that is open, or `record:12` for a document. */
  readonly open?: string | undefined
  readonly onFigure?: ((key: string, from: HTMLElement) => void) | undefined
  readonly onRecord?: ((record: number) => void) | undefined
  /** Called for a blank or an unbound number: the place is to be written. */
  readonly onWrite?: (() => void) | undefined
}

function PieceView({ piece, open, onFigure, onRecord, onWrite }: Opened & { readonly piece: TextPiece }): ReactNode {
  const { kit } = useText()
  switch (piece.kind) {
    case 'text': return piece.text
    case 'blank': case 'unbound': return <TextMark kind={piece.kind} text={piece.text} {...(onWrite ? { onOpen: onWrite } : {})} />
    case 'cited': return <TextMark kind="cited" text={piece.text} {...(onRecord ? { onOpen: () => onRecord(piece.record) } : {})} />
    case 'bound': return <>
      {piece.was !== undefined && <del className="mz-inline-was" aria-label={kit.changed(piece.was, piece.text)}>{piece.was} →</del>}
      <TextMark kind={piece.as} text={piece.text} id={piece.key} open={open === piece.key} {...(onFigure ? { onOpen: (from: HTMLElement) => onFigure(piece.key, from) } : {})} />
    </>
  }
}

/** A stretch of a composed text, its figures, gaps, days and documents as buttons, its blanks as boxes. */
export function PiecesView({ pieces, ...opened }: Opened & { readonly pieces: readonly TextPiece[] }): ReactNode {
  return groupsOf(pieces).map(({ head, piece, tail }, i) => head + tail === ''
    ? <PieceView key={i} piece={piece} {...opened} />
    : <span key={i} className="mz-nowrap">{head}<PieceView piece={piece} {...opened} />{tail}</span>)
}
