import { joinList, longest, sentenceLength, spanText, text, withMarks, type DateFigure, type Piece } from './phrase.ts'
import type { Bound, Reader, Text } from './sentence.ts'

/** One record of a list: its day as a figure, and its name (《题》（文号）, a unit visited). */
export type Listed = { readonly day: DateFigure; readonly name: Piece }

/** Records of a kind: 通报类 with its number (`3次`), and the number of things named where that is another (等`4件`). */
export type Group = { readonly name: string; readonly total: Bound; readonly etc?: Bound; readonly items: readonly Listed[] }

/** How a list is worded: `say` puts a day (or days) and names together; `total` stands after 等 in a list cut short. */
export type Wording = {
  readonly say: (when: Text, names: Text) => Text
  readonly total: Bound
  /** Between two records said one by one; 、 is the rule, ， where each is a clause with its own verb. */
  readonly mark?: '、' | '，'
}

const firstDays = (read: Reader, items: readonly Listed[]): readonly Listed[] =>
  items.toSorted((a, b) => read.dayOf(a.day) < read.dayOf(b.day) ? -1 : read.dayOf(a.day) > read.dayOf(b.day) ? 1 : 0)

/** At most three one by one with day and name; more by name, with the first and last day; the first three and 等 where that is too long. */
function plain(read: Reader, items: readonly Listed[], { say, total, mark = '、' }: Wording): Text {
  const byDay = firstDays(read, items)
  const [first, last] = [byDay[0], byDay.at(-1)]
  if (first === undefined || last === undefined) return []
  if (items.length <= 3) {
    const each = byDay.map(i => say([read.date(i.day)], text`${i.name}`))
    return mark === '、' ? joinList(each) : withMarks(each, '，')
  }
  const when = spanText(read, first.day, last.day)
  const names = items.map(i => i.name)
  const all = say(when, joinList(names))
  return sentenceLength(all) <= longest ? all : say(when, text`${joinList(names.slice(0, 3))}等${total}`)
}

/**
 * Records as their number asks: one with day and name; two or three each with day and name; four to six by name with
 * the first and last day; seven or more by group, each group with its number and then by the same rules. Up to six
 * give one phrase, more one a group, none of them with a full stop; no record, no phrase. Within a list names keep
 * the order given (documents by rank of the issuing body, then day; units by roster); groups keep theirs.
 */
export function listRecords(read: Reader, groups: readonly Group[], wording: Wording): readonly Text[] {
  const full = groups.filter(g => g.items.length > 0)
  const all = full.flatMap(g => g.items)
  if (all.length === 0) return []
  if (all.length <= 6) return [plain(read, all, wording)]
  return full.map(g => text`${g.name}${g.total}：${plain(read, g.items, { ...wording, total: g.etc ?? g.total })}`)
}

/** Units in the order of the roster: by the order their records state, then as they were entered. */
export function inRosterOrder(read: Reader, units: readonly number[]): readonly number[] {
  const place = (unit: number): number => {
    const order = read.item(unit)?.row?.['order']
    return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER
  }
  return units.toSorted((a, b) => place(a) - place(b) || a - b)
}

/** Names side by side: what numbered ones share is said once (律师行业第七、第九党支部), others are joined with 、. */
export function namesTogether(names: readonly string[]): string {
  const parts = names.map(n => /^(.*)(第[^第]+?)(党支部|党小组|支部)$/.exec(n))
  const [first] = parts
  const alike = names.length > 1 && first && parts.every(p => p?.[1] === first[1] && p?.[3] === first[3])
  return alike ? `${first[1]}${parts.map(p => p?.[2]).join('、')}${first[3]}` : names.join('、')
}

/** The names of a few units in roster order; null when there are none or more than three, where texts give the number alone. */
export function unitNames(read: Reader, units: readonly number[]): string | null {
  return units.length === 0 || units.length > 3 ? null : namesTogether(inRosterOrder(read, units).map(u => read.unitName(u)))
}
