import { addDays, nextBoundary, type Day } from '../calendar/index.ts'
import type { Rule } from '../duty/rule.ts'
import type { Step } from '../journal/command.ts'
import type { Item, Row } from '../journal/entry.ts'
import { kindsWith } from '../kinds/index.ts'
import { identities, ofPerson, politics, roles } from '../roster/roster.ts'
import { fixtureKinds, signingTwo } from './kinds.ts'
import { Scenario } from './scenario.ts'

/** Everything that is done to a ledger, by people or by time; what is done every day stands several times. */
export const whats = ['wait', 'wait', 'release', 'sign', 'sign', 'sign', 'sit', 'sit', 'sit', 'study', 'study', 'meet', 'meet', 'resign', 'resit', 'resit', 'restudy', 'restudy', 'check', 'void', 'transfer', 'appoint', 'join', 'leave', 'unit',
  'duty', 'turn', 'calendar', 'parameter', 'exempt', 'batch', 'undo', 'destroy', 'amend'] as const
type What = (typeof whats)[number]

/** One random doing: what it is, and numbers that choose among what the ledger has by then. */
export type Doing = { readonly what: What; readonly a: number; readonly b: number; readonly c: number }

const deadline = { add: 10, roll: true } as const
const signed = { fact: { kind: 'signed' } } as const
const everybody = { all: [] }

/** Duties of every shape that the rules know, over the same few facts. */
export const rules: readonly (Partial<Rule> & Pick<Rule, 'metBy' | 'deadline'>)[] = [
  { cadence: 'quarter', deadline, metBy: signed, follows: 'person', joiners: { owe: true, within: 20 } },
  { cadence: 'month', deadline: {}, metBy: { fact: { kind: 'met', code: 'committee' } }, subject: 'unit', cohort: { all: [{ unitKind: ['branch'] }, { members: { atLeast: 7 } }] } },
  { trigger: { fact: { kind: ['present', 'absent'] }, with: { kind: 'study' } }, deadline: { add: 30 }, metBy: { fact: { kind: 'present' } } },
  { cadence: 'year', deadline: {}, cohortOn: '06-30', metBy: { fact: { kind: 'present' }, with: { kind: 'study' }, amount: 'with', need: 4 }, follows: 'post', tree: 'branch' },
  { cadence: 'half', deadline: { add: 5, unit: 'workday' }, metBy: { ...signed, amount: 'num', need: 3 }, cohort: { not: { role: ['leader'] } } },
  { cadence: 'quarter', deadline: {}, metBy: { fact: { kind: 'present' } }, cohort: { any: [{ unitKind: ['station'] }, { politics: ['01'] }] } },
  { cadence: 'year', deadline: { on: '04-30', roll: true }, subject: 'organisation', metBy: { fact: { kind: 'met', code: 'theme' }, need: 2 } },
  { trigger: { fact: { kind: 'round' }, each: true }, deadline: { add: 15, unit: 'workday' }, metBy: signed, cohort: { identity: ['establishment'] } },
  { trigger: { fact: { kind: 'probation' }, count: 'end' }, deadline: { add: 30 }, metBy: signed },
  { trigger: { fact: { kind: 'round' }, with: { kind: 'study' }, each: true }, deadline: { add: 15 }, metBy: { fact: { kind: 'present' } } },
  { cadence: 'once', deadline: { from: 'period-start', add: 60, roll: true }, metBy: { fact: { kind: 'signed', code: 'paper' } }, cohort: { not: { probation: true } }, joiners: { owe: true } },
]

/** A small bureau on 20 July 2021: two offices, two branches, five people, two duties of a random choice. */
export function bureau(a: number, b: number): Scenario {
  const s = new Scenario(fixtureKinds, '2021-07-20', [2021])
  s.unit('甲科', 'department')
  s.unit('乙所', 'station')
  s.unit('一支部', 'branch', { members: 8 })
  s.unit('二支部', 'branch', { members: 4 })
  s.person('张', { unit: '甲科', branch: '一支部', role: 'leader' })
  s.person('王', { unit: '甲科', branch: '二支部' })
  s.person('李', { unit: '乙所', branch: '一支部', probationTo: '2021-05-15', from: '2021-01-10' })
  s.person('赵', { unit: '乙所', politics: '13', identity: 'contract' })
  s.person('钱', { unit: '甲科', to: '2021-09-30' })
  for (const n of [a, b]) s.duty(pick(rules, n))
  return s
}

function pick<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

const items = (s: Scenario, kind: string): readonly Item[] => [...s.ledger.projection.items.values()].filter(i => i.kind === kind && i.state !== 'void')
const persons = (s: Scenario): readonly number[] => [...s.ledger.globals.roster.persons.keys()].sort((x, y) => x - y)
const units = (s: Scenario): readonly number[] => [...s.ledger.globals.roster.units.keys()].sort((x, y) => x - y)
const back = (s: Scenario, n: number): Day => addDays(s.day, -(n % 230))

/** A put of a new record, or a correction of one that stands. */
const put = (kind: string, row: object, item?: Item): Step & { op: 'put' } =>
  ({ op: 'put', kind, row: row as Row, ...(item ? { item: item.item, reason: '更正' } : {}) })

/** Changes one record that stands, if there is any. */
function change(s: Scenario, kind: string, n: number, to: (row: Row, item: Item) => object): readonly (Step & { op: 'put' })[] {
  const all = items(s, kind).filter(i => i.row !== null)
  if (all.length === 0) return []
  const item = pick(all, n)
  return [put(kind, to(item.row ?? {}, item), item)]
}

const people = (s: Scenario, day: Day, n: number): object => {
  const all = persons(s).filter(p => n % 7 === 0 || ofPerson(s.ledger.globals.roster, p, day).some(f => f.kind === 'post'))
  const due = all.filter((_, i) => (n >> i & 1) === 0)
  return { due, absent: due.filter((_, i) => (n >> (i + 5) & 1) === 1).map(person => ({ person, reason: 'leave' })) }
}

function sitting(s: Scenario, { a, b, c }: Doing, made?: Item): object {
  const others = items(s, 'occasion').filter(i => i.item !== made?.item)
  return { title: '会', day: back(s, a), unit: pick(units(s), b), people: people(s, back(s, a), c),
    ...(b % 3 === 0 && others.length > 0 ? { makesUp: pick(others, c).item } : {}) }
}

const signature = (s: Scenario, { a, b, c }: Doing): object =>
  ({ person: pick(persons(s), a), day: back(s, b), hours: c % 5, ...(c % 2 === 0 ? { paper: true } : {}), ...(c % 3 === 0 ? { unit: pick(units(s), c) } : {}) })

function voidOne(s: Scenario, { a, b }: Doing): readonly Step[] {
  const kinds = ['signing', 'occasion', 'study', 'meeting', 'exemption', 'duty', 'post', 'calendar', 'parameter']
  const all = items(s, pick(kinds, a))
  if (all.length === 0) return []
  const { item } = pick(all, b)
  const steps = (named: readonly number[]): readonly Step[] => [{ op: 'void', items: named, reason: '误录' }]
  const tried = s.ledger.decide({ id: 'try', steps: steps([item]) }, { person: 0 }, `${s.day}T09:00:00+08:00`, s.day)
  return steps(b % 2 === 0 && 'items' in tried ? [item, ...tried.items ?? []] : [item])
}

/** A new version of a duty, mostly at the boundary where one may begin. */
function turn(s: Scenario, { a, b, c }: Doing): readonly Step[] {
  const duties = items(s, 'duty')
  if (duties.length === 0) return []
  const { item } = pick(duties, a)
  const last = s.ledger.globals.rules.get(item)?.versions.at(-1)
  if (!last) return []
  const from = c % 4 === 0 ? last.from : nextBoundary(last.cadence ?? 'month', back(s, c))
  const { cadence: _, trigger: __, ...kept } = last
  const rule = c % 3 === 0 ? { ...last, metBy: pick(rules, b).metBy } : { ...kept, cadence: pick(['month', 'quarter', 'half', 'year'], b), deadline: {} }
  return [put('duty', { rule: { ...rule, from } }, { ...pick(duties, a) })]
}

function transfer(s: Scenario, { a, b, c }: Doing): readonly Step[] {
  const post = pick(items(s, 'post').filter(i => i.row !== null && i.row['to'] === undefined), a)
  const from = back(s, c)
  const before = post.row ?? {}
  if (String(before['from']) >= from) return []
  return [put('post', { ...before, to: addDays(from, -1) }, post),
    put('post', { person: before['person'], unit: pick(units(s), b), role: b % 2 === 0 ? 'staff' : 'leader', from, identity: 'establishment', politics: '01' })]
}

const parameter = (s: Scenario, { a, b }: Doing): readonly Step[] =>
  [put('parameter', a % 2 === 0 ? { name: 'grace', number: b % 9, from: s.day } : { name: 'ledgerFrom', day: addDays('2021-01-01', b % 90), from: s.day })]

function calendar(s: Scenario, { a, b }: Doing): readonly Step[] {
  const years = items(s, 'calendar')
  if (years.length === 0 || a % 2 === 0) {
    const year = 2021 + b % 2
    return [put('calendar', { year, source: '通知', off: [{ day: `${year}-10-01`, name: '国庆节' }, { day: `${year}-07-09`, name: '假' }], on: [] })]
  }
  return change(s, 'calendar', b, row => ({ ...row, off: Array.isArray(row['off']) ? row['off'].slice(1 + b % 2) : [] }))
}

const doings: Readonly<Record<Exclude<What, 'wait' | 'release'>, (s: Scenario, d: Doing) => readonly Step[]>> = {
  sign: (s, d) => [put('signing', signature(s, d))],
  sit: (s, d) => [put('occasion', sitting(s, d)),
    ...(d.b % 2 === 0 ? [put('study', { title: '学', occasion: { step: 0 }, day: back(s, d.a), hours: 1 + d.c % 3 })] : [])],
  study: (s, d) => items(s, 'occasion').length === 0 ? [] : [put('study', { title: '学', occasion: pick(items(s, 'occasion'), d.a).item, day: back(s, d.b), hours: d.c % 4 })],
  meet: (s, d) => [put('meeting', { unit: pick(units(s), d.a), day: back(s, d.b), kind: pick(['committee', 'theme', 'round'], d.c) }),
    ...(d.c % 4 === 0 ? [put('meeting', { unit: s.id('局'), day: back(s, d.a), kind: 'round' })] : [])],
  resign: (s, d) => change(s, 'signing', d.a, () => signature(s, d)),
  resit: (s, d) => change(s, 'occasion', d.a, (row, item) => d.b % 2 === 0 ? sitting(s, d, item) : { ...row, people: people(s, String(row['day']), d.c) }),
  restudy: (s, d) => change(s, 'study', d.a, row => ({ ...row, occasion: pick(items(s, 'occasion'), d.b).item, ...(d.c % 2 === 0 ? { hours: d.c % 4 } : {}) })),
  check: (s, d) => change(s, 'signing', d.a, row => row).map(step => ({ ...step, state: pick(['checked', 'filed', 'recorded'], d.b) })),
  void: voidOne,
  transfer,
  appoint: (s, d) => change(s, 'post', d.a, row => ({ ...row, ...pick([{ identity: pick(identities, d.c) }, { politics: pick(politics, d.c) }, { role: pick(roles, d.c) },
    { probationTo: addDays(String(row['from']), d.c) }, { unit: pick(units(s), d.c) }], d.b) })),
  join: (s, d) => [put('person', { name: '新', number: `${d.a}`, from: back(s, d.b) }),
    put('post', { person: { step: 0 }, unit: pick(units(s), d.c), role: 'staff', from: back(s, d.b), identity: 'establishment', politics: '03', recruited: true, ...(d.a % 2 === 0 ? { probationTo: addDays(s.day, 30) } : {}) })],
  leave: (s, d) => change(s, 'post', d.a, row => ({ ...row, to: addDays(String(row['from']), d.b + d.c) })),
  unit: (s, d) => change(s, 'unit', d.a, row => ({ ...row, members: d.b % 12, ...(d.c % 3 === 0 ? { to: addDays(s.day, 20 - d.c % 60) } : {}) })),
  duty: (_, d) => {
    const rule = pick(rules, d.a)
    return [put('duty', { rule: { key: 'test/new@1', title: '新责任', basis: { document: '测试', tier: 'own', status: 'local' }, owner: '政治处', subject: 'person',
      ...(rule.subject === 'organisation' ? {} : { cohort: everybody }), from: pick(['2021-01-01', '2021-03-15', '2021-07-01'], d.b), ...rule } })]
  },
  turn,
  calendar,
  parameter,
  exempt: (s, d) => [put('exemption', { person: pick(persons(s), d.a), by: pick(persons(s), d.a + 1), reason: 'leave', from: back(s, d.b), to: addDays(s.day, d.c % 90),
    granted: back(s, d.c), ...(d.c % 2 === 0 && items(s, 'duty').length > 0 ? { duty: pick(items(s, 'duty'), d.b).item } : {}) })],
  batch: (s, d) => [0, 1, 2].map(i => put('signing', signature(s, { ...d, a: d.a + i }))).map(step => ({ ...step, batch: `表${d.b % 3}`, provenance: 'imported' as const })),
  undo: (s, d) => [{ op: 'undo', batch: `表${d.b % 3}`, reason: '导错表', items: d.c % 2 === 0 ? items(s, 'signing').map(i => i.item) : [] }],
  destroy: (s, d) => [{ op: 'destroy', item: pick([...s.ledger.projection.items.keys()], d.a), basis: '保管期满', approver: '档案员' }],
  amend: (s, d) => items(s, 'signing').length === 0 ? [] : [{ op: 'amend', item: pick(items(s, 'signing'), d.a).item, release: '2.0' }],
}

/** The steps of a doing as the ledger stands; none where there is nothing to do it to. Waiting and releasing happen at once. */
export function stepsOf(s: Scenario, d: Doing): readonly Step[] {
  if (d.what === 'wait') s.day = addDays(s.day, d.a % 45)
  if (d.what === 'release') s.ledger.kinds = kindsWith([...fixtureKinds.filter(k => k.id !== signingTwo.id), signingTwo])
  return d.what === 'wait' || d.what === 'release' ? [] : doings[d.what](s, d)
}
