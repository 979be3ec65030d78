import type { Day } from '../calendar/index.ts'
import { byDay, type FactName, type FactRow } from '../journal/fact.ts'
import type { Due } from './plan.ts'

/** A fact that may meet obligations of a duty, and how much it counts for. */
export type Hit = { readonly fact: FactRow; readonly amount: number }

/** What facts did for one wanted obligation; `held` is the day of the fact that reached the need. */
export type Met = {
  readonly due: Due
  readonly got: number
  readonly held?: Day
  readonly late?: true
  readonly by: readonly (readonly [...FactName, number])[]
}

type Tally = { due: Due; got: number; held?: Day; late?: true; by: [number, number, number][] }

const isOwn = (due: Due, fact: FactRow): boolean =>
  due.event === undefined ? due.starts <= fact.day && fact.day <= due.ends : due.event === fact.occasion

const isEarlier = (due: Due, fact: FactRow): boolean => due.event === undefined ? due.ends < fact.day : due.starts <= fact.day

function give(to: Tally, hit: Hit): void {
  to.got += hit.amount
  to.by.push([hit.fact.since, hit.fact.place, hit.amount])
  if (to.got >= to.due.need) {
    to.held = hit.fact.day
    if (hit.fact.late) to.late = true
  }
}

/**
 * Which facts meet which of a subject's wanted obligations under one duty. A fact first meets what it names, then
 * its own period, then the latest earlier one that is still open; never a later one, never in parts (DESIGN §4).
 * Facts that name something go first, then in order of their day. Answers one `Met` for each due, in its order.
 */
export function match(dues: readonly Due[], hits: readonly Hit[]): readonly Met[] {
  const tallies = dues.map((due): Tally => ({ due, got: 0, by: [] }))
  const open = (t: Tally): boolean => t.got < t.due.need
  const named = (t: Tally, fact: FactRow): boolean => fact.ref !== undefined && t.due.event === fact.ref
  const ordered = [...hits].filter(h => h.amount > 0).sort((a, b) => byDay(a.fact, b.fact))
  const rest: Hit[] = []
  for (const hit of ordered) {
    const target = hit.fact.ref === undefined ? undefined : tallies.find(t => open(t) && named(t, hit.fact))
    if (target) give(target, hit)
    else rest.push(hit)
  }
  for (const hit of rest) {
    const target = tallies.find(t => open(t) && isOwn(t.due, hit.fact))
      ?? tallies.findLast(t => open(t) && isEarlier(t.due, hit.fact))
    if (target) give(target, hit)
  }
  return tallies
}
