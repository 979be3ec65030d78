import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/calendar/index.ts'
import { parseRule } from '../../kernel/duty/parse.ts'
import { printed } from '../../kernel/figure/phrase.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import type { Bound, NextYear } from '../../kernel/figure/sentence.ts'
import { sourceOf } from '../../kernel/figure/source.ts'
import { unboundNumbers } from '../../kernel/report/numbers.ts'
import type { Slot } from '../../kernel/report/outline.ts'
import { speak } from '../../kernel/report/slots.ts'
import { checkWords } from '../../kernel/report/words.ts'
import { Scenario } from '../../kernel/testing/scenario.ts'
import { pledgeFindings } from './facts.ts'
import type { Pledge, PledgeClass } from './fields.ts'
import { all, byClass, documents, duties, figures, twoClasses } from './figures.ts'
import register from './register.ts'
import rules from './rules.json' with { type: 'json' }
import sentences from './sentences.ts'

type Size = { readonly leaders: number; readonly middle: number; readonly staff: number; readonly contract: number; readonly own: number; readonly bar: number }
const count = <T>(n: number, make: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => make(i))

/** A bureau of some size with all five rules adopted; secretaries of its own branches are of the middle rank. */
function bureau(size: Size) {
  const s = new Scenario(register.kinds, '2021-03-01')
  s.unit('领导班子', 'leading-body')
  s.unit('办公室', 'department')
  const own = count(size.own, i => s.unit(`局属${i + 1}支部`, 'branch'))
  const bar = count(size.bar, i => s.unit(`律所${i + 1}支部`, 'bar-branch'))
  const people = {
    leaders: count(size.leaders, i => s.person(`班子${i}`, { unit: '领导班子', role: i === 0 ? 'chief' : 'leader' })),
    middle: count(size.middle, i => s.person(`中层${i}`, { unit: '办公室', role: 'middle' })),
    staff: [...count(size.staff, i => s.person(`科员${i}`, { unit: '办公室' })), ...count(size.contract, i => s.person(`聘用${i}`, { unit: '办公室', identity: 'contract' }))],
    secretaries: [...own.map((unit, i) => {
      const person = s.id(`中层${i}`)
      s.put('post', { person, unit, role: 'secretary', from: '2020-01-01' })
      return person
    }), ...count(size.bar, i => s.person(`律所书记${i}`, { unit: `律所${i + 1}支部`, role: 'secretary', identity: 'external' }))],
  }
  const duties = rules.map(rule => s.put('duty', { rule: { ...rule, from: '2021-01-01' } }))
  const sign = (person: number, of: PledgeClass, day: Day, more: object = {}): number => {
    if (s.day < day) s.day = day
    return s.put('commitments', { person, class: of, day, template: '2021年第1版', basis: '区委年度党风廉政建设责任制任务安排', way: 'paper', original: '政治处档案柜',
      ...(of === 'provisions' ? {} : { topics: ['integrity', 'ideology'] }), ...more })
  }
  return { s, own, bar, people, duties, sign }
}
type Bureau = ReturnType<typeof bureau>

const reader = ({ s }: Bureau, asOf: Day = '2021-12-20'): LedgerReader => new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
const said = (b: Bureau, slot: '1.1.3' | '1.5.1', asOf?: Day): readonly string[] | undefined => sentences.passages[slot](reader(b, asOf))?.sentences.map(printed)
const nextYear: NextYear = { year: 2022, by: (term): Bound => ({ as: 'date', text: '2022年1月14日', figure: { id: `next.${term}`, label: { zh: '时限', en: 'Due day' }, unit: '', of: 'fixed-day', day: '2022-01-14' } }) }
/** What the guards of a composed report find in everything that is said of a bureau. */
function guards(b: Bureau): readonly string[] {
  const read = reader(b)
  const slots: readonly Slot[] = [...Object.keys(sentences.passages).map(slot => ({ slot, from: 'passages', mechanisms: [] }) as const),
    { slot: '1.7', from: 'gaps', mechanisms: [] }, { slot: '2.2', from: 'next', mechanisms: [] }]
  const blocks = slots.flatMap(slot => speak(slot, { voices: [{ id: 'commitments', sentences }], read, gaps: sentences.gaps(read), next: nextYear }).paragraphs)
  return [...unboundNumbers({ blocks }).map(f => f.text), ...checkWords({ blocks }, read).map(f => `${f.at.text}: ${f.say.en}`)]
}
const soon = (b: Bureau): readonly string[] => sentences.next['2.2'](reader(b), nextYear).map(printed)

describe('a bureau of 145 with four classes of signer', () => {
  const b = bureau({ leaders: 7, middle: 24, staff: 55, contract: 47, own: 8, bar: 12 })
  const { s, people, duties, sign } = b
  const seconded = people.staff[0] ?? 0
  s.put('exemption', { person: seconded, reason: 'secondment', from: '2021-03-01', to: '2021-06-30', granted: '2021-03-01', by: people.leaders[0] })
  people.leaders.forEach(p => sign(p, 'leaders', '2021-04-12'))
  people.middle.forEach(p => sign(p, 'middle', '2021-04-13'))
  people.staff.slice(1, -4).forEach(p => sign(p, 'staff', '2021-04-14'))
  people.secretaries.slice(0, 18).forEach(p => sign(p, 'secretaries', '2021-04-15'))
  people.staff.slice(-4).forEach(p => sign(p, 'staff', '2021-05-08'))
  const joined = count(7, i => s.person(`新进${i}`, { unit: '办公室', identity: i < 4 ? 'establishment' : 'contract', from: '2021-07-05' }))
  s.day = '2021-08-31'
  const establishment = [...people.leaders, ...people.middle, ...people.staff.slice(0, 55), ...joined.slice(0, 4)]
  establishment.forEach(p => sign(p, 'provisions', '2021-09-02'))
  s.day = '2021-12-20'

  it('owes 153 by the cohort of 1 April, of which 146 are held on time and 4 late', () => {
    const of = (i: number) => s.coverage(duties[i])
    expect(of(0)).toEqual({ required: 7, heldOnTime: 7, heldLate: 0, exempt: 0, overdue: 0, notYetDue: 0, enteredLate: 0 })
    expect(of(1)).toMatchObject({ required: 24, heldOnTime: 24 })
    expect(of(2)).toMatchObject({ required: 102, heldOnTime: 97, heldLate: 4, exempt: 1, overdue: 0 })
    expect(of(3)).toMatchObject({ required: 20, heldOnTime: 18, overdue: 2 })
    expect(of(4)).toMatchObject({ required: 90, heldOnTime: 90 })
    s.again()
  })
  it('counts documents and persons apart, and those who sign for two classes', () => {
    const r = reader(b)
    expect([all.due, all.met, all.late, all.exempt, all.overdue].map(f => r.n(f))).toEqual([153, 150, 4, 1, 2])
    expect(byClass.map(c => r.n(c.terms.met))).toEqual([7, 24, 101, 18])
    expect(r.n(twoClasses('04-01'))).toBe(8)
    expect(r.n(documents)).toBe(150)
    expect(r.n(figures.find(f => f.id === 'commitments.topic.integrity.middle') ?? all.due)).toBe(24)
  })
  it('says who owed, what was signed and what was not', () => {
    expect(said(b, '1.1.3')).toEqual([
      '承诺书所列承诺事项为党风廉政和意识形态。',
      '以4月1日在册人员为准，应签153份，涉及145人，其中8人兼任党支部书记，另签党支部书记承诺书。',
      '已签150份（4份逾期签署），即班子成员7份、中层干部24份、基层党员干部和聘用人员101份、党支部书记18份；免签1份，未签2份，未签的是律师行业党支部书记承诺书。',
    ])
    expect(said(b, '1.5.1')).toEqual(['“三个规定”承诺书以8月31日在册在编干警为准，应签90份，已签90份，签署率100%，无免除。'])
  })
  it('passes the guards of a composed report', () => { expect(guards(b)).toEqual([]) })
  it('lists the gaps and hands the open ones to the committee of the law-firm branches', () => {
    expect(sentences.gaps(reader(b)).map(g => [g.figure.id, g.kind, printed(g.say)])).toEqual([
      ['commitments.open', 'undone', '承诺书2份未签'], ['commitments.late', 'held-late', '承诺书4份']])
    expect(soon(b)).toEqual(['未签承诺书2份由律师行业党委在2022年1月14日前落实签署。'])
  })
})

const small = { leaders: 1, middle: 1, staff: 2, contract: 0, own: 1, bar: 1 }
const everybody = (b: Bureau, day: Day): void => {
  b.people.leaders.forEach(p => b.sign(p, 'leaders', day))
  b.people.middle.forEach(p => b.sign(p, 'middle', day))
  b.people.staff.forEach(p => b.sign(p, 'staff', day))
  b.people.secretaries.forEach(p => b.sign(p, 'secretaries', day))
}

describe('wording', () => {
  it('is silent without duty and record, and says a gap where nothing was signed', () => {
    const none = new Scenario(register.kinds, '2021-03-01')
    expect(sentences.passages['1.1.3'](new LedgerReader(sourceOf(none.ledger.projection, none.ledger.head), { year: 2021, asOf: '2021-12-20', index: none.ledger.head }))).toBeNull()
    const b = bureau(small)
    expect(said(b, '1.1.3', '2021-03-05')).toEqual(['承诺书以4月1日在册人员为准，时限未到。'])
    expect(said(b, '1.1.3', '2021-05-05')).toEqual(['承诺书未组织签署，应签6份，未签6份。'])
    expect(said(b, '1.5.1', '2021-10-08')).toEqual(['“三个规定”承诺书以8月31日在册在编干警为准，应签4份，未签4份。'])
  })
  it('says 均 where nothing is left, with what was late', () => {
    const b = bureau(small)
    everybody(b, '2021-05-06')
    expect(guards(b)).toEqual([])
    expect(said(b, '1.1.3')?.slice(1)).toEqual(['以4月1日在册人员为准，应签6份，涉及5人，其中1人兼任党支部书记，另签党支部书记承诺书。',
      '应签的6份均已签署（6份逾期签署），即班子成员1份、中层干部1份、基层党员干部和聘用人员2份、党支部书记2份。'])
  })
  it('says all of it in one sentence where nobody signs twice', () => {
    const b = bureau({ ...small, own: 0 })
    everybody(b, '2021-04-06')
    expect(guards(b)).toEqual([])
    expect(said(b, '1.1.3')?.slice(1)).toEqual(['以4月1日在册人员为准，应签5份，均已签署，即班子成员1份、中层干部1份、基层党员干部和聘用人员2份、党支部书记1份。'])
  })
  it('counts whoever is exempt also where nothing was signed', () => {
    const b = bureau(small)
    b.s.put('exemption', { person: b.people.staff[0], reason: 'leave', from: '2021-04-01', to: '2021-05-31', granted: '2021-03-01', by: b.people.leaders[0] })
    expect(said(b, '1.1.3', '2021-05-05')).toEqual(['承诺书未组织签署，应签6份，免签1份，未签5份。'])
  })
  it('plans what is still to come of its own year, with a number only once it is decided who signs', () => {
    const b = bureau(small)
    b.sign(b.people.leaders[0] ?? 0, 'leaders', '2021-04-06')
    const rest = (asOf: Day): readonly string[] => sentences.next['2.2'](reader(b, asOf), { ...nextYear, year: 2021 }).map(printed)
    expect(rest('2021-04-07')).toEqual(['承诺书未到期的5份由政治处在4月30日前组织签署。', '“三个规定”承诺书由政治处在9月30日前组织签署。'])
    expect(rest('2021-09-01').at(-1)).toBe('“三个规定”承诺书未到期的4份由政治处在9月30日前组织签署。')
    expect(sentences.next['2.2'](reader(b, '2021-04-07'), nextYear)).toEqual([])
  })
  it('names classes with their numbers where several are open, each with the office that sees to it', () => {
    const b = bureau(small)
    b.people.leaders.forEach(p => b.sign(p, 'leaders', '2021-04-06'))
    b.people.secretaries.slice(0, 1).forEach(p => b.sign(p, 'secretaries', '2021-04-06'))
    expect(guards(b)).toEqual([])
    expect(said(b, '1.1.3')?.at(-1)).toBe('已签2份，即班子成员1份、党支部书记1份；未签4份，未签的是中层干部承诺书1份、基层党员干部和聘用人员承诺书2份和律师行业党支部书记承诺书1份。')
    expect(soon(b)).toEqual(['未签承诺书1份由律师行业党委在2022年1月14日前落实签署。', '其余未签的3份由政治处在2022年1月14日前落实签署。', '“三个规定”承诺书未签的4份，由政治处在2022年1月14日前落实签署。'])
  })
  it('prints 100% over exemptions with their number, and not over declared records', () => {
    const b = bureau(small)
    const [first, ...rest] = [...b.people.leaders, ...b.people.middle, ...b.people.staff]
    b.s.day = '2021-09-01'
    b.s.put('exemption', { person: first, reason: 'leave', from: '2021-09-01', to: '2021-10-31', granted: '2021-09-01', by: rest[0] })
    rest.forEach(p => b.sign(p, 'provisions', '2021-10-08'))
    expect(said(b, '1.5.1')).toEqual(['“三个规定”承诺书以8月31日在册在编干警为准，应签4份，已签3份（3份逾期签署），免签1份，签署率100%。'])
    b.s.put('commitments', { ...b.s.ledger.projection.items.get(b.sign(first ?? 0, 'provisions', '2021-10-08'))?.row, person: rest[0] }, { provenance: 'declared' })
    expect(said(b, '1.5.1')?.[0]).not.toContain('%')
  })
  it('counts a signature after an appointment apart', () => {
    const b = bureau(small)
    everybody(b, '2021-04-06')
    const late = b.s.person('新任中层', { unit: '办公室', role: 'middle', from: '2021-06-01' })
    b.sign(late, 'middle', '2021-06-02', { appointed: true })
    expect(reader(b).n(all.due)).toBe(6)
    expect(said(b, '1.1.3')?.at(-1)).toBe('任职后签署承诺书1份，不计入应签。')
  })
  it('counts what was entered late', () => {
    const b = bureau(small)
    b.s.day = '2021-06-01'
    b.people.leaders.forEach(p => b.s.put('commitments', { person: p, class: 'leaders', day: '2021-04-06', template: '第1版', basis: '区委文件', way: 'app', topics: ['integrity'] }, { lateReason: '交接' }))
    expect(sentences.gaps(reader(b)).map(g => g.text)).toContain('1条承诺书记录补录')
  })
})

describe('what is refused and what is looked at', () => {
  const b = bureau(small)
  const row = (more: Partial<Pledge>): Pledge => ({ person: b.people.staff[0] ?? 0, class: 'staff', day: '2021-04-06', template: '第1版', basis: '区委文件', way: 'app', topics: ['integrity'], ...more })
  const find = (r: Pledge, self = 0): readonly string[] => {
    const { ledger, day } = b.s
    const { roster, calendar, parameters, duties } = ledger.globals
    return pledgeFindings(r, { roster, calendar, parameters, duties, self, today: day, before: null, item: id => ledger.projection.items.get(id) ?? null,
      facts: key => ledger.projection.load({ slice: 'facts', key }).facts ?? [], need: () => undefined }).map(f => f.check)
  }

  it('refuses a signer without a post and a yearly pledge without topics', () => {
    const leaver = b.s.person('已离任', { unit: '办公室', to: '2021-02-28' })
    const put = (r: Pledge) => b.s.refused({ op: 'put', kind: 'commitments', row: r as object as never })
    b.s.day = '2021-04-08'
    expect(put(row({ person: leaver }))).toMatchObject({ refused: 'person.not-on-roster', at: 'steps.0.row.person' })
    expect(put(row({ topics: [] }))).toMatchObject({ refused: 'field.missing', at: 'steps.0.row.topics' })
  })
  it('keeps the signer’s unit as it was on the day', () => {
    const item = b.sign(b.people.staff[1] ?? 0, 'staff', '2021-04-06')
    expect(b.s.ledger.projection.items.get(item)).toMatchObject({ unit: b.s.id('办公室'), row: { unit: b.s.id('办公室') } })
    expect(b.s.ledger.projection.items.get(b.sign(b.people.secretaries[0] ?? 0, 'secretaries', '2021-04-06'))?.unit).toBe(b.own[0])
  })
  it('points at a class that the signer does not owe, unless they came to it later', () => {
    expect(find(row({}))).toEqual([])
    expect(find(row({ class: 'middle' }))).toEqual(['commitments.not-owed'])
    const promoted = b.s.person('六月任中层', { unit: '办公室', role: 'middle', from: '2021-06-01' })
    expect(find(row({ person: promoted, class: 'middle', day: '2021-06-02' }))).toEqual(['commitments.not-owed'])
    expect(find(row({ person: promoted, class: 'middle', day: '2021-06-02', appointed: true }))).toEqual([])
  })
  it('points at the same class twice in a year, and at paper kept nowhere', () => {
    const first = b.sign(b.people.staff[0] ?? 0, 'staff', '2021-04-06')
    expect(find(row({}))).toEqual(['commitments.twice'])
    expect(find(row({}), first)).toEqual([])
    expect(find(row({ day: '2022-04-06' }))).toEqual([])
    expect(find(row({ person: b.people.leaders[0] ?? 0, class: 'leaders', way: 'paper' }))).toEqual(['commitments.no-original'])
    expect(find(row({ person: b.people.leaders[0] ?? 0, class: 'leaders', way: 'paper', original: '档案室' }))).toEqual([])
  })
  it('has a rule for every class, each as the ledger reads rules', () => {
    expect(rules.map(r => r.key.split('@')[0])).toEqual(Object.values(duties))
    expect(rules.map(r => parseRule({ ...r, from: '2021-01-01' })).filter(r => 'at' in r)).toEqual([])
  })
})
