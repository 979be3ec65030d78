import { byDay, nameOf, type FactRow } from '../journal/fact.ts'
import type { Outcome } from '../journal/entry.ts'
import type { View } from '../journal/view.ts'
import { beside, candidates, daySat, keysBeside, keysOf, sideOf, triggersOf, type Pair } from './look.ts'
import { match, type Hit } from './match.ts'
import { plan, type Due } from './plan.ts'
import { reconcile } from './reconcile.ts'
import type { Duty, Rule } from './rule.ts'

export type { Pair } from './look.ts'

/** How much a fact counts under a rule, and whether that was entered late; undefined when it does not count at all. */
function worth(view: View, { metBy }: Rule, fact: FactRow): { readonly amount: number; readonly late: boolean } | undefined {
  const { with: other, amount = 'one' } = metBy
  const own = amount === 'num' ? fact.num ?? 0 : 1
  if (!other) return { amount: own, late: fact.late === true }
  const companions = beside(view, fact, other)
  if (companions.length === 0) return undefined
  const late = fact.late === true || companions.every(c => c.late === true)
  return { amount: amount === 'with' ? companions.reduce((n, c) => n + (c.num ?? 0), 0) : own, late }
}

/** Every fact that counts under one of the versions that something is owed under, with what it counts under each. */
function hits(view: View, duty: Duty, subject: number, dues: readonly Due[]): readonly Hit[] {
  const found = new Map<string, Hit & { readonly under: Map<number, { amount: number; late: boolean }> }>()
  const asking = new Set(dues.map(d => d.rule))
  for (const { rule, text } of duty.versions) {
    if (!asking.has(rule)) continue
    for (const fact of candidates(view, text, subject)) {
      const counts = worth(view, text, fact)
      if (!counts || counts.amount <= 0) continue
      const sat = text.trigger === undefined ? daySat(view, fact) : undefined
      const hit = found.get(nameOf(fact)) ?? { fact, under: new Map(), ...(sat === undefined ? {} : { sat }) }
      hit.under.set(rule, counts)
      found.set(nameOf(fact), hit)
    }
  }
  return [...found.values()]
}

function exemptions(view: View, duty: Duty, subject: number): readonly FactRow[] {
  const sides = new Set(duty.versions.map(v => sideOf(v.text)))
  return [...sides].flatMap(by => view.facts({ by, id: subject, kind: 'exemption' })).sort(byDay)
}

/** Asks for everything that the pairs need, in two rounds: their own facts first, then what stands beside those. */
export function prepare(view: View, pairs: readonly Pair[]): void {
  view.need(pairs.flatMap(p => keysOf(view.globals, p)))
  view.need(pairs.flatMap(({ duty, subject }) => {
    const found = view.globals.duties.get(duty)
    return found ? keysBeside(view, found, subject) : []
  }))
}

/**
 * What has to change about one duty of one subject: planned anew, matched whole and reconciled with what stands.
 * No outcome when nothing has. Each obligation is met by the facts that its own version of the rule asks for.
 */
export function evaluate(view: View, { duty, subject }: Pair): readonly Outcome[] {
  const { duties, roster, calendar } = view.globals
  const standing = view.standing(duty, subject)
  const found = duties.get(duty)
  if (!found) return reconcile(duty, subject, standing, [], [], roster)
  const dues = plan(found, subject, roster, calendar, rule => triggersOf(view, rule, subject))
  const met = match(dues, hits(view, found, subject, dues))
  return reconcile(duty, subject, standing, met, exemptions(view, found, subject), roster)
}
