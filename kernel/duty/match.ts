import type { Day } from '../calendar/index.ts'
import { byDay, type FactName, type FactRow } from '../journal/fact.ts'
import type { Due } from './plan.ts'

/**
 * A fact that may meet obligations of a duty. `under` says what it counts under each version of the rule that it fits,
 * and whether that was entered late; `sat` is the day of the sitting that it names, if it names one.
 */
export type Hit = {
  readonly fact: FactRow
  readonly under: ReadonlyMap<number, { readonly amount: number; readonly late: boolean }>
  readonly sat?: Day
}

/** What facts did for one wanted obligation; `held` is the day of the fact that reached the need. */
export type Met = {
  readonly due: Due
  readonly got: number
  readonly held?: Day
  readonly late?: true
  readonly by: readonly (readonly [...FactName, number])[]
}

type Tally = { due: Due; got: number; held?: Day; late?: true; by: [number, number, number][] }

const isOpen = (t: Tally): boolean => t.got < t.due.need

const isEarlier = ({ due }: Tally, day: Day): boolean => due.event === undefined ? due.ends < day : due.opens <= day

/** Sums of hours carry the errors of binary fractions; six places are more than anybody writes. */
const plus = (a: number, b: number): number => Math.round((a + b) * 1e6) / 1e6

function give(to: Tally, { fact, under }: Hit): void {
  const counts = under.get(to.due.rule)
  if (!counts) return
  to.got = plus(to.got, counts.amount)
  to.by.push([fact.since, fact.place, counts.amount])
  if (counts.late) to.late = true
  if (!isOpen(to)) to.held = fact.day
}

/** What a fact is about in the first place: the sitting or period that it names, then its own. */
function about(tallies: readonly Tally[]): (hit: Hit) => readonly Tally[] {
  const events = Map.groupBy(tallies.filter(t => t.due.event !== undefined), t => t.due.event)
  const periods = tallies.filter(t => t.due.event === undefined)
  const on = (day: Day | undefined): readonly Tally[] => day === undefined ? [] : periods.filter(({ due }) => due.starts <= day && day <= due.ends)
  return ({ fact, sat }) => [...(fact.ref === undefined ? [] : events.get(fact.ref) ?? []), ...on(sat), ...events.get(fact.occasion) ?? [], ...on(fact.day)]
}

/**
 * Which facts meet which of a subject's wanted obligations under one duty. A fact first meets what it names, then
 * its own period, then the latest earlier one that is still open; never a later one, never in parts, and only one
 * (DESIGN §4). In order of their day, and what a fact is about comes before what is only left open: who was there is
 * not late because they also came to the make-up. Answers one `Met` for each due, in its order.
 */
export function match(dues: readonly Due[], hits: readonly Hit[]): readonly Met[] {
  const tallies = dues.map((due): Tally => ({ due, got: 0, by: [] }))
  const aboutOf = about(tallies)
  const fits = (t: Tally, hit: Hit): boolean => isOpen(t) && hit.under.has(t.due.rule)
  const rest: Hit[] = []
  for (const hit of hits.toSorted((a, b) => byDay(a.fact, b.fact))) {
    const target = aboutOf(hit).find(t => fits(t, hit))
    if (target) give(target, hit)
    else rest.push(hit)
  }
  for (const hit of rest) {
    const target = tallies.findLast(t => fits(t, hit) && isEarlier(t, hit.fact.day))
    if (target) give(target, hit)
  }
  return tallies
}
