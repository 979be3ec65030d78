import { addDays, dueDay, periodsBetween, yearOf, type Calendar, type Dated, type Day } from '../calendar/index.ts'
import type { FactRow } from '../journal/fact.ts'
import { personIn, unitIn } from '../roster/cohort.ts'
import type { Roster } from '../roster/roster.ts'
import type { Duty, Rule } from './rule.ts'

/** One obligation as wanted: no history, no unit. `ends` is the period's last day; for an event both are its day. */
export type Due = {
  readonly rule: number
  readonly text: Rule
  readonly period: string
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

/** The first day after the cohort day, within the period, on which the subject is in the cohort. */
function joined(rule: Rule, roster: Roster, subject: number, after: Day, to: Day): Day | undefined {
  const facts = (rule.subject === 'person' ? roster.persons : roster.units).get(subject) ?? []
  return facts.map(f => f.day).filter(d => d > after && d <= to).sort().find(d => isIn(rule, roster, subject, d))
}

const later = (a: Dated, b: Dated): Dated => a.day >= b.day ? a : b

function byPeriod(span: Span, subject: number, roster: Roster, calendar: Calendar): readonly Due[] {
  const { rule, text } = span
  const found: Due[] = []
  for (const p of text.cadence === 'once' ? [{ name: 'once', from: text.from, to: text.to ?? span.to }]
    : periodsBetween(text.cadence ?? 'year', span.from, span.to)) {
    const start = p.from < span.from ? span.from : p.from
    let day = cohortDay(text, start, p.to)
    let due = dueDay(calendar, text.deadline, { period: p.name === 'once' ? { name: `${yearOf(p.from)}`, from: p.from, to: p.to } : p })
    if (!isIn(text, roster, subject, day)) {
      const came = text.joiners?.owe ? joined(text, roster, subject, day, p.to) : undefined
      if (came === undefined) continue
      day = came
      due = later(due, dueDay(calendar, { add: text.joiners?.within ?? 30, roll: true }, { event: came }))
    }
    found.push({ rule, text, period: p.name, starts: start, ends: p.to, due: due.day, provisional: due.provisional, need: text.metBy.need ?? 1, cohortDay: day })
  }
  return found
}

function byEvent(span: Span, subject: number, roster: Roster, calendar: Calendar, triggers: readonly FactRow[]): readonly Due[] {
  const { rule, text } = span
  const found = new Map<string, Due>()
  for (const fact of triggers) {
    const event = text.trigger?.count === 'end' ? fact.end ?? fact.day : fact.day
    if (event < span.from || event > span.to || !isIn(text, roster, subject, fact.day)) continue
    const due = dueDay(calendar, text.deadline, { event })
    const period = `#${fact.occasion}`
    if (found.has(period)) continue
    found.set(period, { rule, text, period, starts: event, ends: event, due: due.day, provisional: due.provisional,
      need: text.metBy.need ?? 1, cohortDay: fact.day, event: fact.occasion })
  }
  return [...found.values()]
}

/**
 * Everything that a subject owes under a duty, from `ledgerFrom` to the duty's `plannedTo`, as the roster and
 * calendar given have it. `triggers(rule)` answers the facts that start obligations of an event rule. Pure and
 * without history: what was owed, met or known before is `reconcile`'s business. Ordered by first day, then period.
 */
export function plan(duty: Duty, subject: number, roster: Roster, calendar: Calendar, triggers: (rule: Rule) => readonly FactRow[]): readonly Due[] {
  return spans(duty)
    .flatMap(span => span.text.trigger
      ? byEvent(span, subject, roster, calendar, triggers(span.text))
      : byPeriod(span, subject, roster, calendar))
    .sort((a, b) => a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : a.period < b.period ? -1 : 1)
}
