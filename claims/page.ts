import type { Claim } from './types.ts'
import { fold } from './text.ts'

/** A text made ready for reading: its folded copy, its quotations and where its sentences end. */
export type Page = {
  readonly text: string
  readonly s: string
  /** 1 at every offset inside a short quotation, which names something: “三个规定”, “百名干部进百村”. */
  readonly quoted: Uint8Array
  /** Offsets right after a sentence, ascending; the last one is the length of the text. */
  readonly stops: readonly number[]
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' }
const LONGEST_NAME = 20
const LONGEST_WITH_COMMA = 14
const LONGEST_CLAUSE = 60
const CLAUSE_MARKS = '，。；：！？\n;'

function markQuotations(text: string): Uint8Array {
  const quoted = new Uint8Array(text.length)
  let i = 0
  while (i < text.length) {
    const closing = CLOSING[text[i] ?? '']
    const end = closing === undefined ? -1 : text.slice(i + 1, i + 2 + LONGEST_NAME).indexOf(closing) + i + 1
    if (closing === undefined || end === i) {
      i++
      continue
    }
    const inner = text.slice(i + 1, end)
    const nested = inner.includes(text[i] ?? '')
    if (!nested && !/[。；！？\n]/.test(inner) && (inner.length <= LONGEST_WITH_COMMA || !/[，,]/.test(inner))) quoted.fill(1, i + 1, end)
    i = closing === '"' ? end + 1 : i + 1
  }
  return quoted
}

/** An item number before a figure: the point in 2.2023年以来, 1.3个支部 and 4.7月8日 is no decimal point. */
const ITEM_NUMBER = /(^|[\n。；：:)]) *(\d{1,2})\.(?=(?:19|20)\d{2} ?年|\d{1,2} ?月|\d{1,3} ?(?:名|次|人|份|项|条|件|起|家|场|期|位|个(?!百分点|月|小时|学时|工作日)))/g

function partItemNumbers(s: string): string {
  return s.replace(ITEM_NUMBER, (item) => item.replace('.', '、'))
}

/** Reads the marks of a text that every recogniser needs. */
export function openPage(text: string): Page {
  const stops: number[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '。' || char === '！' || char === '？' || char === '\n') stops.push(i + 1)
  }
  stops.push(text.length)
  return { text, s: partItemNumbers(fold(text)), quoted: markQuotations(text), stops }
}

/** Where the sentence around `at` begins and ends. */
export function sentenceAt(page: Page, at: number): readonly [number, number] {
  let low = 0
  let high = page.stops.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((page.stops[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return [page.stops[low - 1] ?? 0, page.stops[low] ?? page.text.length]
}

/** The clause around a span, at most some sixty characters to each side. */
export function clauseAround(page: Page, start: number, end: number): string {
  let from = start
  while (from > 0 && start - from < LONGEST_CLAUSE && !CLAUSE_MARKS.includes(page.text[from - 1] ?? '')) from--
  let to = end
  while (to < page.text.length && to - end < LONGEST_CLAUSE && !CLAUSE_MARKS.includes(page.text[to] ?? '')) to++
  return page.text.slice(from, to)
}

/** A claim over a span, with its clause and sentence. */
export function claimAt(page: Page, start: number, end: number, rest: Omit<Claim, 'text' | 'start' | 'end'>): Claim {
  return { ...rest, text: page.text.slice(start, end), start, end, context: clauseAround(page, start, end), sentence: sentenceAt(page, start) }
}
