import type { KnownLedger } from './ledger.ts'
import { isAhead, type Scope } from './scope.ts'

/** Whose number it is: ours of this year, ours but planned, of another year, of another body, or told by one that is named. */
export type Whose = 'ours' | 'ahead' | 'other-year' | 'other-body' | 'attested'

const source = /据[^，。；]{0,20}(?:统计|测评|通报|公布|反馈|调查|显示)|经[^，。；]{0,16}(?:测评|评估|统计)|第三方|满意度|满意率|(?:统计|测评|调查|评估)(?:结果|数据)?显示/
/** Words that say of which year; one that is compared with is not the one spoken of. */
const years = /(?<![比较与同跟])(?:((?:19|20)\d{2})年|(去年|上年|上一年|往年|前年)|(明年|来年|下年度|下一年)|(今年|本年|全年))/g
const planned = /(?:^|[，；。：])(?:下一步|今后|接下来|明年)|力争|争取|确保|预计|拟(?=[召开签组举])|计划(?=[召开签组举])|将(?=[召开签组举继进逐])|(?<!按|按照)要求|号召|倡议/
/** A report of one person on their own year. */
const personal = /述职|述责|述廉|个人(?:总结|对照)/
const wide = /全[区市省县国州](?!覆盖)|各[区县市](?!级)|[区市省]直|兄弟单位|系统外|外单位/
const us = /(?<![来到在对向为给与和])(?:我局|本局|局党委|局机关|本单位|本系统|全局)/g
/** A body at the head of a clause is who acts; one that comes to us, teaches us or only wrote what we read is not. */
const body = /(?:^|[，；。：\s])((?:中央|全国|省|市|区|县|州)(?:纪委监委|纪委|监委|委政法委|政法委|委组织部|组织部|委宣传部|宣传部|委|政府|人大|政协|法院|检察院|公安局?|[\u4e00-\u9fff]{2,6}局))(?![^，。；：]{0,14}(?:授课|讲课|作报告|辅导|部署|通报|印发|转发|要求|精神|组织的|举办的|主办))/g

const level = /([省市县区州])局(?!长)/g

/** Whether a text speaks of what another body did, or of more than one body. `own` are the organisation's own names. */
export function foreign(text: string, own: readonly string[]): boolean {
  const from = [...text.matchAll(us)].at(-1)
  const since = from ? text.slice(from.index + from[0].length) : text
  const ours = /[省市县区州](?=[^省市县区州]*$)/.exec(own[0] ?? '')?.[0]
  if ([...since.matchAll(level)].some(m => ours !== undefined && m[1] !== ours)) return true
  return wide.test(since) || [...since.matchAll(body)].some(m => !own.some(name => name.endsWith(m[1] ?? '')))
}

function speaksOfYear(said: string, year: number): boolean {
  const last = [...said.matchAll(years)].at(-1)
  return last !== undefined && last[4] === undefined && Number(last[1]) !== year
}

/** Another year, or more or less than the one year: 近三年来, 2019年以来. */
const datedElsewhere = (s: Scope, year: number, text: string): boolean =>
  s.dates.some(d => (String(d.value).startsWith('P') && d.value !== 'P1Y') || /^\d{4}/.test(String(d.value)) && !String(d.value).startsWith(String(year)) && !/^(?:前|之前|底前|以前)/.test(text.slice(d.end, d.end + 2)))

/** Whose a number is, from its sentence and its headings. */
export function whose(s: Scope, ledger: Pick<KnownLedger, 'year' | 'own'>, text: string): Whose {
  const said = `${s.before}${s.words}`
  if (source.test(said)) return 'attested'
  if (personal.test(s.over) || foreign(said, ledger.own)) return 'other-body'
  if (speaksOfYear(said, ledger.year) || datedElsewhere(s, ledger.year, text)) return 'other-year'
  return isAhead(s.headings) || planned.test(said) ? 'ahead' : 'ours'
}
