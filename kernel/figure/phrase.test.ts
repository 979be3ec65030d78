import { describe, expect, it } from 'vitest'
import type { Day } from '../calendar/index.ts'
import { defineRegister } from '../register/define.ts'
import { Scenario } from '../testing/scenario.ts'
import { coverageText, dutyWords, remainderText, totalFigure } from './clauses.ts'
import type { Count, Figure } from './figure.ts'
import { inRosterOrder, listRecords, namesTogether, unitNames, type Listed } from './listing.ts'
import { datesText, firstFresh, join, joinList, longest, printed, sentence, sentenceLength, spanText, splitSentence, text, type DateFigure } from './phrase.ts'
import { dayText, numberText } from './print.ts'
import { LedgerReader } from './reader.ts'
import { dutyFigures, type Text } from './sentence.ts'
import { sourceOf } from './source.ts'

const label = { zh: '数', en: 'Number' }
const signing = defineRegister({
  id: 'signing', version: 1, label: { zh: '签署', en: 'Signing' }, prefix: '签署', headline: ['person'],
  fields: {
    person: { type: 'person', label: { zh: '人', en: 'Person' }, required: true },
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
  },
  place: row => ({ held: row.day }),
  facts: row => [{ kind: 'signed', person: row.person, day: row.day }],
})

/** Ten people owe a signature by 30 April: `signed` of them on a day, one may be exempt. */
function ledger(signed: readonly Day[], exempt = 0, today: Day = '2021-06-30'): { read: LedgerReader; figures: ReturnType<typeof dutyFigures>; s: Scenario } {
  const s = new Scenario([signing], '2021-01-04')
  const people = Array.from({ length: 10 }, (_, i) => s.person(`人${i}`))
  s.duty({ key: 'bureau/sign@1', cadence: 'year', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } } })
  s.day = today
  for (const [i, day] of signed.entries()) s.put('signing', { person: people[i], day }, { lateReason: '补' })
  for (const person of people.slice(signed.length, signed.length + exempt)) {
    s.put('exemption', { person, reason: 'secondment', from: '2021-01-01', to: '2021-12-31', granted: '2021-06-01', by: people[0] }, { lateReason: '补' })
  }
  const read = new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf: today, index: s.ledger.head })
  return { read, s, figures: dutyFigures('t', ['bureau/sign'], '份', { zh: '承诺书', en: 'Commitments' }) }
}
const days = (n: number, day: Day): readonly Day[] => Array.from({ length: n }, () => day)
const fixed = (day: Day): DateFigure => ({ id: `t.${day}`, label, unit: '', of: 'fixed-day', day })

describe('numbers and dates', () => {
  it('prints numbers without marks, and 万 only where nothing is lost', () => {
    expect([0, 38, 9999, 10_000, 12_000, 12_345, 12_500, 240_000, 1.5, -3].map(numberText)).toEqual(['0', '38', '9999', '1万', '1.2万', '12345', '12500', '24万', '1.5', '-3'])
  })
  it('leaves out of a day what the text before has said', () => {
    expect(dayText('2021-07-08', 2021)).toBe('7月8日')
    expect(dayText('2022-01-14', 2021)).toBe('2022年1月14日')
    expect(dayText('2021-08-18', 2021, '2021-08-17')).toBe('18日')
    expect(dayText('2021-09-02', 2021, '2021-08-17')).toBe('9月2日')
    expect(dayText('2022-01-03', 2021, '2021-12-20')).toBe('2022年1月3日')
    expect(dayText('2022-03-31', 2021, '2022-01-14')).toBe('3月31日')
    expect(dayText('2021-12-31', 2021, '2022-01-14')).toBe('2021年12月31日')
    expect(dayText('2022-08-17', 2021, '2021-08-17')).toBe('2022年8月17日')
  })
})

describe('the reader', () => {
  const { read, figures, s } = ledger(['2021-04-20', '2021-04-29', '2021-05-06'])
  it('binds what it prints', () => {
    expect(read.count(figures.met)).toEqual({ figure: figures.met, text: '3份', as: 'figure' })
    expect(read.gap(figures.overdue, '未签')).toEqual({ figure: figures.overdue, text: '7份未签', as: 'gap' })
    const last: Figure & { of: 'day' } = { id: 't.last', label, unit: '', of: 'day', where: { fact: { kind: 'signed' } }, pick: 'last' }
    expect(read.date(last)).toEqual({ figure: last, text: '5月6日', as: 'date' })
    expect(read.value(last).value).toBe('2021-05-06')
    expect([read.count(figures.met), read.value(last)].every(Object.isFrozen)).toBe(true)
  })
  it('does not print a day that is none, nor a day as a number', () => {
    const none: DateFigure = { id: 't.none', label, unit: '', of: 'day', where: { fact: { kind: 'nothing' } }, pick: 'last' }
    expect(() => read.date(none)).toThrow(/t\.none.*没有日期/)
    expect(() => read.n(none)).toThrow(/不是数/)
  })
  it('says since when a young fact counts', () => {
    const young = (since: Day): Count => ({ ...figures.met, since })
    expect(read.count(young('2021-03-01')).text).toBe('3份（3月1日起计）')
    expect(read.count(young('2021-01-01')).text).toBe('3份')
    expect(read.count(young('2021-09-01')).text).toBe('3份（自9月1日起计，本期未计）')
  })
  it('reads facts by day, obligations by name, records, units and adoption', () => {
    expect(read.facts({ fact: { kind: 'signed' } }).map(f => f.day)).toEqual(['2021-04-20', '2021-04-29', '2021-05-06'])
    expect(read.obligations({ duty: ['bureau/sign'], term: 'overdue' })).toHaveLength(7)
    expect(read.item(s.id('人0'))?.kind).toBe('person')
    expect(read.item(s.ledger.head + 1)).toBeNull()
    expect(read.unitName(s.id('局'))).toBe('局')
    expect([read.owes('bureau/sign'), read.owes('bureau/none'), read.threshold]).toEqual([true, false, 3])
    expect(read.cite(5, '《甲》')).toEqual({ record: 5, text: '《甲》' })
  })
  it('knows only what was there at its index', () => {
    const early = new LedgerReader(sourceOf(s.ledger.projection, 3), { year: 2021, asOf: '2021-06-30', index: 3 })
    expect([early.item(s.id('人0')), early.owes('bureau/sign'), early.n(figures.due)]).toEqual([null, false, 0])
  })
  it('takes the threshold as it was set, and drops a duty that was voided', () => {
    s.put('parameter', { name: 'threshold', number: 5, from: '2021-01-01' })
    const duty = [...s.ledger.globals.duties.keys()][0] ?? 0
    const before = s.ledger.head
    s.void(duty)
    const at = (index: number): LedgerReader => new LedgerReader(sourceOf(s.ledger.projection, index), { year: 2021, asOf: '2021-06-30', index })
    expect([at(s.ledger.head).threshold, at(s.ledger.head).owes('bureau/sign'), at(before).owes('bureau/sign'), at(before).n(figures.due)]).toEqual([5, false, true, 10])
  })
})

describe('coverage in words', () => {
  const words = dutyWords('签', { late: '逾期签署', exempt: '免签', all: '已签署' })
  const { read, figures } = ledger([...days(6, '2021-04-20'), '2021-05-06'], 1)
  it('keeps the order 应→已（其中逾期）→免→未到期→未 and drops zero terms', () => {
    expect(printed(coverageText(read, figures, words))).toBe('应签10份，已签7份（1份逾期签署），免签1份，未签2份')
    expect(printed(coverageText(read, figures, words, '乙'))).toBe('10份中，已签7份（1份逾期签署），其余免签1份、未签2份')
    expect(printed(coverageText(read, figures, words, '丙'))).toBe('应签10份、已签7份（1份逾期签署），1份免签，2份未签')
  })
  it('binds the number that is missing as a gap', () => {
    expect(coverageText(read, figures, words).filter(p => typeof p === 'object' && 'as' in p && p.as === 'gap')).toEqual([read.gap(figures.overdue, '')])
  })
  it('says 均 only where nothing is left and nobody exempt', () => {
    const all = ledger([...days(9, '2021-04-20'), '2021-05-06'])
    expect(printed(coverageText(all.read, all.figures, words))).toBe('应签的10份均已签署，其中1份逾期签署')
    const exempt = ledger(days(9, '2021-04-20'), 1)
    expect(printed(coverageText(exempt.read, exempt.figures, words))).toBe('应签10份，已签9份，免签1份')
  })
  it('does not write 0份, and nothing where nothing is due', () => {
    const none = ledger([])
    expect(printed(coverageText(none.read, none.figures, words, '乙'))).toBe('应签10份，未签10份')
    const early = ledger([], 0, '2021-02-01')
    expect(printed(coverageText(early.read, early.figures, words))).toBe('应签10份，时限未到')
    expect(coverageText(none.read, dutyFigures('t', ['bureau/none'], '份', label), words)).toEqual([])
  })
  it('says the remainder together', () => {
    const open = totalFigure('t.open', label, [figures.exempt, figures.overdue])
    expect(printed(remainderText(read, '签', open, figures.exempt, figures.overdue))).toBe('未签的3份，1份时限未到，2份逾期')
    expect(printed(remainderText(read, '签', open, figures.notDue, figures.overdue))).toBe('未签的2份逾期')
    expect(remainderText(read, '签', open, figures.notDue, figures.notDue)).toEqual([])
  })
})

describe('phrases', () => {
  const { read } = ledger([])
  it('runs words together and keeps spans whole', () => {
    const bound = read.count(dutyFigures('t', ['bureau/sign'], '份', label).due)
    expect(text`甲${'乙'}${''}丙${bound}${[bound, '丁']}`).toEqual(['甲乙丙', bound, bound, '丁'])
    expect(printed(sentence('甲', bound))).toBe('甲10份。')
    expect(printed(sentence('甲。'))).toBe('甲。')
  })
  it('joins with 、, with ； where an item has a comma outside titles, and 和 before the last when asked', () => {
    const say = (items: readonly string[], and?: 'and'): string => printed(joinList(items, and))
    expect(say(['甲', '乙', '丙'])).toBe('甲、乙、丙')
    expect(say(['甲', '乙', '丙'], 'and')).toBe('甲、乙和丙')
    expect(say(['甲，一', '乙'], 'and')).toBe('甲，一；乙')
    expect(say(['《甲，一》', '《乙、二》（丙，丁）'])).toBe('《甲，一》、《乙、二》（丙，丁）')
    expect([say([]), say(['甲'], 'and')]).toEqual(['', '甲'])
  })
  it('shortens dates side by side and from–to', () => {
    expect(printed(datesText(read, ['2021-08-17', '2021-08-18', '2021-09-01'].map(fixed)))).toBe('8月17日、18日、9月1日')
    expect(printed(spanText(read, fixed('2021-07-06'), fixed('2021-07-23')))).toBe('7月6日至23日')
    expect(printed(spanText(read, fixed('2021-12-20'), fixed('2022-01-03')))).toBe('12月20日至2022年1月3日')
    expect(printed(spanText(read, fixed('2021-07-06'), fixed('2021-07-06')))).toBe('7月6日')
  })
  it('cuts a long sentence at its ；, never inside a span', () => {
    const part = '甲'.repeat(60)
    const cut = splitSentence(text`${part}；${part}，${part}；${read.date(fixed('2021-07-06'))}${part}。`)
    expect(cut.map(printed)).toEqual([`${part}。`, `${part}，${part}。`, `7月6日${part}。`])
    expect(splitSentence(text`${part}，${part}，${part}。`).map(printed)).toEqual([`${part}，${part}。`, `${part}。`])
    expect(cut.every(t => sentenceLength(t) <= longest)).toBe(true)
    expect(splitSentence(['甲'.repeat(200)])).toEqual([['甲'.repeat(200)]])
    expect(sentenceLength(['𠮷', '吉'])).toBe(2)
  })
  it('picks the first way that opens differently', () => {
    const dated = text`${read.date(fixed('2021-07-06'))}召开`
    expect(firstFresh(['班子成员调研。'], [['班子成员说。'], ['调研说。']])).toEqual(['调研说。'])
    expect(firstFresh(text`${read.date(fixed('2021-05-01'))}印发`, [dated, ['会议召开']])).toEqual(['会议召开'])
    expect(firstFresh(undefined, [dated])).toEqual(dated)
    expect(firstFresh(['甲乙一'], [['甲乙二'], ['甲乙三']])).toEqual(['甲乙二'])
  })
})

describe('lists of records', () => {
  const { read, figures } = ledger([])
  const total = read.count(figures.due)
  const say = (when: Text, names: Text): Text => join(when, '学习', names)
  const item = (n: number, title = `《第${n}号》`): Listed => ({ day: fixed(`2021-0${1 + n % 9}-1${n % 10}`), name: read.cite(n, title) })
  const group = (name: string, items: readonly Listed[]): Parameters<typeof listRecords>[1][number] => ({ name, total, items })
  const list = (items: readonly Listed[]): readonly string[] => listRecords(read, [group('通报类', items)], { say, total }).map(printed)

  it('names day and title up to three, titles with first and last day up to six', () => {
    expect(list([])).toEqual([])
    expect(list([item(1)])).toEqual(['2月11日学习《第1号》'])
    expect(list([item(3), item(1)])).toEqual(['2月11日学习《第1号》、4月13日学习《第3号》'])
    expect(list([item(4), item(1), item(2), item(3)])).toEqual(['2月11日至5月14日学习《第4号》、《第1号》、《第2号》、《第3号》'])
  })
  it('says seven or more by group, each with its number', () => {
    const groups = [group('通报类', [1, 2, 3, 4].map(n => item(n))), group('空类', []), group('法规类', [5, 6, 7].map(n => item(n)))]
    expect(listRecords(read, groups, { say, total, mark: '，' }).map(printed)).toEqual([
      '通报类10份：2月11日至5月14日学习《第1号》、《第2号》、《第3号》、《第4号》',
      '法规类10份：6月15日学习《第5号》，7月16日学习《第6号》，8月17日学习《第7号》'])
  })
  it('cuts a list that is too long after three, with the whole number after 等', () => {
    const long = [1, 2, 3, 4].map(n => item(n, `《${'甲'.repeat(38)}${n}》`))
    expect(list(long)[0]).toMatch(/1》、《甲+2》、《甲+3》等10份$/)
  })
})

describe('units in roster order', () => {
  const s = new Scenario([], '2021-01-04')
  const ids = ['律师行业第七党支部', '律师行业第九党支部', '局机关党支部', '第一党支部'].map((n, i) => s.unit(n, 'branch', i < 3 ? { order: 3 - i } : {}))
  const read = new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf: '2021-06-30', index: s.ledger.head })
  it('orders by the order their records state, units without one last', () => {
    expect(inRosterOrder(read, ids)).toEqual([ids[2], ids[1], ids[0], ids[3]])
  })
  it('names up to three and says once what numbered names share', () => {
    expect(unitNames(read, ids.slice(0, 2))).toBe('律师行业第九、第七党支部')
    expect(unitNames(read, ids.slice(0, 3))).toBe('局机关党支部、律师行业第九党支部、律师行业第七党支部')
    expect([unitNames(read, []), unitNames(read, ids)]).toEqual([null, null])
    expect(namesTogether(['律师行业第七党支部'])).toBe('律师行业第七党支部')
  })
})
