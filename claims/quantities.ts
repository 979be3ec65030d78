import { approxEnd, approxStart } from './approx.ts'
import type { Measure } from './measures.ts'
import { readMeasure } from './measures.ts'
import type { Numeral } from './numerals.ts'
import { readNumeral } from './numerals.ts'
import { countsOne } from './one.ts'
import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import { RANGE } from './percentages.ts'
import { sloganEnd } from './slogans.ts'
import { isDigit, isHan, matchAt } from './text.ts'
import type { Claim } from './types.ts'

type Figure = { readonly end: number; readonly number: Numeral; readonly max?: number; readonly measure: Measure }

/** 多 after these measure words belongs to the figure (3年多); after others it begins 多次, 多种. */
const MORE = /^[年月天元倍里时吨亩]$/
const REPEATED = /多(?![次个种名项渠方家元样措形层维点部场轮年月])/y
const LONG = /(?:个)(半)?(多)?(?=月|小时|学期|季度)/y

/** 二期 is the second stage of a works, unless what is held or issued in courses and numbers stands beside it. */
const COURSE_BEFORE = /(?:举办|开办|组织|开展|编发|编印|印发|刊发|共|计|班|简报|专刊|培训|讲堂)了?$/
const COURSE_AFTER = /^[\u3400-\u9fff]{0,6}(?:培训|轮训|班|讲座|简报|专刊|课)/

/** 两个半小时, 三个多月: the number grows by a half, or becomes approximate, between 个 and its noun. */
function readLong(s: string, number: Numeral): Figure | undefined {
  const long = matchAt(LONG, s, number.end)
  if (long === undefined || (long[1] === undefined && long[2] === undefined)) return undefined
  const end = long.index + long[0].length
  const noun = s[end] === '小' || s[end] === '学' || s[end] === '季' ? s.slice(end, end + 2) : '月'
  return {
    end: end + noun.length,
    number: { ...number, value: number.value + (long[1] === undefined ? 0 : 0.5), approx: number.approx || long[2] !== undefined },
    measure: { end: end + noun.length, unit: `个${noun}`, event: true, arabic: false },
  }
}

/** A number, or two that name a range, with its measure word. */
function readFigure(s: string, at: number): Figure | undefined {
  const number = readNumeral(s, at)
  if (number === undefined) return undefined
  const long = readLong(s, number)
  if (long !== undefined) return long
  const measure = readMeasure(s, number.end, !number.han && s[at - 1] !== '\n' && s[at - 1] !== ' ')
  const joint = matchAt(RANGE, s, measure?.end ?? number.end)
  const second = joint === undefined ? undefined : readNumeral(s, joint.index + joint[0].length)
  const last = second === undefined ? undefined : readMeasure(s, second.end)
  const apart = measure !== undefined && (measure.unit !== last?.unit || '由从自'.includes(s[at - 1] ?? '-'))
  if (second !== undefined && last !== undefined && !apart && number.value < second.value && number.han === second.han) {
    return { end: last.end, number: widen(s, number, second), max: second.value, measure: last }
  }
  return measure === undefined ? undefined : { end: measure.end, number, ...(number.max === undefined ? {} : { max: number.max }), measure }
}

/** In 10—20万元 the 万 counts for both ends. */
function widen(s: string, low: Numeral, high: Numeral): Numeral {
  const scale = high.value >= 1e8 && s[high.end - 1] === '亿' ? 1e8 : s[high.end - 1] === '万' ? 1e4 : 1
  return low.value < 1e4 && scale > 1 && low.value * scale < high.value ? { ...low, value: low.value * scale } : low
}

/** True where the number names something and counts nothing: a slogan, a bare 百名, a name in quotation marks. */
function names(page: Page, at: number, { number, max, measure, end }: Figure, rough: boolean, named: boolean): boolean {
  const { s } = page
  if (page.quoted[at] === 1) return true
  if (number.bare && !named) return true
  if (max === undefined && !rough && (measure.unit === '个' || measure.unit === '项') && s[end - 1] === measure.unit && sloganEnd(s, end, number.han) !== undefined) return true
  if (number.han && measure.unit === '个' && '“‘"'.includes(s[end] ?? '-')) return true
  return measure.unit === '位' && s.startsWith('一体', end)
}

/** True where the number and its measure word are a figure at all. */
function counts(s: string, at: number, { number, measure }: Figure): boolean {
  const run = s.slice(at, number.end)
  if (measure.arabic && number.han) return false
  if (number.han && measure.unit === '期' && !COURSE_BEFORE.test(s.slice(Math.max(0, at - 3), at)) && !COURSE_AFTER.test(s.slice(measure.end, measure.end + 10))) return false
  if (run === '一') return countsOne(s, at, measure)
  if (run === '零' || run === '〇' || run === '○') return false
  if (run === '二' && measure.unit === '次' && isHan(s[measure.end])) return false
  if (number.han && s.startsWith('星期', at - 2)) return false
  return !(s[at - 1] === '+' || s[at - 1] === ':' && isDigit(s[at - 2]))
}

/** The figure with its measure word that begins at `at`: a quantity, or a phrase where it is part of a name. */
export function readQuantity(page: Page, at: number): Claim | undefined {
  const { s } = page
  const figure = readFigure(s, at) ?? readUncounted(s, at)
  if (figure === undefined || !counts(s, at, figure)) return undefined
  const { number, measure } = figure
  const start = approxStart(s, at, number.bare)
  const more = MORE.test(measure.unit.at(-1) ?? '') && matchAt(REPEATED, s, figure.end) !== undefined ? figure.end + 1 : figure.end
  const end = approxEnd(s, more)
  const approx = number.approx || start < at || end > figure.end
  if (names(page, at, figure, approx, start < at || number.approx)) return claimAt(page, at, figure.end, { kind: 'phrase' })
  return claimAt(page, start, end, {
    kind: 'quantity', value: number.value, ...(figure.max === undefined ? {} : { valueMax: figure.max }), unit: measure.unit, ...(approx ? { approx } : {}),
  })
}

/** 3.5万 and 2亿余 are figures also where the noun follows, or nothing does. */
function readUncounted(s: string, at: number): Figure | undefined {
  const number = readNumeral(s, at)
  if (number === undefined || number.han || number.value < 1000 || !/[万亿]余?多?$/.test(s.slice(at, number.end))) return undefined
  return { end: number.end, number, measure: { end: number.end, unit: '', event: false, arabic: false } }
}
