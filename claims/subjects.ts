import type { Page } from './page.ts'
import { isHan } from './text.ts'
import type { Claim } from './types.ts'

const LONGEST = 12
/** Verbs and adverbs that stand between a noun and its number: 承诺书共90份, 参训人员达120人次. */
const LINKS = /(?:共计|总计|合计|累计|总数|总共|分别|达到|达成|多达|超过|不少于|共有|共|计|达|为|了|有|约|近|仅|超|各|已|均|数量|占|的|等|至|到)+$/
/** Verbs that take the counted noun as their object; the noun begins after the last of them. */
const VERBS = new RegExp(
  [
    '开展', '召开', '组织', '举办', '举行', '分解', '列', '登记', '订立', '提交', '兼任', '进行', '实施', '完成', '签署', '签订', '印发', '制定', '制订', '修订', '出台', '发放',
    '发出', '发布', '收到', '收集', '征集', '受理', '处置', '办理', '办结', '解决', '发现', '查摆', '排查', '梳理', '化解', '通报', '曝光', '查处', '查办', '立案', '给予', '移送',
    '约谈', '参加', '参与', '听取', '审议', '研究', '讨论', '讲授', '观看', '参观', '建立', '设立', '成立', '组建', '选派', '推荐', '提出', '形成', '撰写', '上报', '报送', '接受',
    '接待', '走访', '慰问', '赴', '深入', '对', '向', '将', '把', '由', '在', '于', '从', '以', '与', '和', '及', '并', '其中', '包括', '涉及', '新增',
    '新建', '追缴', '挽回', '清退', '投入', '使用', '安排', '拨付', '减少', '增加', '下降', '上升', '累计', '全年', '先后', '共',
  ].join('|'),
  'g',
)
/** Words that cannot begin the noun after a number. */
const NOT_NOUN = /^(?:以上|左右|以下|以内|之内|内|后|前|进行|开展|全部|均|已|未|并|且|也|都|在|由|被|与|和|及|至|到|为|是|占|共|从|对|向|将|把|等|予以|参加|参与|参训|到会|其中|涉及|完成|受到|分别|左|多)/
const NOUN_ENDS = /(?:的|并|且|进行|开展|参加|参与|到会|均|已|未|被|由|在|受到|予以|与|和|及|涉及|完成|实现|签署|签订|全部|分别|共|组成|召开|接受|作出|开展|存在|反映)/

function nounAfter(s: string, end: number): string {
  let at = end
  if (s[at] === '的') at++
  let to = at
  while (to < s.length && to - at < LONGEST && isHan(s[to])) to++
  const run = s.slice(at, to)
  if (NOT_NOUN.test(run)) return ''
  const stop = run.search(NOUN_ENDS)
  const noun = stop > 0 ? run.slice(0, stop) : stop === 0 ? '' : run
  const modified = stop > 0 && run[stop] === '的' ? nounAfter(s, at + stop + 1) : ''
  return modified === '' ? noun : modified
}

function nounBefore(s: string, start: number): string {
  let from = start
  while (from > 0 && start - from < LONGEST + 6 && isHan(s[from - 1])) from--
  const run = s.slice(from, start).replace(LINKS, '')
  let cut = 0
  for (const verb of run.matchAll(VERBS)) {
    const after = verb.index + verb[0].length
    if (run.length - after >= 2) cut = after
  }
  return run.slice(cut).slice(-LONGEST).replace(/^的/, '')
}

/** Whom a universal word gathers; what follows the noun is already said of them. */
const GROUP =
  /^[\u3400-\u9fff]{0,8}?(?:党员干部|党员领导干部|党员|干警|民警|职工|干部|同志|人员|成员|党支部|支部|党组织|党小组|小组|科室|处室|部门|单位|司法所|律所|街道|乡镇|社区|企业)(?:书记|负责人|成员|班子|干部|职工)*/

function groupAfter(s: string, end: number): string {
  const group = GROUP.exec(s.slice(end, end + 2 * LONGEST))
  return group === null || NOT_NOUN.test(group[0]) ? '' : group[0]
}

/**
 * The noun that a figure, a percentage, a blank or a universal word is about, as far as the sentence says: 承诺书 for
 * both 签署150份承诺书 and 承诺书150份, 调研 for 调研【】次. Undefined where neither side has one.
 */
export function subjectOf(page: Page, claim: Claim): string | undefined {
  const { s } = page
  if (claim.text.endsWith('方面')) return '方面'
  const after = (claim.kind === 'universal' ? groupAfter(s, claim.end) : '') || nounAfter(s, claim.end)
  const before = nounBefore(s, claim.start)
  const first = claim.kind === 'percentage' || claim.text === '均' || claim.text === '都' ? before || after : after.length >= 2 ? after : before || after
  return first === '' ? undefined : first
}
