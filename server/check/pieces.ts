import { readHeadings, type Claim } from '../../claims/index.ts'
import { isRosterTopic, type Mark, type Token, type Words } from './words.ts'

/** A stretch of text between two marks, with the known words and the numbers in it. */
export type Piece = {
  readonly start: number
  readonly end: number
  /** The mark before it: 。 also for the beginning of a line. */
  readonly mark: string
  readonly tokens: readonly Token[]
  readonly numbers: readonly Claim[]
  readonly dates: readonly Claim[]
  readonly documents: readonly Claim[]
  /** Number of its line; a paragraph is a line. */
  readonly line: number
}
/** A text cut into pieces, its titles, numbers and days hidden from the search for words. */
export type Cut = { readonly text: string; readonly masked: string; readonly pieces: readonly Piece[]; readonly pieceAt: (offset: number) => number }

const isNumber = (c: Claim): boolean => c.inDocument !== true && (c.kind === 'quantity' || c.kind === 'percentage' || (c.kind === 'blank' && c.slot === 'number'))
/** A year alone stays readable: 2021年度组织生活会 speaks of the yearly one. */
const hidden = (c: Claim): boolean => c.kind === 'document' || isNumber(c) || (c.kind === 'date' && !/^\d{4}年?(?:度)?$/.test(c.text))

function mask(text: string, claims: readonly Claim[]): string {
  const parts: string[] = []
  let at = 0
  for (const c of claims) {
    if (!hidden(c) || c.start < at) continue
    parts.push(text.slice(at, c.start), (c.kind === 'document' ? '\u0001' : c.kind === 'date' ? '\u0003' : '\u0002').repeat(c.end - c.start))
    at = c.end
  }
  return `${parts.join('')}${text.slice(at)}`
}

const full = '。！？!?\n'
const marks: Readonly<Record<string, string>> = { '，': '，', ',': '，', '；': '；', ';': '；', '：': '：', ':': '：', '（': '（', '(': '（', '）': '）', ')': '）' }

type Bounds = { readonly start: number; readonly end: number; readonly mark: string; readonly line: number }

/** Where pieces begin and end; 、 parts only what stands after a number, for 春节、五一 is one thing and 8个、12个 are two. */
function boundsOf(masked: string): readonly Bounds[] {
  const found: Bounds[] = []
  let [start, mark, line, counted] = [0, '。', 0, false]
  for (let i = 0; i <= masked.length; i += 1) {
    const c = masked[i] ?? '\n'
    const next = full.includes(c) ? '。' : c === '、' && counted ? '、' : marks[c]
    if (c === '\u0002') counted = true
    if (next === undefined) continue
    if (i > start || next === '。') found.push({ start, end: i, mark, line })
    if (i > start || next === '。' || next === '；' || next === '（') mark = next
    if (c === '\n') line += 1
    start = i + 1
    counted = false
  }
  return found
}

/** Takes, piece by piece, the claims that lie in it. */
function taker(claims: readonly Claim[]): (end: number) => readonly Claim[] {
  let next = 0
  return end => {
    const from = next
    while (next < claims.length && (claims[next]?.start ?? 0) < end) next += 1
    return claims.slice(from, next)
  }
}

/** What makes another noun of the word before it: 警示教育基地 is no 警示教育. */
const otherNoun = /^(?:基地|报告|文章|材料|资料|课件|模板|题库|展板|展览|展厅|手册|读本|征文|平台|阵地|系统|档案|制度|办法|方案|机制|精神|要求|通知|计划|提纲|讲稿|心得|体会|笔记|试卷|成果|简报|信息|视频|经验|氛围|意识|检查|审查|协议|责任|自查|设备|管理|测试|考试|宣传)/

/** What a thing is done about does not part it from others of its kind: 围绕党史和法规开展集体学习 may be all there were. */
const about = /(?:围绕|结合|聚焦|针对|根据|按照|贯彻|落实|突出|紧扣)(?:(?!开展|召开|组织|举办|签|进行).)*$/

/** 由政治处谈话 names who does it, not what is counted. */
const doer = /(?<![理自缘事经])由/

function tokensIn(masked: string, { start, end }: Bounds, words: Words): readonly Token[] {
  const text = masked.slice(start, end)
  const by = doer.exec(text)?.index ?? Infinity
  return words.read(text).flatMap((t): Token[] => {
    const counted = masked[start + t.start - 1] === '\u0002'
    const named = otherNoun.test(text.slice(t.end, t.end + 2)) ? t.marks.filter(m => m.dim !== 'topic') : t.marks
    const marks = t.start < by || counted ? named : named.filter(m => m.dim === 'matter' || (m.dim === 'topic' && !isRosterTopic(m.value)))
    const loosely = about.test(text.slice(Math.max(0, t.start - 40), t.start))
    const said = loosely ? marks.map((m): Mark => m.dim === 'matter' ? { dim: 'near', value: m.value } : m) : marks
    return said.length === 0 ? [] : [{ start: start + t.start, end: start + t.end, marks: said }]
  })
}

/** Cuts a text into pieces; linear in its length. */
export function cut(text: string, claims: readonly Claim[], words: Words): Cut {
  const masked = mask(text, claims)
  const [numbers, dates, documents] = [isNumber, (c: Claim) => c.kind === 'date', (c: Claim) => c.kind === 'document'].map(of => taker(claims.filter(of)))
  const none = (): readonly Claim[] => []
  const pieces = boundsOf(masked).map((b): Piece => ({ ...b, tokens: tokensIn(masked, b, words), numbers: (numbers ?? none)(b.end), dates: (dates ?? none)(b.end), documents: (documents ?? none)(b.end) }))
  const pieceAt = (offset: number): number => {
    let [low, high] = [0, pieces.length - 1]
    while (low < high) { const middle = (low + high + 1) >> 1; if ((pieces[middle]?.start ?? 0) <= offset) low = middle; else high = middle - 1 }
    return low
  }
  return { text, masked, pieces, pieceAt }
}

/** The headings over each line of a text. */
export function headingsOver(text: string): (offset: number) => readonly string[] {
  const sections = readHeadings(text)
  return offset => {
    let [low, high] = [0, sections.length]
    while (low < high) { const middle = (low + high) >> 1; if ((sections[middle]?.start ?? 0) <= offset) low = middle + 1; else high = middle }
    const over: string[] = []
    for (let i = low - 1, level = 5; i >= 0 && level > 1 && low - i < 400; i -= 1) {
      const s = sections[i]
      if (s && s.level < level) { over.push(s.text); level = s.level }
    }
    return over
  }
}
