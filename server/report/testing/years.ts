import type { Day } from '../../../kernel/calendar/index.ts'
import { Scenario } from '../../../kernel/testing/scenario.ts'
import { bureau, found } from './year.ts'

const ordinals = ['一', '二', '三'] as const
const month = (m: number, day: string): Day => `2021-${String(m).padStart(2, '0')}-${day}`

/** Recording day after day: a later day moves the scenario on. */
function recorder(s: Scenario) {
  const put = (kind: string, day: Day, row: object): number => {
    if (s.day < day) s.day = day
    return s.put(kind, row)
  }
  const sitting = (day: Day, due: readonly number[]): number => put('occasion', day, { title: '活动', day, unit: s.id('政治处'), people: { due } })
  const branch = (i: number): number => s.id(`局机关第${ordinals[i] ?? ''}党支部`)
  const pledge = (day: Day, person: number, kind: string): number =>
    put('commitments', day, { person, class: kind, topics: kind === 'provisions' ? [] : ['integrity'], day, template: '2021年版', basis: '年度工作方案', way: 'app' })
  return { put, sitting, branch, pledge }
}

/** A year that went by over the small bureau without a single record. */
export function idle(): Scenario {
  const s = bureau()
  s.day = '2021-12-20'
  s.unit('第一学习小组', 'study-group')
  return s
}

/** The same bureau, with whatever its duties ask for done by 20 December, on time and recorded at once. */
export function complete(): Scenario {
  const s = bureau()
  const { put, sitting, branch, pledge } = recorder(s)
  const staff = [0, 1, 2, 3, 4, 5].map(i => s.id(`科员${i}`))
  const [chief, leader, middle, body] = ['局长', '副局长', '政治处主任', '领导班子'].map(name => s.id(name)) as [number, number, number, number]
  const everybody = [chief, leader, middle, ...staff]
  const meet = (type: string, unit: number, day: Day, more: object = {}): number => put('meetings', day, { type, unit, day, minutes: '档案室', ...more })
  const life = (day: Day, more: object): void => ordinals.forEach((_, i) => { meet('org-life', branch(i), day, { ...more, ...(i < 2 ? { occasion: sitting(day, [i === 0 ? chief : leader]) } : {}) }) })
  const study = (type: string, day: Day, more: object): number => put('studies', day, { type, day, title: '集体学习', ...more })
  const months: Readonly<Record<number, () => void>> = {
    2: () => { meet('special', body, '2021-02-26') },
    4: () => {
      const round = put('talks.round', '2021-03-22', { name: '谈心谈话', year: 2021, from: '2021-03-22', to: '2021-04-16' })
      put('talks', '2021-04-15', { type: 'heart', day: '2021-04-15', talker: chief, subjects: everybody.slice(1), round })
      put('talks', '2021-04-15', { type: 'heart', day: '2021-04-15', talker: leader, subjects: [chief], round })
      everybody.forEach((p, i) => pledge('2021-04-20', p, i < 2 ? 'leaders' : i === 2 ? 'middle' : 'staff'))
    },
    5: () => { meet('democratic-life', body, '2021-05-28', { occasion: sitting('2021-05-28', [chief, leader]), campaigns: ['rectification'] }) },
    6: () => {
      life('2021-06-02', { campaigns: ['rectification'] })
      study('warning', '2021-06-11', { occasion: sitting('2021-06-11', everybody), campaigns: ['rectification'] })
      ordinals.forEach((_, i) => { put('visits', '2021-06-15', { day: '2021-06-15', unit: branch(i), leaders: [chief], form: 'meeting', theme: '党建', problems: 0 }) })
    },
    7: () => { life('2021-07-08', { campaigns: ['party-history'] }); meet('special', body, '2021-07-23') },
    9: () => { study('training', '2021-09-07', { occasion: sitting('2021-09-07', everybody) }); everybody.forEach(p => pledge('2021-09-10', p, 'provisions')) },
    12: () => { meet('democratic-life', body, '2021-12-15', { occasion: sitting('2021-12-15', [chief, leader]) }) },
  }
  for (let m = 1; m <= 12; m += 1) {
    for (const i of [0, 1, 2]) {
      meet('theme-day', branch(i), month(m, '08'))
      meet('committee', branch(i), month(m, '08'))
      if (m % 3 === 1) meet('general', branch(i), month(m, '08'))
    }
    if (m % 3 === 1) study('group', month(m, '12'), { documents: [{ title: '关于纪律作风建设的规定', class: 'rules', level: 'city' }] })
    months[m]?.()
  }
  s.day = '2021-12-20'
  return s
}

/** A bureau that adopted no duty and has one record of every kind. */
export function single(): Scenario {
  const s = new Scenario(found.flatMap(f => [...f.register.kinds]), '2021-03-01')
  const { day } = s
  s.unit('领导班子', 'leading-body')
  s.unit('政治处', 'department')
  s.unit('局机关第一党支部', 'branch', { members: 8 })
  const [chief, middle, clerk] = [s.person('局长', { unit: '领导班子', role: 'chief' }), s.person('主任', { unit: '政治处', role: 'middle' }), s.person('科员', { unit: '政治处' })]
  const { put, sitting, branch, pledge } = recorder(s)
  const held = sitting(day, [middle, clerk])
  const study = (type: string, more: object): number => put('studies', day, { type, day, title: '党史专题学习', ...more })
  study('group', {})
  for (const type of ['warning', 'outside', 'theme-study', 'election', 'training', 'secrecy']) study(type, { occasion: held })
  study('lecture', { lecturer: chief })
  study('contest', { title: '知识竞赛', participants: 12 })
  study('film', { films: [{ title: '警钟' }] })
  for (const type of ['general', 'theme-day', 'org-life']) put('meetings', day, { type, unit: branch(0), day, minutes: '档案室' })
  for (const type of ['democratic-life', 'special']) put('meetings', day, { type, unit: s.id('领导班子'), day, minutes: '档案室' })
  put('visits', day, { day, unit: branch(0), leaders: [chief], form: 'meeting', theme: '党建', problems: 2 })
  for (const kind of ['leaders', 'provisions']) pledge(day, chief, kind)
  put('talks', day, { type: 'heart', day, talker: chief, subjects: [clerk] })
  put('talks', day, { type: 'recruit', day, talker: middle, subjects: [clerk] })
  put('talks', day, { type: 'collective', day, talker: chief, subjects: [middle, clerk] })
  s.day = '2021-12-20'
  return s
}
