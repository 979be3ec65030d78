import type { Day } from '../calendar/index.ts'
import { byDay, kindsOf, matches, type FactKey, type FactPattern, type FactRow } from '../journal/fact.ts'
import type { Globals } from '../journal/globals.ts'
import type { Key, View } from '../journal/view.ts'
import type { Duty, Rule } from './rule.ts'

/** One duty of one subject: the grain at which obligations are planned, matched and reconciled, always whole. */
export type Pair = { readonly duty: number; readonly subject: number }

/** By which side of a fact the subjects of a rule are found. */
export const sideOf = (rule: Rule): 'person' | 'unit' => rule.subject === 'person' ? 'person' : 'unit'

/** The key of all facts of a kind about something. */
export const factKey = (by: FactKey['by'], id: number, kind: string): Key => ({ slice: 'facts', key: { by, id, kind } })

const keysFor = (by: FactKey['by'], id: number, pattern: FactPattern): readonly Key[] => kindsOf(pattern).map(kind => factKey(by, id, kind))

/** The facts that match a pattern about somebody or something, in order of their day. */
export function read(view: View, by: FactKey['by'], id: number, pattern: FactPattern): readonly FactRow[] {
  return [...new Set(kindsOf(pattern))].flatMap(kind => view.facts({ by, id, kind })).filter(f => matches(pattern, f)).sort(byDay)
}

/** The facts beside another one, about the same occasion. */
export const beside = (view: View, fact: FactRow, pattern: FactPattern): readonly FactRow[] => read(view, 'occasion', fact.occasion, pattern)

/** Facts that could start obligations of an event rule, whatever stands beside them; with `each`, the organisation's. */
function starters(view: View, { trigger, ...rule }: Rule, subject: number): readonly FactRow[] {
  if (!trigger) return []
  return trigger.each ? read(view, 'unit', view.globals.roster.organisation, trigger.fact) : read(view, sideOf(rule), subject, trigger.fact)
}

/** The facts that start obligations of an event rule for a subject. */
export function triggersOf(view: View, rule: Rule, subject: number): readonly FactRow[] {
  const other = rule.trigger?.with
  const facts = starters(view, rule, subject)
  return other ? facts.filter(f => beside(view, f, other).length > 0) : facts
}

/** Facts that could meet a rule, whatever stands beside them. */
export const candidates = (view: View, rule: Rule, subject: number): readonly FactRow[] => read(view, sideOf(rule), subject, rule.metBy.fact)

/** The day of the sitting that a fact names; undefined when what it names is no sitting. */
export function daySat(view: View, fact: FactRow): Day | undefined {
  return fact.ref === undefined ? undefined : view.facts({ by: 'item', id: fact.ref, kind: 'occasion' })[0]?.day
}

/** What has to be loaded first for a pair: its obligations, and its own facts that the duty looks at. */
export function keysOf(globals: Globals, { duty, subject }: Pair): readonly Key[] {
  const standing: Key = { slice: 'standing', duty, subject }
  const versions = globals.duties.get(duty)?.versions ?? []
  return [standing, ...versions.flatMap(({ text }): readonly Key[] => {
    const side = sideOf(text)
    const { trigger } = text
    return [
      ...keysFor(side, subject, text.metBy.fact), factKey(side, subject, 'exemption'),
      ...!trigger ? [] : trigger.each ? keysFor('unit', globals.roster.organisation, trigger.fact) : keysFor(side, subject, trigger.fact),
    ]
  })]
}

/** What has to be loaded next, once a subject's own facts are there: what stands beside them, and the sittings they name. */
export function keysBeside(view: View, { versions }: Duty, subject: number): readonly Key[] {
  const about = (facts: readonly FactRow[], other: FactPattern | undefined): readonly Key[] =>
    other ? facts.flatMap(f => keysFor('occasion', f.occasion, other)) : []
  return versions.flatMap(({ text }): readonly Key[] => {
    const met = candidates(view, text, subject)
    return [
      ...about(met, text.metBy.with), ...about(starters(view, text, subject), text.trigger?.with),
      ...met.flatMap(f => f.ref !== undefined && text.trigger === undefined ? [factKey('item', f.ref, 'occasion')] : []),
    ]
  })
}
