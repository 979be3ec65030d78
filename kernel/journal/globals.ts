import { buildCalendar, type Calendar, type Day } from '../calendar/index.ts'
import type { Duty, Rule } from '../duty/rule.ts'
import { emptyRoster, rosterKinds, withFacts, type Roster } from '../roster/roster.ts'
import type { Item } from './entry.ts'
import type { FactName, FactRow } from './fact.ts'
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
export const parameterDefaults: Parameters = { grace: 5, ledgerFrom: '1900-01-01', threshold: 3 }

/** What every decision looks at and the writer keeps between turns: who is there, the calendar, the duties. */
export type Globals = {
  readonly roster: Roster
  readonly calendar: Calendar
  readonly parameters: Parameters
  readonly duties: ReadonlyMap<number, Duty>
  /** How far each duty is planned, and with which `stamp`. */
  readonly planned: ReadonlyMap<number, FactRow>
  /** The calendar, parameter and ledger facts that the above came from. */
  readonly facts: readonly FactRow[]
  readonly rules: ReadonlyMap<number, { readonly versions: readonly Rule[]; readonly latest: number }>
}

const settingKinds = ['calendar.year', 'calendar.off', 'calendar.on', 'parameter', 'planned']
/** The kinds of fact that `Globals` are made of: with the rows of all current duties they are all it needs. */
export const globalKinds: readonly string[] = [...rosterKinds, ...settingKinds]

export const emptyGlobals: Globals = { roster: emptyRoster, calendar: buildCalendar([]), parameters: parameterDefaults,
  duties: new Map(), planned: new Map(), facts: [], rules: new Map() }

function calendarOf(facts: readonly FactRow[]): Calendar {
  return buildCalendar(facts.filter(f => f.kind === 'calendar.year').map(y => {
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

function dutiesOf(rules: Globals['rules'], planned: Globals['planned'], ledgerFrom: Day): ReadonlyMap<number, Duty> {
  return new Map([...rules].map(([duty, { versions }]) => [duty, { duty, ledgerFrom,
    versions: versions.map((text, i) => ({ rule: i + 1, text })), plannedTo: planned.get(duty)?.day ?? null }]))
}

/** The versions that a duty's row holds; the row was parsed when it was put (kernel/kinds/duty.ts). */
const rulesOf = (row: Item['row']): readonly Rule[] => (row?.['versions'] ?? []) as readonly object[] as readonly Rule[]

type Touch = { readonly added: readonly FactRow[]; readonly dropped: readonly FactRow[]; readonly item?: ItemChange | Item | undefined }

/** The globals after a change. `dropped` are whole rows, because a name alone does not say whom a fact was about. */
export function withChange(g: Globals, { added, dropped, item }: Touch): Globals {
  const roster = withFacts(g.roster, added, dropped)
  const isDuty = item?.kind === 'duty' && (item.row !== undefined || item.state === 'void')
  const touches = (kinds: readonly string[]): boolean => [...added, ...dropped].some(f => kinds.includes(f.kind))
  if (!isDuty && !touches(settingKinds)) return roster === g.roster ? g : { ...g, roster }
  const gone = new Set(dropped.map(f => `${f.since}/${f.place}`))
  const facts = [...g.facts.filter(f => !gone.has(`${f.since}/${f.place}`)), ...added.filter(f => settingKinds.includes(f.kind))]
  const rules = new Map(g.rules)
  if (isDuty && item.state === 'void') rules.delete(item.item)
  else if (isDuty) rules.set(item.item, { versions: rulesOf(item.row ?? null), latest: item.latest })
  const planned = new Map(facts.filter(f => f.kind === 'planned' && f.ref !== undefined).map(f => [f.ref ?? 0, f]))
  const parameters = parametersOf(facts)
  const same = !touches(['calendar.year', 'calendar.off', 'calendar.on'])
  return { roster, facts, rules, planned, parameters, calendar: same ? g.calendar : calendarOf(facts), duties: dutiesOf(rules, planned, parameters.ledgerFrom) }
}

/**
 * The index of the newest entry that could change what a duty asks of everybody: its own versions, the calendar,
 * the parameters. A duty planned under an older stamp has to be planned again.
 */
export function stampOf(g: Globals, duty: number): number {
  const settings = g.facts.filter(f => f.kind !== 'planned').map(f => f.since)
  return settings.reduce((a, b) => Math.max(a, b), g.rules.get(duty)?.latest ?? 0)
}

/** Finds the whole row of a fact by its name, among rows that hold it. */
export const byName = (rows: readonly FactRow[], [since, place]: FactName): FactRow | undefined =>
  rows.find(f => f.since === since && f.place === place)
