import type { Bound } from '../figure/sentence.ts'
import { piecesOf, type Block, type Piece } from './composition.ts'

/** A stretch of an issued text: plain, printed for a figure by its key, or a document of a record. */
export type IssuedPiece =
  | { readonly text: string }
  | { readonly text: string; readonly key: string; readonly as: Bound['as'] }
  | { readonly text: string; readonly record: number }

/** A line of an issued text. */
export type IssuedBlock = { readonly kind: 'title' | 'heading-1' | 'heading-2' | 'paragraph' | 'organ' | 'date'; readonly pieces: readonly IssuedPiece[] }

const marks = { 'title': '= ', 'heading-1': '# ', 'heading-2': '## ', 'paragraph': '', 'organ': '~ ', 'date': '~~ ' } as const
const kindsByMark = (Object.keys(marks) as (keyof typeof marks)[]).sort((a, b) => marks[b].length - marks[a].length)

const escaped = (text: string): string => text.replace(/[\\⟦⟧|]/g, found => `\\${found}`)
const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1')

function marked(piece: Piece): string {
  switch (piece.kind) {
    case 'text': case 'blank': return escaped(piece.text)
    case 'cited': return `⟦${escaped(piece.text)}|#${piece.record}⟧`
    case 'bound': return `⟦${escaped(piece.text)}|${escaped(piece.key)}${piece.as === 'figure' ? '' : `|${piece.as}`}⟧`
  }
}

// A line of a person's own that begins like a heading is kept a paragraph.
const paragraphLine = (line: string): string => /^(?:=|#|~)/.test(line) ? `\\${line}` : line

function lines(block: Block): readonly string[] {
  const body = piecesOf(block).map(marked).join('').replace(/\s*\n\s*/g, '')
  switch (block.kind) {
    case 'title': return [marks.title + body]
    case 'heading': return [marks[`heading-${block.level}`] + body]
    case 'paragraph': return [paragraphLine(body)]
    case 'signature': return [marks.organ + escaped(block.organ), marks.date + body]
  }
}

/**
 * The text of a report with its bindings, as an issued report keeps it: one line a block, `= ` title, `# ` and `## `
 * headings, `~ ` organ, `~~ ` date, and `⟦38次|key⟧` for a bound span (`|gap` or `|date` after the key where it is one),
 * `⟦《…》|#123⟧` for a document of record 123. A backslash keeps a character that would be read as a mark.
 */
export const markedText = (blocks: readonly Block[]): string => blocks.flatMap(lines).join('\n')

const span = /⟦((?:\\.|[^\\⟦⟧|])*)\|((?:\\.|[^\\⟦⟧|])*)(?:\|(gap|date))?⟧/gs

function piecesFrom(line: string): readonly IssuedPiece[] {
  const pieces: IssuedPiece[] = []
  let from = 0
  const plain = (to: number): void => { if (to > from) pieces.push({ text: unescaped(line.slice(from, to)) }) }
  for (const m of line.matchAll(span)) {
    plain(m.index)
    const [text, key] = [unescaped(m[1] ?? ''), unescaped(m[2] ?? '')]
    pieces.push(/^#\d+$/.test(key) ? { text, record: Number(key.slice(1)) } : { text, key, as: m[3] === 'gap' || m[3] === 'date' ? m[3] : 'figure' })
    from = m.index + m[0].length
  }
  plain(line.length)
  return pieces
}

/** Reads a marked text back. */
export const readMarked = (text: string): readonly IssuedBlock[] => text.split('\n').map((line): IssuedBlock => {
  const kind = kindsByMark.find(k => line.startsWith(marks[k])) ?? 'paragraph'
  return { kind, pieces: piecesFrom(line.slice(marks[kind].length)) }
})
