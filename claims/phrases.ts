import { PHRASES } from './data/phrases.ts'
import { UNDERTAKINGS } from './data/slogans.ts'
import { readMeasure } from './measures.ts'
import { readNumeral, startsNumeral } from './numerals.ts'
import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import { sloganEnd } from './slogans.ts'
import { isDigit, isHan, matchAt, wordAt } from './text.ts'
import type { Claim } from './types.ts'

const HAN_DIGITS = '〇一二三四五六七八九'
const NUMBER = '[一二两三四五六七八九十百零〇\\d]{1,5}'

/** The form in which phrases are compared: Arabic digits as Chinese ones, 两 as 二. The length stays. */
function canonical(text: string): string {
  return text.replace(/[\d两]/g, (char) => (char === '两' ? '二' : HAN_DIGITS[Number(char)] ?? char))
}

const BY_FIRST = new Map<string, string[]>()
for (const phrase of PHRASES.map(canonical)) {
  const rows = BY_FIRST.get(phrase[0] ?? '') ?? []
  rows.push(phrase)
  BY_FIRST.set(phrase[0] ?? '', rows)
}
for (const rows of BY_FIRST.values()) rows.sort((a, b) => b.length - a.length)

const LONGEST = Math.max(...PHRASES.map((phrase) => phrase.length))

const HAN_NUMBER = '[一二两三四五六七八九十]{1,3}'
const ANY_HAN = '[\\u3400-\\u9fff]'

/** 十九届二中、三中全会, 十九届中央纪委五次全会, 五次全会. */
const MEETING = new RegExp(
  `${NUMBER}届(?:${ANY_HAN}{0,10}?(?:${NUMBER}[中次][、和]?){1,8}(?:全会|全体会议|全委会|会议)|(?=${ANY_HAN}))` +
    `|(?<!召开|[开共了])${HAN_NUMBER}次(?:全会|全委会|党代会)`,
  'y',
)
/** 1+3+N, 4+X: no number of its own. */
const PLUS = /[\d一二三四五六七八九十]{1,3}(?: ?\+ ?(?:[\dNXnx一二三四五六七八九十百]{1,3}|[\u3400-\u9fff]{1,6})){1,6}/y
/** 一人一策, 一案一整改, 一月一主题. */
const EACH_ONE = /一(?:(?!一)[\u3400-\u9fff]){1,3}?一[\u3400-\u9fff]{1,2}/y
/** 三级联动, 1号, 四位一体, 七十周年, 百强, 六大纪律. */
const GRADE = new RegExp(
  `${NUMBER}(?:级(?!以上|以下)${ANY_HAN}{0,2}|号|位一体|周年|强(?=${ANY_HAN})|星级|期叠加|(?<![十\\d])大(?![类项家方部批量多队学和与以会报])${ANY_HAN}{2})`,
  'y',
)
/** 三年 in 三年行动, 百日 in 百日攻坚. */
const UNDERTAKING = new RegExp(`(?:(?<![近去续来内])(?:[一二两三四五六七八九十]|\\d{1,2})年|百日)(?=${UNDERTAKINGS.join('|')})`, 'y')
const RANK = new RegExp(`(?<![目之以此日事先])前${NUMBER}(?:名|位|强|列|季度)`, 'y')
const ORDINAL = new RegExp(`第 ?${NUMBER}(?:[、和](?:第)?${NUMBER})*`, 'y')
const NONE = /零(?:报告|容忍|距离|接触|差错|投诉|事故|遗漏|死角|盲区|发案|违纪|延时|跑腿|障碍|基础|上访|收费|拖欠|失误|懈怠|破坏|散|售|星)/y
const FIRST = /首(?:次|个|批|期|场|家|创|届|例|套|条|轮|问|议)/y
const NOT_EACH = ['一是', '一次', '一起', '一个', '一些', '一定', '一方']

/** The longest fixed phrase of the list that begins at `at`. */
function readListed(s: string, at: number): number | undefined {
  const char = s[at] === '两' ? '二' : isDigit(s[at]) ? HAN_DIGITS[Number(s[at])] : s[at]
  const rows = BY_FIRST.get(char ?? '')
  if (rows === undefined) return undefined
  const here = canonical(s.slice(at, at + LONGEST))
  const phrase = rows.find((row) => here.startsWith(row))
  return phrase === undefined || (startsNumeral(phrase[phrase.length - 1]) && startsNumeral(s[at + phrase.length])) ? undefined : at + phrase.length
}

/** 第一次, 第3期, 第二巡察组, 第一派驻: the ordinal with its measure word, or with two characters of what it numbers. */
function readOrdinal(s: string, at: number): number | undefined {
  const ordinal = matchAt(ORDINAL, s, at)
  if (ordinal === undefined) return undefined
  const end = at + ordinal[0].length
  const measure = readMeasure(s, end)
  if (measure !== undefined) return measure.end
  return end + (isHan(s[end]) && isHan(s[end + 1]) ? 2 : 0)
}

/** 六个聚焦, 10个不准, 五个一: where the list does not have it, the word after 个 tells the slogan. */
function readSlogan(s: string, at: number): number | undefined {
  const number = startsNumeral(s[at]) ? readNumeral(s, at) : undefined
  if (number === undefined || s[number.end] !== '个') return undefined
  return sloganEnd(s, number.end + 1, number.han)
}

function readEachOne(s: string, at: number): number | undefined {
  const each = matchAt(EACH_ONE, s, at)
  const second = each?.[0].lastIndexOf('一') ?? 0
  if (each === undefined || readListed(s, at + second) !== undefined) return undefined
  if (wordAt(s, at, NOT_EACH) !== undefined || wordAt(s, at + second, NOT_EACH) !== undefined) return undefined
  return at + each[0].length
}

/**
 * The phrase with a number in it that begins at `at` and counts nothing: a fixed phrase, an ordinal, a meeting of a
 * congress, a slogan, a formula such as 1+3+N. Undefined where none does.
 */
export function readPhrase(page: Page, at: number): Claim | undefined {
  const { s } = page
  if (s[at] !== '第' && startsNumeral(s[at]) && startsNumeral(s[at - 1])) return undefined
  const listed = readListed(s, at)
  const patterns = [MEETING, PLUS, RANK, NONE, FIRST].map((pattern) => matchAt(pattern, s, at))
  const shapes = listed === undefined ? [matchAt(GRADE, s, at), matchAt(UNDERTAKING, s, at)] : []
  const lengths = [...patterns, ...shapes].map((match) => at + (match?.[0].length ?? 0))
  const end = Math.max(...lengths, listed ?? 0, readOrdinal(s, at) ?? 0, readSlogan(s, at) ?? 0, readEachOne(s, at) ?? 0)
  return end > at ? claimAt(page, at, wholeName(page, at, end), { kind: 'phrase' }) : undefined
}

/** A phrase that opens a short quotation is all of it: “六大顽瘴痼疾”. */
function wholeName(page: Page, at: number, end: number): number {
  if (page.quoted[at] !== 1 || page.quoted[at - 1] === 1) return end
  let to = end
  while (page.quoted[to] === 1) to++
  return to
}

/** Characters other than numerals with which a phrase may begin. */
export const PHRASE_STARTS: ReadonlySet<string> = new Set([...BY_FIRST.keys(), '第', '前', '首', '零'])
