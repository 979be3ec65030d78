import type { Day } from '../calendar/index.ts'
import type { Figure } from '../figure/figure.ts'
import type { Bound, Cited, Reader } from '../figure/sentence.ts'
import type { Composition, Paragraph, Piece } from './composition.ts'
import { universalWord } from './universal.ts'
import { reworded, valueOf } from './value.ts'

/** A bound span in a person's words: the figure, the words as they left them, and the value that those words say. */
export type Said = { readonly figure: Figure; readonly text: string; readonly as: Bound['as']; readonly was: number | Day }

/**
 * What a person wrote in a paragraph's place: the paragraph's key, its 标目 where they changed that too, and the words.
 * No words at all take the paragraph out. A key that the outline does not have (`1.3.1/+1`) adds one to its slot.
 */
export type Edit = { readonly key: string; readonly head?: string; readonly words: readonly (string | Said | Cited)[] }

/** A composed paragraph as an edit that changes nothing yet: what an editor starts from. */
export function startEdit(paragraph: Paragraph, composition: Composition): Edit {
  return { key: paragraph.key, words: paragraph.pieces.map(p => p.kind === 'text' || p.kind === 'blank' ? p.text
    : p.kind === 'cited' ? { record: p.record, text: p.text }
    : { figure: p.figure, text: p.text, as: p.as, was: composition.figures.get(p.key)?.value ?? 0 }) }
}

/**
 * The edit with every changed number taken over as the ledger has it now; the words around stay as they are. A word
 * that no longer holds (均) is left for the person to replace.
 */
export function acceptChanges(edit: Edit, paragraph: Paragraph): Edit {
  const now = new Map(paragraph.pieces.flatMap(p => p.kind === 'bound' && p.changed ? [[`${p.key} ${p.text}`, p.changed] as const] : []))
  return { ...edit, words: edit.words.map(w => {
    const changed = typeof w === 'object' && 'figure' in w ? now.get(`${w.figure.id} ${w.text}`) : undefined
    return changed && typeof w === 'object' && 'figure' in w && w.text.search(universalWord) < 0 ? { ...w, text: changed.is, was: changed.value } : w
  }) }
}

/** The figure that a key names in the text as the ledger composes it now; undefined when it no longer occurs. */
export type Current = (key: string) => Figure | undefined

function spoken(word: Edit['words'][number], current: Current, read: Reader): Piece {
  if (typeof word === 'string') return { kind: 'text', text: word.normalize('NFC').replace(/\s*[\r\n]+\s*/g, '') }
  if ('record' in word) return { kind: 'cited', ...word }
  const { text, as, was } = word
  const figure = current(word.figure.id) ?? word.figure
  // A day of which there is no record any more opens to nothing: as plain words it is found unbound.
  if (figure.of === 'day' && read.facts(figure.where).length === 0) return { kind: 'text', text }
  const value = valueOf(read, figure)
  const piece = { kind: 'bound' as const, key: figure.id, figure, text, as, use: 0 }
  return value === was ? piece : { ...piece, changed: { was: text, is: reworded(text, was, value, figure.unit), value } }
}

function rewritten(edit: Edit, slot: string, below: Paragraph | undefined, current: Current, read: Reader): Paragraph {
  return { kind: 'paragraph', key: edit.key, slot, ordinal: '', head: edit.head ?? below?.head ?? '', by: 'author',
    pieces: edit.words.map(w => spoken(w, current, read)), ...(below ? { generated: below.pieces } : {}) }
}

/**
 * The paragraphs of a slot with a person's edits laid over them, by key. Edited words stay as they are and their bound
 * spans are counted again: a changed one keeps its words and carries old → new until somebody accepts it. What the
 * person wrote stays also when the ledger has nothing to say there any more; it then follows what it does say.
 */
export function merged(slot: string, paragraphs: readonly Paragraph[], edits: readonly Edit[], current: Current, read: Reader): readonly Paragraph[] {
  const mine = edits.filter(e => e.key.startsWith(`${slot}/`))
  const over = paragraphs.map(p => {
    const edit = mine.find(e => e.key === p.key)
    return edit ? rewritten(edit, slot, p, current, read) : p
  })
  const more = mine.filter(e => !paragraphs.some(p => p.key === e.key)).map(e => rewritten(e, slot, undefined, current, read))
  return [...over, ...more].filter(p => p.pieces.length > 0)
}
