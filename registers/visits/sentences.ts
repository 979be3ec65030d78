import type { Count, Figure } from '../../kernel/figure/figure.ts'
import { stillToCome } from '../../kernel/figure/duty.ts'
import { namesTogether, unitNames } from '../../kernel/figure/listing.ts'
import { gapWords, isZero, join, joinList, sentence, text, type Piece } from '../../kernel/figure/phrase.ts'
import type { Bound, Gap, NextYear, Passage, Reader, Sentences, Text } from '../../kernel/figure/sentence.ts'
import type { FactRow } from '../../kernel/journal/fact.ts'
import { unitKind } from '../../kernel/roster/roster.ts'
import { branchDuty, branches, enteredLate, figures, heard, problems, toBranches, toOffices, visits } from './figures.ts'

/** `律师行业第七、第九党支部`: the branches in a term, where they are three or fewer. */
const namesIn = (read: Reader, term: 'overdue' | 'notYetDue'): string | null =>
  unitNames(read, read.obligations({ duty: [branchDuty], term }).map(o => o.subject))

/** The words before a number and the number, or nothing where it is zero. */
const term = (read: Reader, words: string, figure: Count): readonly Piece[] => isZero(read, figure) ? [] : [text`${words}${read.count(figure)}`]

/** The day of one visit, bound to its record. */
function dayOf(read: Reader, visit: FactRow, after?: FactRow): Bound {
  const figure: Figure & { of: 'day' } = { id: `visits.visit.${visit.item}.day`, label: { zh: '调研日', en: 'Visited on' }, unit: '',
    of: 'day', where: { fact: { kind: 'visit' }, item: [visit.item] }, pick: 'first' }
  return read.date(figure, after?.day)
}

/** Up to three visits are named with day and unit; more are counted by kind of unit, never by leader. */
function whatWasDone(read: Reader): Text {
  const rows = read.facts({ fact: { kind: 'visit' } })
  const [only] = rows
  if (only === undefined) return ['班子成员到基层调研未见记录。']
  const units = (of: readonly FactRow[]): string => namesTogether([...new Set(of.map(v => v.unit ?? 0))].map(u => read.unitName(u)))
  if (rows.length === 1) return text`${dayOf(read, only)}，班子成员到${units(rows)}调研。`
  if (rows.length <= 3) {
    const days = [...Map.groupBy(rows, v => v.day).values()]
    const each = days.flatMap((of, i) => of.slice(0, 1).map(first => text`${dayOf(read, first, days[i - 1]?.[0])}到${units(of)}`))
    return text`班子成员${joinList(each)}调研，共${read.count(visits)}。`
  }
  const windows = read.facts({ fact: { kind: 'visit', code: 'office' } })
    .every(f => ['station', 'centre'].includes(unitKind(read.roster, f.unit ?? 0, f.day) ?? ''))
  const where = [...term(read, '到党支部', toBranches), ...term(read, windows ? '到司法所和法律服务窗口' : '到其他单位', toOffices)]
  return sentence('班子成员调研', read.count(visits), ...where.flatMap((w, i) => [i === 0 ? '，其中' : '，', w]),
    ...term(read, '，听取党支部书记汇报', heard))
}

/** Branches there are, visited and not; those left out are named when they are three or fewer. */
function whereTo(read: Reader): Text | null {
  const [due, missed] = [read.n(branches.due), read.n(branches.missed)]
  if (due === 0) return null
  const there = joinList([...term(read, '局属党支部', branches.own), ...term(read, '律师行业党支部', branches.bar)])
  if (isZero(read, visits) && missed === 0) return text`班子成员应到${there}调研，时限未到。`
  const late = isZero(read, branches.late) ? '' : text`，其中${read.count(branches.late)}晚于时限`
  if (read.n(branches.covered) === due && late === '') return text`${there}，${due === 1 ? '' : '均'}已到过。`
  const parts = join(there, ...term(read, '，到过', branches.covered), late, ...term(read, '，免除', branches.exempt), ...(isZero(read, branches.notDue) ? [] : [text`，另有${read.count(branches.notDue)}时限未满`]))
  if (missed === 0) return sentence(parts)
  const names = missed === due ? null : namesIn(read, 'overdue')
  if (names === null) return text`${parts}，未到${read.gap(branches.missed, '')}。`
  return sentence(parts, '；', names, ...(missed === 1 ? [gapWords(branches.missed, '未到')] : text`未到，共${read.gap(branches.missed, '')}`))
}

/** Problems found as a count; none found is said only where somebody stated it, since nobody asked is not zero. */
function whatWasFound(read: Reader): Text | null {
  if (read.facts({ fact: { kind: 'visit.problems' } }).length === 0) return null
  return isZero(read, problems) ? ['调研中未发现问题。'] : text`调研中发现问题${read.count(problems)}。`
}

function passage(read: Reader): Passage | null {
  if (isZero(read, visits) && isZero(read, branches.due)) return null
  const early = isZero(read, visits) && isZero(read, branches.missed)
  return { head: '到基层调研', sentences: [early ? null : whatWasDone(read), whereTo(read), whatWasFound(read)].filter(s => s !== null) }
}

function gaps(read: Reader): readonly Gap[] {
  const gap = (figure: Count, kind: Gap['kind'], words: string, before: string): readonly Gap[] => isZero(read, figure) ? []
    : [{ figure, kind, text: read.gap(figure, words).text, say: [before, read.gap(figure, '')] }]
  return [...gap(branches.missed, 'undone', '党支部未到', '调研未到的党支部'), ...gap(branches.late, 'held-late', '党支部调研晚于时限', '到党支部调研'),
    ...gap(enteredLate, 'entered-late', '调研记录补录', '调研记录')]
}

function next(read: Reader, nextYear: NextYear): readonly Text[] {
  const visit = (who: 'overdue' | 'notYetDue', otherwise: Text, by: Bound): Text => {
    const names = namesIn(read, who)
    return names === null ? text`${otherwise}，班子成员在${by}前安排到支部调研。` : text`${names}，班子成员在${by}前到支部调研。`
  }
  return [
    ...(isZero(read, branches.missed) ? [] : [visit('overdue', text`未到的党支部${read.gap(branches.missed, '')}`, nextYear.by('quarter'))]),
    ...stillToCome(read, nextYear, { id: 'visits.branches', duty: [branchDuty] }, by => visit('notYetDue', text`时限未满的党支部${read.count(branches.notDue)}`, by)),
  ]
}

export default { figures, passages: { '1.2.2': passage }, gaps, next: { '2.2': next } } satisfies Sentences
