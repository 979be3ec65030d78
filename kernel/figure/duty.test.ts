import { describe, expect, it } from 'vitest'
import { defineRegister } from '../register/define.ts'
import { Scenario } from '../testing/scenario.ts'
import { adoptedRule, cohortDayOf, dutyText } from './duty.ts'
import { printed } from './phrase.ts'
import { LedgerReader } from './reader.ts'
import { dutyFigures } from './sentence.ts'
import { sourceOf } from './source.ts'

const signing = defineRegister({
  id: 'signing', version: 1, label: { zh: '签署', en: 'Signing' }, prefix: '签署', headline: ['person'],
  fields: {
    person: { type: 'person', label: { zh: '人', en: 'Person' }, required: true },
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
  },
  place: row => ({ held: row.day }),
  facts: row => [{ kind: 'signed', person: row.person, day: row.day }],
})
const words = { due: '应签', met: '已签', all: '均已签署', late: '逾期签署', exempt: '免签', notDue: '未到期', open: '未签' }
const figures = dutyFigures('signing', ['test/sign'], '份', { zh: '签署', en: 'Signing' })

function scene(people: number) {
  const s = new Scenario([signing], '2021-01-04')
  const who = Array.from({ length: people }, (_, i) => s.person(`甲${i}`))
  const duty = s.duty({ key: 'test/sign@1', cadence: 'year', cohortOn: '04-01', deadline: { on: '04-30' }, metBy: { fact: { kind: 'signed' } }, owner: '政治处' })
  const sign = (i: number, day: string): void => {
    if (s.day < day) s.day = day
    s.put('signing', { person: who[i], day })
  }
  const read = (asOf: string): LedgerReader => new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
  return { s, who, duty, sign, read }
}

describe('a coverage in words', () => {
  it('goes from what was owed to what is open and leaves out what is zero', () => {
    const { s, who, sign, read } = scene(4)
    expect(printed(dutyText(read('2021-02-01'), figures, words))).toBe('应签4份，时限未到')
    s.put('exemption', { person: who[0], reason: 'leave', from: '2021-04-01', to: '2021-05-31', granted: '2021-01-04', by: who[1] })
    sign(1, '2021-04-12')
    sign(2, '2021-05-10')
    expect(printed(dutyText(read('2021-12-20'), figures, words))).toBe('应签4份，已签2份，其中1份逾期签署，免签1份，未签1份')
  })
  it('says 均 only where everything owed is held', () => {
    const { sign, read } = scene(2)
    sign(0, '2021-04-12')
    expect(printed(dutyText(read('2021-12-20'), figures, words))).toBe('应签2份，已签1份，未签1份')
    sign(1, '2021-05-10')
    expect(printed(dutyText(read('2021-12-20'), figures, words))).toBe('应签2份，均已签署，其中1份逾期签署')
  })
})

describe('the rule as it was adopted', () => {
  it('is the newest version under which anything of the year is owed', () => {
    const { s, duty, read } = scene(1)
    expect(adoptedRule(read('2021-12-20'), 'test/sign')).toMatchObject({ cohortOn: '04-01', owner: '政治处' })
    expect(adoptedRule(read('2021-12-20'), 'test/other')).toBeUndefined()
    s.change(duty, { key: 'test/sign@2', from: '2022-01-01', owner: '办公室' })
    expect(adoptedRule(read('2021-12-20'), 'test/sign')?.owner).toBe('政治处')
  })
  it('looks who owes on the day that it names', () => {
    const rule = adoptedRule(scene(1).read('2021-12-20'), 'test/sign')
    const on = (cohortOn?: string) => rule && cohortDayOf({ ...rule, ...(cohortOn === undefined ? {} : { cohortOn }) }, 2021)
    expect([on(), on('period-start'), on('period-end'), on('2021-06-01')]).toEqual(['2021-04-01', '2021-01-01', '2021-12-31', '2021-06-01'])
  })
})
