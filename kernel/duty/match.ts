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

const covers = (due: Due, day: Day): boolean => due.starts <= day && day <= due.ends

const isNamed = ({ due }: Tally, { fact, sat }: Hit): boolean =>
  due.event === undefined ? sat !== undefined && covers(due, sat) : due.event === fact.ref

const isOwn = ({ due }: Tally, { fact }: Hit): boolean => due.event === undefined ? covers(due, fact.day) : due.event === fact.occasion

const isEarlier = ({ due }: Tally, { fact }: Hit): boolean => due.event === undefined ? due.ends < fact.day : due.starts <= fact.day

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

/**
 * Which facts meet which of a subject's wanted obligations under one duty. A fact first meets what it names, then
 * its own period, then the latest earlier one that is still open; never a later one, never in parts, and only one
 * (DESIGN §4). Facts that name something go first, then in order of their day. Answers one `Met` for each due, in
 * its order.
 */
export function match(dues: readonly Due[], hits: readonly Hit[]): readonly Met[] {
  const tallies = dues.map((due): Tally => ({ due, got: 0, by: [] }))
  const fits = (t: Tally, hit: Hit): boolean => isOpen(t) && hit.under.has(t.due.rule)
  const rest: Hit[] = []
  for (const hit of hits.toSorted((a, b) => byDay(a.fact, b.fact))) {
    const named = hit.fact.ref === undefined ? undefined : tallies.find(t => fits(t, hit) && isNamed(t, hit))
    if (named) give(named, hit)
    else rest.push(hit)
  }
  for (const hit of rest) {
    const target = tallies.find(t => fits(t, hit) && isOwn(t, hit)) ?? tallies.findLast(t => fits(t, hit) && isEarlier(t, hit))
    if (target) give(target, hit)
  }
  return tallies
}
