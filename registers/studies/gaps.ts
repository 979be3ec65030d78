import { adoptedRule, stillToCome } from '../../kernel/figure/duty.ts'
import { isZero, join, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { Bound, Gap, NextYear, Reader, Text } from '../../kernel/figure/sentence.ts'
import { attendance, duties, enteredLate, everySitting, group, hours, secrecy, training, type Attendance } from './figures.ts'
import { attendanceOf, sat, type Sat } from './sittings.ts'
import { studiesOf } from './told.ts'

const kinds = Object.keys(sat) as Sat[]

const sittings = (read: Reader, type: Sat): readonly Attendance[] => studiesOf(read, type).map(s => attendanceOf(type, s)).filter(a => a !== undefined)

/** One gap for each sitting that somebody missed and has not made up, one for each course, for quarters and for hours. */
export function gaps(read: Reader): readonly Gap[] {
  const gap = (figure: Figure, kind: Gap['kind'], noun: string, missing = ''): readonly Gap[] => isZero(read, figure) ? []
    : [{ figure, kind, text: read.gap(figure, `${noun}${missing}`).text, say: join(noun, read.gap(figure, ''), missing) }]
  const each = kinds.flatMap(type => sittings(read, type).map(a => ({ a, noun: sat[type].noun.zh })))
  const late = (figure: Figure, noun: string): readonly Gap[] => gap(figure, 'held-late', noun).map(g => ({ ...g, text: `${g.text}晚于时限` }))
  return [
    ...each.flatMap(({ a, noun }) => gap(a.overdue, 'undone', noun, '未补学')),
    ...gap(group.quarters.overdue, 'undone', '中心组集体学习', '未开展'), ...gap(training.overdue, 'undone', '“三个规定”轮训', '未训'),
    ...gap(secrecy.overdue, 'undone', '保密教育轮训', '未训'), ...gap(hours.overdue, 'undone', '党员学时', '未达到规定'),
    ...each.flatMap(({ a, noun }) => late(a.late, `${noun}补学`)), ...late(training.late, '“三个规定”轮训'), ...late(secrecy.late, '保密教育轮训'),
    ...late(group.quarters.late, '中心组集体学习'), ...gap(enteredLate, 'entered-late', '学习记录补录'),
  ]
}

type Open = { readonly noun: string; readonly figure: Figure; readonly office: string; readonly again: '补学' | '补训' }

/** What can still be made up, with the office that sees to it; a kind of which several sittings are open in sum. */
function open(read: Reader): readonly Open[] {
  const office = (duty: string): string => adoptedRule(read, duty)?.owner ?? '政治处'
  const bySitting = kinds.flatMap((type): readonly Open[] => {
    const left = sittings(read, type).filter(a => !isZero(read, a.overdue))
    const occasions = studiesOf(read, type).flatMap(s => s.occasion === null ? [] : [s.occasion])
    const figure = left.length > 1 ? attendance(`attendance.${type}`, type, sat[type].noun, occasions).overdue : left[0]?.overdue
    return figure === undefined ? [] : [{ noun: sat[type].noun.zh, figure, office: office(duties.attendance), again: '补学' }]
  })
  const courses: readonly Open[] = [
    { noun: '“三个规定”轮训', figure: training.overdue, office: office(duties.training), again: '补训' }, { noun: '保密教育轮训', figure: secrecy.overdue, office: office(duties.secrecy), again: '补训' },
  ]
  return [...bySitting, ...courses.filter(o => !isZero(read, o.figure))]
}

/** What one office has made up: a single thing with its number, several after what they have in common. */
function madeUp(read: Reader, office: string, list: readonly Open[], first: boolean, by: Bound): Text {
  const again = [...new Set(list.map(o => o.again))].join('')
  const [only, more] = list
  const what = only !== undefined && more === undefined ? text`${only.noun}${only.again === '补学' ? '未补学' : '未训'}的${read.gap(only.figure, '')}`
    : text`${first ? '未完成的学习培训' : '其余学习培训'}，即${withMarks(list.map(o => text`${o.noun}${read.gap(o.figure, '')}`), '、')}`
  return text`${what}，由${office}在${by}前组织${again}。`
}

/** Courses and make-ups that the rest of the year still asks for. */
function toCome(read: Reader, nextYear: NextYear): readonly Text[] {
  const course = (id: string, duty: string, name: string, { called, notDue }: Attendance): readonly Text[] => stillToCome(read, nextYear, { id: `studies.${id}`, duty: [duty] }, (by, office) =>
    isZero(read, called) ? text`${name}由${office}在${by}前举办。` : text`${name}未到期的${read.count(notDue)}，由${office}在${by}前组织参训补训。`)
  return [
    ...stillToCome(read, nextYear, { id: 'studies.attendance', duty: [duties.attendance] }, (by, office) => text`待补学的${read.count(everySitting.notDue)}，由${office}在${by}前组织补学。`),
    ...course('tr', duties.training, '“三个规定”轮训', training), ...course('secrecy', duties.secrecy, '保密教育轮训', secrecy),
  ]
}

/** What is made up early next year, an office at a time; quarters and hours that went by are not made up but explained. */
export function next(read: Reader, nextYear: NextYear): readonly Text[] {
  const byOffice = [...Map.groupBy(open(read), o => o.office)]
  const lapsed = group.quarters.overdue
  return [
    ...byOffice.map(([office, list], i) => madeUp(read, office, list, i === 0, nextYear.by('soon'))),
    ...(isZero(read, lapsed) ? [] : [text`中心组集体学习逾期的${read.gap(lapsed, '')}不再补办，由${adoptedRule(read, duties.group)?.owner ?? '局党委办公室'}说明原因。`]),
    ...(isZero(read, hours.overdue) ? [] : [text`党员学时未达到规定的${read.gap(hours.overdue, '')}，由${adoptedRule(read, duties.hours[0])?.owner ?? '政治处'}说明原因。`]),
    ...toCome(read, nextYear),
  ]
}
