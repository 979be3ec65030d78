import { describe, expect, test } from 'vitest'
import { Scenario } from '../testing/scenario.ts'
import { fits, personsIn, unitsIn, type Cohort } from './cohort.ts'
import { parentOf, subtree, unitOf } from './roster.ts'

describe('cohorts on a day', () => {
  const s = new Scenario([], '2021-06-01')
  const [office, station] = [s.unit('甲科', 'department'), s.unit('乙所', 'station')]
  const [branch, group] = [s.unit('一支部', 'branch', { members: 7 }), s.unit('一组', 'party-group', { members: 3 })]
  s.unit('派驻组', 'discipline')
  const names = ['班子', '中层', '聘用', '新人', '转入', '派驻'] as const
  s.person('班子', { unit: '局', role: 'leader', branch: '一支部' })
  s.person('中层', { unit: '甲科', role: 'middle', politics: '13' })
  s.person('聘用', { unit: '甲科', identity: 'contract', politics: '03' })
  s.person('新人', { unit: '乙所', from: '2021-03-01', probationTo: '2022-02-28', branch: '一组' })
  s.person('转入', { unit: '甲科', from: '2021-05-01', role: 'middle', to: '2021-05-31' })
  s.person('派驻', { unit: '派驻组', role: 'discipline-head', branch: '一支部' })
  const { roster } = s.ledger.globals
  const nameOf = (id: number) => names.find(n => s.id(n) === id)
  const who = (cohort: Cohort, day = '2021-05-15') => personsIn(cohort, roster, day).map(nameOf)

  test.each<[string, Cohort, string, readonly string[]]>([
    ['everybody but the discipline office', { all: [] }, '2021-05-15', ['班子', '中层', '聘用', '新人', '转入']],
    ['nobody before they came, nobody after they went', { all: [] }, '2021-02-28', ['班子', '中层', '聘用']],
    ['both ends of a post belong to it', { unit: [office] }, '2021-05-31', ['中层', '聘用', '转入']],
    ['the day after does not', { unit: [office] }, '2021-06-01', ['中层', '聘用']],
    ['身份', { identity: ['contract'] }, '2021-05-15', ['聘用']],
    ['政治面貌', { politics: ['01', '02'] }, '2021-05-15', ['班子', '新人', '转入']],
    ['支部', { unit: [branch] }, '2021-05-15', ['班子']],
    ['党小组', { unitKind: ['party-group'] }, '2021-05-15', ['新人']],
    ['试用期', { probation: true }, '2021-05-15', ['新人']],
    ['before probation began', { probation: true }, '2021-02-28', []],
    ['a role', { role: ['middle', 'leader'] }, '2021-05-15', ['班子', '中层', '转入']],
    ['a role in a kind of unit', { role: ['member'], at: ['branch'] }, '2021-05-15', ['班子']],
    ['any, all and not', { all: [{ any: [{ unitKind: ['department'] }, { unitKind: ['station'] }] }, { not: { role: ['middle'] } }] }, '2021-05-15', ['聘用', '新人']],
    ['the discipline office is in none, whatever is asked', { any: [{ role: ['discipline-head'] }, { unit: [branch] }, { not: { unit: [office] } }] }, '2021-05-15', ['班子', '新人']],
  ])('%s', (_, cohort, day, expected) => { expect(who(cohort, day)).toEqual(expected) })

  test('of units look at kind and full members', () => {
    expect(unitsIn({ all: [{ unitKind: ['branch', 'party-group'] }, { members: { atLeast: 7 } }] }, roster, '2021-05-15')).toEqual([branch])
    expect(unitsIn({ not: { members: { atLeast: 1 } } }, roster, '1999-12-31')).toEqual([])
  })
  test('say only what their subjects can have', () => {
    expect(fits({ all: [{ role: ['leader'], at: ['branch'] }, { not: { identity: ['contract'] } }] }, 'person')).toBe(true)
    expect([fits({ members: { atLeast: 7 } }, 'person'), fits({ any: [{ probation: true }] }, 'unit'), fits({ not: { role: ['staff'] } }, 'unit')]).toEqual([false, false, false])
    expect(fits({ all: [{ unitKind: ['branch'] }, { members: { atLeast: 7 } }] }, 'unit')).toBe(true)
  })
  test('the tree of units is dated', () => {
    expect([parentOf(roster, office, '2021-01-01'), parentOf(roster, office, '1999-01-01')]).toEqual([s.id('局'), undefined])
    expect([...subtree(roster, s.id('局'), '2021-01-01')].sort()).toEqual([s.id('局'), office, station, branch, group, s.id('派驻组')].sort())
  })
  test('a person’s unit is looked for in the tree that is asked, on the day, then before it, then after it', () => {
    const unit = (name: string, day: string, tree: 'office' | 'branch' | 'study') => unitOf(roster, s.id(name), day, tree)
    expect([unit('新人', '2021-05-01', 'office'), unit('新人', '2021-05-01', 'branch'), unit('班子', '2021-05-01', 'branch')]).toEqual([station, station, branch])
    expect([unit('转入', '2021-12-01', 'office'), unit('转入', '2020-01-01', 'office')]).toEqual([office, office])
    expect(unitOf(roster, 999, '2021-05-01', 'office')).toBe(s.id('局'))
  })
})
