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
import type { Study, StudyType } from './fields.ts'
import { duties as keys } from './figures.ts'
import register from './register.ts'
import rules from './rules.json' with { type: 'json' }
import sentences from './sentences.ts'

const count = <T>(n: number, make: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => make(i))
type Named = keyof typeof sentences.passages

/** A bureau with the duties of attendance, quarters, training and secrecy adopted. */
function bureau(size: { leaders: number; middle: number; staff: number; contract: number }, adopted = rules.slice(0, 4)) {
  const s = new Scenario(register.kinds, '2021-02-01')
  const body = s.unit('局党委', 'leading-body')
  const office = s.unit('办公室', 'department')
  const leaders = count(size.leaders, i => s.person(`班子${i}`, { unit: '局党委', role: i === 0 ? 'chief' : 'leader', title: i === 0 ? '党委书记、局长' : '党委委员、副局长' }))
  const middle = count(size.middle, i => s.person(`中层${i}`, { unit: '办公室', role: 'middle' }))
  const staff = [...count(size.staff, i => s.person(`科员${i}`, { unit: '办公室' })), ...count(size.contract, i => s.person(`聘用${i}`, { unit: '办公室', identity: 'contract' }))]
  const duties = adopted.map(rule => s.put('duty', { rule: { ...rule, from: '2021-01-01' } }))
  const go = (day: Day): void => { if (s.day < day) s.day = day }
  const occasion = (day: Day, said: object, absent: readonly number[] = [], more: object = {}): number => {
    go(day)
    return s.put('occasion', { title: '学习活动', day, unit: office, people: { ...said, absent: absent.map(person => ({ person, reason: 'leave' })) }, ...more })
  }
  const study = (type: StudyType, day: Day, more: object = {}): number => {
    go(day)
    return s.put('studies', { type, day, title: '学习', ...more })
  }
  /** A sitting with its study, and those who made up for it a week later. */
  const sitting = (type: StudyType, day: Day, said: object, absent: readonly number[], again: readonly number[], more: object = {}): number => {
    const held = occasion(day, said, absent)
    study(type, day, { occasion: held, ...more })
    if (again.length > 0) {
      const later = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 3).padStart(2, '0')}`
      study(type, later, { occasion: occasion(later, { due: again }, [], { makesUp: held }) })
    }
    return held
  }
  return { s, body, leaders, middle, staff, duties, occasion, study, sitting }
}
type Bureau = ReturnType<typeof bureau>

const reader = ({ s }: Bureau, asOf: Day = '2021-12-20'): LedgerReader => new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
const said = (b: Bureau, slot: Named, asOf?: Day): readonly string[] | undefined => {
  const passage = sentences.passages[slot](reader(b, asOf))
  return passage === null ? undefined : allSentences(passage).map(printed)
}
const nextYear: NextYear = { year: 2022, by: (term): Bound => ({ as: 'date', text: '2022年1月14日', figure: { id: `next.${term}`, label: { zh: '时限', en: 'Due day' }, unit: '', of: 'fixed-day', day: '2022-01-14' } }) }
/** What the guards of a composed report find in everything that is said of a bureau. */
function guards(b: Bureau): readonly string[] {
  const read = reader(b)
  const slots: readonly Slot[] = [...Object.keys(sentences.passages).map(slot => ({ slot, from: 'passages', mechanisms: [] }) as const),
    { slot: '1.7', from: 'gaps', mechanisms: [] }, { slot: '2.1', from: 'next', mechanisms: [] }]
  const blocks = slots.flatMap(slot => speak(slot, { voices: [{ id: 'studies', sentences }], read, gaps: sentences.gaps(read), next: nextYear }).paragraphs)
  return [...unboundNumbers({ blocks }).map(f => f.text), ...checkWords({ blocks }, read).map(f => `${f.at.text}: ${f.say.en}`)]
}
const all = { said: { identities: ['establishment', 'contract'] } }
const senior = { said: { roles: ['chief', 'leader', 'middle'] } }
const small = { leaders: 2, middle: 2, staff: 3, contract: 1 }

describe('sittings to which a bureau of 133 is called', () => {
  const b = bureau({ leaders: 7, middle: 24, staff: 55, contract: 47 })
  const { s, staff, middle, duties, sitting, study, occasion } = b
  const seconded = staff[0] ?? 0
  const some = (n: number): readonly number[] => staff.slice(1, n + 1)
  s.day = '2021-03-01'
  s.put('exemption', { person: seconded, reason: 'secondment', from: '2021-03-01', to: '2021-06-30', granted: '2021-03-01', by: b.leaders[0] })
  const campaigns = ['rectification']
  sitting('warning', '2021-03-26', all, [seconded, ...some(5)], some(5), { campaigns })
  sitting('election', '2021-04-27', senior, middle.slice(0, 1), middle.slice(0, 1), { films: [{ title: '警钟' }] })
  const last = sitting('warning', '2021-05-21', all, [seconded, ...some(7)], some(6), { campaigns })
  sitting('outside', '2021-06-11', { said: { identities: ['establishment'] } }, [seconded, ...some(2)], some(2), { host: '区纪委监委' })
  count(4, i => s.person(`新进${i}`, { unit: '办公室', from: '2021-07-05' }))
  const informants = count(24, i => s.put('post', { person: staff[i + 10], unit: s.id('办公室'), role: 'informant', from: '2021-01-01' }))
  const establishment = [...b.leaders, ...middle, ...staff.slice(0, 55), ...count(4, i => s.id(`新进${i}`))]
  const course = occasion('2021-08-17', { due: establishment.slice(0, 45) }, establishment.slice(0, 2))
  study('training', '2021-08-17', { occasion: course })
  study('training', '2021-08-18', { occasion: occasion('2021-08-18', { due: establishment.slice(45) }, establishment.slice(45, 47)) })
  study('training', '2021-09-10', { occasion: occasion('2021-09-10', { due: [...establishment.slice(0, 2), ...establishment.slice(45, 46)] }, [], { makesUp: course }) })
  sitting('theme-study', '2021-09-15', senior, middle.slice(0, 2), middle.slice(0, 2), { campaigns: ['education-month'], films: [{ title: '越线之后' }],
    documents: [{ title: '关于本区违纪违法案例的通报', class: 'circular', level: 'district', issued: '2021-09-06' }] })
  sitting('secrecy', '2021-10-21', { said: { roles: ['informant'] } }, staff.slice(10, 12), staff.slice(10, 11))
  s.day = '2021-12-20'

  it('meets what was missed by what was made up, and leaves the rest open', () => {
    expect(informants).toHaveLength(24)
    const sum = (period: string) => s.obligations(duties[0]).filter(o => o.period === period)
    expect(sum(`#${last}`)).toHaveLength(133)
    expect(s.coverage(duties[0])).toEqual({ required: 133 + 133 + 86 + 31 + 31, heldOnTime: 132 + 131 + 85 + 31 + 31, heldLate: 0, exempt: 3, overdue: 1, notYetDue: 0, enteredLate: 0 })
    expect(s.coverage(duties[2])).toEqual({ required: 90, heldOnTime: 89, heldLate: 0, exempt: 0, overdue: 1, notYetDue: 0, enteredLate: 0 })
    expect(s.coverage(duties[3])).toMatchObject({ required: 24, heldOnTime: 23, overdue: 1 })
    s.again()
  })
  it('tells each sitting with who came, made it up, was exempt and is still waited for', () => {
    expect(said(b, '1.3.1')?.slice(1)).toEqual([
      '教育整顿警示教育大会召开2次，每次应到133人。',
      '3月26日到会127人，补学5人，免除1人；5月21日到会125人，补学6人，免除1人，未补学1人。',
      '区纪委监委工作人员6月11日来局授课，在编干警应到86人，到会83人，补学2人，免除1人。',
      '廉政教育月专题学习会9月15日召开，学习《关于本区违纪违法案例的通报》，观看警示教育片《越线之后》，中层以上干部应到31人，到会29人，补学2人。',
    ])
    expect(said(b, '1.3.2')).toEqual(['4月27日组织中层以上干部学习换届纪律、观看教育片《警钟》，应到31人，到会30人，补学1人。'])
    expect(said(b, '1.5.3')).toEqual(['8月17日、18日举办“三个规定”专题轮训2期，应训90人，参训86人，补训3人，未训1人。'])
    expect(said(b, '1.3.3')).toEqual(['10月21日举办保密教育轮训，信息员、网评员应训24人，参训22人，补训1人，未训1人。'])
  })
  it('passes the guards of a composed report', () => { expect(guards(b)).toEqual([]) })
  it('counts a make-up neither as a study nor as a call', () => {
    const warned = sentences.figures.find(f => f.id === 'studies.warnings')
    expect(warned && reader(b).n(warned)).toBe(2)
    expect(s.obligations(duties[0]).filter(o => o.subject === seconded)).toHaveLength(3)
  })
  it('lists each gap and hands it on in one sentence', () => {
    expect(sentences.gaps(reader(b)).map(g => [g.figure.id, printed(g.say)])).toEqual([
      [`studies.attendance.${last}.open`, '警示教育1人未补学'], ['studies.group.quarters.open', '中心组集体学习3次未开展'],
      ['studies.tr.open', '“三个规定”轮训1人未训'], ['studies.secrecy.open', '保密教育轮训1人未训']])
    expect(sentences.next['2.1'](reader(b), nextYear).map(printed)).toEqual([
      '未完成的学习培训，即警示教育1人、“三个规定”轮训1人、保密教育轮训1人，由政治处在2022年1月14日前组织补学补训。',
      '中心组集体学习逾期的3次不再补办，由局党委办公室说明原因。'])
  })
})

const document = (title: string, of: string, more: object = {}): object => ({ title, class: of, level: 'district', ...more })

describe('what the central group studied', () => {
  const b = bureau(small)
  const group = (day: Day, more: object): number => b.study('group', day, more)
  const circular = (title: string, issuer: string, more: object = {}): object => ({ documents: [document(title, 'circular', { issuer, ...more })] })
  group('2021-02-05', { title: '党史专题学习' })
  group('2021-03-12', circular('关于三起违反中央八项规定精神典型问题的通报', '区纪委监委', { issued: '2021-03-05' }))
  group('2021-04-16', { documents: [document('中国共产党组织处理规定（试行）', 'rules')] })
  it('is told by day and title while there are three or fewer', () => {
    const list = said(b, '1.3.1', '2021-04-30')
    expect(list).toEqual(['党委理论学习中心组集体学习3次：2月5日开展党史专题学习，3月12日学习区纪委监委《关于三起违反中央八项规定精神典型问题的通报》，4月16日学习《中国共产党组织处理规定（试行）》。'])
  })
  it('is told by theme from four on, with what waited longer than a month', () => {
    group('2021-05-14', { documents: [document('中华人民共和国公职人员政务处分法', 'rules')] })
    group('2021-06-18', { documents: [document('中共中央关于加强对“一把手”和领导班子监督的意见', 'rules'), document('《某规定》', 'rules')] })
    group('2021-07-09', { title: '党史专题学习', theme: 'history' })
    group('2021-09-10', circular('关于两起节日期间违规收送礼品礼金问题的通报', '区纪委监委', { issued: '2021-09-03' }))
    group('2021-11-19', { title: '党的十九届六中全会精神', theme: 'plenum' })
    group('2021-12-03', circular('关于四起司法行政人员违纪违法典型案例的通报', '市司法局', { level: 'city', issued: '2021-10-20' }))
    expect(said(b, '1.3.1')).toEqual([
      '党委理论学习中心组集体学习9次。',
      '通报类3次：3月12日学习区纪委监委《关于三起违反中央八项规定精神典型问题的通报》，9月10日学习区纪委监委《关于两起节日期间违规收送礼品礼金问题的通报》，12月3日学习市司法局《关于四起司法行政人员违纪违法典型案例的通报》；市司法局的通报10月20日印发，学习时已隔44天。',
      '法规类3次：4月16日学习《中国共产党组织处理规定（试行）》，5月14日学习《中华人民共和国公职人员政务处分法》，6月18日学习《中共中央关于加强对“一把手”和领导班子监督的意见》《某规定》。',
      '党史专题1次，党的十九届六中全会精神专题1次，其他专题1次。',
    ])
    expect(b.s.coverage(b.duties[1])).toMatchObject({ required: 4, heldOnTime: 4 })
  })
  it('names what was studied together by who issued it, without a mark between titles', () => {
    const c = bureau(small)
    c.study('group', '2021-03-12', { documents: [document('甲办法', 'rules', { level: 'own' }), document('乙通报', 'circular', { level: 'district', issuer: '区纪委监委' }),
      document('丙规定', 'rules', { level: 'central' }), document('丁规定', 'rules', { level: 'city' })] })
    expect(said(c, '1.3.1')).toEqual(['3月12日，党委理论学习中心组学习《丙规定》《丁规定》、区纪委监委《乙通报》、《甲办法》。'])
  })
  it('names as many titles as fit from four of a theme on, and says how many there were', () => {
    count(4, i => group(`2021-12-0${i + 6}`, { documents: [document(`关于加强司法行政系统纪律作风建设若干问题的规定之${['甲', '乙', '丙', '丁'][i]}`, 'rules')] }))
    const rule = said(b, '1.3.1')?.find(t => t.startsWith('法规类'))
    expect(rule).toBe('法规类7次（4月16日至12月9日），学习《中国共产党组织处理规定（试行）》《中华人民共和国公职人员政务处分法》《中共中央关于加强对“一把手”和领导班子监督的意见》等8件。')
    expect(guards(b)).toEqual([])
  })
  it('is a gap where a quarter or the year has none, and nothing where no duty asks', () => {
    const none = bureau(small)
    expect(said(none, '1.3.1', '2021-02-10')).toEqual(['党委理论学习中心组应学习1次，时限未到。'])
    none.s.day = '2021-12-20'
    none.s.person('新进', { unit: '办公室', from: '2021-12-01' })
    expect(said(none, '1.3.1')).toEqual(['党委理论学习中心组应学习4次，未见记录。'])
    expect(said(none, '1.5.3', '2021-03-01')).toEqual(['“三个规定”专题轮训应训7人，时限未到。'])
    expect(said(none, '1.5.3')).toEqual(['“三个规定”专题轮训未举办，应训7人，未训7人。'])
    expect([said(none, '1.3.2'), said(none, '1.3.3')]).toEqual([undefined, undefined])
  })
})

describe('lectures, films, contests and who studied first', () => {
  const b = bureau(small)
  const first = b.study('group', '2021-03-12', { documents: [document('甲通报', 'circular')] })
  const second = b.study('group', '2021-03-19', { documents: [document('乙通报', 'circular')] })
  b.study('lecture', '2021-06-25', { lecturer: b.leaders[0] })
  b.study('lecture', '2021-06-28', { lecturer: b.leaders[1] })
  b.study('lecture', '2021-06-29', { lecturer: b.staff[0] })
  b.study('film', '2021-07-02', { films: [{ title: '越线之后' }] })
  b.study('contest', '2021-07-05', { title: '党规党纪网络知识竞赛', host: '区纪委监委', participants: 112 })
  b.study('branch', '2021-03-15', { follows: first })
  b.study('branch', '2021-03-16', { follows: first })
  b.study('branch', '2021-03-16', { follows: second })
  it('counts lectures of leaders, and of the committee’s secretary by the title of the post', () => {
    expect(said(b, '1.3.1')?.slice(1)).toEqual(['以上集体学习，中心组先学、党支部后学的1次，党支部早于中心组的1次。', '7月2日观看教育片《越线之后》。', '班子成员讲党课2场，其中党委书记1场。',
      '组织112人参加区纪委监委党规党纪网络知识竞赛1次。'])
    expect(said(b, '1.3.1', '2021-06-25')?.at(-1)).toBe('党委书记讲党课1场。')
  })
  it('refuses a lecture by nobody and a contest of nobody', () => {
    expect(b.s.refused({ op: 'put', kind: 'studies', row: { type: 'lecture', title: '党课', day: '2021-07-05' } })).toMatchObject({ refused: 'field.missing', at: 'steps.0.row.lecturer' })
    expect(b.s.refused({ op: 'put', kind: 'studies', row: { type: 'contest', title: '竞赛', day: '2021-07-05' } })).toMatchObject({ at: 'steps.0.row.participants' })
  })
})

describe('attendance at the edges', () => {
  it('says 均 where everybody came, and only the sum where somebody came who did not owe it', () => {
    const b = bureau(small)
    b.sitting('warning', '2021-03-26', all, [], [])
    expect(said(b, '1.3.1', '2021-03-26')).toEqual(['党委理论学习中心组应学习1次，时限未到。', '3月26日召开警示教育大会，在编干警和聘用人员应到8人，均已到会。'])
    b.s.unit('派驻纪检监察组', 'discipline')
    const guest = b.s.person('派驻组长', { unit: '派驻纪检监察组', role: 'discipline-head' })
    b.sitting('outside', '2021-04-02', { due: [...b.staff, guest] }, b.staff.slice(0, 1), b.staff.slice(0, 1))
    expect(said(b, '1.3.1', '2021-04-20')?.at(-1)).toBe('外请授课4月2日举行，应到4人，已到会或补学4人。')
  })
  it('is late when made up after the thirty days, and tells those called where no duty asks', () => {
    const b = bureau(small)
    const held = b.sitting('warning', '2021-03-26', { due: b.staff }, b.staff.slice(0, 1), [])
    b.study('warning', '2021-05-10', { occasion: b.occasion('2021-05-10', { due: b.staff.slice(0, 1) }, [], { makesUp: held }) })
    expect(said(b, '1.3.1')?.at(-1)).toBe('3月26日召开警示教育大会，应到4人，到会3人，补学1人（1人逾期）。')
    expect(sentences.gaps(reader(b)).map(g => printed(g.say))).toContain('警示教育补学1人')
    const free = bureau(small, [])
    free.sitting('warning', '2021-03-26', { due: free.staff }, free.staff.slice(0, 1), free.staff.slice(0, 1))
    expect(said(free, '1.3.1')).toEqual(['3月26日召开警示教育大会，应到4人，到会3人，补学1人。'])
  })
  it('tells two lectures from outside in one sentence, each with its day', () => {
    const b = bureau(small, rules.slice(0, 1))
    b.sitting('outside', '2021-06-11', { due: b.staff }, [], [], { host: '区纪委监委' })
    b.sitting('outside', '2021-09-10', { due: b.staff }, b.staff.slice(0, 1), [])
    expect(said(b, '1.3.1', '2021-09-10')).toEqual(['区纪委监委工作人员6月11日来局授课，应到4人，均已到会；9月10日外请授课，应到4人，到会3人，待补学1人。'])
  })
  it('sums four and more of a kind as 人次', () => {
    const b = bureau(small)
    count(4, i => b.sitting('theme-study', `2021-0${i + 3}-10`, { due: b.staff }, i === 3 ? b.staff.slice(0, 1) : [], []))
    expect(said(b, '1.3.1')?.at(-1)).toBe('专题学习会召开4次，应到16人次，到会15人次，未补学1人次。')
  })
  it('waits for those who may still make it up, and says who has not been called apart from them', () => {
    const b = bureau(small)
    b.sitting('warning', '2021-03-26', all, b.staff.slice(0, 1), [])
    expect(said(b, '1.3.1', '2021-03-26')?.at(-1)).toBe('3月26日召开警示教育大会，在编干警和聘用人员应到8人，到会7人，待补学1人。')
    const rest = (asOf: Day): readonly string[] => sentences.next['2.1'](reader(b, asOf), { ...nextYear, year: 2021 }).map(printed)
    expect(rest('2021-03-26')).toEqual(['待补学的1人次，由政治处在4月25日前组织补学。', '“三个规定”轮训由政治处在9月30日前举办。'])
    b.study('training', '2021-08-17', { occasion: b.occasion('2021-08-17', { due: [...b.leaders, ...b.staff.slice(0, 2)] }, b.staff.slice(0, 1)) })
    expect(said(b, '1.5.3', '2021-08-17')).toEqual(['8月17日举办“三个规定”专题轮训，应训7人，参训3人，未到期4人。'])
    b.study('training', '2021-08-18', { occasion: b.occasion('2021-08-18', { due: [...b.middle, ...b.staff.slice(2, 3)] }) })
    expect(said(b, '1.5.3', '2021-08-18')).toEqual(['8月17日、18日举办“三个规定”专题轮训2期，应训7人，参训6人，待补训1人。'])
    expect(rest('2021-08-18').at(-1)).toBe('“三个规定”轮训未到期的1人，由政治处在9月30日前组织参训补训。')
    expect(sentences.next['2.1'](reader(b, '2021-08-18'), nextYear).map(printed)).toContain('警示教育未补学的1人，由政治处在2022年1月14日前组织补学。')
  })
  it('does not let another meeting stand for the study that was missed', () => {
    const b = bureau(small)
    b.sitting('warning', '2021-03-26', { due: b.staff }, b.staff.slice(0, 1), [])
    b.occasion('2021-04-09', { due: b.staff })
    b.s.day = '2021-05-10'
    expect(b.s.coverage(b.duties[0])).toMatchObject({ required: 4, heldOnTime: 3, overdue: 1 })
  })
  it('adds hours up over a year', () => {
    const b = bureau(small)
    const duty = b.s.put('duty', { rule: { ...rules[4], from: '2021-01-01' } })
    b.sitting('warning', '2021-03-26', all, b.staff.slice(0, 1), [], { hours: 20 })
    b.sitting('theme-study', '2021-06-11', all, [], [], { hours: 12 })
    expect(b.s.coverage(duty)).toMatchObject({ required: 8, heldOnTime: 7, notYetDue: 1 })
    expect(b.s.obligations(duty).find(o => o.subject === b.staff[0])?.got).toBe(12)
    expect(sentences.next['2.1'](reader(b, '2022-01-04'), nextYear).map(printed)).toContain('党员学时未达到规定的1人，由政治处说明原因。')
  })
})

describe('what is looked at', () => {
  const b = bureau(small)
  const held = b.sitting('warning', '2021-03-26', all, [], [])
  const group = b.study('group', '2021-03-12')
  const find = (row: Partial<Study>): readonly string[] => {
    const { ledger, day } = b.s
    const { roster, calendar, parameters, duties } = ledger.globals
    const ctx = { roster, calendar, parameters, duties, self: 0, today: day, before: null, item: (id: number) => ledger.projection.items.get(id) ?? null,
      facts: (key: never) => ledger.projection.load({ slice: 'facts', key }).facts ?? [], need: () => undefined }
    return register.kinds[0].check({ title: '学习', type: 'branch', day: '2021-03-26', ...row } as object as never, ctx).map(f => f.check)
  }
  it('points at a study before its document was issued', () => {
    expect(find({ documents: [{ title: '甲', class: 'rules', level: 'city', issued: '2021-03-27' }] })).toEqual(['studies.before-issue'])
    expect(find({ documents: [{ title: '甲', class: 'rules', level: 'city', issued: '2021-03-26' }] })).toEqual([])
  })
  it('points at another day than the sitting’s, at a second study of the kind, and at attendance that nobody can check', () => {
    expect(find({ occasion: held, day: '2021-03-25' })).toEqual(['studies.other-day'])
    expect(find({ occasion: held, type: 'warning' })).toEqual(['studies.twice'])
    expect(find({ type: 'warning' })).toEqual(['studies.no-occasion'])
    expect(find({ occasion: held })).toEqual([])
  })
  it('points at a branch that studied before the leaders', () => {
    expect(find({ follows: group, day: '2021-03-11' })).toEqual(['studies.before-leaders'])
    expect(find({ follows: group })).toEqual([])
  })
  it('brings rules as the ledger reads them', () => {
    expect(rules.map(r => parseRule({ ...r, from: '2021-01-01' })).filter(r => 'at' in r)).toEqual([])
    expect(rules.map(r => r.key.split('@')[0])).toEqual(Object.values(keys).flat())
  })
})
