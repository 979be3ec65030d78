import { LedgerReader } from '../../../kernel/figure/reader.ts'
import { sourceOf } from '../../../kernel/figure/source.ts'
import type { Author } from '../../../kernel/report/composition.ts'
import type { Voice } from '../../../kernel/report/slots.ts'
import { Scenario } from '../../../kernel/testing/scenario.ts'
import { discoverRegisters } from '../../discover.ts'

export const found = await discoverRegisters()
export const voices: readonly Voice[] = found.map(f => ({ id: f.register.id, sentences: f.sentences }))

export const author: Author = { opening: '现将全年工作情况总结如下：', closing: null, organ: '中共明川区司法局委员会', signed: '2021-12-20', confirmedGaps: [],
  nextDays: { soon: '2022-01-14', month: '2022-01-28', quarter: '2022-03-31' } }

/** A small bureau with every register found and every rule that they bring; nothing recorded yet. */
export function bureau(): Scenario {
  const s = new Scenario(found.flatMap(f => [...f.register.kinds]), '2021-01-04')
  s.correct('unit', s.id('局'), { name: '明川区司法局', kind: 'organisation', from: '2000-01-01' })
  s.unit('领导班子', 'leading-body')
  s.unit('派驻组', 'discipline')
  s.unit('政治处', 'department')
  for (const n of ['一', '二', '三']) s.unit(`局机关第${n}党支部`, 'branch', { members: 8 })
  s.person('局长', { unit: '领导班子', role: 'chief', branch: '局机关第一党支部' })
  s.person('副局长', { unit: '领导班子', role: 'leader', branch: '局机关第二党支部' })
  s.person('组长', { unit: '派驻组', role: 'discipline-head' })
  s.person('政治处主任', { unit: '政治处', role: 'middle', branch: '局机关第三党支部' })
  for (let i = 0; i < 6; i += 1) s.person(`科员${i}`, { unit: '政治处' })
  for (const { rules } of found) for (const rule of rules) s.put('duty', { rule: { ...rule, from: '2021-01-01' } })
  return s
}

const pledge = (s: Scenario, name: string, kind: string, more: object = {}): number =>
  s.put('commitments', { person: s.id(name), class: kind, topics: ['integrity'], day: s.day, template: '2021年版', basis: '年度工作方案', way: 'app', ...more })

/** A warning education for everybody, two away, of whom one makes up for it; and one group study with a circular. */
function studied(s: Scenario): void {
  s.day = '2021-03-26'
  const away = ['科员0', '科员1'].map(name => ({ person: s.id(name), reason: 'leave' }))
  const held = s.put('occasion', { title: '警示教育大会', day: s.day, unit: s.id('政治处'), people: { said: { identities: ['establishment'] }, absent: away } })
  s.put('studies', { type: 'warning', day: s.day, title: '教育整顿警示教育大会', occasion: held, campaigns: ['rectification'] })
  s.day = '2021-04-02'
  const again = s.put('occasion', { title: '补学', day: s.day, unit: s.id('政治处'), makesUp: held, people: { due: [s.id('科员0')] } })
  s.put('studies', { type: 'warning', day: s.day, title: '补学', occasion: again })
  const circular = { title: '《关于三起典型问题的通报》', class: 'circular', level: 'district', issuer: '区纪委监委', issued: '2021-03-30' }
  const group = s.put('occasion', { title: '中心组学习', day: s.day, unit: s.id('领导班子'), people: { due: [s.id('局长'), s.id('副局长')] } })
  s.put('studies', { type: 'group', day: s.day, title: '中心组集体学习', occasion: group, documents: [circular] })
}

/** Each branch holds what the campaign asks for, and two of them a theme day. */
function met(s: Scenario): void {
  s.day = '2021-06-02'
  for (const [i, n] of ['一', '二', '三'].entries()) {
    const unit = s.id(`局机关第${n}党支部`)
    s.put('meetings', { type: 'org-life', unit, day: s.day, minutes: '支部档案', campaigns: ['rectification'] })
    if (i > 0) s.put('meetings', { type: 'theme-day', unit, day: s.day, minutes: '支部档案' })
  }
}

/** The year of that bureau, with things left undone, done late and entered late. */
export function year(): Scenario {
  const s = bureau()
  s.day = '2021-03-15'
  s.put('visits', { day: '2021-03-10', unit: s.id('局机关第一党支部'), leaders: [s.id('局长')], form: 'meeting', theme: '党建', secretaries: 1 })
  s.put('talks.round', { name: '谈心谈话', year: 2021, from: '2021-03-22', to: '2021-04-16' })
  studied(s)
  s.day = '2021-04-20'
  for (const name of ['局长', '副局长']) pledge(s, name, 'leaders')
  for (let i = 0; i < 4; i += 1) pledge(s, `科员${i}`, 'staff')
  s.day = '2021-05-06'
  pledge(s, '政治处主任', 'middle')
  met(s)
  s.day = '2021-06-30'
  s.put('visits', { day: '2021-06-08', unit: s.id('局机关第二党支部'), leaders: [s.id('副局长')], form: 'meeting', theme: '队伍建设', problems: 2 }, { lateReason: '外出' })
  s.day = '2021-09-10'
  for (const name of ['局长', '副局长', '政治处主任', ...[0, 1, 2, 3, 4, 5].map(i => `科员${i}`)]) pledge(s, name, 'provisions', { topics: [] })
  s.day = '2021-12-20'
  return s
}

/** A reader of the scenario's ledger as it stands. */
export const readerOf = (s: Scenario, asOf = s.day): LedgerReader =>
  new LedgerReader(sourceOf(s.ledger.projection, s.ledger.head), { year: 2021, asOf, index: s.ledger.head })
