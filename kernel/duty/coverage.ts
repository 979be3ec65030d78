import type { Day } from '../calendar/index.ts'
import type { Obligation, ObligationState } from '../journal/entry.ts'

/** 应办 = 按时 + 逾期补办 + 免除 + 逾期未办 + 未到期; beside it what was entered late. */
export type Coverage = {
  readonly required: number
  readonly heldOnTime: number
  readonly heldLate: number
  readonly exempt: number
  readonly overdue: number
  readonly notYetDue: number
  readonly enteredLate: number
}
/** The terms of the sum, each obligation in exactly one. */
export type Term = 'heldOnTime' | 'heldLate' | 'exempt' | 'overdue' | 'notYetDue'

/** Coverage of nothing. */
export const emptyCoverage: Coverage = { required: 0, heldOnTime: 0, heldLate: 0, exempt: 0, overdue: 0, notYetDue: 0, enteredLate: 0 }

/** Which term of the sum an obligation stands in on a day: held by then, else exempt by then, else overdue or not yet due. */
export function termOn(o: { readonly state: ObligationState; readonly held: Day | null; readonly due: Day }, day: Day): Term {
  if ((o.state === 'on_time' || o.state === 'held_late') && (o.held ?? '') <= day) return o.state === 'on_time' ? 'heldOnTime' : 'heldLate'
  if (o.state === 'exempt' && (o.held ?? '') <= day) return 'exempt'
  return o.due < day ? 'overdue' : 'notYetDue'
}

/** The rows that stood at an index. */
export const standingAt = <T extends { readonly since: number; readonly until: number | null }>(rows: readonly T[], index: number): readonly T[] =>
  rows.filter(r => r.since <= index && (r.until === null || r.until > index))

/** Coverage on a day as known at an index. */
export function coverage(rows: readonly Obligation[], day: Day, index: number): Coverage {
  const sum = { ...emptyCoverage }
  for (const o of standingAt(rows, index)) {
    const term = termOn(o, day)
    sum.required += 1
    sum[term] += 1
    if (o.late && (term === 'heldOnTime' || term === 'heldLate')) sum.enteredLate += 1
  }
  return sum
}

/** Adds two coverages term by term. */
export function addCoverage(a: Coverage, b: Coverage): Coverage {
  return { required: a.required + b.required, heldOnTime: a.heldOnTime + b.heldOnTime, heldLate: a.heldLate + b.heldLate,
    exempt: a.exempt + b.exempt, overdue: a.overdue + b.overdue, notYetDue: a.notYetDue + b.notYetDue, enteredLate: a.enteredLate + b.enteredLate }
}
