import { addDays, dueDay, periodOf, periodsBetween, yearOf, type Calendar, type Dated, type Day, type Period } from '../calendar/index.ts'
import type { FactRow } from '../journal/fact.ts'
import { personIn, unitIn } from '../roster/cohort.ts'
import type { Roster } from '../roster/roster.ts'
import type { Duty, Rule } from './rule.ts'

/**
 * One obligation as wanted: no history, no unit. `starts` and `ends` are the period's days; an event ends on the day
 * that counts. `opens` is the first day on which it can be met, which may lie in a year before it starts.
 */
export type Due = {
  readonly rule: number
  readonly text: Rule
  readonly period: string
  readonly opens: Day
  readonly starts: Day
  readonly ends: Day
  readonly due: Day
  readonly provisional: boolean
  readonly need: number
  /** The day that decided that the subject owes it. */
  readonly cohortDay: Day
  /** The sitting or record that brought it about, for events. */
  readonly event?: number
}

type Span = { readonly rule: number; readonly text: Rule; readonly from: Day; readonly to: Day }

/** Each version with the days on which it is the one in force, cut at `ledgerFrom` and `plannedTo`. */
function spans(duty: Duty): readonly Span[] {
  const end = duty.plannedTo
  if (end === null) return []
  return duty.versions.map(({ rule, text }, i): Span => {
    const next = duty.versions[i + 1]
    const last = next ? addDays(next.text.from, -1) : end
    const to = [last, end, text.to ?? end].reduce((a, b) => a < b ? a : b)
    return { rule, text, from: text.from > duty.ledgerFrom ? text.from : duty.ledgerFrom, to }
  }).filter(s => s.from <= s.to)
}

function isIn(rule: Rule, roster: Roster, subject: number, day: Day): boolean {
  if (rule.subject === 'organisation') return subject === roster.organisation
  if (rule.subject === 'unit') return unitIn(rule.cohort ?? { all: [] }, roster, subject, day)
  return personIn(rule.cohort ?? { all: [] }, roster, subject, day)
}

/** The day that decides who owes a period that begins and ends on these days. */
export function cohortDay(rule: Rule, from: Day, to: Day): Day {
  const on = rule.cohortOn ?? 'period-start'
  if (on === 'period-start') return from
  if (on === 'period-end') return to
  return on.length === 5 ? `${yearOf(from)}-${on}` : on
}

/**
 * The first day after the cohort day, within the period, on which the subject is in the cohort. Membership can only
 * change where a fact about the subject, or about a unit in which they hold a post, begins or has just ended.
 */
function joined(rule: Rule, roster: Roster, subject: number, after: Day, to: Day): Day | undefined {
  const own = (rule.subject === 'person' ? roster.persons : roster.units).get(subject) ?? []
  const units = new Set(own.flatMap(f => f.kind === 'post' && f.unit !== undefined ? [f.unit] : []))
  const facts = [...own, ...[...units].flatMap(u => roster.units.get(u) ?? [])]
  const turns = facts.flatMap(f => [f.day, ...f.end !== undefined && f.end < to ? [addDays(f.end, 1)] : []])
  return [...new Set(turns)].filter(d => d > after && d <= to).sort().find(d => isIn(rule, roster, subject, d))
}

const later = (a: Dated, b: Dated): Dated => a.day >= b.day ? a : b

/** The periods of a calendar rule within its span; where the rule begins or ends within one, so does the period. */
function periodsOf({ text, from, to }: Span): readonly Period[] {
  if (text.cadence === undefined || text.cadence === 'once') return [{ name: 'once', from, to: text.to ?? to }]
  return periodsBetween(text.cadence, from, to).map(({ name, ...p }) =>
    ({ name, from: p.from < from ? from : p.from, to: text.to !== undefined && text.to < p.to ? text.to : p.to }))
}

function byPeriod(span: Span, ledgerFrom: Day, subject: number, roster: Roster, calendar: Calendar): readonly Due[] {
  const { rule, text } = span
  const found: Due[] = []
  for (const { name, from, to } of periodsOf(span)) {
    const asked = dueDay(calendar, text.deadline, { period: name === 'once' ? { name: `${yearOf(text.from)}`, from: text.from, to } : { name, from, to } })
    const planned = cohortDay(text, from, to)
    const came = isIn(text, roster, subject, planned) ? planned : text.joiners?.owe ? joined(text, roster, subject, planned, to) : undefined
    if (came === undefined) continue
    const due = came === planned ? asked : later(asked, dueDay(calendar, { add: text.joiners?.within ?? 30, roll: true }, { event: came }))
    // What was due before the ledger began to count, or before the part of the period that is asked, is not owed.
    if (due.day < ledgerFrom || (due.day < from && periodOf(text.cadence ?? 'once', from).from < from)) continue
    found.push({ rule, text, period: name, opens: from, starts: from, ends: to, due: due.day, provisional: due.provisional, need: text.metBy.need ?? 1, cohortDay: came })
  }
  return found
}

/**
 * What counts from an event's end begins with the event, a round of talks on its first day; but in the year of its
 * end, because a probation that ends in August is that August's matter.
 */
const begins = (first: Day, event: Day): Day => [first, `${yearOf(event)}-01-01`].reduce((a, b) => a > b ? a : b)

function byEvent(span: Span, subject: number, roster: Roster, calendar: Calendar, triggers: readonly FactRow[]): readonly Due[] {
  const { rule, text } = span
  const found = new Map<string, Due>()
  for (const fact of triggers) {
    const event = text.trigger?.count === 'end' ? fact.end ?? fact.day : fact.day
    const period = `#${fact.occasion}`
    if (event < span.from || event > span.to || found.has(period) || !isIn(text, roster, subject, fact.day)) continue
    const due = dueDay(calendar, text.deadline, { event })
    found.set(period, { rule, text, period, opens: fact.day, starts: begins(fact.day, event), ends: event, due: due.day, provisional: due.provisional,
      need: text.metBy.need ?? 1, cohortDay: fact.day, event: fact.occasion })
  }
  return [...found.values()]
}

/** One of a period: an event that two versions would count, by different days of it, stays with the earlier one. */
function firstOfEach(dues: readonly Due[]): readonly Due[] {
  const seen = new Set<string>()
  return dues.filter(d => !seen.has(d.period) && seen.add(d.period))
}

/**
 * Everything that a subject owes under a duty, from `ledgerFrom` to the duty's `plannedTo`, as the roster and
 * calendar given have it. `triggers(rule)` answers the facts that start obligations of an event rule. Pure and
 * without history: what was owed, met or known before is `reconcile`'s business. Ordered by first day, then period.
 */
export function plan(duty: Duty, subject: number, roster: Roster, calendar: Calendar, triggers: (rule: Rule) => readonly FactRow[]): readonly Due[] {
  return firstOfEach(spans(duty).flatMap(span => span.text.trigger
    ? byEvent(span, subject, roster, calendar, triggers(span.text))
    : byPeriod(span, duty.ledgerFrom, subject, roster, calendar)))
    .toSorted((a, b) => a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : a.period < b.period ? -1 : 1)
}
