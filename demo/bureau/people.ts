import { addDays, type Day } from '../../kernel/calendar/index.ts'
import type { Identity, Role } from '../../kernel/roster/roster.ts'
import type { Draw } from '../random.ts'
import { nameList } from './names.ts'
import { offices, type Office } from './units.ts'

/** One post of a person, as the roster has it in the end; `known` is the day on which the ledger learns of it. */
export type DemoPost = {
  readonly key: string
  readonly unit: string
  readonly role: Role
  readonly title?: string
  readonly from: Day
  readonly to?: Day
  readonly identity?: Identity
  readonly politics?: '01' | '03' | '12' | '13'
  readonly recruited?: true
  readonly appointed?: true
  readonly probationTo?: Day
  readonly lines?: readonly string[]
  readonly known: Day
}

/** Somebody of the bureau. `known` is the day on which the ledger learns of them, `office` where they work. */
export type DemoPerson = {
  readonly key: string
  readonly name: string
  readonly number: string
  readonly office: string
  readonly known: Day
  readonly posts: readonly DemoPost[]
}

export const founded = '2021-01-04'

/** Those whom the screens and the stories know by name, at their place in an office (`m` middle rank, `s` staff, `c` contract). */
const cast: Readonly<Record<string, string>> = {
  'office/m0': '秦牧之', 'office/s0': '何静宜', 'personnel/m0': '沈知远', 'rule-of-law/s0': '陆一鸣', 'rule-of-law/s1': '鲁汀兰',
  'review/s0': '韩景行', 'services/s0': '白以宁', 'lawyers/s0': '贺兰舟', 'office/c5': '李晓晨', 'willow/c3': '李晓晨',
}
const leadersNamed = ['顾文澜', '闻一苇']
export const namesTaken: readonly string[] = [...Object.values(cast), ...leadersNamed, '温若谷', '骆青禾', '罗望舒']

/** Who takes up a post of middle rank in the year, from which day, and when that was entered. */
const promotions: Readonly<Record<string, { from: Day; known: Day }>> = {
  'review/m1': { from: '2021-02-22', known: '2021-02-18' }, 'lawyers/m1': { from: '2021-02-22', known: '2021-02-18' },
  'services/m1': { from: '2021-03-15', known: '2021-03-10' }, 'east/m1': { from: '2021-03-15', known: '2021-03-10' }, 'aid/m1': { from: '2021-03-15', known: '2021-03-10' },
}
/** Whose year of probation ends in 2021: recruited the year before. */
const probations: Readonly<Record<string, { from: Day; to: Day }>> = {
  'personnel/s4': { from: '2020-07-20', to: '2021-07-19' }, 'corrections/s5': { from: '2020-08-10', to: '2021-08-09' }, 'willow/s2': { from: '2020-09-14', to: '2021-09-13' },
}
/** Who joins in the year: four recruits on the establishment, three on contract; nobody leaves. */
const joiners: readonly { readonly office: string; readonly rank: 'staff' | 'contract'; readonly from: Day }[] = [
  { office: 'office', rank: 'contract', from: '2021-06-21' }, { office: 'west', rank: 'contract', from: '2021-07-05' },
  { office: 'rule-of-law', rank: 'staff', from: '2021-07-12' }, { office: 'review', rank: 'staff', from: '2021-07-12' },
  { office: 'corrections', rank: 'staff', from: '2021-07-26' }, { office: 'ridge', rank: 'staff', from: '2021-07-26' },
  { office: 'services', rank: 'contract', from: '2021-10-11' },
]
/** Probation lasts a year from the day of joining. */
const probationEnd = (from: Day): Day => addDays(`${Number(from.slice(0, 4)) + 1}${from.slice(4)}`, -1)

const leaderTitles = ['局党委书记、局长', '局党委副书记、政委', '局党委委员、副局长', '局党委委员、副局长', '局党委委员、副局长', '局党委委员、副局长', '局党委委员、政治处分管领导']
const leaderLines: readonly (readonly string[])[] = [['office'], ['personnel'], ['corrections', 'willow'], ['review', 'rule-of-law'], ['services', 'aid'], ['lawyers', 'bar'], ['education', 'east', 'west', 'bend', 'ridge']]

type Slot = { readonly at: string; readonly office: Office; readonly rank: 'middle' | 'staff' | 'contract'; readonly place: number }
const slotsOf = (office: Office): readonly Slot[] => (['middle', 'staff', 'contract'] as const).flatMap(rank =>
  Array.from({ length: office[rank] }, (_, i) => ({ at: `${office.key}/${rank.charAt(0)}${i}`, office, rank, place: i })))

function officePosts({ at, office, rank, place }: Slot, draw: Draw, key: string, politics: DemoPost['politics']): readonly DemoPost[] {
  const identity: Identity = rank === 'contract' ? 'contract' : 'establishment'
  const began: Day = `${2008 + draw.below(11)}-${String(1 + draw.below(12)).padStart(2, '0')}-01`
  const base = { unit: office.key, identity, known: founded, ...(politics === undefined ? {} : { politics }) }
  const head = office.kind === 'department' ? '科长' : office.kind === 'station' ? '所长' : '主任'
  const named = office.key === 'office' || office.key === 'personnel' ? '主任' : head
  const title = rank === 'middle' ? (place === 0 ? named : `副${named}`) : rank === 'staff' ? '科员' : '辅助人员'
  const promoted = promotions[at]
  if (promoted) {
    return [{ ...base, key: `${key}/0`, role: 'staff', title: '科员', from: began, to: addDays(promoted.from, -1) },
      { ...base, key: `${key}/1`, role: 'middle', title, from: promoted.from, appointed: true, known: promoted.known }]
  }
  const probation = probations[at]
  return [{ ...base, key: `${key}/0`, role: rank === 'middle' ? 'middle' : 'staff', title, from: probation?.from ?? began,
    ...(probation ? { recruited: true, probationTo: probation.to } : {}) }]
}

const personKey = (n: number): string => `p${String(n).padStart(3, '0')}`

function leader(i: number, name: string): DemoPerson {
  const key = personKey(i + 1)
  return { key, name, number: String(1001 + i), office: 'leading-body', known: founded, posts: [{ key: `${key}/0`, unit: 'leading-body', role: i === 0 ? 'chief' : 'leader',
    title: leaderTitles[i] ?? '', from: '2018-06-01', identity: 'establishment', politics: '01', lines: leaderLines[i] ?? [], known: founded }] }
}

/** Leaders and everybody of the offices with the post they work in; who joins in the year comes last. */
export function officePeople(draw: Draw): readonly DemoPerson[] {
  const name = nameList(draw, namesTaken)
  const leaders = leaderTitles.map((_, i) => leader(i, leadersNamed[i] ?? name()))
  const there = offices.flatMap(slotsOf).map((slot, i): DemoPerson => {
    const key = personKey(leaders.length + i + 1)
    const inOffice = slotsOf(slot.office).findIndex(s => s.at === slot.at)
    const politics = inOffice < slot.office.members ? '01' : draw.pick<'03' | '12' | '13'>(['13', '13', '03', '12'])
    return { key, name: cast[slot.at] ?? name(), number: String(1001 + leaders.length + i), office: slot.office.key, known: founded, posts: officePosts(slot, draw, key, politics) }
  })
  const come = joiners.map(({ office, rank, from }, i): DemoPerson => {
    const key = personKey(leaders.length + there.length + i + 1)
    const identity: Identity = rank === 'staff' ? 'establishment' : 'contract'
    return { key, name: name(), number: String(1201 + i), office, known: from, posts: [{ key: `${key}/0`, unit: office, role: 'staff', title: rank === 'staff' ? '科员' : '辅助人员',
      from, identity, politics: '03', known: from, ...(rank === 'staff' ? { recruited: true, probationTo: probationEnd(from) } : {}) }] }
  })
  return [...leaders, ...there, ...come]
}
