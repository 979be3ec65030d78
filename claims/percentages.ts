import { approxEnd, approxStart } from './approx.ts'
import { readNumeral, round } from './numerals.ts'
import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import { matchAt, skipBlank } from './text.ts'
import type { Claim } from './types.ts'

/** Joins the two ends of a range: 3%-4%, 3至5名, 2—3次. */
export const RANGE = /[ ]?(?:-{1,2}|~|至|到)[ ]?/y

const PARTS = /(百|千|万)分之/y
const FRACTION = /([一二三四五六七八九十]{1,3})分之([一二三四五六七八九十]{1,3})/y
const SLASHED = /(?<![\d/.年月-])([1-9]\d?)\/([1-9]\d?)(?![\d/.年月日%-])(?=以上|左右|强|的|多|，|。|、|；)/y
const TENTHS = /([一二三四五六七八九]|十(?![一二三四五六七八九])|两)成([一二三四五六七八九半])?(多)?(?![员立为果效功就年本绩长熟品套份型了群风交因天都不])/y
const HALVES = /半数|过半(?:数)?|一半/y
const SCALE: Readonly<Record<string, number>> = { 百: 1, 千: 10, 万: 100 }

type Reading = { readonly end: number; readonly value: number; readonly max?: number; readonly unit: string; readonly approx: boolean }

function hanDigit(char: string | undefined): number {
  return char === undefined ? 0 : (char === '半' ? 5 : readNumeral(char, 0)?.value ?? 0)
}

/** 98.5%, 百分之九十五, 0.5个百分点; without the mark where it is the low end of a range. */
function readOne(s: string, at: number): Reading | undefined {
  const parts = matchAt(PARTS, s, at)
  if (parts !== undefined) {
    const number = s[at + 3] === '百' ? { end: at + 4, value: 100, approx: false } : readNumeral(s, at + 3)
    return number && { end: number.end, value: round(number.value / (SCALE[parts[1] ?? ''] ?? 1)), unit: '%', approx: number.approx }
  }
  if (s.startsWith('百分百', at)) return { end: at + 3, value: 100, unit: '%', approx: false }
  const number = readNumeral(s, at)
  if (number === undefined) return undefined
  const mark = skipBlank(s, number.end)
  const shared = { value: number.value, ...(number.max === undefined ? {} : { max: number.max }), approx: number.approx }
  if (s[mark] === '%') return { ...shared, end: mark + 1, unit: '%' }
  if (s[mark] === '‰') return { ...shared, end: mark + 1, value: round(number.value / 10), unit: '%' }
  if (s.startsWith('个百分点', mark)) return { ...shared, end: mark + 4, unit: '个百分点' }
  if (s.startsWith('百分点', mark)) return { ...shared, end: mark + 3, unit: '个百分点' }
  return undefined
}

function readRange(s: string, at: number): Reading | undefined {
  const low = readOne(s, at)
  const lowEnd = low?.end ?? readNumeral(s, at)?.end
  const joint = lowEnd === undefined ? undefined : matchAt(RANGE, s, lowEnd)
  const high = joint === undefined || '由从'.includes(s[at - 1] ?? '-') ? undefined : readOne(s, joint.index + joint[0].length)
  if (high === undefined) return low
  const value = low?.value ?? readNumeral(s, at)?.value ?? 0
  return value < high.value ? { ...high, value, max: high.value } : low
}

function readShare(s: string, at: number): Reading | undefined {
  const fraction = matchAt(FRACTION, s, at)
  if (fraction !== undefined) {
    const whole = readNumeral(fraction[1] ?? '', 0)?.value
    const part = readNumeral(fraction[2] ?? '', 0)?.value
    return whole === undefined || part === undefined || whole === 0 ? undefined : { end: at + fraction[0].length, value: percentOf(part, whole), unit: '%', approx: false }
  }
  const slashed = matchAt(SLASHED, s, at)
  if (slashed !== undefined && Number(slashed[1]) < Number(slashed[2])) {
    return { end: at + slashed[0].length, value: percentOf(Number(slashed[1]), Number(slashed[2])), unit: '%', approx: false }
  }
  const tenths = matchAt(TENTHS, s, at)
  if (tenths !== undefined) {
    return { end: at + tenths[0].length, value: hanDigit(tenths[1]) * 10 + hanDigit(tenths[2]), unit: '%', approx: tenths[3] !== undefined }
  }
  const half = matchAt(HALVES, s, at)
  if (half === undefined || '双多大另'.includes(s[at - 1] ?? '-')) return undefined
  return { end: at + half[0].length, value: 50, unit: '%', approx: half[0].startsWith('过') }
}

function percentOf(part: number, whole: number): number {
  return Number(((part * 100) / whole).toFixed(2))
}

/** The percentage, range of percentages or share in words that begins at `at`, or undefined. */
export function readPercentage(page: Page, at: number): Claim | undefined {
  const { s } = page
  const read = readRange(s, at) ?? readShare(s, at)
  if (read === undefined) return undefined
  const start = approxStart(s, at, false)
  const end = approxEnd(s, read.end)
  const approx = read.approx || start < at || end > read.end
  return claimAt(page, start, end, {
    kind: 'percentage', value: read.value, ...(read.max === undefined ? {} : { valueMax: read.max }), unit: read.unit, ...(approx ? { approx } : {}),
  })
}
