import { isDigit, isLatin, matchAt } from './text.ts'

/** A number as it stands in a text. */
export type Numeral = {
  readonly end: number
  readonly value: number
  /** The high end where two digits side by side name a range: 两三, 七八, 十五六. */
  readonly max?: number
  /** True for 余, 多, 几, 来 within or right after it. */
  readonly approx: boolean
  /** True where it is written in Chinese characters only. */
  readonly han: boolean
  /** True for 百, 千, 万, 亿 with nothing before: a figure only after 近, 上, 过 or before 余. */
  readonly bare: boolean
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}
const BARE_UNITS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 百万: 1e6, 千万: 1e7, 百亿: 1e10, 千亿: 1e11, 万亿: 1e12 }
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const SECTION = /^(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?([一二两三四五六七八九]?十)?零?([一二两三四五六七八九])?$/
const HAN_RUN = /[零〇○一二两三四五六七八九十百千万亿]{1,20}/y
const HAN_DECIMALS = /点([零〇一二三四五六七八九]{1,6})(万亿|[万亿])?/y
const ARABIC = /(?:\d{1,3}(?:[,，]\d{3}(?!\d)){1,5}|\d{1,16})(?:\.\d{1,8})?(?!\d)/y
const ARABIC_UNIT = /(余|多)?(万亿|[十百千]?[万亿]|[百千])/y
const ARABIC_TAIL = /(\d{1,4})(千万|百万|千|百|万)/y
const ROUGHLY = /[余多几]/y
const HAN_ROUGHLY = /([余多几来])([万亿千]?)/y

/** True for a character that a number may begin with. */
export function startsNumeral(char: string | undefined): boolean {
  return char !== undefined && (isDigit(char) || char in DIGITS || char in UNITS)
}

/** Index after the run of digits and separators, or of Chinese numerals, that stands at `at`. */
export function skipNumeral(s: string, at: number): number {
  let i = at
  if (isDigit(s[i])) {
    while (isDigit(s[i]) || (s[i] === '.' && isDigit(s[i + 1]))) i++
  } else {
    while (startsNumeral(s[i]) && !isDigit(s[i])) i++
  }
  return Math.max(i, at + 1)
}

/** A single digit, or two that name a range (两三, 七八, 三五); longer runs are years and idioms. */
function digitsValue(digits: readonly number[]): { value: number; max?: number } | undefined {
  const [a = 0, b = 0] = digits
  if (digits.length === 1) return { value: a }
  return digits.length === 2 && a > 0 && b > a && b - a <= 2 ? { value: a, max: b } : undefined
}

/** Value below 万 of a run such as 三千零五, 十二, 一百五 (150); undefined where it is not well formed. */
function sectionValue(run: string): number | undefined {
  const parts = SECTION.exec(run)
  if (run === '' || parts === null) return undefined
  const [, thousands, hundreds, tens, ones] = parts
  const digit = (char: string | undefined): number => (char === undefined ? 0 : DIGITS[char] ?? 0)
  const ten = tens === undefined ? 0 : Math.max(1, digit(tens[0])) * 10
  const last = digit(ones)
  const before = run[run.length - 2]
  const lastUnit = before === '百' ? 10 : before === '千' ? 100 : 1
  return digit(thousands) * 1000 + digit(hundreds) * 100 + ten + last * lastUnit
}

/** Value of a run that has no two digits side by side. 三万五 is 35,000. */
function plainValue(run: string): number | undefined {
  for (const [unit, scale] of [['亿', 1e8], ['万', 1e4]] as const) {
    const at = run.lastIndexOf(unit)
    if (at < 0) continue
    const rest = run.slice(at + 1).replace(/^零/, '')
    if (at === 0) return rest === '' ? scale : undefined
    const high = plainValue(run.slice(0, at))
    if (high === undefined) return undefined
    if (rest === '') return high * scale
    const low = plainValue(rest)
    if (low === undefined) return undefined
    return high * scale + (rest.length === 1 && run[at + 1] !== '零' ? low * scale / 10 : low)
  }
  return BARE_UNITS[run] ?? sectionValue(run)
}

/**
 * Value of a run of Chinese numerals, with the high end where it names a range (三四十 is 30 to 40).
 * Undefined for what is no number: 一二三, 万一, 五一.
 */
export function hanValue(run: string): { readonly value: number; readonly max?: number } | undefined {
  const chars = [...run]
  const digits = chars.map((char) => DIGITS[char])
  if (digits.every((digit) => digit !== undefined)) return digitsValue(digits)
  const at = digits.findIndex((digit, i) => (digit ?? 0) > 0 && (digits[i + 1] ?? 0) > 0)
  if (at < 0) {
    const value = plainValue(run)
    return value === undefined ? undefined : { value }
  }
  if ((digits[at + 1] ?? 0) - (digits[at] ?? 0) !== 1) return undefined
  const value = plainValue(run.slice(0, at + 1) + run.slice(at + 2))
  const max = plainValue(run.slice(0, at) + run.slice(at + 1))
  return value === undefined || max === undefined || max <= value ? undefined : { value, max }
}

function readHan(s: string, at: number): Numeral | undefined {
  const run = matchAt(HAN_RUN, s, at)?.[0]
  const before = s[at - 1]
  const vague = before === '几' || (before === '数' && !'人次户件总'.includes(s[at - 2] ?? '-'))
  if (run === undefined || (vague && UNITS[run[0] ?? ''] !== undefined)) return undefined
  const read = hanValue(run)
  if (read === undefined) return undefined
  let end = at + run.length
  let { value } = read
  let approx = false
  const decimals = matchAt(HAN_DECIMALS, s, end)
  if (decimals !== undefined) {
    end += decimals[0].length
    value = Number(`${value}.${[...(decimals[1] ?? '')].map((char) => DIGITS[char] ?? 0).join('')}`) * scaleOf(decimals[2] ?? '')
  }
  const rough = matchAt(HAN_ROUGHLY, s, end)
  if (rough !== undefined && (rough[1] !== '来' && rough[1] !== '几' || run.endsWith('十'))) {
    end += rough[0].length
    value *= UNITS[rough[2] ?? ''] ?? 1
    approx = true
  }
  const bare = run.length <= 2 && (run in BARE_UNITS || run === '万' || run === '亿')
  const range = read.max === undefined ? {} : { max: read.max }
  return { end, value, ...range, approx, han: true, bare }
}

function readArabic(s: string, at: number): Numeral | undefined {
  const digits = matchAt(ARABIC, s, at)?.[0]
  if (digits === undefined || isLatin(s[at - 1]) || s[at - 1] === '.' || isDigit(s[at - 1])) return undefined
  let end = at + digits.length
  let value = Number(digits.replace(/[,，]/g, ''))
  let approx = false
  const unit = matchAt(ARABIC_UNIT, s, s[end] === ' ' ? end + 1 : end)
  if (unit !== undefined) {
    end = unit.index + unit[0].length
    approx = unit[1] !== undefined
    value *= scaleOf(unit[2] ?? '')
    const tail = /[万亿]$/.test(unit[0]) ? matchAt(ARABIC_TAIL, s, end) : undefined
    if (tail !== undefined) {
      end += tail[0].length
      value += Number(tail[1]) * scaleOf(tail[2] ?? '')
    }
  }
  const rough = matchAt(ROUGHLY, s, s[end] === ' ' ? end + 1 : end)
  if (rough !== undefined) {
    end = rough.index + 1
    approx = true
  }
  return { end, value: round(value), approx, han: false, bare: false }
}

function scaleOf(units: string): number {
  return [...units].reduce((scale, unit) => scale * (UNITS[unit] ?? 1), 1)
}

/** Removes the dust of binary fractions: 66.57 × 10,000 is 665,700. */
export function round(value: number): number {
  return Number(value.toPrecision(15)) === 0 ? 0 : Number(value.toPrecision(12))
}

/** The number that begins at `at` of a folded text, its 余, 多 and 几 included; undefined where none does. */
export function readNumeral(s: string, at: number): Numeral | undefined {
  return isDigit(s[at]) ? readArabic(s, at) : readHan(s, at)
}
