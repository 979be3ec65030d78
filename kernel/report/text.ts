import { blockText, type Composition } from './composition.ts'

/**
 * A composition as plain text, one line a paragraph: for the checker, for copying, for reading aloud. The signature is
 * two lines, organ and day.
 */
export function plainText({ blocks }: Pick<Composition, 'blocks'>): string {
  return blocks.map(b => b.kind === 'signature' ? `${b.organ}\n${blockText(b)}` : blockText(b)).join('\n')
}
