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

function subjects({ versions }: Duty, { roster }: Globals): readonly number[] {
  const sides = new Set(versions.map(v => v.text.subject))
  return [...sides].flatMap(s => s === 'person' ? [...roster.persons.keys()] : s === 'unit' ? [...roster.units.keys()]
    : roster.organisation === 0 ? [] : [roster.organisation]).sort((a, b) => a - b)
}

/** Somebody of every sort: a voided duty no longer says whom it asked. */
const everybody = ({ roster }: Globals): readonly number[] => [...roster.persons.keys(), ...roster.units.keys()].sort((a, b) => a - b)

type Plan = Step & { op: 'plan' }

function inChunks(duty: number, to: Day, all: readonly number[]): readonly Plan[] {
  const parts = Math.max(1, Math.ceil(all.length / chunk))
  return Array.from({ length: parts }, (_, i) => ({ op: 'plan' as const, duty, to,
    subjects: all.slice(i * chunk, (i + 1) * chunk), last: i === parts - 1 }))
}

function workOf(duty: Duty, g: Globals, today: Day): readonly Plan[] {
  const target = planTarget(duty, today)
  const stands = g.planned.get(duty.duty)
  if (stands && stands.code === 'whole' && stands.day >= target && stands.num === stampOf(g, duty.duty)) return []
  return inChunks(duty.duty, stands && stands.day > target ? stands.day : target, subjects(duty, g))
}

/**
 * The plan steps still to be taken on a day, each a command of its own: for every duty that is planned less far than
 * the day asks, was cut short, or was planned under other rules, calendar or parameters; and for every duty that was
 * voided since it was planned, to withdraw what it asked for. Empty when all is planned.
 */
export function planWork(g: Globals, today: Day): readonly Plan[] {
  const gone = [...g.planned].filter(([duty]) => !g.duties.has(duty))
  return [...[...g.duties.values()].flatMap(duty => workOf(duty, g, today)),
    ...gone.flatMap(([duty, planned]) => inChunks(duty, planned.day, everybody(g)))]
}
