import { byDay, kindsOf, matches, type FactKey, type FactPattern, type FactRow } from '../journal/fact.ts'
import type { Outcome } from '../journal/entry.ts'
import type { Globals } from '../journal/globals.ts'
import type { Key, View } from '../journal/view.ts'
import { match, type Hit } from './match.ts'
import { plan } from './plan.ts'
import { reconcile } from './reconcile.ts'
import { looksAt, type Duty, type Rule } from './rule.ts'

/** One duty of one subject: the grain at which obligations are planned, matched and reconciled, always whole. */
export type Pair = { readonly duty: number; readonly subject: number }

const side = (rule: Rule): 'person' | 'unit' => rule.subject === 'person' ? 'person' : 'unit'
const factKey = (by: FactKey['by'], id: number, kind: string): Key => ({ slice: 'facts', key: { by, id, kind } })

function keysOf(duty: Duty, subject: number, globals: Globals): readonly Key[] {
  const keys: Key[] = [{ slice: 'standing', duty: duty.duty, subject }]
  for (const { text } of duty.versions) {
    for (const kind of kindsOf(text.metBy.fact)) keys.push(factKey(side(text), subject, kind))
    keys.push(factKey(side(text), subject, 'exemption'))
    if (text.trigger) for (const kind of kindsOf(text.trigger.fact)) {
      keys.push(text.trigger.each ? factKey('unit', globals.roster.organisation, kind) : factKey(side(text), subject, kind))
    }
  }
  return keys
}

function read(view: View, by: FactKey['by'], id: number, pattern: FactPattern): readonly FactRow[] {
  return kindsOf(pattern).flatMap(kind => view.facts({ by, id, kind })).filter(f => matches(pattern, f)).sort(byDay)
}

const triggersOf = (view: View, rule: Rule, subject: number): readonly FactRow[] => rule.trigger === undefined ? []
  : rule.trigger.each ? read(view, 'unit', view.globals.roster.organisation, rule.trigger.fact) : read(view, side(rule), subject, rule.trigger.fact)

function occasionKeys(view: View, duty: Duty, subject: number): readonly Key[] {
  const keys: Key[] = []
  const add = (facts: readonly FactRow[], pattern: FactPattern | undefined): void => {
    if (pattern) for (const f of facts) for (const kind of kindsOf(pattern)) keys.push(factKey('occasion', f.occasion, kind))
  }
  for (const { text } of duty.versions) {
    add(read(view, side(text), subject, text.metBy.fact), text.metBy.with)
    add(triggersOf(view, text, subject), text.trigger?.with)
  }
  return keys
}

/** The fact that has to stand about the same occasion; the fact itself where nothing is asked. */
const beside = (view: View, fact: FactRow, pattern: FactPattern | undefined): FactRow | undefined =>
  pattern === undefined ? fact : read(view, 'occasion', fact.occasion, pattern)[0]

function hits(view: View, rule: Rule, subject: number): readonly Hit[] {
  const { fact: pattern, with: other, amount = 'one' } = rule.metBy
  return read(view, side(rule), subject, pattern).flatMap((fact): Hit[] => {
    const companion = beside(view, fact, other)
    if (!companion) return []
    return [{ fact, amount: amount === 'one' ? 1 : amount === 'num' ? fact.num ?? 0 : companion.num ?? 0 }]
  })
}

/** Asks for everything that the pairs need, in two rounds: their own facts first, then what stands beside those. */
export function prepare(view: View, pairs: readonly Pair[]): void {
  const of = (p: Pair): Duty | undefined => view.globals.duties.get(p.duty)
  view.need(pairs.flatMap(p => { const d = of(p); return d ? keysOf(d, p.subject, view.globals) : [{ slice: 'standing' as const, ...p }] }))
  view.need(pairs.flatMap(p => { const d = of(p); return d ? occasionKeys(view, d, p.subject) : [] }))
}

/**
 * What has to change about one duty of one subject: planned anew, matched whole and reconciled with what stands.
 * No outcome when nothing has. A fact counts by the rule of the version under which the obligation is owed; where
 * versions ask for different facts each looks at its own.
 */
export function evaluate(view: View, pair: Pair): readonly Outcome[] {
  const { globals } = view
  const duty = globals.duties.get(pair.duty)
  const now = view.standing(pair.duty, pair.subject)
  if (!duty) return reconcile(pair.duty, pair.subject, now, [], [], globals.roster)
  const occasionOk = (rule: Rule): readonly FactRow[] =>
    triggersOf(view, rule, pair.subject).filter(f => beside(view, f, rule.trigger?.with) !== undefined)
  const dues = plan(duty, pair.subject, globals.roster, globals.calendar, occasionOk)
  const groups = Map.groupBy(duty.versions, ({ text: { metBy } }) => JSON.stringify([metBy.fact, metBy.with ?? null, metBy.amount ?? 'one']))
  const met = [...groups.values()].flatMap(alike => {
    const own = dues.filter(d => alike.some(v => v.rule === d.rule))
    return alike[0] ? match(own, hits(view, alike[0].text, pair.subject)) : []
  })
  const exemptions = [...new Set(duty.versions.map(v => side(v.text)))].flatMap(by => view.facts({ by, id: pair.subject, kind: 'exemption' })).sort(byDay)
  return reconcile(pair.duty, pair.subject, now, met, exemptions, globals.roster)
}

const rosterWide = ['post', 'identity', 'politics', 'probation', 'line']

function subjectsTouched(view: View, duty: Duty, fact: FactRow): readonly number[] {
  const found: number[] = []
  for (const { text } of duty.versions) {
    const own = text.subject === 'person' ? fact.person : fact.unit
    if (own !== undefined && (matches(text.metBy.fact, fact) || (text.trigger && !text.trigger.each && matches(text.trigger.fact, fact)))) found.push(own)
    if (own !== undefined && fact.kind === 'exemption' && (fact.ref === undefined || fact.ref === duty.duty)) found.push(own)
    if (text.subject === 'person' && rosterWide.includes(fact.kind) && fact.person !== undefined) found.push(fact.person)
    if (text.subject !== 'person' && (fact.kind === 'unit' || fact.kind === 'unit.members') && fact.unit !== undefined) found.push(fact.unit)
    if (text.trigger?.each && matches(text.trigger.fact, fact) && fact.unit === view.globals.roster.organisation) {
      found.push(...(text.subject === 'person' ? view.globals.roster.persons : view.globals.roster.units).keys())
    }
    const beside: (readonly [FactPattern, FactPattern | undefined])[] = [[text.metBy.fact, text.metBy.with], ...(text.trigger ? [[text.trigger.fact, text.trigger.with] as const] : [])]
    for (const [pattern, other] of beside) if (other && matches(other, fact)) {
      for (const f of read(view, 'occasion', fact.occasion, pattern)) {
        const who = text.subject === 'person' ? f.person : f.unit
        if (who !== undefined) found.push(who)
      }
    }
  }
  return found
}

/**
 * Every pair that a change of facts could touch: what a duty looks at, what stands beside it on the same occasion,
 * exemptions, and everything of a person or unit whose roster changed. A unit that changes kind re-plans its people.
 */
export function affected(view: View, changed: readonly FactRow[]): readonly Pair[] {
  const duties = [...view.globals.duties.values()].filter(d => d.plannedTo !== null)
  view.need(changed.flatMap(f => duties.flatMap(d => looksAt(d).some(l => l.as === 'with' && matches(l.pattern, f))
    ? looksAt(d).filter(l => l.as !== 'with').flatMap(l => kindsOf(l.pattern).map(kind => factKey('occasion', f.occasion, kind))) : [])))
  const pairs = new Map<string, Pair>()
  const add = (duty: number, subject: number): void => { pairs.set(`${duty}:${subject}`, { duty, subject }) }
  for (const duty of duties) for (const f of changed) {
    for (const subject of subjectsTouched(view, duty, f)) add(duty.duty, subject)
    if (f.kind === 'unit' && duty.versions.some(v => v.text.subject === 'person')) {
      for (const [person, facts] of view.globals.roster.persons) if (facts.some(p => p.kind === 'post' && p.unit === f.unit)) add(duty.duty, person)
    }
  }
  return [...pairs.values()].sort((a, b) => a.duty - b.duty || a.subject - b.subject)
}
