import type { Figure } from './figure.ts'
import type { Bound, Reader, Text } from './sentence.ts'

type Part = Text[number]
/** What may stand in a phrase: words, a bound span, a cited document, or a phrase made of these. */
export type Piece = Part | Text
/** A figure that is a day. */
export type DateFigure = Parameters<Reader['date']>[0]

const isText = (piece: Piece): piece is Text => Array.isArray(piece)

/** One text of several pieces: phrases are flattened, neighbouring words run together, empty words left out. */
export function join(...pieces: readonly Piece[]): Text {
  const parts: Part[] = []
  for (const part of pieces.flatMap((p): readonly Part[] => isText(p) ? p : [p])) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
  }
  return Object.freeze(parts)
}

/** A phrase written as a template: text`应签${read.count(due)}，未签${read.count(open)}`. */
export const text = (words: readonly string[], ...pieces: readonly Piece[]): Text =>
  join(...words.flatMap((word, i): readonly Piece[] => i < pieces.length ? [word, pieces[i] ?? ''] : [word]))

/** The words of a text as they are printed. */
export const printed = (sentence: Text): string => sentence.map(p => typeof p === 'string' ? p : p.text).join('')

/** How many characters a text has in print, marks included; a sentence has at most `longest`. */
export const sentenceLength = (sentence: Text): number => [...printed(sentence)].length

/** 一句不过140字. */
export const longest = 140

const enclosed = /《[^》]*》|“[^”]*”|（[^（）]*）/g
const hasMark = (piece: Piece): boolean => /[，、；：]/.test(printed(join(piece)).replace(enclosed, ''))

/** Pieces one after another with `mark` between them. */
export const withMarks = (pieces: readonly Piece[], mark: string): Text => join(...pieces.flatMap((p, i) => i === 0 ? [p] : [mark, p]))

/**
 * A list: with 、 between its items, or ； where an item has a comma of its own outside titles, quotes and brackets.
 * With `and`, 和 stands before the last of a list that uses 、.
 */
export function joinList(items: readonly Piece[], and?: 'and'): Text {
  if (items.some(hasMark)) return withMarks(items, '；')
  return and === undefined || items.length < 2 ? withMarks(items, '、') : join(withMarks(items.slice(0, -1), '、'), '和', items.at(-1) ?? '')
}

/** Dates side by side, each shortened by the one before: 8月17日、18日. */
export const datesText = (read: Reader, dates: readonly DateFigure[]): Text => withMarks(dates.map((d, i) => {
  const before = dates[i - 1]
  return read.date(d, before && read.dayOf(before))
}), '、')

/** From one day to another: 7月6日至23日; one day only where both are the same. */
export const spanText = (read: Reader, from: DateFigure, to: DateFigure): Text => read.dayOf(from) === read.dayOf(to)
  ? [read.date(from)]
  : text`${read.date(from)}至${read.date(to, read.dayOf(from))}`

/** Ends a text with a full stop unless it has one. */
export const sentence = (...pieces: readonly Piece[]): Text => {
  const made = join(...pieces)
  return /[。！？]$/.test(printed(made)) ? made : join(made, '。')
}

/**
 * A sentence that is too long, cut at its ； (then at its ，) into sentences that are not, as far as such marks in plain
 * words allow; a span is never cut.
 */
export function splitSentence(long: Text): readonly Text[] {
  if (sentenceLength(long) <= longest) return [long]
  const found: { part: number; at: number; before: number; mark: string }[] = []
  let before = 0
  for (const [part, p] of long.entries()) {
    const words = typeof p === 'string' ? p : p.text
    if (typeof p === 'string') for (const m of p.matchAll(/[；，]/g)) found.push({ part, at: m.index, before: before + [...p.slice(0, m.index)].length, mark: m[0] })
    before += [...words].length
  }
  const fits = found.filter(f => f.before + 1 <= longest)
  const cut = fits.findLast(f => f.mark === '；') ?? fits.at(-1)
  const at = cut && long[cut.part]
  if (cut === undefined || typeof at !== 'string') return [long]
  const head = sentence(...long.slice(0, cut.part), at.slice(0, cut.at))
  return [head, ...splitSentence(join(at.slice(cut.at + 1), ...long.slice(cut.part + 1)))]
}

const opening = (t: Text): string => [...printed(t)].slice(0, 2).join('')

/**
 * The first of several ways to say a thing that does not open like the sentence before (its first two characters), so
 * that neighbours differ and the same ledger gives the same text; the first one where all do. A date opens like any
 * other date.
 */
export function firstFresh(before: Text | undefined, ways: readonly [Text, ...Text[]]): Text {
  const dated = (t: Text): boolean => typeof t[0] === 'object' && 'as' in t[0] && t[0].as === 'date'
  return ways.find(w => before === undefined || (opening(w) !== opening(before) && !(dated(w) && dated(before)))) ?? ways[0]
}

/** A gap in words alone, where its number stands already or is the one that is named: 应开1场，⟦未召开⟧. */
export const gapWords = (figure: Figure, words: string): Bound => ({ figure, text: words, as: 'gap' })

/** Whether a figure counts nothing; sentences leave such terms out. */
export const isZero = (read: Reader, figure: Figure): boolean => read.n(figure) === 0
