import { dayText, numberText } from '../figure/print.ts'
import type { Day } from '../calendar/index.ts'
import type { Figure } from '../figure/figure.ts'
import type { Reader, Text } from '../figure/sentence.ts'
import type { Piece } from './composition.ts'
import { fullDay } from './days.ts'

/** A figure's value: its number, or its day. RangeError (from the reader) for a day of which there is no record. */
export const valueOf = (read: Reader, figure: Figure): number | Day =>
  figure.of === 'day' || figure.of === 'fixed-day' ? read.dayOf(figure) : read.n(figure)

/** A sentence's parts as pieces; uses are numbered when the whole text stands. */
export const piecesFrom = (text: Text): readonly Piece[] => text.map((part): Piece =>
  typeof part === 'string' ? { kind: 'text', text: part.normalize('NFC') }
    : 'figure' in part ? { kind: 'bound', key: part.figure.id, figure: part.figure, text: part.text, as: part.as, use: 0 }
    : { kind: 'cited', record: part.record, text: part.text })

const han = '零一二三四五六七八九'

/** A whole number under 100 in 汉字, as a person may have written it: 两, 十二, 三十. */
function hanNumber(words: string): number | undefined {
  const m = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(words.replace('〇', '零'))
  if (!m || words === '' || (m[1] !== undefined && m[3] !== undefined && m[2] === undefined)) return words === '零' ? 0 : undefined
  const digit = (c: string | undefined): number => c === '两' ? 2 : c === undefined ? 0 : han.indexOf(c)
  return m[2] === undefined ? digit(m[1]) + digit(m[3]) : (m[1] === undefined ? 1 : digit(m[1])) * 10 + digit(m[3])
}

const dayLike = (words: string, day: Day): string | undefined => {
  if (/\d年/.test(words)) return fullDay(day)
  if (/\d月/.test(words)) return dayText(day, Number(day.slice(0, 4)))
  return /^\d+日$/.test(words) ? `${Number(day.slice(8))}日` : undefined
}

/**
 * The words for a figure's new value in the manner of the old ones: `2份未签` → `3份未签`, `三轮` → `4轮`, `7月8日` →
 * `7月9日`. A day that lost its month by an elision gets it back when the month changed. Where the old value cannot be
 * found in the words (均, a phrase), the value alone.
 */
export function reworded(words: string, was: number | Day, is: number | Day, unit: string): string {
  if (typeof is === 'string') {
    const elided = !words.includes('月') && String(was).slice(0, 7) !== is.slice(0, 7)
    return elided ? dayText(is, Number(is.slice(0, 4))) : dayLike(words, is) ?? fullDay(is)
  }
  const found = words.match(/\d+(?:\.\d+)?万?|[〇零一二两三四五六七八九十]+/g) ?? []
  const old = found.find(f => f === numberText(Number(was)) || hanNumber(f) === was)
  return old === undefined ? `${numberText(is)}${unit}` : words.replace(old, numberText(is))
}
