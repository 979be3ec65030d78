import { BRACKET_FRAMES, LATIN_FRAMES, NAME_FRAMES } from './data/frames.ts'
import { startsNumeral } from './numerals.ts'
import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import { isDigit, isHan, isLatin, matchAt } from './text.ts'
import type { Claim } from './types.ts'

const LETTERS = '[xX×✕]{1,8}|\\*{1,4}|[○〇]{1,6}|□{1,8}'
const WAITING = '待(?:填|写|补|定|核|统计|确认|完善|续)[^】〕\\])\\n]{0,8}|未填|空白|请填[^】〕\\])\\n]{0,8}|此处[^】〕\\])\\n]{0,10}'
const BRACKETS = `[【〔\\[(] {0,20}(?:[_xX×*…?]{1,8}|${WAITING})? {0,20}[】〕\\])]`
const MASK = new RegExp(`${LETTERS}|_{1,40}|${BRACKETS}`, 'g')
const PART = `(?:[\\dxX×✕*○□_]{1,8}|${BRACKETS})`
const DATE = new RegExp(`(?:${PART} ?年(?![级轻]) ?度?)?(?:${PART} ?月 ?份?)?(?:${PART} ?[日号](?![常报]))?`, 'y')
const DATE_LEAD = /(?:(?:\d{2,4} ?年 ?)?(?:\d{1,2} ?月 ?)?|\d{1,3})$/
const JOINT = / ?(?:-{1,2}|~|至|到) ?/y
const NUMBER = new RegExp(`${PART}(?:\\.${PART})?(?: ?(?:-{1,2}|~|至) ?${PART})? ?(?:余|多)?(?:十|百|千|万|亿)?(?:余|多)? ?`, 'y')
const NUMBER_LEAD = /(?:第 ?)?\d{0,3}$/
const GAP =
  /(?<=[\u3400-\u9fff]) {2,12}(?=人次|场次|万元|个(?![人体别])|次(?![序数要])|场(?![所地])|份(?!额)|名(?![单称义])|件|期(?![间限])|篇(?!章)|人(?![民大员才事])|项(?!目)|起(?![草来步])|元|%)/g

type Slot = { readonly start: number; readonly end: number; readonly unit: string }
type Mask = { readonly at: number; readonly end: number; readonly letters: boolean }

/** True where a Latin letter or sign is no mask: in a word, in 4+X, in 3×5, a zero of 二〇二一. */
function isOrdinary(s: string, { at, end, letters }: Mask): boolean {
  const before = s[at - 1]
  const after = s[end]
  if (!letters) return false
  if (isLatin(before) || isLatin(after) || before === '+' || after === '+' || before === '.' || before === '/') return true
  if ('○〇'.includes(s[at] ?? '-')) return startsNumeral(before) || startsNumeral(after) || (end - at === 1 && !isHan(after))
  return '×✕*'.includes(s[at] ?? '-') && isDigit(before) && isDigit(after)
}

function unitAt(s: string, at: number, frames: readonly (readonly [unit: string, guard: string])[]): string | undefined {
  return frames.find(([unit, guard]) => s.startsWith(unit, at) && !guard.includes(s[at + unit.length] ?? '-'))?.[0]
}

function dateAround(s: string, mask: Mask): Slot | undefined {
  const lead = DATE_LEAD.exec(s.slice(Math.max(0, mask.at - 10), mask.at))?.[0].length ?? 0
  const start = mask.at - lead
  const date = matchAt(DATE, s, start)
  if (date === undefined || start + date[0].trimEnd().length <= mask.at) return undefined
  let end = start + date[0].trimEnd().length
  const joint = matchAt(JOINT, s, end)
  const second = joint === undefined ? undefined : matchAt(DATE, s, end + joint[0].length)
  if (joint !== undefined && second !== undefined && second[0].length > 0) end += joint[0].length + second[0].trimEnd().length
  return { start, end, unit: /[年月日]/.exec([...s.slice(start, end)].reverse().join(''))?.[0] ?? '日' }
}

function numberAround(s: string, mask: Mask): Slot | undefined {
  const lead = NUMBER_LEAD.exec(s.slice(Math.max(0, mask.at - 5), mask.at))?.[0] ?? ''
  const number = matchAt(NUMBER, s, mask.at)
  if (number === undefined) return undefined
  const end = mask.at + number[0].length
  const unit = unitAt(s, end, mask.letters ? LATIN_FRAMES : BRACKET_FRAMES)
  if (unit === '组' && !lead.startsWith('第')) return undefined
  return unit === undefined ? undefined : { start: mask.at - lead.length, end: end + unit.length, unit }
}

/** Where the mask hides the name of a meeting, an activity or a document, or stands alone between quotation marks. */
function nameAround(page: Page, mask: Mask): readonly [number, number] | undefined {
  const { s } = page
  const quoted = '“‘「『"'.includes(s[mask.at - 1] ?? '-') && '”’」』"'.includes(s[mask.end] ?? '-')
  if (quoted) return [mask.at - 1, mask.end + 1]
  if (mask.letters && '*○〇'.includes(s[mask.at] ?? '-')) return undefined
  const name = matchAt(NAME_FRAMES, s, mask.end)
  if (name !== undefined && name[0] !== '') return [mask.at, mask.end + name[0].length]
  return mask.letters || !standsAlone(s, mask) ? undefined : [mask.at, mask.end]
}

/** 【】, 〔待写〕 and a line of two or more _ are blanks by themselves; (　) with a gap, [] never. */
function standsAlone(s: string, { at, end }: Mask): boolean {
  const whole = s.slice(at, end)
  if (whole.startsWith('_')) return whole.length > 1 && (isHan(s[at - 1]) || isHan(s[end]) || s[at - 1] === '：')
  if (whole.startsWith('[')) return false
  return whole.startsWith('(') ? / |待|未填|请填|此处/.test(whole) : true
}

/** Inside a title the mask is a blank where it is all of the title's matter: 《x》, 《关于x的通知》. */
function titleAround(s: string, mask: Mask, title: Claim): readonly [number, number] | undefined {
  const before = s.slice(title.start, mask.at).replace(/^(?:《|<<?)/, '')
  const after = s[mask.end]
  const whole = before === '' && (after === '》' || after === '>' || mask.end === title.end)
  const matter = /^关于(?:印发|开展|做好|加强|转发|落实|推进)?$/.test(before) && (after === '的' || after === '》')
  return whole || matter ? [mask.at, mask.end] : undefined
}

function readMask(page: Page, mask: Mask, title: Claim | undefined): Claim | undefined {
  const { s } = page
  if (isOrdinary(s, mask)) return undefined
  const inDocument = title === undefined ? {} : { inDocument: true }
  const number = dateAround(s, mask) ?? numberAround(s, mask)
  if (number !== undefined) return claimAt(page, number.start, number.end, { kind: 'blank', slot: 'number', unit: number.unit, ...inDocument })
  const name = title === undefined || '“‘'.includes(s[mask.at - 1] ?? '-') ? nameAround(page, mask) : titleAround(s, mask, title)
  return name && claimAt(page, name[0], name[1], { kind: 'blank', slot: 'name', ...inDocument })
}

/**
 * Every figure or name left open: 【】次, x项, XX人次, ＿＿件, 第X轮, 2025年X月, （待填）个, x会议, “x”, x in 《关于x的通知》.
 * Masked places, bodies and persons (x区, 张XX) are none. `documents` must be ordered by start.
 */
export function readBlanks(page: Page, documents: readonly Claim[]): Claim[] {
  const { s } = page
  const claims: Claim[] = []
  let d = 0
  let last = 0
  for (const found of s.matchAll(MASK)) {
    const mask = { at: found.index, end: found.index + found[0].length, letters: /^[xX×✕*○〇□]/.test(found[0]) }
    while (d < documents.length && (documents[d]?.end ?? 0) <= mask.at) d++
    const title = documents[d]
    const claim = mask.at < last ? undefined : readMask(page, mask, title !== undefined && title.start <= mask.at ? title : undefined)
    if (claim === undefined || claim.start < last) continue
    claims.push(claim)
    last = claim.end
  }
  return [...claims, ...readGaps(page)].sort((a, b) => a.start - b.start)
}

/** 召开会议　　次: the line under the gap was lost on the way. */
function readGaps(page: Page): Claim[] {
  return [...page.s.matchAll(GAP)].flatMap((gap) => {
    const end = gap.index + gap[0].length
    const unit = unitAt(page.s, end, LATIN_FRAMES)
    return unit === undefined ? [] : [claimAt(page, gap.index, end + unit.length, { kind: 'blank', slot: 'number', unit })]
  })
}
