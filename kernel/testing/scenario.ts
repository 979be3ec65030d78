import type { Day } from '../calendar/index.ts'
import { coverage, standingAt, termOn, type Coverage } from '../duty/coverage.ts'
import { evaluate } from '../duty/evaluate.ts'
import type { Rule } from '../duty/rule.ts'
import { isRefusal, type Refusal, type Step } from '../journal/command.ts'
import type { Entry, Obligation, Row } from '../journal/entry.ts'
import { MemoryLedger } from '../journal/memory.ts'
import { kindsWith } from '../kinds/index.ts'
import type { Kind } from '../register/define.ts'
import type { Role, UnitKind } from '../roster/roster.ts'

/** Working days of 2021 and 2022 as the notices had them, as far as scenarios need them. */
const years: Readonly<Record<number, { off: readonly string[]; on: readonly string[] }>> = {
  2021: { off: ['01-01', '02-11', '02-12', '02-15', '02-16', '02-17', '04-05', '05-03', '05-04', '05-05', '06-14', '09-20', '09-21',
    '10-01', '10-04', '10-05', '10-06', '10-07'], on: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'] },
  2022: { off: ['01-03', '01-31', '02-01', '02-02', '02-03', '02-04', '04-04', '04-05', '05-02', '05-03', '05-04', '06-03', '09-12',
    '10-03', '10-04', '10-05', '10-06', '10-07'], on: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'] },
}

type PersonOptions = { readonly unit?: string; readonly role?: Role; readonly from?: Day; readonly to?: Day; readonly branch?: string } & Record<string, unknown>

/**
 * A small notation for scenarios: a day, people and units by name, duties, records; the expectation is a coverage.
 * Every statement is a command through the ordinary decision; a refusal throws unless `refused` is used.
 */
export class Scenario {
  readonly ledger: MemoryLedger
  readonly names = new Map<string, number>()
  day: Day
  #n = 0

  constructor(registers: readonly Kind[], day: Day, calendars: readonly number[] = [2021, 2022]) {
    this.ledger = new MemoryLedger(kindsWith(registers))
    this.day = day
    this.put('organisation', { name: '某区司法局', clock: 'demonstration', opened: day })
    this.unit('局', 'organisation', {})
    for (const y of calendars) this.loadYear(y)
  }

  loadYear(year: number): number {
    const { off, on } = years[year] ?? { off: [], on: [] }
    return this.put('calendar', { year, source: '放假通知', off: off.map(d => ({ day: `${year}-${d}`, name: '放假' })), on: on.map(d => ({ day: `${year}-${d}` })) })
  }

  id(name: string): number {
    const id = this.names.get(name)
    if (id === undefined) throw new Error(`no ${name} in this scenario`)
    return id
  }

  /** Runs steps as one command on the scenario's day and plans what that leaves to plan. */
  run(...steps: readonly Step[]): readonly Entry[] | Refusal {
    this.#n += 1
    const now = `${this.day}T10:00:00+08:00`
    const done = this.ledger.run({ id: `c${this.#n}`, steps }, { person: 0 }, now, this.day)
    if (!isRefusal(done)) this.ledger.plan(now, this.day)
    return done
  }

  do(...steps: readonly Step[]): readonly Entry[] {
    const done = this.run(...steps)
    if (isRefusal(done)) throw new Error(`refused: ${JSON.stringify(done)}`)
    return done
  }

  put(kind: string, row: Row | object, more: Partial<Extract<Step, { op: 'put' }>> = {}): number {
    return this.do({ op: 'put', kind, row: row as Row, ...more })[0]?.envelope.item ?? 0
  }

  correct(kind: string, item: number, row: object, more: Partial<Extract<Step, { op: 'put' }>> = {}): void {
    this.put(kind, row, { item, reason: '更正', ...more })
  }

  void(...items: readonly number[]): void { this.do({ op: 'void', items, reason: '误录' }) }

  refused(step: Step): Refusal {
    const done = this.run(step)
    if (!isRefusal(done)) throw new Error('this should have been refused')
    return done
  }

  unit(name: string, kind: UnitKind, more: object = {}): number {
    const parent = this.names.get('局')
    const id = this.put('unit', { name, kind, from: '2000-01-01', ...(parent === undefined ? {} : { parent }), ...more })
    this.names.set(name, id)
    return id
  }

  /** A person with one post in a unit and, if named, membership of a branch. */
  person(name: string, { unit = '局', role = 'staff', from = '2015-01-01', to, branch, ...more }: PersonOptions = {}): number {
    const id = this.put('person', { name, number: `${1000 + this.names.size}`, from: '2015-01-01' })
    this.names.set(name, id)
    const post = this.put('post', { person: id, unit: this.id(unit), role, from, ...(to === undefined ? {} : { to }), identity: 'establishment', politics: '01', ...more })
    this.names.set(`${name}的任职`, post)
    if (branch !== undefined) this.put('post', { person: id, unit: this.id(branch), role: 'member', from })
    return id
  }

  duty(rule: Partial<Rule> & Pick<Rule, 'metBy' | 'deadline'>): number {
    return this.put('duty', { rule: { key: `test/d${this.#n}@1`, title: '测试责任', basis: { document: '测试', tier: 'own', status: 'local' },
      owner: '政治处', subject: 'person', ...(rule.subject === 'organisation' ? {} : { cohort: { all: [] } }), from: '2021-01-01', ...rule } })
  }

  /** A new version of a duty. */
  change(duty: number, rule: Partial<Rule>): Refusal | undefined {
    const now = this.ledger.globals.rules.get(duty)?.versions.at(-1)
    const done = this.run({ op: 'put', kind: 'duty', item: duty, row: { rule: { ...now, ...rule } } as object as Row })
    return isRefusal(done) ? done : undefined
  }

  obligations(duty?: number, index = this.ledger.head): readonly Obligation[] {
    return standingAt(this.ledger.projection.obligations, index).filter(o => duty === undefined || o.duty === duty)
  }

  coverage(duty?: number, day: Day = this.day, index = this.ledger.head): Coverage {
    return coverage(this.obligations(duty, index), day, index)
  }

  /** `period name: term` of one subject, on the scenario's day: the coverage table in words. */
  table(duty: number, subject: number, index = this.ledger.head): readonly string[] {
    return this.obligations(duty, index).filter(o => o.subject === subject).map(o => `${o.period}: ${termOn(o, this.day)}`).sort()
  }

  /** Decides again everything of everybody: in a sound ledger no outcome may come of it. */
  again(): void {
    const { globals, head } = this.ledger
    const { persons, units } = globals.roster
    const everybody = new Set([...persons.keys(), ...units.keys(), ...this.obligations().map(o => o.subject)])
    const { view } = this.ledger
    for (const [duty] of globals.planned) for (const subject of everybody) {
      const outcomes = evaluate(view, { duty, subject })
      if (outcomes.length > 0) throw new Error(`deciding again at ${head} changed something: ${JSON.stringify(outcomes)}`)
    }
  }
}
