import { describe, expect, it } from 'vitest'
import { isRefusal, type Step } from '../journal/command.ts'
import { message } from '../journal/refusals.ts'
import { MemoryLedger } from '../journal/memory.ts'
import { kindsWith } from '../kinds/index.ts'
import { defineRegister } from '../register/define.ts'
import { fixtureKinds } from './kinds.ts'
import { sound } from './invariants.ts'
import { Scenario } from './scenario.ts'

const scene = (day = '2021-07-20'): Scenario => new Scenario(fixtureKinds, day)
const put = (kind: string, row: object, more: object = {}): Step => ({ op: 'put', kind, row: { ...row }, ...more })
const say = (s: Scenario, step: Step): string => message(s.refused(step), 'zh', { year: 2021, kinds: s.ledger.kinds, name: id => [...s.names].find(([, n]) => n === id)?.[0] ?? `#${id}` })

describe('a command with several steps', () => {
  it('refers to its own records by position, also past a step about several', () => {
    const s = scene()
    const old = s.put('signing', { person: s.person('甲'), day: '2021-07-20' })
    const entries = s.do({ op: 'void', items: [old], reason: '误录' }, put('person', { name: '乙', number: '2', from: '2021-07-20' }),
      put('post', { person: { step: 1 }, unit: s.id('局'), role: 'staff', from: '2021-07-01' }), put('signing', { person: { step: 1 }, day: '2021-07-20' }))
    expect(entries.map(e => [e.envelope.op, e.envelope.last])).toEqual([['void', false], ['put', false], ['put', false], ['put', true]])
    expect(entries[3]?.body.row).toEqual({ person: entries[1]?.envelope.item, day: '2021-07-20' })
    sound(s)
  })
  it('is refused whole, with the step that is wrong', () => {
    const s = scene()
    const before = s.ledger.head
    const done = s.run(put('person', { name: '乙', number: '2', from: '2021-07-20' }), put('signing', { person: { step: 4 }, day: '2021-07-20' }))
    expect(done).toMatchObject({ refused: 'step.unknown', at: 'steps.1.row' })
    for (const step of ['0', 0.5, -1, null]) expect(s.refused(put('signing', { person: { step }, day: '2021-07-20' })).refused).toBe('step.unknown')
    expect([s.ledger.head, s.run()]).toMatchObject([before, { refused: 'command.empty' }])
  })
})

describe('a row is refused, with place and remedy, for', () => {
  const s = scene()
  const branch = s.unit('局机关党支部', 'branch')
  const [inside, outside] = [s.person('钱', { branch: '局机关党支部' }), s.person('白以宁')]
  const gone = s.person('离任者', { to: '2021-06-30' })
  const meeting = (row: object) => put('occasion', { title: '会', day: '2021-07-08', unit: branch, people: { due: [inside] }, ...row })

  it.each<[string, Step, string, string]>([
    ['a day that does not exist', meeting({ day: '2021-02-30' }), 'row.day', '2月30日不存在。请改举办日。'],
    ['a day that lies ahead', meeting({ day: '2021-07-21' }), 'row.day', '7月21日还没有到，今天是7月20日。请改举办日，或到时再记。'],
    ['an unknown field', meeting({ where: '三楼' }), 'row.where', '没有“where”这个字段。请删去，或按表头改正。'],
    ['a missing field', meeting({ title: ' ' }), 'row.title', '没有填名称。请补填。'],
    ['somebody not on the roster that day', meeting({ people: { due: [inside, gone] } }), 'row.people.due.1', '7月8日 离任者 不在局。可改日期，或从名单移除。'],
    ['an absentee who was not called', meeting({ people: { said: { unit: branch }, absent: [{ person: outside, reason: 'duty' }] } }), 'row.people.absent.0.person', '7月8日 白以宁 不在局机关党支部。可改日期，或从名单移除。'],
    ['an absentee not on the list', meeting({ people: { due: [inside], absent: [{ person: outside, reason: 'duty' }] } }), 'row.people.absent.0.person', '7月8日 白以宁 不在应到名单。可加入应到，或从缺席移除。'],
    ['the same person twice', meeting({ people: { due: [inside, inside] } }), 'row.people.due', '参加人·应到中钱出现两次。请删去一处。'],
    ['somebody unknown', meeting({ people: { due: [inside, 9999] } }), 'row.people.due.1', '名册中没有#9999。请先登记人员，或改参加人·应到·第 2 行。'],
    ['a unit that is none', meeting({ unit: inside }), 'row.unit', '没有钱。请先登记单位，或改组织单位。'],
    ['hours the wrong way round', meeting({ from: '15:00', to: '14:30' }), 'row.to', '起15:00、止14:30，前后不符。请改结束。'],
    ['a record of another kind', meeting({ makesUp: inside }), 'row.makesUp', `没有编号 ${inside} 的记录，或不在您的查看范围。请重新选择。`],
    ['a second organisation', put('unit', { name: '另一局', kind: 'organisation', from: '2021-01-01' }), 'row.kind', '这本账已有一个单位。请改选类别。'],
    ['a second ledger', put('organisation', { name: '另一局', clock: 'ordinary', opened: '2021-01-01' }), 'row', '这本账已经建账，不能另建。内容有误的，请更正首条记录。'],
    ['another nature of the ledger', put('organisation', { name: '某局', clock: 'ordinary', opened: '2021-01-01' }, { item: 1 }), 'row.clock', '正式账或演示账在建账时已定，不能改。需要另一种的，请另建一本账。'],
    ['a kind that nobody keeps', put('gossip', {}), 'kind', '没有“gossip”这类记录。请从台账中选择。'],
  ])('%s', (_, step, at, text) => {
    expect(s.refused(step).at).toBe(`steps.0.${at}`)
    expect(say(s, step)).toBe(text)
  })
})

describe('a state', () => {
  it('follows the one before, from the first on', () => {
    const s = scene()
    const row = { person: s.person('甲'), day: '2021-07-20' }
    expect(say(s, put('signing', row, { state: 'checked' }))).toBe('新记录应从“已登记”开始，不能是“已核对”。请先登记，再改状态。')
    const record = s.put('signing', row)
    const to = (state: string) => put('signing', row, { item: record, state })
    expect(say(s, to('filed'))).toBe('“已登记”之后不能是“已归档”。可改为：已核对。')
    for (const state of ['checked', 'checked', 'filed']) s.do(to(state))
    expect(say(s, to('recorded'))).toBe('“已归档”是最后的状态，不能改为“已登记”。记录有误的，请更正内容或作废。')
    expect(s.ledger.projection.items.get(record)?.state).toBe('filed')
  })
})

describe('voiding', () => {
  it('is refused with the list of what refers to the record, and accepted when that is named too', () => {
    const s = scene()
    const [who, chair] = [s.person('甲'), s.person('主持')]
    const meeting = s.put('occasion', { title: '会', day: '2021-07-20', unit: s.id('局'), chair, people: { due: [who] } })
    const study = s.put('study', { title: '学', occasion: meeting, day: '2021-07-20' })
    const makeup = s.put('occasion', { title: '补', day: '2021-07-20', unit: s.id('局'), makesUp: meeting, people: { due: [who] } })
    const step = (...items: number[]): Step => ({ op: 'void', items, reason: '误录' })
    expect(s.refused(step(meeting))).toMatchObject({ refused: 'void.referred', items: [study, makeup], params: { count: 2 } })
    expect(say(s, step(meeting, study))).toBe(`编号 ${meeting} 的记录仍被 1 条记录引用。请先处理这些记录，或一并作废。`)
    expect(s.refused(step(chair)).items).toEqual([s.id('主持的任职'), meeting])
    s.do(step(meeting, study, makeup))
    expect([meeting, study, makeup].map(i => s.ledger.projection.items.get(i)?.state)).toEqual(['void', 'void', 'void'])
    expect(s.refused(step(meeting)).refused).toBe('record.void')
    expect(s.refused(put('study', { title: '学', occasion: meeting, day: '2021-07-20' })).refused).toBe('record.void')
    expect(s.refused(put('occasion', { title: '会', day: '2021-07-20', unit: s.id('局'), people: { due: [] } }, { item: meeting })).refused).toBe('record.void')
    s.do(step(chair, s.id('主持的任职')))
    sound(s)
  })
  it('sees who refers to a record without stating anything', () => {
    const note = defineRegister({ id: 'note', version: 1, label: { zh: '记', en: 'Note' }, prefix: '记', headline: [], place: row => ({ held: row.day, occasion: row.occasion }), facts: () => [],
      fields: { day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true }, occasion: { type: 'record', of: 'occasion', label: { zh: '场次', en: 'Event' }, required: true } } })
    const s = new Scenario([note], '2021-07-20')
    const meeting = s.put('occasion', { title: '会', day: '2021-07-20', unit: s.id('局'), people: { due: [] } })
    const item = s.put('note', { day: '2021-07-20', occasion: meeting })
    expect(s.refused({ op: 'void', items: [meeting], reason: '误录' }).items).toEqual([item])
    sound(s)
  })
  it('needs a reason, a record, and never takes the ledger’s first record', () => {
    const s = scene()
    const of = (step: Step) => s.refused(step).refused
    expect([of({ op: 'void', items: [], reason: '误' }), of({ op: 'void', items: [2], reason: ' ' }), of({ op: 'void', items: [999], reason: '误' }), of({ op: 'void', items: [1], reason: '误' })])
      .toEqual(['void.nothing', 'void.reason', 'record.unknown', 'void.first'])
  })
  it('undoes a batch but for what was used since, and lists what stays', () => {
    const s = scene()
    const [first, used] = s.do(put('person', { name: '甲', number: '1', from: '2021-07-20' }, { batch: '表' }), put('person', { name: '乙', number: '2', from: '2021-07-20' }, { batch: '表' }))
      .map(e => e.envelope.item)
    s.put('post', { person: used, unit: s.id('局'), role: 'staff', from: '2021-07-01' })
    expect(s.refused({ op: 'undo', batch: '表', items: [used ?? 0], reason: '导错' })).toMatchObject({ refused: 'void.referred' })
    s.do({ op: 'undo', batch: '表', items: [], reason: '导错' })
    expect([first, used].map(i => s.ledger.projection.items.get(i ?? 0)?.state)).toEqual(['void', 'recorded'])
    expect(s.refused({ op: 'undo', batch: '表', items: [], reason: '导错' })).toMatchObject({ refused: 'undo.nothing', items: [used] })
    expect(s.refused({ op: 'undo', batch: '另一表', items: [], reason: '导错' }).refused).toBe('batch.unknown')
    expect(s.refused({ op: 'undo', batch: '表', items: [], reason: '' }).refused).toBe('void.reason')
    sound(s)
  })
})

describe('destruction', () => {
  it('names basis and approver, is done once, and leaves nothing to correct', () => {
    const s = scene()
    const record = s.put('signing', { person: s.person('甲'), day: '2021-07-20' })
    const step = (more: object): Step => ({ op: 'destroy', item: record, basis: '保管期满', approver: '档案员', ...more })
    expect([s.refused(step({ basis: '' })).refused, s.refused(step({ approver: ' ' })).refused]).toEqual(['destroy.basis', 'destroy.approver'])
    s.do(step({ copies: '纸质件在区档案馆' }))
    expect(s.ledger.projection.items.get(record)).toMatchObject({ row: null, state: 'recorded', serial: 1 })
    expect(say(s, put('signing', { person: s.id('甲'), day: '2021-07-20' }, { item: record }))).toBe(`编号 ${record} 的记录的正文已依法销毁，不能更正。事实有误的，请作废后另行登记。`)
    expect(s.refused(step({})).refused).toBe('destroy.again')
    expect(s.refused({ op: 'destroy', item: s.duty({ cadence: 'year', deadline: {}, metBy: { fact: { kind: 'signed' } } }), basis: '期满', approver: '甲' }).refused).toBe('destroy.duty')
    s.void(record)
    sound(s)
  })
})

describe('a ledger', () => {
  it('begins with whose it is', () => {
    const ledger = new MemoryLedger(kindsWith([]))
    const run = (step: Step) => ledger.run({ id: 'c', steps: [step] }, { person: 0 }, '2021-07-20T10:00:00+08:00', '2021-07-20')
    expect(run(put('person', { name: '甲', number: '1', from: '2021-01-01' }))).toMatchObject({ refused: 'organisation.first' })
    expect(isRefusal(run(put('organisation', { name: '某局', clock: 'ordinary', opened: '2021-07-20' })))).toBe(false)
  })
  it('keeps the names step and void for itself', () => {
    const kind = { id: 'x', version: 1, label: { zh: '甲', en: 'X' }, headline: [], place: () => ({ held: '2021-01-01' }), facts: () => [] } as const
    const step = { type: 'text', label: { zh: '步', en: 'Step' } } as const
    expect(() => defineRegister({ ...kind, fields: { list: { type: 'list', label: { zh: '表', en: 'List' }, fields: { step } } } })).toThrow('step')
    expect(() => defineRegister({ ...kind, fields: {}, states: { recorded: ['void'], void: [] } })).toThrow('void')
    expect(() => kindsWith([defineRegister({ ...kind, fields: {} }), defineRegister({ ...kind, fields: {} })])).toThrow('“x”')
  })
})

describe('rules that could not be planned are refused with the place', () => {
  const s = scene()
  const rule = { key: 'a/b@1', title: '责任', basis: { document: '文', tier: 'own', status: 'local' }, owner: '政治处', subject: 'person', cohort: { all: [] },
    cadence: 'year', deadline: {}, metBy: { fact: { kind: 'signed' } }, from: '2021-01-01' }
  it.each<[string, object, string]>([
    ['a day that does not exist', { deadline: { on: '02-30' } }, 'deadline.on'], ['an event without one', { deadline: { from: 'event' } }, 'deadline.from'],
    ['once, without an end to count from', { cadence: 'once' }, 'deadline.from'], ['neither cadence nor trigger', { cadence: undefined }, 'cadence'],
    ['an attribute that subjects do not have', { subject: 'unit', cohort: { role: ['leader'] } }, 'cohort'], ['an attribute outside the closed list', { cohort: { nation: ['汉'] } }, 'cohort'],
    ['the number of what is not beside it', { metBy: { fact: { kind: 'present' }, amount: 'with' } }, 'metBy.with'], ['an end before its beginning', { to: '2020-12-31' }, 'to'],
    ['a beginning before all ledgers', { from: '1949-10-01' }, 'from'], ['a field that rules do not have', { points: 3 }, 'points'], ['nobody', { cohort: undefined }, 'cohort'],
  ])('%s', (_, more, at) => {
    const given = JSON.parse(JSON.stringify({ ...rule, ...more }))
    expect(s.refused(put('duty', { rule: given }))).toMatchObject({ refused: 'rule.wrong', at: `steps.0.row.rule.${at}` })
  })
  it('a version out of order, within a period, or after what is asked once', () => {
    const of = (item: number, more: object) => s.refused(put('duty', { rule: { ...rule, ...more } }, { item }))
    const [duty, once] = [s.put('duty', { rule: { ...rule, cadence: 'month', from: '2021-03-01' } }), s.put('duty', { rule: { ...rule, cadence: 'once', deadline: { on: '06-30' } } })]
    expect(of(duty, { from: '2021-02-01' })).toMatchObject({ refused: 'rule.before-last' })
    expect(of(duty, { from: '2021-04-15' })).toMatchObject({ refused: 'rule.not-at-boundary', params: { next: '2021-05-01' } })
    expect(of(once, { from: '2022-01-01' })).toMatchObject({ refused: 'rule.after-once' })
    s.do(put('duty', { rule: { ...rule, cadence: 'quarter', from: '2021-05-01' } }, { item: duty }))
    expect(of(duty, { cadence: 'quarter', from: '2021-03-01' })).toMatchObject({ refused: 'rule.not-at-boundary', params: { from: '2021-05-01' } })
    sound(s)
  })
})

describe('a calendar', () => {
  const s = new Scenario([], '2021-07-20', [2021])
  const notice = (year: number, off: readonly string[], on: readonly string[] = []) => put('calendar', { year, source: '通知', off: off.map(day => ({ day, name: '假' })), on: on.map(day => ({ day })) })
  it('is loaded once a year, may name the days beside its year, and never a day twice', () => {
    expect(say(s, notice(2021, []))).toBe('2021年的日历已经录入。请更正原记录，不要另录。')
    expect(say(s, notice(2022, ['2024-01-01']))).toBe('2024年1月1日不属于2022年的放假安排。请改日期，或录入相应年度。')
    expect(say(s, notice(2022, ['2022-01-01'], ['2022-01-01']))).toBe('2022年1月1日在2022年的安排中出现两次。请对照通知删去一处。')
    s.do(notice(2022, ['2021-12-31', '2022-01-01']))
    expect(s.ledger.globals.calendar.years.get(2021)?.off.has('2021-12-31')).toBe(true)
  })
})
