import { buildCalendar, type Calendar, type Day } from '../calendar/index.ts'
import type { Duty, Rule } from '../duty/rule.ts'
import { emptyRoster, rosterKinds, withFacts, type Roster } from '../roster/roster.ts'
import type { Item } from './entry.ts'
import { byIndex, nameOf, type FactRow } from './fact.ts'
import type { ItemChange } from './project.ts'

/** What an organisation sets for itself; each has a fact of kind `parameter` and a default. */
export type Parameters = {
  /** g: working days after which an entry counts as entered late. */
  readonly grace: number
  /** Nothing is owed before this day. */
  readonly ledgerFrom: Day
  /** Counts under this that would point at a person are merged. */
  readonly threshold: number
}
/** What holds until an organisation sets something else. */
export const parameterDefaults: Parameters = { grace: 5, ledgerFrom: '1900-01-01', threshold: 3 }

/** What every decision looks at and the writer keeps between turns: who is there, the calendar, the duties. */
export type Globals = {
  readonly roster: Roster
  readonly calendar: Calendar
  readonly parameters: Parameters
  readonly duties: ReadonlyMap<number, Duty>
  /** How far each duty is planned, and with which `stamp`; also duties voided since whose obligations still stand. */
  readonly planned: ReadonlyMap<number, FactRow>
  /** The calendar, parameter and ledger facts that the above came from, in the order in which the ledger learnt them. */
  readonly facts: readonly FactRow[]
  readonly rules: ReadonlyMap<number, { readonly versions: readonly Rule[]; readonly latest: number }>
}

const calendarKinds: readonly string[] = ['calendar.year', 'calendar.off', 'calendar.on']
const settingKinds: readonly string[] = [...calendarKinds, 'parameter', 'planned']
/** The kinds of fact that `Globals` are made of: with the rows of all current duties they are all it needs. */
export const globalKinds: readonly string[] = [...rosterKinds, ...settingKinds]

/** The globals of a ledger without entries. */
export const emptyGlobals: Globals = { roster: emptyRoster, calendar: buildCalendar([]), parameters: parameterDefaults,
  duties: new Map(), planned: new Map(), facts: [], rules: new Map() }

/** Of two notices that speak about the same day (元旦 often begins in December) that of the later year holds. */
function calendarOf(facts: readonly FactRow[]): Calendar {
  const years = facts.filter(f => f.kind === 'calendar.year').sort((a, b) => (a.num ?? 0) - (b.num ?? 0))
  return buildCalendar(years.map(y => {
    const mine = facts.filter(f => f.item === y.item)
    return { year: y.num ?? 0, off: mine.filter(f => f.kind === 'calendar.off').map(f => ({ day: f.day, name: '' })),
      on: mine.filter(f => f.kind === 'calendar.on').map(f => f.day) }
  }))
}

function parametersOf(facts: readonly FactRow[]): Parameters {
  const of = (code: string): FactRow | undefined => facts.findLast(f => f.kind === 'parameter' && f.code === code)
  return { grace: of('grace')?.num ?? parameterDefaults.grace, threshold: of('threshold')?.num ?? parameterDefaults.threshold,
    ledgerFrom: of('ledgerFrom')?.day ?? parameterDefaults.ledgerFrom }
}

function dutiesOf(rules: Globals['rules'], planned: Globals['planned'], ledgerFrom: Day): Globals['duties'] {
  return new Map([...rules].map(([duty, { versions }]) => [duty, { duty, ledgerFrom,
    versions: versions.map((text, i) => ({ rule: i + 1, text })), plannedTo: planned.get(duty)?.day ?? null }]))
}

/** The rules after a change of a duty's record; its row was read as rules when it was put (kernel/kinds/duty.ts). */
function rulesWith(rules: Globals['rules'], item: ItemChange | Item): Globals['rules'] {
  const next = new Map(rules)
  const versions = item.row === undefined ? rules.get(item.item)?.versions : item.row?.['versions'] as readonly Rule[] | undefined
  if (item.state === 'void' || versions === undefined) next.delete(item.item)
  else next.set(item.item, { versions, latest: item.latest })
  return next
}

type Touch = { readonly added: readonly FactRow[]; readonly dropped: readonly FactRow[]; readonly item?: ItemChange | Item | undefined }

/** The globals after a change. `dropped` are whole rows, because a name alone does not say whom a fact was about. */
export function withChange(g: Globals, { added, dropped, item }: Touch): Globals {
  const roster = withFacts(g.roster, added, dropped)
  const come = added.filter(f => settingKinds.includes(f.kind))
  const gone = dropped.filter(f => settingKinds.includes(f.kind))
  const duty = item?.kind === 'duty' ? item : undefined
  if (!duty && come.length + gone.length === 0) return roster === g.roster ? g : { ...g, roster }
  const names = new Set(gone.map(nameOf))
  const facts = [...g.facts.filter(f => !names.has(nameOf(f))), ...come].sort(byIndex)
  const rules = duty ? rulesWith(g.rules, duty) : g.rules
  const planned = new Map(facts.flatMap(f => f.kind === 'planned' && f.ref !== undefined ? [[f.ref, f]] : []))
  const parameters = parametersOf(facts)
  const newCalendar = [...come, ...gone].some(f => calendarKinds.includes(f.kind))
  return { roster, facts, rules, planned, parameters, calendar: newCalendar ? calendarOf(facts) : g.calendar, duties: dutiesOf(rules, planned, parameters.ledgerFrom) }
}

/** Most facts that calendars and parameters together may have for a stamp to tell every state of them from every other. */
const stampStep = 10_000

/**
 * Names what a duty was planned under: its own versions, the calendar, the day from which the ledger counts. Planned
 * under another stamp it has to be planned again. The stamp is the newest entry behind these and, since a correction
 * may only take a holiday away, how many facts they are: with the newest the same none was added, and then with the
 * count the same none was taken away.
 */
export function stampOf(g: Globals, duty: number): number {
  const behind = g.facts.filter(f => calendarKinds.includes(f.kind) || (f.kind === 'parameter' && f.code === 'ledgerFrom'))
  const newest = behind.reduce((a, f) => Math.max(a, f.since), g.rules.get(duty)?.latest ?? 0)
  return newest * stampStep + behind.length % stampStep
}
