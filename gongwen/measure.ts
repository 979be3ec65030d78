import { SIZE, TIGHTEN } from './page.ts'

/**
 * Characters that Chinese fonts draw half an em wide: Latin, its combining marks, and half-width forms.
 * The rest is an em wide, also what Unicode calls ambiguous (“ ” — … × · ① Ω), since the runs ask for
 * the East Asian font. The signs of Latin-1 that GB 2312 holds are excepted.
 */
const HALF = /^[\u0020-\u036f\u1e00-\u1eff\uff61-\uffdc\uffe8-\uffee]/u
const FULL_LATIN_1 = /^[¤§¨°±·×÷]/u

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** The text cut into what a reader takes for characters; joined, they are the text again. */
export function characters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** Width of one character in em: 1, or 0.5 for half-width ones. */
export function em(character: string): number {
  return HALF.test(character) && !FULL_LATIN_1.test(character) ? 0.5 : 1
}

/** Width of a text in em, before any line break. */
export function ems(text: string): number {
  return characters(text).reduce((sum, character) => sum + em(character), 0)
}

/** Width in twips of a text set as body text, 3号 tightened. */
export function bodyWidth(text: string): number {
  return characters(text).reduce((sum, character) => sum + em(character) * SIZE.body * 10 + TIGHTEN, 0)
}
