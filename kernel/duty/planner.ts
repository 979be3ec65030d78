import { periodOf, type Day } from '../calendar/index.ts'
import type { Step } from '../journal/command.ts'
import { stampOf, type Globals } from '../journal/globals.ts'
import type { Duty } from './rule.ts'

/** Most subjects planned in one turn of the writer, so that other commands never wait for long (DESIGN §4). */
export const chunk = 1000

/** How far a duty is planned on a day: to the end of the period that holds the day; events to the end of the year. */
export function planTarget(duty: Duty, today: Day): Day {
  const text = duty.versions.findLast(v => v.text.from <= today)?.text ?? duty.versions[0]?.text
  const cadence = text?.cadence === undefined || text.cadence === 'once' ? 'year' : text.cadence
  return periodOf(cadence, today).to
}

function subjects(duty: Duty, g: Globals): readonly number[] {
  const sides = new Set(duty.versions.map(v => v.text.subject))
  return [...sides].flatMap(s => s === 'person' ? [...g.roster.persons.keys()] : s === 'unit' ? [...g.roster.units.keys()]
    : g.roster.organisation === 0 ? [] : [g.roster.organisation]).sort((a, b) => a - b)
}

/**
 * The plan steps still to be taken on a day, each a command of its own: for every duty that is planned less far than
 * the day asks, was cut short, or was planned under older rules, calendar or parameters. Empty when all is planned.
 */
export function planWork(g: Globals, today: Day): readonly (Step & { op: 'plan' })[] {
  return [...g.duties.values()].flatMap(duty => {
    const target = planTarget(duty, today)
    const stands = g.planned.get(duty.duty)
    if (stands && stands.code === 'whole' && stands.day >= target && (stands.num ?? 0) >= stampOf(g, duty.duty)) return []
    const to = stands && stands.day > target ? stands.day : target
    const all = subjects(duty, g)
    const parts = Math.max(1, Math.ceil(all.length / chunk))
    return Array.from({ length: parts }, (_, i) => ({ op: 'plan' as const, duty: duty.duty, to,
      subjects: all.slice(i * chunk, (i + 1) * chunk), last: i === parts - 1 }))
  })
}
