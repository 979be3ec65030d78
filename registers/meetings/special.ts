import { stillToCome } from '../../kernel/figure/duty.ts'
import { datesText, gapWords, isZero, sentence, spanText, text } from '../../kernel/figure/phrase.ts'
import type { Gap, NextYear, Passage, Reader, Text } from '../../kernel/figure/sentence.ts'
import { byDay } from '../../kernel/journal/fact.ts'
import { dayOf, special, specialDuty, specialTerms } from './figures.ts'

const name = '党风廉政建设专题会议'
const tooFew = '未达到规定次数'

/** Special meetings on integrity of the leading body: up to three by their days, more by the first and the last. */
export function specialPassage(read: Reader): Passage | null {
  const head = '部署党风廉政建设工作'
  const rows = [...read.facts({ fact: { kind: 'meeting', code: 'special' } })].sort(byDay)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) {
    if (isZero(read, specialTerms.due)) return null
    return { head, sentences: [text`${name}未召开${isZero(read, specialTerms.overdue) ? '，时限未到' : ''}。`] }
  }
  const who = new Set(rows.map(r => r.unit)).size === 1 ? read.unitName(first.unit ?? 0) : ''
  const few = isZero(read, specialTerms.overdue) ? [] : [text`，${gapWords(specialTerms.overdue, tooFew)}`]
  if (rows.length === 1) return { head, sentences: [sentence(text`${read.date(dayOf(first.item))}，${who}召开${name}`, ...few)] }
  const days = rows.map(r => dayOf(r.item))
  const when = rows.length > 3 ? spanText(read, dayOf(first.item), dayOf(last.item)) : rows.length === 3 ? datesText(read, days)
    : text`${read.date(dayOf(first.item))}和${read.date(dayOf(last.item), first.day)}`
  return { head, sentences: [sentence(text`${who}${when}召开${name}${read.count(special)}`, ...few)] }
}

/** A year with fewer than the rule asks for. */
export const specialGaps = (read: Reader): readonly Gap[] => isZero(read, specialTerms.overdue) ? []
  : [{ figure: specialTerms.overdue, kind: 'undone', text: `${name}${tooFew}`, say: [name, gapWords(specialTerms.overdue, tooFew)] }]

/** A year that went by is explained; one that goes on has them held. */
export const specialNext = (read: Reader, nextYear: NextYear, office: string): readonly Text[] => [
  ...(isZero(read, specialTerms.overdue) ? [] : [text`${name}${gapWords(specialTerms.overdue, tooFew)}，由${office}说明原因。`]),
  ...stillToCome(read, nextYear, { id: 'meetings.special', duty: [specialDuty] }, (by, owner) => text`${name}由${owner}在${by}前按规定次数召开。`),
]
