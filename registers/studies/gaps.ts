import { adoptedRule } from '../../kernel/figure/duty.ts'
import { isZero, join, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { Gap, NextYear, Reader, Text } from '../../kernel/figure/sentence.ts'
import { attendance, duties, enteredLate, group, hours, secrecy, training, type Attendance } from './figures.ts'
import { attendanceOf, sat, type Sat } from './sittings.ts'
import { studiesOf } from './told.ts'

const kinds = Object.keys(sat) as Sat[]

const sittings = (read: Reader, type: Sat): readonly Attendance[] => studiesOf(read, type).map(s => attendanceOf(type, s)).filter(a => a !== undefined)

/** One gap for each sitting that somebody missed and has not made up, one for each course, for quarters and for hours. */
export function gaps(read: Reader): readonly Gap[] {
  const gap = (figure: Figure, kind: Gap['kind'], noun: string, missing = ''): readonly Gap[] => isZero(read, figure) ? []
    : [{ figure, kind, text: read.gap(figure, `${noun}${missing}`).text, say: join(noun, read.gap(figure, ''), missing) }]
  const each = kinds.flatMap(type => sittings(read, type).map(a => ({ a, noun: sat[type].noun.zh })))
  return [
    ...each.flatMap(({ a, noun }) => gap(a.overdue, 'undone', noun, '未补学')),
    ...gap(group.quarters.overdue, 'undone', '中心组集体学习', '未开展'), ...gap(training.overdue, 'undone', '“三个规定”轮训', '未训'),
    ...gap(secrecy.overdue, 'undone', '保密教育轮训', '未训'), ...gap(hours.overdue, 'undone', '党员学时', '未达到规定'),
    ...each.flatMap(({ a, noun }) => gap(a.late, 'held-late', `${noun}补学`)), ...gap(training.late, 'held-late', '“三个规定”轮训'), ...gap(secrecy.late, 'held-late', '保密教育轮训'),
    ...gap(group.quarters.late, 'held-late', '中心组集体学习'), ...gap(enteredLate, 'entered-late', '学习记录补录'),
  ]
}

type Open = { readonly noun: string; readonly figure: Figure; readonly office: string }

/** What can still be made up, with the office that sees to it; a kind of which several sittings are open in sum. */
function open(read: Reader): readonly Open[] {
  const office = (duty: string): string => adoptedRule(read, duty)?.owner ?? '政治处'
  const bySitting = kinds.flatMap((type): readonly Open[] => {
    const left = sittings(read, type).filter(a => !isZero(read, a.overdue))
    const occasions = studiesOf(read, type).flatMap(s => s.occasion === null ? [] : [s.occasion])
    const figure = left.length > 1 ? attendance(`attendance.${type}`, type, sat[type].noun, occasions).overdue : left[0]?.overdue
    return figure === undefined ? [] : [{ noun: sat[type].noun.zh, figure, office: office(duties.attendance) }]
  })
  const courses: readonly Open[] = [
    { noun: '“三个规定”轮训', figure: training.overdue, office: office(duties.training) }, { noun: '保密教育轮训', figure: secrecy.overdue, office: office(duties.secrecy) },
  ]
  return [...bySitting, ...courses.filter(o => !isZero(read, o.figure))]
}

/** What is made up early next year, an office at a time; quarters that went by are not made up but explained. */
export function next(read: Reader, nextYear: NextYear): readonly Text[] {
  const byOffice = [...Map.groupBy(open(read), o => o.office)]
  const lapsed = group.quarters.overdue
  return [
    ...byOffice.map(([office, list], i) => text`${i === 0 ? '未完成的学习培训' : '其余学习培训'}，即${withMarks(list.map(o => text`${o.noun}${read.gap(o.figure, '')}`), '、')}，由${office}在${nextYear.by('soon')}前组织补学补训。`),
    ...(isZero(read, lapsed) ? [] : [text`逾期的中心组集体学习${read.gap(lapsed, '')}不再补开，由${adoptedRule(read, duties.group)?.owner ?? '局党委办公室'}说明原因。`]),
  ]
}
