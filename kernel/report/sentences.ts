import { blockText, placed, type BoundPiece, type Paragraph, type Place } from './composition.ts'

/** A sentence of a paragraph: its place, and the bound spans in it. 一是 with its 标目 is one of its own. */
export type Sentence = Place & { readonly bound: readonly BoundPiece[] }

/** The sentences of a paragraph, each up to its 。; one inside a document's title does not end a sentence. */
export function sentencesOf(paragraph: Paragraph): readonly Sentence[] {
  const text = blockText(paragraph)
  const pieces = placed(paragraph)
  const ends = pieces.flatMap(({ piece, from }) => piece.kind === 'text' ? [...piece.text.matchAll(/。/g)].map(m => from + m.index + 1) : [])
  const cuts = [...new Set([...ends, text.length])].filter(end => end > 0)
  return cuts.map((to, i): Sentence => {
    const from = cuts[i - 1] ?? 0
    const bound = pieces.flatMap(p => p.piece.kind === 'bound' && p.from >= from && p.from < to ? [p.piece] : [])
    return { block: paragraph.key, from, to, text: text.slice(from, to), bound }
  })
}
