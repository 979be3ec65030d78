import { roleOf } from './roles.ts'
import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import type { Claim } from './types.ts'

/** A title longer than this lost its closing mark. */
const LONGEST = 160
const LONGEST_UNCLOSED = 80
/** What the titles of documents end with; an unclosed title ends after the last of them before the clause does. */
const KINDS = new RegExp(
  [
    '通知', '通报', '意见', '方案', '办法', '规定', '条例', '准则', '制度', '清单', '细则', '规则', '计划', '要点', '报告', '公报', '决定', '决议',
    '批复', '函', '纪要', '汇编', '读本', '手册', '指南', '规范', '规程', '章程', '宪法', '法', '纲要', '规划', '提纲', '讲话', '论述', '摘编',
    '选编', '文选', '选读', '承诺书', '责任书', '倡议书', '一览表', '台账', '年报', '公约', '守则', '标准', '预案', '须知', '简报', '专报', '目录', '图册',
    '教材', '案例', '片', '信',
  ].join('|'),
  'g',
)
const SINGLE = /<(?![<a-zA-Z/!])[^<>《》\n。]{3,60}>/y

type Span = { readonly start: number; readonly end: number; readonly open: number; readonly close: number }

/** Length of an opening or closing title mark at `at`: 《 and 》, or << and >>. */
function markAt(s: string, at: number, mark: '《' | '》'): number {
  if (s[at] === mark) return 1
  const half = mark === '《' ? '<<' : '>>'
  return s.startsWith(half, at) ? 2 : 0
}

/** True where a new paragraph begins, so that no title goes on. */
function breaks(s: string, at: number): boolean {
  return s[at] === '。' || (s[at] === '\n' && /^\s*\n|^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/.test(s.slice(at + 1, at + 12)))
}

/** Index of the mark that closes the title opened before `at`, marks within counted; -1 where it never closes. */
function closingOf(s: string, at: number): number {
  let depth = 1
  for (let i = at; i < s.length && i - at < LONGEST; i++) {
    if (breaks(s, i)) return -1
    if (markAt(s, i, '》') > 0) {
      depth--
      if (depth === 0) return i
    } else if (markAt(s, i, '《') > 0) depth++
  }
  return -1
}

/** Where an unclosed title ends: after its last kind of document before the clause, the line or the next 《 does. */
function endOfUnclosed(s: string, at: number): number {
  const rest = s.slice(at, at + LONGEST_UNCLOSED)
  const stop = rest.search(/[，。；：！？、\n《》]|<</)
  const clause = stop < 0 ? rest : rest.slice(0, stop)
  let last = 0
  for (const kind of clause.matchAll(KINDS)) last = kind.index + kind[0].length
  return at + (last > 1 ? last : clause.length)
}

function spanAt(s: string, at: number): Span | undefined {
  const opening = markAt(s, at, '《')
  if (opening === 0) return undefined
  const open = at + opening
  const close = closingOf(s, open)
  if (close >= 0) return { start: at, end: close + markAt(s, close, '》'), open, close }
  const end = endOfUnclosed(s, open)
  return end - open < 2 ? undefined : { start: at, end, open, close: end }
}

function singleAt(s: string, at: number): Span | undefined {
  SINGLE.lastIndex = at
  const single = SINGLE.exec(s)
  if (single === null) return undefined
  const end = at + single[0].length
  return { start: at, end, open: at + 1, close: end - 1 }
}

function titleOf(text: string): string {
  return text.replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, '').trim()
}

/**
 * Every document named in the text: 《…》 with 〈…〉 and 《…》 inside, a title broken over lines, <<…>> and <…>, and
 * an unclosed 《 up to where its title ends. `value` is the title without its marks.
 */
export function readDocuments(page: Page): Claim[] {
  const { s } = page
  const claims: Claim[] = []
  let i = 0
  while (i < s.length) {
    const char = s[i]
    const span = char === '《' ? spanAt(s, i) : char === '<' ? spanAt(s, i) ?? singleAt(s, i) : undefined
    const title = span === undefined ? '' : titleOf(page.text.slice(span.open, span.close))
    if (span === undefined || title === '') {
      i++
      continue
    }
    claims.push(claimAt(page, span.start, span.end, { kind: 'document', value: title, role: roleOf(s, span.start, span.end, title) }))
    i = span.end
  }
  return claims
}
