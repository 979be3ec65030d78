import type { ReportBlock } from '../../../contract/reports.ts'
import type { ShownPiece } from '../../../contract/values.ts'
import { unboundNumbers } from '../../../kernel/report/numbers.ts'
import type { TextPiece } from '../../kit/pieces.tsx'

export type ParagraphBlock = Extract<ReportBlock, { kind: 'paragraph' }>

/** The pieces with every number found in plain words marked as unbound, by the rule that also holds back issuing. */
export function withUnbound(pieces: readonly ShownPiece[]): readonly TextPiece[] {
  return pieces.flatMap((piece): readonly TextPiece[] => {
    if (piece.kind !== 'text') return [piece]
    const block = { kind: 'paragraph', key: '', slot: '', ordinal: '', head: '', by: 'author', pieces: [piece] } as const
    const parts: TextPiece[] = []
    let done = 0
    for (const { from, to } of unboundNumbers({ blocks: [block] })) {
      if (from > done) parts.push({ kind: 'text', text: piece.text.slice(done, from) })
      parts.push({ kind: 'unbound', text: piece.text.slice(from, to) })
      done = to
    }
    return done < piece.text.length ? [...parts, { kind: 'text', text: piece.text.slice(done) }] : parts
  })
}

/** The words of a paragraph as an editor starts with them. */
export const plainWords = (pieces: readonly ShownPiece[]): string => pieces.map(p => p.text).join('')

/** The part of the outline that is the author's alone, or the paragraph's own key. */
export const ownPart = (key: string): 'opening' | 'closing' | null => key.startsWith('opening/') ? 'opening' : key.startsWith('closing/') ? 'closing' : null

/**
 * The author's own opening or closing, line by line; '' while it is still to be written. The last paragraph of an
 * opening goes on with where the figures come from, which is not the author's: theirs is the piece before it.
 */
export function ownWords(paragraphs: readonly ParagraphBlock[], part: 'opening' | 'closing'): string {
  return paragraphs.filter(p => ownPart(p.key) === part).flatMap(p => {
    const [first, second] = p.pieces
    const own = first && (part === 'closing' || second === undefined || second.kind === 'text') ? first : undefined
    return own?.kind === 'text' ? [own.text] : []
  }).join('\n')
}
