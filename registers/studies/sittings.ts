import { isZero, join, sentence, splitSentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { Reader, Text } from '../../kernel/figure/sentence.ts'
import { attendance, countOf, duties, type Attendance } from './figures.ts'
import { before, campaignOf, dateOf, filmsOf, studiesOf, whatOf, audienceOf, type Told } from './told.ts'

/** Kinds of study whose sittings are told with their attendance, and the words of each. */
export const sat = {
  warning: { noun: { zh: '警示教育', en: 'Warning education' }, held: '警示教育大会召开' },
  outside: { noun: { zh: '外请授课', en: 'Lectures by outside bodies' }, held: '外请授课举行' },
  'theme-study': { noun: { zh: '专题学习会', en: 'Theme studies' }, held: '专题学习会召开' },
  election: { noun: { zh: '换届纪律学习', en: 'Election discipline' }, held: '换届纪律学习组织' },
} as const
export type Sat = keyof typeof sat

export type AttendanceWords = { readonly due: string; readonly present: string; readonly makeup: string; readonly met: string; readonly all: string; readonly soon: string; readonly open: string }
const words: AttendanceWords = { due: '应到', present: '到会', makeup: '补学', met: '已到会或补学', all: '均已到会', soon: '待补学', open: '未补学' }

const shown = (read: Reader, figure: Figure, word: string): readonly Text[] => isZero(read, figure) ? [] : [text`${word}${read.count(figure)}`]

/** Who came and who made it up are told apart where together they are those who met the duty, and nobody came who did not owe it. */
const isApart = (read: Reader, a: Attendance): boolean => read.n(a.present) + read.n(a.makeup) === read.n(a.met)

/** The terms after 应到, in order 到→补→免→待补→未; without the duty those who came. Who was not called yet has nothing to make up. */
function termsOf(read: Reader, a: Attendance, w: AttendanceWords): readonly Text[] {
  const apart = isZero(read, a.due) || isApart(read, a)
  const came = apart ? [...shown(read, a.present, w.present), ...shown(read, a.makeup, w.makeup)] : shown(read, a.met, w.met)
  const late = isZero(read, a.late) ? [] : text`（${read.count(a.late)}逾期）`
  const open = isZero(read, a.overdue) ? [] : [text`${w.open}${read.gap(a.overdue, '')}`]
  const soon = read.n(a.called) < read.n(a.due) ? '未到期' : w.soon
  return [...came.map((t, i) => i === came.length - 1 ? join(t, late) : t), ...shown(read, a.exempt, '免除'), ...shown(read, a.notDue, soon), ...open]
}

/** An attendance with what was owed; 均 where everybody came. Empty where nobody was called. */
export function attendanceText(read: Reader, a: Attendance, w: AttendanceWords = words): Text {
  const whole = isZero(read, a.due) ? a.called : a.due
  if (!isZero(read, a.due) && isZero(read, a.makeup) && isApart(read, a) && read.n(a.met) === read.n(a.due)) return text`${w.due}${read.count(a.due)}，${w.all}`
  if (!isZero(read, a.due) && isZero(read, a.called) && read.n(a.notDue) === read.n(a.due)) return text`${w.due}${read.count(a.due)}，时限未到`
  return withMarks([...shown(read, whole, w.due), ...termsOf(read, a, w)], '，')
}

/** The attendance of one sitting; undefined where nobody sat together. */
export const attendanceOf = (type: Sat, s: Told): Attendance | undefined =>
  s.occasion === null ? undefined : attendance(`attendance.${s.occasion}`, type, sat[type].noun, [s.occasion])

/** How a single sitting is told before its attendance: first the day, or in other words after a sentence that opens with one. */
function opening(read: Reader, type: Sat, s: Told, after: boolean): Text {
  const [date, campaign, films] = [dateOf(read, s), campaignOf(read, [s]), filmsOf(read, s)]
  const documents = (s.row?.documents ?? []).length > 0 ? whatOf(read, s) : undefined
  const watched = films.length === 0 ? [] : join('观看警示教育片', ...films)
  switch (type) {
    case 'warning': return after ? text`${campaign}警示教育大会${date}召开` : text`${date}召开${campaign}警示教育大会`
    case 'outside': return s.row?.host === undefined ? after ? text`外请授课${date}举行` : text`${date}外请授课` : text`${read.cite(s.item, s.row.host)}工作人员${date}来局授课`
    case 'theme-study': return withMarks([text`${campaign}专题学习会${date}召开`, ...(documents ? [join('学习', documents)] : []), ...(watched.length > 0 ? [watched] : [])], '，')
    case 'election': return withMarks([text`${date}组织${audienceOf(read, s)}学习${documents ?? '换届纪律'}`, ...(films.length > 0 ? [join('观看教育片', ...films)] : [])], '、')
  }
}

function one(read: Reader, type: Sat, s: Told, after = false): Text {
  const a = attendanceOf(type, s)
  const came = a && attendanceText(read, a)
  return join(opening(read, type, s, after), ...(came && came.length > 0 ? ['，', type === 'election' ? came : before(read, s, came)] : []))
}

/** 每次应到 where the same people were called each time: the figure counts people over all sittings and equals each. */
function calledAlike(read: Reader, type: Sat, list: readonly Told[]): Figure | undefined {
  const each = list.map(s => attendanceOf(type, s))
  const persons: Figure = { id: `studies.${type}.each`, label: { zh: `${sat[type].noun.zh}每次应到`, en: `${sat[type].noun.en}, due each time` }, unit: '人', subject: [sat[type].noun.zh],
    of: 'count', from: 'obligations', count: 'subjects', where: { duty: [duties.attendance], period: list.flatMap(s => s.occasion === null ? [] : [`#${s.occasion}`]) } }
  return each.every(a => a !== undefined && !isZero(read, a.due) && read.n(a.due) === read.n(persons)) ? persons : undefined
}

/** Two or three of a kind: how many there were and, where that is so, how many were called each time; then each by its day. */
function few(read: Reader, type: Sat, list: readonly Told[]): readonly Text[] {
  const alike = calledAlike(read, type, list)
  const parts = list.map((s, i): Text => {
    const a = attendanceOf(type, s)
    return join(dateOf(read, s, list[i - 1]), ...(a ? [alike ? withMarks(termsOf(read, a, words), '，') : attendanceText(read, a)] : []))
  })
  return [sentence(campaignOf(read, list), sat[type].held, read.count(countOf[type]), ...(alike ? ['，每次应到', read.count(alike)] : [])), ...splitSentence(sentence(withMarks(parts, '；')))]
}

/** Whether a sentence opens with a day. */
export const dated = (before: Text | undefined): boolean => before?.[0] !== undefined && typeof before[0] === 'object' && 'as' in before[0] && before[0].as === 'date'

/** All sittings of a kind: one is told whole, two or three by day, more in sum; not opening like the sentence before. */
export function sittingsText(read: Reader, type: Sat, before?: Text): readonly Text[] {
  const list = studiesOf(read, type)
  if (list.length === 0) return []
  if (list.length <= 3) return list.length > 1 && type === 'warning' ? few(read, type, list) : splitSentence(sentence(withMarks(list.map((s, i) => one(read, type, s, i === 0 && dated(before))), '；')))
  const all = attendance(`attendance.${type}`, type, sat[type].noun, list.flatMap(s => s.occasion === null ? [] : [s.occasion]))
  const came = attendanceText(read, all)
  return [sentence(campaignOf(read, list), sat[type].held, read.count(countOf[type]), ...(came.length === 0 ? [] : ['，', came]))]
}
