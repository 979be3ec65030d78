import type { Composition, Paragraph } from '../../kernel/report/composition.ts'
import { startEdit, type Edit } from '../../kernel/report/edit.ts'

const isParagraph = (b: Composition['blocks'][number]): b is Paragraph => b.kind === 'paragraph'

/**
 * A paragraph as somebody typed it, as an edit: each bound number and cited document that still stands in their words,
 * in its order, stays bound; a number that they typed themselves does not, and is then found unbound.
 */
export function editedParagraph(composition: Composition, key: string, text: string): Edit {
  const paragraph = composition.blocks.filter(isParagraph).find(p => p.key === key)
  const bound = paragraph ? startEdit(paragraph, composition).words.filter(w => typeof w !== 'string') : []
  const words: Edit['words'][number][] = []
  let rest = text.normalize('NFC').trim()
  for (const word of bound) {
    const at = rest.indexOf(word.text)
    if (at < 0) continue
    if (at > 0) words.push(rest.slice(0, at))
    words.push(word)
    rest = rest.slice(at + word.text.length)
  }
  if (rest !== '') words.push(rest)
  return { key, words }
}
