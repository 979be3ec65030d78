import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/calendar/index.ts'
import { parseRule } from '../../kernel/duty/parse.ts'
import { printed } from '../../kernel/figure/phrase.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import { allSentences, type Bound, type NextYear } from '../../kernel/figure/sentence.ts'
import { sourceOf } from '../../kernel/figure/source.ts'
import { unboundNumbers } from '../../kernel/report/numbers.ts'
import type { Slot } from '../../kernel/report/outline.ts'
import { speak } from '../../kernel/report/slots.ts'
import { checkWords } from '../../kernel/report/words.ts'
import { Scenario } from '../../kernel/testing/scenario.ts'
import type { Meeting, MeetingType } from './fields.ts'
import register from './register.ts'
import rules from './rules.json' with { type: 'json' }
import sentences from './sentences.ts'

const count = <T>(n: number, make: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => make(i))
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
type Named = keyof typeof sentences.passages

/** A bureau with its branches, the leaders spread over the first of them, and some rules adopted by their keys. */
function bureau(size: { leaders: number; own: number; bar: number; big: number; groups: number }, keys: readonly string[]) {
  const s = new Scenario(register.kinds, '2021-01-04')
  const body = s.unit('局党委', 'leading-body')
  const own = count(size.own, i => s.unit(i === 0 ? '局机关党支部' : `局属第${ordinals[i]}党支部`, 'branch', { members: i < size.big ? 20 : 5 }))
  const bar = count(size.bar, i => s.unit(`律师行业第${ordinals[i]}党支部`, 'bar-branch', { members: i < size.big - size.own ? 9 : 4 }))
  const groups = count(size.groups, i => s.unit(`第${i + 1}党小组`, 'party-group'))
  const leaders = count(size.leaders, i => s.person(`班子${i}`, { unit: '局党委', role: i === 0 ? 'chief' : 'leader', branch: i < 4 ? '局机关党支部' : '局属第二党支部' }))
  const duties = keys.map(key => s.put('duty', { rule: { ...rules.find(r => r.key === `${key}@1`), from: '2021-01-01' } }))
  const hold = (type: MeetingType, unit: number, day: Day, more: object = {}): number => {
    if (s.day < day) s.day = day
    return s.put('meetings', { type, unit, day, minutes: '支部工作手册', ...more })
  }
  const sitting = (unit: number, day: Day, due: readonly number[], absent: readonly number[] = []): number => {
    if (s.day < day) s.day = day
    return s.put('occasion', { title: '会议', day, unit, people: { due, absent: absent.map(person => ({ person, reason: 'duty' })) } })
  }
  const until = (day: Day): void => { s.day = day; s.unit(`另设${day}`, 'study-group') }
  return { s, body, own, bar, groups, leaders, duties, hold, sitting, until, branches: [...own, ...bar] }
}
type Bureau = ReturnType<typeof bureau>

const reader = ({ s }: Bureau, asOf: Day = '2021-12-20'): LedgerReader => new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
const said = (b: Bureau, slot: Named, asOf?: Day): readonly string[] | undefined => {
  const passage = sentences.passages[slot](reader(b, asOf))
  return passage === null ? undefined : allSentences(passage).map(printed)
}
const nextYear: NextYear = { year: 2022, by: (term): Bound => ({ as: 'date', text: '2022年1月21日', figure: { id: `next.${term}`, label: { zh: '时限', en: 'Due day' }, unit: '', of: 'fixed-day', day: '2022-01-21' } }) }
/** What the guards of a composed report find in everything that is said of a bureau. */
function guards(b: Bureau, asOf?: Day): readonly string[] {
  const read = reader(b, asOf)
  const slots: readonly Slot[] = [...Object.keys(sentences.passages).map(slot => ({ slot, from: 'passages', mechanisms: [] }) as const),
    { slot: '1.7', from: 'gaps', mechanisms: [] }, { slot: '2.1', from: 'next', mechanisms: [] }]
  const blocks = slots.flatMap(slot => speak(slot, { voices: [{ id: 'meetings', sentences }], read, gaps: sentences.gaps(read), next: nextYear }).paragraphs)
  return [...unboundNumbers({ blocks }).map(f => f.text), ...checkWords({ blocks }, read).map(f => `${f.at.text}: ${f.say.en}`)]
}
const next = (b: Bureau): readonly string[] => sentences.next['2.1'](reader(b), nextYear).map(printed)
const gaps = (b: Bureau): readonly string[] => sentences.gaps(reader(b)).map(g => `${g.kind} ${printed(g.say)}`)

const month = (i: number, day: string): Day => `2021-${String(i + 1).padStart(2, '0')}-${day}`
const regularKeys = ['central/branch-general', 'central/branch-committee', 'central/party-group', 'central/theme-day']

describe('a year of regular meetings in twenty branches, thirteen of which have a committee', () => {
  const b = bureau({ leaders: 0, own: 8, bar: 12, big: 13, groups: 11 }, regularKeys)
  const { s, branches, groups, hold, duties } = b
  const big = branches.slice(0, 13)
  const skips = (list: readonly (readonly [number, number])[], i: number, m: number): boolean => list.some(([x, y]) => x === i && y === m)
  count(12, m => {
    branches.forEach((u, i) => { if (!(m === 11 && i < 6) && !skips([[3, 1], [4, 5], [9, 8]], i, m)) hold('theme-day', u, month(m, '08')) })
    big.forEach((u, i) => { if (!(m === 11 && i < 4) && !skips([[2, 2], [7, 7], [8, 7]], i, m)) hold('committee', u, month(m, '09')) })
    groups.forEach((u, i) => { if (!(m === 11 && i < 5) && !skips([[1, 3], [1, 4], [6, 9], [8, 10]], i, m)) hold('group', u, month(m, '10')) })
    if (m % 3 === 1) branches.forEach((u, i) => { if (!(m === 10 && i < 4) && !(m === 1 && i > 17) && !(m === 7 && i === 5)) hold('general', u, month(m, '11')) })
    if (m === 5) branches.slice(18).forEach(u => hold('general', u, month(m, '15')))
  })
  b.until('2021-12-20')

  it('owes by quarter and month, and a committee only where there is one', () => {
    const of = (i: number) => s.coverage(duties[i])
    expect(of(0)).toEqual({ required: 80, heldOnTime: 73, heldLate: 2, exempt: 0, overdue: 1, notYetDue: 4, enteredLate: 0 })
    expect(of(1)).toEqual({ required: 156, heldOnTime: 149, heldLate: 0, exempt: 0, overdue: 3, notYetDue: 4, enteredLate: 0 })
    expect(of(2)).toEqual({ required: 132, heldOnTime: 123, heldLate: 0, exempt: 0, overdue: 4, notYetDue: 5, enteredLate: 0 })
    expect(of(3)).toEqual({ required: 240, heldOnTime: 231, heldLate: 0, exempt: 0, overdue: 3, notYetDue: 6, enteredLate: 0 })
    s.again()
  })
  it('tells them side by side, then what is left', () => {
    expect(said(b, '1.4')).toEqual([
      '“三会一课”按全年计，党员大会应开80场、已开75场，支委会应开156场、已开149场，党小组会应开132场、已开123场；已开的党员大会有2场晚于时限。',
      '未开的21场，13场时限未到，8场逾期，即党员大会1场、支委会3场、党小组会4场。',
    ])
    expect(said(b, '1.3.1')).toEqual(['主题党日全年应开展240次，已开展231次，未到期6次，逾期未开展3次。'])
  })
  it('passes the guards of a composed report', () => { expect(guards(b)).toEqual([]) })
  it('asks for the reason of what lapsed, not for the deed', () => {
    expect(gaps(b)).toEqual(['undone “三会一课”8场逾期未开', 'undone 主题党日3次逾期未开', 'held-late 党员大会2场'])
    expect(next(b)).toEqual(['逾期的“三会一课”8场、主题党日3次不再补开，由有关党支部说明原因。'])
  })
})

const lifeKeys = ['bureau/rectification-branch-life', 'bureau/history-branch-life', 'bureau/rectification-democratic-life', 'bureau/dual-life']

describe('life meetings of two campaigns, and leaders in their own branches', () => {
  const b = bureau({ leaders: 7, own: 8, bar: 12, big: 13, groups: 0 }, lifeKeys)
  const { s, own, bar, leaders, hold, sitting, duties } = b
  const withLeaders = (i: number, day: Day, campaign: string, absent: readonly number[] = []): void => {
    const due = i === 0 ? leaders.slice(0, 4) : i === 1 ? leaders.slice(4) : []
    hold('org-life', own[i] ?? 0, day, { campaigns: [campaign], ...(due.length > 0 ? { occasion: sitting(own[i] ?? 0, day, due, absent) } : {}) })
  }
  hold('democratic-life', b.body, '2021-05-28', { campaigns: ['rectification'], occasion: sitting(b.body, '2021-05-28', leaders) })
  count(8, i => withLeaders(i, i < 5 ? '2021-05-31' : '2021-06-04', 'rectification', i === 1 ? leaders.slice(6) : []))
  count(6, i => withLeaders(i + 1, '2021-07-06', 'party-history'))
  withLeaders(0, '2021-07-08', 'party-history')
  const ofBar = (day: Day, from: number, to: number): void => bar.slice(from, to).forEach(u => hold('org-life', u, day, { campaigns: ['party-history'], counts: { due: 6, present: 5 } }))
  ofBar('2021-07-12', 0, 5)
  withLeaders(7, '2021-07-23', 'party-history')
  ofBar('2021-07-28', 5, 6)
  ofBar('2021-07-28', 7, 12)
  b.until('2021-12-20')

  it('is owed once by the branches of each campaign', () => {
    expect(s.coverage(duties[0])).toMatchObject({ required: 8, heldOnTime: 8 })
    expect(s.coverage(duties[1])).toMatchObject({ required: 20, heldOnTime: 19, overdue: 1 })
    expect(s.coverage(duties[2])).toMatchObject({ required: 1, heldOnTime: 1 })
    expect(s.coverage(duties[3])).toEqual({ required: 14, heldOnTime: 13, heldLate: 0, exempt: 0, overdue: 1, notYetDue: 0, enteredLate: 0 })
    s.again()
  })
  it('tells who held them, the leader’s own branch first, and names who did not', () => {
    expect(said(b, '1.4')).toEqual([
      '5月28日，局党委召开教育整顿专题民主生活会，应到7人，到会7人。',
      '局属党支部应开教育整顿专题组织生活会8场，5月31日至6月4日均已召开。',
      '党史学习教育专题组织生活会应开20场，已开19场：局机关党支部7月8日召开，局属其他党支部7月6日至23日召开7场，律师行业党支部7月12日至28日召开11场；律师行业第七党支部的1场未召开。',
    ])
    expect(said(b, '1.2.3')).toEqual(['专题组织生活会，班子成员应以普通党员身份参加14人次，参加13人次，未参加1人次。'])
  })
  it('passes the guards of a composed report', () => { expect(guards(b)).toEqual([]) })
  it('has the open one held early next year by the committee of its kind', () => {
    expect(gaps(b)).toEqual(['undone 组织生活会1场逾期未开', 'undone 双重组织生活1人次未参加'])
    expect(next(b)).toEqual(['律师行业第七党支部的党史学习教育专题组织生活会1场，由律师行业党委督促在2022年1月21日前召开。', '未参加的双重组织生活1人次不再补办，由政治处说明原因。'])
  })
})

const few = { leaders: 3, own: 2, bar: 1, big: 1, groups: 1 }

describe('wording at the edges', () => {
  it('is silent without duty and record, and counts records without a duty', () => {
    const b = bureau(few, [])
    expect((['1.2.3', '1.3.1', '1.4'] as const).map(slot => said(b, slot))).toEqual([undefined, undefined, undefined])
    b.hold('general', b.own[0] ?? 0, '2021-03-11')
    b.hold('org-life', b.own[0] ?? 0, '2021-03-12')
    b.hold('theme-day', b.own[0] ?? 0, '2021-03-13')
    expect(said(b, '1.4')).toEqual(['组织生活会召开1场。', '“三会一课”召开党员大会1场。'])
    expect(said(b, '1.3.1')).toEqual(['主题党日开展1次。'])
  })
  it('says 均 where nothing is left', () => {
    const b = bureau(few, ['central/branch-general', 'central/branch-life', 'bureau/dual-life'])
    count(4, q => b.branches.forEach(u => b.hold('general', u, month(q * 3, '12'))))
    b.branches.forEach(u => b.hold('org-life', u, '2021-12-10', u === b.own[0] ? { occasion: b.sitting(u, '2021-12-10', b.leaders) } : {}))
    expect(said(b, '1.4')).toEqual(['党支部应开年度组织生活会3场，12月10日均已召开。', '“三会一课”按全年计，党员大会应开12场、均已召开。'])
    expect(said(b, '1.2.3')).toEqual(['组织生活会，班子成员应以普通党员身份参加3人次，均已参加。'])
    expect(gaps(b)).toEqual([])
  })
  it('says what is not held and what is not yet due', () => {
    const b = bureau(few, ['central/branch-life', 'central/democratic-life', 'bureau/rectification-branch-life', 'bureau/rectification-democratic-life', 'central/branch-general'])
    b.hold('org-life', b.own[0] ?? 0, '2021-07-08', { campaigns: ['rectification'] })
    b.until('2021-08-02')
    expect(said(b, '1.4', '2021-08-02')).toEqual([
      '教育整顿专题组织生活会应开2场，已开1场，其中1场晚于时限：局属党支部7月8日召开1场；局属第二党支部的1场未召开。',
      '年度组织生活会应开3场，已开1场，未到期2场。',
      '逾期未召开的有教育整顿专题民主生活会1场。', '应开年度民主生活会1场，时限未到。',
      '“三会一课”中，党员大会应开9场、尚未召开。', '未开的9场，3场时限未到，党员大会6场逾期。',
    ])
    expect(next(b)).toEqual(['教育整顿专题民主生活会1场由局党委办公室在2022年1月21日前组织召开。', '局属第二党支部的教育整顿专题组织生活会1场，由该党支部在2022年1月21日前召开。',
      '逾期的“三会一课”9场不再补开，由有关党支部说明原因。'])
    expect(guards(b)).toEqual([])
    expect(gaps(b)[0]).toBe('undone 民主生活会、组织生活会和“三会一课”11场逾期未开')
  })
  it('asks the leading body for two special meetings a year, and names a year with fewer as a gap', () => {
    const b = bureau(few, ['bureau/special-meeting'])
    b.hold('special', b.body, '2021-02-26')
    expect(b.s.coverage(b.duties[0])).toMatchObject({ required: 1, notYetDue: 1 })
    expect(sentences.gaps(reader(b, '2022-01-05')).map(g => printed(g.say))).toEqual(['党风廉政建设专题会议未达到规定次数'])
    expect(said(b, '1.1.1', '2021-02-26')).toEqual(['2月26日，局党委召开党风廉政建设专题会议。'])
    expect(said(b, '1.1.1', '2022-01-05')).toEqual(['2月26日，局党委召开党风廉政建设专题会议，未达到规定次数。'])
    expect(sentences.next['2.1'](reader(b, '2022-01-05'), nextYear).map(printed)).toEqual(['党风廉政建设专题会议未达到规定次数，由局党委办公室说明原因。'])
    expect(sentences.next['2.1'](reader(b, '2021-07-01'), { ...nextYear, year: 2021 }).map(printed)).toEqual(['党风廉政建设专题会议由局党委办公室在12月31日前按规定次数召开。'])
    b.hold('special', b.body, '2021-07-23')
    expect(said(b, '1.1.1')).toEqual(['局党委2月26日和7月23日召开党风廉政建设专题会议2次。'])
    expect(guards(b)).toEqual([])
    expect(b.s.coverage(b.duties[0])).toMatchObject({ required: 1, heldOnTime: 1 })
    expect(gaps(b)).toEqual([])
  })
})

describe('a year that goes on', () => {
  it('speaks of the whole year only in December, and says 均 of each kind for itself', () => {
    const b = bureau(few, ['central/branch-general', 'central/party-group', 'central/theme-day'])
    b.branches.forEach(u => { b.hold('general', u, '2021-01-12'); b.hold('theme-day', u, '2021-01-13') })
    b.groups.forEach(u => b.hold('group', u, '2021-01-14'))
    b.until('2021-01-20')
    expect(said(b, '1.4', '2021-01-20')).toEqual(['“三会一课”中，党员大会应开3场、均已召开，党小组会应开1场、均已召开。'])
    expect(said(b, '1.3.1', '2021-01-20')).toEqual(['主题党日应开展3次，均已开展。'])
    expect(guards(b, '2021-01-20')).toEqual([])
    b.until('2021-02-03')
    expect(said(b, '1.4', '2021-02-03')?.[0]).toBe('“三会一课”中，党员大会应开3场、均已召开，党小组会应开2场、已开1场。')
    b.until('2021-12-20')
    expect(said(b, '1.3.1', '2021-12-20')?.[0]).toMatch(/^主题党日全年应开展36次/)
  })
  it('does not let 均 of one kind speak for another of which none was held', () => {
    const b = bureau(few, ['central/branch-general', 'central/party-group'])
    b.groups.forEach(u => b.hold('group', u, '2021-01-14'))
    expect(said(b, '1.4', '2021-01-20')).toEqual(['“三会一课”中，党员大会应开3场、尚未召开，党小组会应开1场、均已召开。', '未开的3场时限未到。'])
    expect(guards(b, '2021-01-20')).toEqual([])
  })
  it('tells two kinds of life meeting that all branches held in two ways', () => {
    const b = bureau({ ...few, bar: 0 }, ['bureau/rectification-branch-life', 'central/branch-life'])
    b.own.forEach(u => b.hold('org-life', u, '2021-06-02', { campaigns: ['rectification'] }))
    expect(said(b, '1.4', '2021-12-20')).toEqual(['局属党支部应开教育整顿专题组织生活会2场，6月2日均已召开。', '年度组织生活会，局属党支部应开2场，6月2日均已召开。'])
    expect(guards(b)).toEqual([])
  })
  it('says of life meetings to come how many there are, in one sentence, and plans them', () => {
    const b = bureau(few, ['bureau/rectification-branch-life', 'bureau/rectification-democratic-life', 'bureau/history-branch-life'])
    b.until('2021-03-31')
    expect(said(b, '1.4', '2021-03-31')).toEqual(['应开教育整顿专题民主生活会1场、教育整顿专题组织生活会2场、党史学习教育专题组织生活会3场，时限未到。'])
    expect(guards(b, '2021-03-31')).toEqual([])
    expect(sentences.next['2.1'](reader(b, '2021-03-31'), { ...nextYear, year: 2021 }).map(printed)).toEqual(['教育整顿专题民主生活会1场由局党委办公室在6月30日前召开；教育整顿专题组织生活会2场由有关党支部在6月30日前召开；党史学习教育专题组织生活会3场由有关党支部在7月31日前召开。'])
    expect(said(b, '1.4', '2021-08-02')).toEqual(['逾期未召开的有教育整顿专题民主生活会1场、教育整顿专题组织生活会2场、党史学习教育专题组织生活会3场。'])
    expect(guards(b, '2021-08-02')).toEqual([])
  })
})

describe('what is refused and what is looked at', () => {
  const b = bureau(few, [])
  const [branch = 0, second = 0] = b.own
  const held = b.sitting(branch, '2021-03-11', b.leaders, b.leaders.slice(0, 2))
  const full = b.sitting(b.body, '2021-03-11', b.leaders, b.leaders.slice(0, 1))
  const row = (more: Partial<Meeting>): object => ({ type: 'general', unit: branch, day: '2021-03-11', minutes: '支部工作手册', ...more })
  const find = (more: Partial<Meeting>, self = 0): readonly string[] => {
    const { ledger, day } = b.s
    const { roster, calendar, parameters, duties } = ledger.globals
    const ctx = { roster, calendar, parameters, duties, self, today: day, before: null, item: (id: number) => ledger.projection.items.get(id) ?? null,
      facts: (key: never) => ledger.projection.load({ slice: 'facts', key }).facts ?? [], need: () => undefined }
    return register.kinds[0].check(row(more) as never, ctx).map(f => f.check)
  }
  it('refuses presence stated twice and more people than were due', () => {
    const put = (more: Partial<Meeting>) => b.s.refused({ op: 'put', kind: 'meetings', row: row(more) as never })
    expect(put({ occasion: held, counts: { due: 5, present: 5 } })).toMatchObject({ refused: 'meetings.counted-twice', at: 'steps.0.row.counts' })
    expect(put({ counts: { due: 5, present: 6 } })).toMatchObject({ refused: 'field.range', at: 'steps.0.row.counts.present', params: { max: 5 } })
  })
  it('points at a quorum not reached, in the sitting or in numbers', () => {
    expect(find({ type: 'committee', occasion: held })).toEqual(['meetings.quorum'])
    expect(find({ type: 'general', occasion: held })).toEqual([])
    expect(find({ type: 'democratic-life', unit: b.body, occasion: full })).toEqual([])
    expect(find({ type: 'democratic-life', unit: b.body, counts: { due: 7, present: 4 } })).toEqual(['meetings.quorum'])
    expect(find({ type: 'committee', counts: { due: 6, present: 3 } })).toEqual([])
  })
  it('points at the wrong unit, another day than the sitting’s, a second meeting of the kind, and minutes kept nowhere', () => {
    const first = b.hold('theme-day', second, '2021-03-12')
    expect(find({ unit: b.groups[0] ?? 0 })).toEqual(['meetings.not-theirs'])
    expect(find({ occasion: held, day: '2021-03-10' })).toEqual(['meetings.other-day'])
    expect(find({ type: 'theme-day', unit: second, day: '2021-03-12' })).toEqual(['meetings.twice'])
    expect(find({ type: 'theme-day', unit: second, day: '2021-03-12' }, first)).toEqual([])
    const { minutes: _, ...bare } = row({}) as Meeting
    expect(register.kinds[0].check(bare, { facts: () => [], need: () => undefined, roster: b.s.ledger.globals.roster } as never).map(f => f.check)).toEqual(['meetings.no-minutes'])
  })
  it('brings rules as the ledger reads them', () => {
    expect(rules.map(r => parseRule({ ...r, from: '2021-01-01' })).filter(r => 'at' in r)).toEqual([])
  })
})
