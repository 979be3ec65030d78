import { kindsOf, matches, type FactPattern, type FactRow } from '../journal/fact.ts'
import type { Globals } from '../journal/globals.ts'
import type { Key, View } from '../journal/view.ts'
import type { Roster } from '../roster/roster.ts'
import { beside, factKey, read, type Pair } from './look.ts'
import type { Duty, Rule } from './rule.ts'

/** A rule's interest in facts of a kind: whom one that came or went may concern, and what to load to tell. */
type Watch = { readonly kind: string; readonly concerns: (fact: FactRow, view: View) => Iterable<number>; readonly keys?: (fact: FactRow) => readonly Key[] }

const one = (id: number | undefined): readonly number[] => id === undefined ? [] : [id]

/** The person or the unit that a fact says it is about, as the rule counts. */
const subjectIn = (rule: Rule, fact: FactRow): readonly number[] => one(rule.subject === 'person' ? fact.person : fact.unit)

const all = (rule: Rule, { persons, units, organisation }: Roster): Iterable<number> =>
  rule.subject === 'person' ? persons.keys() : rule.subject === 'unit' ? units.keys() : [organisation]

function* membersOf(unit: number | undefined, { persons }: Roster): Iterable<number> {
  for (const [person, facts] of persons) if (facts.some(f => f.kind === 'post' && f.unit === unit)) yield person
}

const matching = (pattern: FactPattern, concerns: Watch['concerns']): readonly Watch[] =>
  kindsOf(pattern).map(kind => ({ kind, concerns: (f, view) => matches(pattern, f) ? concerns(f, view) : [] }))

/** A fact that has to stand beside others: it concerns those whom the others on its occasion are about. */
const companion = (pattern: FactPattern, other: FactPattern, concerns: (beside: FactRow, view: View) => Iterable<number>): readonly Watch[] =>
  kindsOf(other).map(kind => ({ kind,
    keys: f => matches(other, f) ? kindsOf(pattern).map(k => factKey('occasion', f.occasion, k)) : [],
    concerns: (f, view) => matches(other, f) ? beside(view, f, pattern).flatMap(b => [...concerns(b, view)]) : [] }))

/** The roster decides who owes and in which unit: what is stated of somebody, and of a unit with everybody in it. */
function rosterWatches(rule: Rule): readonly Watch[] {
  switch (rule.subject) {
    case 'person': return [
      ...['post', 'identity', 'politics', 'probation'].map((kind): Watch => ({ kind, concerns: f => one(f.person) })),
      { kind: 'unit', concerns: (f, { globals }) => membersOf(f.unit, globals.roster) },
    ]
    case 'unit': return ['unit', 'unit.members'].map(kind => ({ kind, concerns: f => one(f.unit) }))
    case 'organisation': return [{ kind: 'unit', concerns: f => f.code === 'organisation' ? one(f.unit) : [] }]
  }
}

/** A sitting that moves to another day moves with it what facts that name it make up for. */
const sittingWatches = (rule: Rule): readonly Watch[] => rule.trigger ? [] : [{ kind: 'occasion',
  keys: f => kindsOf(rule.metBy.fact).map(kind => factKey('ref', f.item, kind)),
  concerns: (f, view) => read(view, 'ref', f.item, rule.metBy.fact).flatMap(n => subjectIn(rule, n)) }]

function watchesOf(duty: number, rule: Rule): readonly Watch[] {
  const { metBy, trigger } = rule
  const own = (f: FactRow): readonly number[] => subjectIn(rule, f)
  const started = (f: FactRow, { globals: { roster } }: View): Iterable<number> =>
    !trigger?.each ? own(f) : f.unit === roster.organisation ? all(rule, roster) : []
  return [
    ...rosterWatches(rule), ...sittingWatches(rule),
    { kind: 'exemption', concerns: f => f.ref === undefined || f.ref === duty ? own(f) : [] },
    ...matching(metBy.fact, own), ...metBy.with ? companion(metBy.fact, metBy.with, own) : [],
    ...trigger ? matching(trigger.fact, started) : [], ...trigger?.with ? companion(trigger.fact, trigger.with, started) : [],
  ]
}

const watching = ({ duty, versions }: Duty): readonly (readonly [number, Watch])[] =>
  versions.flatMap(({ text }) => watchesOf(duty, text).map(watch => [duty, watch] as const))

type Watches = ReadonlyMap<string, readonly (readonly [number, Watch])[]>
const known = new WeakMap<Globals['duties'], Watches>()

/** The interests of all planned duties by kind of fact: worked out once for a state of the duties, because every decision asks. */
function watchesBy(duties: Globals['duties']): Watches {
  const found = known.get(duties) ?? Map.groupBy([...duties.values()].filter(d => d.plannedTo !== null).flatMap(watching), ([, watch]) => watch.kind)
  known.set(duties, found)
  return found
}

/**
 * Every pair that a change of facts could touch: what a duty looks at, what stands beside it on the same occasion,
 * exemptions, and everything of a person or unit whose roster changed. A unit that changes re-plans its people.
 */
export function affected(view: View, changed: readonly FactRow[]): readonly Pair[] {
  const watches = watchesBy(view.globals.duties)
  const of = (f: FactRow): readonly (readonly [number, Watch])[] => watches.get(f.kind) ?? []
  view.need(changed.flatMap(f => of(f).flatMap(([, watch]) => watch.keys?.(f) ?? [])))
  const found = new Map<number, Set<number>>()
  for (const f of changed) for (const [duty, watch] of of(f)) {
    const subjects = found.get(duty) ?? new Set<number>()
    found.set(duty, subjects)
    for (const subject of watch.concerns(f, view)) subjects.add(subject)
  }
  return [...found].flatMap(([duty, subjects]) => [...subjects].map(subject => ({ duty, subject })))
    .sort((a, b) => a.duty - b.duty || a.subject - b.subject)
}
