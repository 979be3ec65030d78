/**
 * Where a title may be broken, as costs. The scale is set by three points: 0 is where a clerk would break
 * by hand, 10 a plain word boundary, `NEVER` a break that is taken only when a line could not hold the
 * text otherwise.
 */
export const NEVER = 1000

/** Generic phrases of official titles; a break inside one tears the sense. */
const PHRASES = [
  '委员会', '党委会', '领导小组', '工作小组', '办公室', '司法所', '党支部', '人民政府', '人民法院', '人民检察院',
  '党风廉政建设', '反腐败', '责任制', '从严治党', '意识形态', '三重一大', '三会一课', '一岗双责', '民主生活会',
  '组织生活会', '中心组', '主题党日', '警示教育', '廉政教育月', '教育整顿', '党史学习教育', '扫黑除恶', '法治建设',
  '执行情况', '落实情况', '完成情况', '工作情况', '有关情况', '工作总结', '工作报告', '工作要点', '工作方案',
  '工作规范', '实施方案', '实施办法', '实施意见', '实施细则', '管理办法', '管理规定', '暂行办法', '暂行规定',
  '律师行业', '全会精神', '述职述廉', '自查自纠', '巡察整改', '经济责任', '内部审计', '公开选拔', '人民调解', '法律援助', '社区矫正',
]

const CLOSING = '、，。；：！？）》〉」』”’〕】…—％%'
const OPENING = '（《〈「『“‘〔【'
const NUMERAL = '〇零一二三四五六七八九十百千万亿两'
const COUNTED = '年月日号届次个项条件份人名轮期季度级类章节批场所'
const SUFFIX = /(?:[局厅部委署办院处科室组所会厂站]|委员会|政府|党委|支部|公司)$/u
const LINKS = '和与及或暨并'
const DIGIT = /[\p{Nd}\p{sc=Latin}.,]/u

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The cost of a break before each character of a title.
 *
 * @param units the title, character by character
 * @returns as many costs as units; the first, before the first character, is 0
 */
export function breakCosts(units: readonly string[]): number[] {
  const text = units.join('')
  const depth = bracketDepth(units)
  const starts = wordStarts(text)
  const torn = insidePhrases(text)
  let offset = 0
  return units.map((unit, index) => {
    const at = offset
    offset += unit.length
    const before = units[index - 1]
    if (before === undefined) return 0
    if (forbidden(units, index)) return NEVER
    const inBrackets = (depth[index] ?? 0) > 0 ? 60 : 0
    if (torn.has(at)) return inBrackets + 70
    return inBrackets + (starts.has(at) ? wordCost(text, at, starts) : 50)
  })
}

/** Digits with what they count, 的 and closing marks with what precedes, opening marks with what follows. */
function forbidden(units: readonly string[], index: number): boolean {
  const before = units[index - 1] ?? ''
  const after = units[index] ?? ''
  if (CLOSING.includes(after) || OPENING.includes(before) || after === '的') return true
  if (/\s/u.test(after)) return true
  if (DIGIT.test(before)) return DIGIT.test(after) || /\p{sc=Han}/u.test(after)
  if (before === '第') return true
  return NUMERAL.includes(before) && (NUMERAL.includes(after) || COUNTED.includes(after))
}

/** Costs between two words: sense groups of Chinese titles end and begin at a few known places. */
function wordCost(text: string, at: number, starts: ReadonlySet<number>): number {
  const head = text.slice(Math.max(0, at - 4), at)
  const tail = text.slice(at, at + 2)
  if (tail.startsWith('关于')) return 0
  if (head.endsWith('关于')) return 200
  if (/[、，；：]$/u.test(head)) return 2
  if (SUFFIX.test(head) && !LINKS.includes(tail.charAt(0))) return 3
  if (/[年度]$/u.test(head) || /^[\d《“]/u.test(tail)) return 5
  if (LINKS.includes(tail.charAt(0))) return 12
  if (LINKS.includes(head.slice(-1))) return 25
  if (head.endsWith('的')) return 30
  const alone = starts.has(at + 1) || starts.has(at - 1)
  return alone ? 35 : 10
}

/** How many brackets are open before each unit, counting only pairs that are closed again. */
function bracketDepth(units: readonly string[]): number[] {
  const depth = units.map(() => 0)
  const open: number[] = []
  units.forEach((unit, index) => {
    if ('（《〈「『“‘〔【'.includes(unit)) open.push(index)
    if ('）》〉」』”’〕】'.includes(unit)) {
      const from = open.pop()
      if (from !== undefined) for (let i = from + 1; i <= index; i++) depth[i] = (depth[i] ?? 0) + 1
    }
  })
  return depth
}

function wordStarts(text: string): Set<number> {
  return new Set(Array.from(words.segment(text), ({ index }) => index))
}

function insidePhrases(text: string): Set<number> {
  const torn = new Set<number>()
  for (const phrase of PHRASES) {
    for (let from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + 1)) {
      for (let i = 1; i < phrase.length; i++) torn.add(from + i)
    }
  }
  return torn
}
