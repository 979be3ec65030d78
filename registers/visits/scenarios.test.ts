import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/calendar/index.ts'
import { printed } from '../../kernel/figure/phrase.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import type { NextYear } from '../../kernel/figure/sentence.ts'
import { sourceOf } from '../../kernel/figure/source.ts'
import { unboundNumbers } from '../../kernel/report/numbers.ts'
import { speak } from '../../kernel/report/slots.ts'
import { checkWords } from '../../kernel/report/words.ts'
import { Scenario } from '../../kernel/testing/scenario.ts'
import { visitFindings } from './facts.ts'
import register from './register.ts'
import rules from './rules.json' with { type: 'json' }
import sentences from './sentences.ts'

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** A bureau with `own` branches and `bar` law-firm branches, two leaders, two stations; the duty adopted. */
function bureau(own: number, bar: number) {
  const s = new Scenario(register.kinds, '2021-01-04')
  s.unit('领导班子', 'leading-body')
  const leaders = [s.person('局长', { unit: '领导班子', role: 'chief' }), s.person('副局长', { unit: '领导班子', role: 'leader' })]
  const clerk = s.person('科员')
  const branches = [...ordinals.slice(0, own).map(n => s.unit(`局机关第${n}党支部`, 'branch')),
    ...ordinals.slice(0, bar).map(n => s.unit(`律师行业第${n}党支部`, 'bar-branch'))]
  const stations = ['城西司法所', '城东司法所'].map(name => s.unit(name, 'station'))
  const duty = s.put('duty', { rule: { ...rules[0], from: '2021-01-01' } })
  const visit = (day: Day, unit: number, more: object = {}): number => {
    if (s.day < day) s.day = day
    return s.put('visits', { day, unit, leaders: leaders.slice(0, 1), form: 'meeting', theme: '党建和队伍建设', ...more })
  }
  return { s, leaders, clerk, branches, stations, duty, visit }
}

const reader = ({ s }: ReturnType<typeof bureau>, asOf: Day): LedgerReader =>
  new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
const nextYear: NextYear = { year: 2022, by: term => ({ as: 'date', text: '2022年3月31日',
  figure: { id: `next.${term}`, label: { zh: '时限', en: 'Due day' }, unit: '', of: 'fixed-day', day: '2022-03-31' } }) }
/** What stands in the slot, sentence by sentence; the guards of a composed report find nothing in it. */
function said(b: ReturnType<typeof bureau>, asOf: Day = '2021-12-20'): readonly string[] | undefined {
  const read = reader(b, asOf)
  const { paragraphs: blocks } = speak({ slot: '1.2.2', from: 'passages', mechanisms: [] }, { voices: [{ id: 'visits', sentences }], read, gaps: [], next: nextYear })
  expect([...checkWords({ blocks }, read), ...unboundNumbers({ blocks })]).toEqual([])
  return sentences.passages['1.2.2'](read)?.sentences.map(printed)
}

describe('every branch is visited once a year', () => {
  const b = bureau(8, 12)
  const { s, branches, stations, duty, visit } = b
  branches.slice(0, 14).forEach(unit => visit('2021-03-10', unit, { secretaries: 1 }))
  branches.filter((_, i) => i >= 14 && ![14, 16].includes(i)).forEach(unit => visit('2021-06-08', unit, { secretaries: 1 }))
  branches.slice(0, 12).forEach((unit, i) => visit('2021-09-14', unit, i < 9 ? { secretaries: 1 } : {}))
  Array.from({ length: 8 }).forEach((_, i) => visit('2021-10-12', stations[i % 2] ?? 0, { problems: i === 0 ? 11 : 0 }))
  s.day = '2021-12-20'

  it('covers 18 of 20 by 30 November; a second visit counts no second time', () => {
    expect(s.coverage(duty)).toEqual({ required: 20, heldOnTime: 18, heldLate: 0, exempt: 0, overdue: 2, notYetDue: 0, enteredLate: 0 })
    expect(s.coverage(duty, '2021-06-01')).toMatchObject({ heldOnTime: 14, notYetDue: 6 })
    s.again()
  })
  it('says what was done, where nobody came, and what was found', () => {
    expect(said(b)).toEqual([
      '班子成员调研38次，其中到党支部30次，到司法所和法律服务窗口8次，听取党支部书记汇报27人次。',
      '局属党支部8个、律师行业党支部12个，到过18个；律师行业第七、第九党支部未到，共2个。',
      '调研中发现问题11个。',
    ])
  })
  it('lists the gap and hands it on to the next year', () => {
    expect(sentences.gaps(reader(b, s.day)).map(g => [g.kind, g.text, printed(g.say)])).toEqual([['undone', '2个党支部未到', '调研未到的党支部2个']])
    expect(sentences.next['2.2'](reader(b, s.day), nextYear).map(printed)).toEqual(['律师行业第七、第九党支部，班子成员在2022年3月31日前到支部调研。'])
  })
  it('counts a visit after the day as held late', () => {
    visit('2021-12-20', branches[14] ?? 0)
    expect(s.coverage(duty)).toMatchObject({ heldOnTime: 18, heldLate: 1, overdue: 1 })
    expect(said(b)?.[1]).toBe('局属党支部8个、律师行业党支部12个，到过19个，其中1个晚于时限；律师行业第九党支部未到。')
    expect(sentences.gaps(reader(b, s.day)).map(g => printed(g.say))).toEqual(['调研未到的党支部1个', '到党支部调研1个'])
  })
  it('counts an office as no branch', () => {
    expect(s.ledger.projection.facts.filter(f => f.kind === 'visit' && f.code === 'office')).toHaveLength(8)
  })
})

describe('few visits', () => {
  it('says nothing where there is neither duty nor record', () => {
    const s = new Scenario(register.kinds, '2021-01-04')
    expect(sentences.passages['1.2.2'](new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf: '2021-12-20', index: s.ledger.head }))).toBeNull()
  })
  it('states the gap where nobody went, and does not blame before the day', () => {
    const b = bureau(5, 0)
    b.s.day = '2021-12-20'
    expect(said(b)).toEqual(['班子成员到基层调研未见记录。', '局属党支部5个，未到5个。'])
    expect(said(b, '2021-06-30')).toEqual(['班子成员应到局属党支部5个调研，时限未到。'])
    b.visit('2021-12-20', b.stations[0] ?? 0)
    expect(said(b)).toEqual(['12月20日，班子成员到城西司法所调研。', '局属党支部5个，未到5个。'])
    expect(sentences.next['2.2'](reader(b, b.s.day), nextYear).map(printed)).toEqual(['未到的党支部5个，班子成员在2022年3月31日前安排到支部调研。'])
  })
  it('does not name three branches of three to which nobody went', () => {
    const b = bureau(3, 0)
    b.s.day = '2021-12-20'
    expect(said(b)).toEqual(['班子成员到基层调研未见记录。', '局属党支部3个，未到3个。'])
  })
  it('names day and unit of one to three visits, and says that all were visited only when they were', () => {
    const b = bureau(1, 0)
    b.visit('2021-03-10', b.branches[0] ?? 0, { problems: 0 })
    expect(said(b)).toEqual(['3月10日，班子成员到局机关第一党支部调研。', '局属党支部1个，已到过。', '调研中未发现问题。'])
    b.visit('2021-03-12', b.stations[0] ?? 0)
    expect(said(b)?.[0]).toBe('班子成员3月10日到局机关第一党支部、12日到城西司法所调研，共2次。')
    const same = bureau(3, 0)
    same.branches.forEach(u => same.visit('2021-06-15', u))
    expect(said(same)?.[0]).toBe('班子成员6月15日到局机关第一、第二、第三党支部调研，共3次。')
  })
  it('says how many may still be visited, and plans it for the rest of its own year', () => {
    const b = bureau(4, 2)
    b.visit('2021-03-10', b.branches[0] ?? 0)
    expect(said(b, '2021-06-30')?.[1]).toBe('局属党支部4个、律师行业党支部2个，到过1个，另有5个时限未满。')
    const rest = (): readonly string[] => sentences.next['2.2'](reader(b, '2021-06-30'), { ...nextYear, year: 2021 }).map(printed)
    expect(rest()).toEqual(['时限未满的党支部5个，班子成员在11月30日前安排到支部调研。'])
    b.branches.slice(1, 4).forEach(u => b.visit('2021-06-08', u))
    expect(rest()).toEqual(['律师行业第一、第二党支部，班子成员在11月30日前到支部调研。'])
    expect(sentences.next['2.2'](reader(b, '2021-06-30'), nextYear)).toEqual([])
  })
  it('says how many were late instead of speaking for all of them', () => {
    const b = bureau(2, 0)
    b.visit('2021-03-10', b.branches[0] ?? 0)
    b.visit('2021-12-06', b.branches[1] ?? 0)
    expect(said(b)?.[1]).toBe('局属党支部2个，到过2个，其中1个晚于时限。')
  })
  it('marks what was entered late', () => {
    const b = bureau(1, 0)
    b.s.day = '2021-03-26'
    b.visit('2021-03-10', b.branches[0] ?? 0)
    expect(b.s.coverage(b.duty)).toMatchObject({ heldOnTime: 1, enteredLate: 1 })
    expect(sentences.gaps(reader(b, '2021-12-20')).map(g => [g.kind, printed(g.say)])).toEqual([['entered-late', '调研记录1条']])
  })
})

describe('checks', () => {
  const { s, leaders, clerk, branches, visit } = bureau(1, 0)
  const roster = () => s.ledger.globals
  it('points at somebody who was no leader on that day, and at nobody who was', () => {
    expect(visitFindings({ day: '2021-03-10', leaders: [...leaders, clerk], unit: branches[0] ?? 0 }, roster()))
      .toEqual([{ check: 'visits.not-a-leader', at: 'leaders.2', params: { person: clerk, day: '2021-03-10' } }])
    expect(visitFindings({ day: '2021-03-10', leaders, unit: branches[0] ?? 0 }, roster())).toEqual([])
  })
  it('finds nothing in two visits of one leader on one day', () => {
    visit('2021-03-10', branches[0] ?? 0)
    expect(visitFindings({ day: '2021-03-10', leaders: leaders.slice(0, 1), unit: s.id('城西司法所') }, roster())).toEqual([])
  })
  it('refuses a visit of nobody, and one to a unit that did not exist yet', () => {
    const late = s.unit('新设党支部', 'branch', { from: '2021-03-05' })
    const row = { day: '2021-03-01', leaders: [] as readonly number[], unit: branches[0] ?? 0, form: 'site', theme: '党建' }
    expect(s.refused({ op: 'put', kind: 'visits', row })).toMatchObject({ refused: 'field.missing', at: 'steps.0.row.leaders' })
    expect(s.refused({ op: 'put', kind: 'visits', row: { ...row, leaders, unit: late } })).toMatchObject({ refused: 'visits.no-such-unit', at: 'steps.0.row.unit' })
  })
})
