import type { DocumentRole } from './types.ts'

/** Verbs before the title; the last one before it decides, and of two at one place the first listed. */
const BEFORE: readonly (readonly [role: DocumentRole, words: RegExp])[] = [
  ['revised', /修订|修改|完善|更新/g],
  ['repealed', /废止|废除|宣布失效/g],
  ['forwarded', /转发|转载|批转|传阅/g],
  ['media', /观看|收看|播放|拍摄|影片|电影|专题片|教育片|警示片|纪录片|话剧|歌曲|短视频|微视频|情景剧/g],
  ['studied', /学习|传达|研读|领会|学深悟透|宣讲|解读|自学|通读|精读|重温|诵读|研讨|宣贯|测试/g],
  ['issued', /制定|制订|印发|出台|下发|发布|起草|拟定|拟订|汇编|编印|编写|编制|编发|建立|签订|签署|形成|推出|发出|刊发|撰写|部署|公布|通过/g],
  ['activity', /举办|举行|讲授|作题为|主讲|授课/g],
  ['cited', /落实|执行|贯彻|遵守|对照|对标|根据|按照|依据|依照|围绕|违反|严格|符合|把握/g],
]
const STUDIED_AFTER = /^(?:等)?[^，。；《]{0,18}(?:学习|研讨|自学|宣讲|解读|培训|轮训|测试)/
const MEDIA_AFTER = /^(?:主题|警示教育|教育|专题|廉政)*(?:电影|影片|片|话剧|纪录片)/
const ACTIVITY_AFTER = /^(?:的)?(?:专题|主题|廉政|党纪党规|警示教育|党风廉政)*(?:培训|党课|讲座|授课|宣讲|报告会|辅导|辅导报告|征文|演讲|活动|情景剧|微党课)/
const MEDIA_TITLE = /(?:片|纪实)$/
const LEAD = 40
/** A last clause longer than this has a verb of its own; a shorter one (，以及) goes on with the list. */
const SHORTEST_CLAUSE = 6

function lastCue(before: string): DocumentRole | undefined {
  let best: { readonly at: number; readonly role: DocumentRole } | undefined
  for (const [role, words] of BEFORE) {
    for (const cue of before.matchAll(words)) {
      const at = cue.index + cue[0].length
      if (best === undefined || at > best.at) best = { at, role }
    }
  }
  return best?.role
}

/** The words before the title that govern it: its sentence, without the titles listed before it. */
function leadOf(s: string, start: number): string {
  const from = Math.max(0, start - 6 * LEAD)
  const whole = s.slice(from, start)
  const sentence = whole.slice(Math.max(whole.lastIndexOf('。'), whole.lastIndexOf('；'), whole.lastIndexOf('\n')) + 1)
  const bare = sentence.replace(/《[^》]*》/g, '')
  const comma = bare.lastIndexOf('，')
  return bare.slice(bare.length - comma > SHORTEST_CLAUSE ? comma + 1 : 0).slice(-LEAD)
}

function trailOf(s: string, end: number): string {
  const trail = s.slice(end, end + 6 * LEAD).split(/[。；\n]/, 1)[0] ?? ''
  return trail.replace(/^(?:[、，和及以与（(][^《]{0,12}?)?《[^》]*》/, '').replace(/《[^》]*》/g, '')
}

/**
 * What the sentence does with a document, from the verb before its title or the noun after it; `cited` where nothing
 * tells. `s` is the folded text, `start` and `end` the span of the title with its marks.
 */
export function roleOf(s: string, start: number, end: number, title: string): DocumentRole {
  const trail = trailOf(s, end)
  const before = lastCue(leadOf(s, start))
  if (before === 'media' || MEDIA_TITLE.test(title) || MEDIA_AFTER.test(trail)) return 'media'
  if (before !== undefined && before !== 'cited' && before !== 'activity') return before
  if (ACTIVITY_AFTER.test(trail)) return 'activity'
  return before === 'activity' ? before : STUDIED_AFTER.test(trail) ? 'studied' : 'cited'
}
