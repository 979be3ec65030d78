import type { Day } from '../calendar/index.ts'
import type { Bound } from '../figure/sentence.ts'
import type { Figure } from '../figure/figure.ts'
import type { Label } from '../register/fields.ts'

/** A number or a day that a person's own words hold and that the ledger has changed since: neither is printed silently. */
export type Changed = { readonly was: string; readonly is: string; readonly value: number | Day }

/**
 * A stretch of a composed text. `bound` is printed for a figure: `use` numbers its uses from 1, so that one figure
 * printed twice has one key and two tags. `cited` is a document as a record has it. `blank` is for the author to fill.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bound'; readonly key: string; readonly figure: Figure; readonly text: string; readonly as: Bound['as']; readonly use: number; readonly changed?: Changed }
  | { readonly kind: 'cited'; readonly record: number; readonly text: string }
  | { readonly kind: 'blank'; readonly text: string }
export type BoundPiece = Extract<Piece, { kind: 'bound' }>

/**
 * One paragraph. `key` is its slot and what said it, stable over recomposing; `ordinal` (一是) and `head` (部署年度任务)
 * open it where its section is numbered. `by` says whose words it holds; `generated` is what the ledger would write
 * where a person wrote instead.
 */
export type Paragraph = {
  readonly kind: 'paragraph'
  readonly key: string
  readonly slot: string
  readonly ordinal: string
  readonly head: string
  readonly pieces: readonly Piece[]
  readonly by: 'ledger' | 'author'
  readonly generated?: readonly Piece[]
}

/** Title, headings of the first two levels of GB/T 9704 (一、 and （一）), paragraphs, and the signature at the end. */
export type Block =
  | { readonly kind: 'title'; readonly key: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly key: string; readonly level: 1 | 2; readonly text: string }
  | Paragraph
  | { readonly kind: 'signature'; readonly key: 'signature'; readonly organ: string; readonly pieces: readonly Piece[] }

/** Where something stands: the block, and the characters of its printed text (UTF-16 indexes, end not included). */
export type Place = { readonly block: string; readonly from: number; readonly to: number; readonly text: string }

/** A part of the outline that the text does not have: no such register, neither duty nor record, or nothing missing. */
export type LeftOut = { readonly slot: string; readonly name: Label; readonly why: 'not-in-use' | 'nothing' | 'no-gap' }

/** Something owed and not done: whether the text prints its figure, and who signed for leaving it out. */
export type OpenGap = { readonly key: string; readonly text: string; readonly value: number; readonly mentioned: boolean; readonly confirmedBy: number | null }

/** A figure of the text: its value, the words of its first use, and how often it is used. */
export type UsedFigure = { readonly figure: Figure; readonly value: number | Day; readonly text: string; readonly uses: number }

/** A report as composed at one (year, as-of day, index): the text in blocks, and what stands in the way of issuing it. */
export type Composition = {
  readonly report: string
  readonly title: string
  readonly year: number
  readonly asOf: Day
  readonly index: number
  readonly signed: Day
  /** The days that chapter two may name, whether it does or not. */
  readonly nextDays: NextDays
  readonly blocks: readonly Block[]
  readonly leftOut: readonly LeftOut[]
  /** Keys of edits for which the outline has no slot. */
  readonly unplaced: readonly string[]
  readonly gaps: readonly OpenGap[]
  readonly blanks: readonly Place[]
  readonly unbound: readonly Place[]
  readonly changed: readonly Place[]
  /** By key, in the order of their first use. */
  readonly figures: ReadonlyMap<string, UsedFigure>
}

/** Days by which open things are to be made good, set by the author. */
export type NextDays = { readonly soon: Day; readonly month: Day; readonly quarter: Day }

/** What the author brings: opening and closing ('' not written yet, null left out on purpose), signature, days, gaps signed for. */
export type Author = {
  readonly opening: string | null
  readonly closing: string | null
  readonly organ: string
  readonly signed: Day
  readonly nextDays: NextDays
  readonly confirmedGaps: readonly { readonly key: string; readonly by: number }[]
}

/** A piece with the place of its words in its block. */
export type Placed = { readonly piece: Piece; readonly from: number }

const plain = (text: string): Piece => ({ kind: 'text', text })

/** The pieces of a block as printed, 一是 and 标目 included. */
export function piecesOf(block: Block): readonly Piece[] {
  switch (block.kind) {
    case 'title': case 'heading': return [plain(block.text)]
    case 'paragraph': {
      const lead = `${block.ordinal}${block.head === '' ? '' : `${block.head}。`}`
      return lead === '' ? block.pieces : [plain(lead), ...block.pieces]
    }
    case 'signature': return block.pieces
  }
}

/** The same with the place of each. */
export function placed(block: Block): readonly Placed[] {
  let from = 0
  return piecesOf(block).map((piece): Placed => {
    const here = { piece, from }
    from += piece.text.length
    return here
  })
}

/** The printed text of a block: of the signature its date. */
export const blockText = (block: Block): string => piecesOf(block).map(p => p.text).join('')

/** Every match of a pattern (which is global) in a piece's words, as places. */
export function placesIn(block: Block, { piece, from }: Placed, pattern: RegExp): readonly Place[] {
  return [...piece.text.matchAll(pattern)].map(m => ({ block: block.key, from: from + m.index, to: from + m.index + m[0].length, text: m[0] }))
}
