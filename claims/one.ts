import type { Measure } from './measures.ts'
import { isHan, wordBefore } from './text.ts'

/** After these, 一 points at one thing among many or stands for an article. */
const POINTERS = '唯统同单专逐划归合如不每这那某另新又再下前哪任当作第进成是为打好赢无其头万之随'
/** What 一起 must follow to count a case; anywhere else it means together. */
const CASE_VERBS = ['发现', '查处', '通报', '曝光', '立案', '发生', '办理', '处置', '受理', '查办', '公布', '移送', '其中', '共', '仅', '各']
const CASE_NOUNS = ['案例', '案件', '问题', '线索', '信访', '投诉']
/** What follows 一份, 一场 and 一件 where they are figures of speech. */
const SPEECH: Readonly<Record<string, readonly string[]>> = {
  份: ['力量', '责任', '满意', '合格', '优异', '答卷', '担当', '信任', '情怀', '光', '热', '耕耘', '沉甸甸', '爱心', '初心'],
  场: ['硬仗', '攻坚', '持久', '革命', '战', '深刻', '斗争', '变革', '大考', '考验', '没有', '及时雨', '硬', '自我'],
  件: ['大事', '小事', '要事', '难事', '好事', '事', '接着', '件'],
  人: ['一', '民', '之', '兼', '多', '负责'], 家: ['人', '之', '亲', '专'], 户: ['一'], 期: ['工程'], 周: ['一', '以'], 天: ['天', '之'], 次: ['又'],
}
const COUNTING = ['共', '仅', '只有', '各', '至少', '设立', '确定', '明确', '配备', '推荐', '评选', '新增', '另有', '不少于', '近', '超过']
const AFTER_LIST = '，、；。）)\n'
const SERIAL = /一([件个起批村户人项条次])[、，]?[\u3400-\u9fff]{1,3}一\1/y

/** True where two 一 answer each other: 整改一件销号一件, 查处一起、通报一起. */
function serial(s: string, at: number): boolean {
  SERIAL.lastIndex = at
  if (SERIAL.test(s)) return true
  const before = s.slice(Math.max(0, at - 6), at)
  const first = before.lastIndexOf(`一${s[at + 1] ?? ''}`)
  return first >= 0 && before.length - first > 2
}

/**
 * Whether 一 at `at` with its measure word is a figure. 开展一次, 签订一份, 党总支一个 count; 每一次, 这一场,
 * 建立一个机制, 作为一项任务, 一起学习 do not.
 */
export function countsOne(s: string, at: number, measure: Measure): boolean {
  const before = s[at - 1]
  const after = s[measure.end]
  const word = s.slice(at + 1, measure.end)
  if (before !== undefined && POINTERS.includes(before) && !(before === '为' && /[天周月]$/.test(word))) return false
  if (word !== '' && s.startsWith(word, measure.end)) return false
  if (serial(s, at)) return false
  if (SPEECH[word]?.some((speech) => s.startsWith(speech, measure.end))) return false
  if (word === '起') return wordBefore(s, at, CASE_VERBS) !== undefined || (wordBefore(s, at, CASE_NOUNS) !== undefined && !isHan(after))
  if (word === '年') return before === '看' || before === '期' || s.startsWith('以上', measure.end) || s.startsWith('内', measure.end) || s.startsWith('六个月', measure.end)
  if (measure.event) return true
  if (wordBefore(s, at, COUNTING) !== undefined && word !== '批' && word !== '种') return true
  return (after === undefined || AFTER_LIST.includes(after)) && isHan(before) && ['个', '名', '项', '条', '位', '本', '部', '支', '套', '辆', '台', '间', '处', '张', '类'].includes(word)
}
