import { datesText, isZero, sentence, spanText, text } from '../../kernel/figure/phrase.ts'
import type { Passage, Reader, Text } from '../../kernel/figure/sentence.ts'
import { dayOf, secrecy, training } from './figures.ts'
import { attendanceText, type AttendanceWords } from './sittings.ts'
import { audienceOf, studiesOf } from './told.ts'

const words: AttendanceWords = { due: '应训', present: '参训', makeup: '补训', met: '已参训或补训', all: '均已参训', soon: '待补训', open: '未训' }

type Course = { readonly type: 'training' | 'secrecy'; readonly figures: typeof training; readonly head: string; readonly name: string; readonly whom: string }

/** A course in one or several sittings, all of them for one duty: its days, how many there were, and who came. */
function course(read: Reader, { type, figures, head, name, whom }: Course): Passage | null {
  const list = studiesOf(read, type)
  const [first, last] = [list[0], list.at(-1)]
  const came = attendanceText(read, figures, words)
  if (first === undefined || last === undefined) {
    if (isZero(read, figures.due)) return null
    return { head, sentences: [sentence(name, isZero(read, figures.overdue) ? '' : '未举办，', came)] }
  }
  const days = list.length <= 3 ? datesText(read, list.map(s => dayOf(s.item))) : spanText(read, dayOf(first.item), dayOf(last.item))
  const turns = list.length === 1 ? [] : [read.count(figures.courses)]
  const people: Text = came.length === 0 ? [] : text`，${list.length === 1 && audienceOf(read, first) !== '' ? audienceOf(read, first) : isZero(read, figures.due) ? '' : whom}${came}`
  return { head, sentences: [sentence(text`${days}举办${name}`, ...turns, people)] }
}

export const trainingPassage = (read: Reader): Passage | null =>
  course(read, { type: 'training', figures: training, head: '组织轮训', name: '“三个规定”专题轮训', whom: '' })
export const secrecyPassage = (read: Reader): Passage | null =>
  course(read, { type: 'secrecy', figures: secrecy, head: '举办保密教育轮训', name: '保密教育轮训', whom: '信息员、网评员' })
