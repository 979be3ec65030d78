import type { Block as Printed, DocumentModel, Span } from '../../gongwen/index.ts'
import { piecesOf, type Block, type Composition, type Piece } from '../../kernel/report/composition.ts'

/** Where Word cuts what it shows above a control. */
const aliasLength = 64

function span(piece: Piece): Span {
  if (piece.kind !== 'bound') return piece.text
  const alias = [...piece.figure.label.zh].slice(0, aliasLength).join('')
  return { text: piece.text, figure: { tag: `${piece.key}~${piece.use}`, alias } }
}

function printed(block: Block): Printed {
  const spans = piecesOf(block).map(span)
  switch (block.kind) {
    case 'title': return { kind: 'title', text: block.text }
    case 'heading': return { kind: 'heading', level: block.level, text: block.text }
    case 'paragraph': return { kind: 'paragraph', spans }
    case 'signature': return { kind: 'signature', organ: block.organ, date: spans }
  }
}

/**
 * A composed report as a document after GB/T 9704. Every bound number and date becomes a content control whose tag is
 * `key~use`, so that a figure printed twice is known twice when the file comes back. `footnote` is printed on every
 * page (demonstrations say there what they are).
 */
export const documentOf = (composition: Composition, footnote?: string): DocumentModel =>
  ({ title: composition.title, blocks: composition.blocks.map(printed), ...(footnote === undefined ? {} : { footnote }) })
