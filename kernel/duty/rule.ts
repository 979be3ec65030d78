import type { Cadence, Day, Deadline } from '../calendar/index.ts'
import type { FactPattern } from '../journal/fact.ts'
import type { Cohort } from '../roster/cohort.ts'
import type { Tree } from '../roster/roster.ts'

/** Confirmed by its source, unconfirmed, or the bureau's own. */
export type RuleStatus = 'confirmed' | 'unconfirmed' | 'local'

/** Where a rule comes from. `tier`: 中央 / 市 / 区 / 本局. */
export type Basis = { readonly document: string; readonly article?: string; readonly tier: 'central' | 'city' | 'district' | 'own'; readonly status: RuleStatus }

/**
 * What brings an obligation about when it is not the calendar: every fact that matches, about which another fact
 * may have to stand (`with`: the same occasion). Who owes: the fact's person or unit, or, with `each`, everybody of
 * the cohort on the fact's day (a round of talks; such facts are stated of the organisation). `count` says from
 * which of the fact's days the deadline counts: its first, or its last (end of probation).
 */
export type Trigger = { readonly fact: FactPattern; readonly with?: FactPattern; readonly each?: true; readonly count?: 'day' | 'end' }

/** What meets it: facts of this pattern about the subject; `need` of them, or the sum that `amount` names. */
export type MetBy = {
  readonly fact: FactPattern
  readonly with?: FactPattern
  /** `one`: each fact counts one; `num`: its number; `with`: the number of the fact about the same occasion (学时). */
  readonly amount?: 'one' | 'num' | 'with'
  readonly need?: number
}

/** One version of a duty: a rule as data (DESIGN §4 *Obligations*). */
export type Rule = {
  /** `issuer/key@version`: names the rule across releases. */
  readonly key: string
  readonly title: string
  readonly short?: string
  readonly basis: Basis
  /** The office that answers for it. */
  readonly owner: string
  /** Who does it where that is laid down (the talker's post). */
  readonly doneBy?: string
  readonly subject: 'person' | 'unit' | 'organisation'
  readonly cohort?: Cohort
  readonly cadence?: Cadence
  readonly trigger?: Trigger
  /** Which day decides who owes: first or last day of the period, or `MM-DD` in its year; an event's own day otherwise. */
  readonly cohortOn?: 'period-start' | 'period-end' | string
  /** Whose unit an obligation belongs to over time: the person's, or the unit of the cohort day. */
  readonly follows?: 'person' | 'post'
  readonly tree?: Tree
  /** What is asked of somebody who joins after the cohort day: nothing, or to do it within so many days. */
  readonly joiners?: { readonly owe: boolean; readonly within?: number }
  readonly deadline: Deadline
  readonly metBy: MetBy
  /** Too late to be made good (a missed theme day): the report then asks for the reason, not for the deed. */
  readonly lapses?: boolean
  /** First day of the period from which this version asks. */
  readonly from: Day
  /** The last day of it, when it ends. */
  readonly to?: Day
  /** Fields somebody fills in for one fact of it: what the duty costs (DESIGN promise 5). */
  readonly fields?: number
}

/** A duty with all its versions, oldest first; each holds from its `from` until the next one's. */
export type Duty = {
  readonly duty: number
  readonly versions: readonly { readonly rule: number; readonly text: Rule }[]
  /** Nothing is planned beyond this day. */
  readonly plannedTo: Day | null
  /** Nothing is owed before the ledger began to count. */
  readonly ledgerFrom: Day
}

/** The rule in force on a day, undefined before the first and after the last one's end. */
export function ruleOn(duty: Duty, day: Day): { readonly rule: number; readonly text: Rule } | undefined {
  let found: Duty['versions'][number] | undefined
  for (const v of duty.versions) if (v.text.from <= day) found = v
  return found && (found.text.to === undefined || day <= found.text.to) ? found : undefined
}
