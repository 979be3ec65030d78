import type { Figure } from '../figure/figure.ts'
import type { Reader } from '../figure/sentence.ts'
import type { Block, Piece, UsedFigure } from './composition.ts'
import { sameData } from './same.ts'
import { valueOf } from './value.ts'

/** What a figure counts, whatever it is called. */
const query = (figure: Figure): unknown => ({ ...figure, label: null, subject: null })

/** Refuses one key for two figures: the binding in Word would then open to the wrong records. */
export function sameFigure(known: Figure, found: Figure): Figure {
  if (sameData(query(known), query(found))) return known
  throw new Error(`两个不同的数据项同用键“${found.id}”；请改其中一个。 Two different figures share the key "${found.id}"; rename one.`)
}

/** The blocks with the uses of each figure numbered in reading order, and the figures used, with value and first words. */
export function numberUses(blocks: readonly Block[], read: Reader): { readonly blocks: readonly Block[]; readonly figures: ReadonlyMap<string, UsedFigure> } {
  const figures = new Map<string, UsedFigure>()
  const number = (piece: Piece): Piece => {
    if (piece.kind !== 'bound') return piece
    const known = figures.get(piece.key)
    const uses = (known?.uses ?? 0) + 1
    figures.set(piece.key, known ? { ...known, figure: sameFigure(known.figure, piece.figure), uses }
      : { figure: piece.figure, value: valueOf(read, piece.figure), text: piece.text, uses })
    return { ...piece, use: uses }
  }
  return { blocks: blocks.map(b => b.kind === 'paragraph' || b.kind === 'signature' ? { ...b, pieces: b.pieces.map(number) } : b), figures }
}
