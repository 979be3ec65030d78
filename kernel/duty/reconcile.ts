import type { Day } from '../calendar/index.ts'
import type { Discharge, Obligation, Outcome, Settled } from '../journal/entry.ts'
import type { FactRow } from '../journal/fact.ts'
import { holds, unitOf, type Roster } from '../roster/roster.ts'
import type { Met } from './match.ts'

/** What stands now for one duty and subject: its current obligations, and which facts met them. */
export type Standing = { readonly obligations: readonly Obligation[]; readonly discharges: readonly Discharge[] }

/** A day stored as a number in a fact's `num`: yyyymmdd. */
export const dayNumber = (day: Day): number => Number(day.replaceAll('-', ''))
const numberDay = (n: number): Day => `${String(n).slice(0, 4)}-${String(n).slice(4, 6)}-${String(n).slice(6, 8)}`

/** The day on which a waiver was granted; it may lie after the days that it covers. */
const granted = (f: FactRow): Day => f.num === undefined ? f.day : numberDay(f.num)

/** The day on which this due was first waived: for this duty or for all, over the day it was owed. */
function waived(met: Met, duty: number, exemptions: readonly FactRow[]): Day | undefined {
  const day = met.due.event === undefined ? met.due.due : met.due.ends
  return exemptions.filter(f => (f.ref === undefined || f.ref === duty) && holds(f, day)).map(granted).sort()[0]
}

function unitFor(met: Met, subject: number, held: Day | undefined, roster: Roster): number {
  const { text, cohortDay, ends } = met.due
  if (text.subject !== 'person') return subject
  const day = text.follows === 'post' ? cohortDay : held ?? ends
  return unitOf(roster, subject, day, text.tree ?? 'office')
}

type Wanted = { readonly met: Met; readonly settled: Settled }

function wanted(met: Met, duty: number, subject: number, exemptions: readonly FactRow[], roster: Roster): Wanted {
  const { got, held, by, due } = met
  const waiver = held === undefined ? waived(met, duty, exemptions) : undefined
  const state = held !== undefined ? (held <= due.due ? 'on_time' : 'held_late') : waiver !== undefined ? 'exempt' : 'open'
  const day = held ?? waiver
  return { met, settled: { subject, unit: unitFor(met, subject, held, roster), state, got, by,
    ...(day === undefined ? {} : { held: day }), ...(met.late && held !== undefined ? { late: true as const } : {}) } }
}

function same(o: Obligation, { met: { due }, settled }: Wanted, have: readonly Discharge[]): boolean {
  if (o.rule !== due.rule || o.due !== due.due || o.starts !== due.starts || o.provisional !== due.provisional || o.need !== due.need) return false
  if (o.unit !== settled.unit || o.state !== settled.state || o.held !== (settled.held ?? null) || o.late !== (settled.late ?? false)) return false
  return have.length === settled.by.length
    && settled.by.every(([since, place, n]) => have.some(d => d.since === since && d.place === place && d.amount === n))
}

type Head = Omit<Outcome, 'subjects' | 'units' | 'settled' | 'gone'>

const headOf = (duty: number, { rule, period, starts, due, need, provisional }: Pick<Obligation, 'rule' | 'period' | 'starts' | 'due' | 'need' | 'provisional'>): Head =>
  ({ duty, rule, period, starts, due, need, ...(provisional ? { provisional: true as const } : {}) })

/**
 * The sole producer of outcomes: what has to change so that what stands for (duty, subject) equals what is wanted.
 * Open and met alike are superseded; nothing that stays the same is written. An obligation met is held whatever was
 * waived; one not met is exempt when another person's waiver covers the day it was owed.
 */
export function reconcile(duty: number, subject: number, now: Standing, met: readonly Met[], exemptions: readonly FactRow[], roster: Roster): readonly Outcome[] {
  const standing = new Map(now.obligations.map(o => [o.period, o]))
  const discharges = Map.groupBy(now.discharges, d => d.period)
  const changed = met.flatMap((m): readonly Outcome[] => {
    const w = wanted(m, duty, subject, exemptions, roster)
    const before = standing.get(m.due.period)
    standing.delete(m.due.period)
    if (before && same(before, w, discharges.get(m.due.period) ?? [])) return []
    const { settled } = w
    return settled.state === 'open' && settled.by.length === 0
      ? [{ ...headOf(duty, m.due), subjects: [subject], units: [settled.unit] }]
      : [{ ...headOf(duty, m.due), settled: [settled] }]
  })
  return [...changed, ...[...standing.values()].map(o => ({ ...headOf(duty, o), gone: [subject] }))]
}

/** Puts outcomes of the same duty, rule, period and due day into one, columns in order of subject. */
export function gather(outcomes: readonly Outcome[]): readonly Outcome[] {
  const nameOf = (o: Outcome): string => JSON.stringify([o.duty, o.rule, o.period, o.starts, o.due, o.need, o.provisional ?? false])
  return [...Map.groupBy(outcomes, nameOf).values()].flatMap(([first, ...others]): readonly Outcome[] => {
    if (!first || others.length === 0) return first ? [first] : []
    const { duty, rule, period, starts, due, need, provisional = false } = first
    const group = [first, ...others]
    const open = group.flatMap(o => (o.subjects ?? []).map((subject, i) => ({ subject, unit: o.units?.[i] ?? 0 }))).sort((a, b) => a.subject - b.subject)
    const settled = group.flatMap(o => o.settled ?? []).sort((a, b) => a.subject - b.subject)
    const gone = group.flatMap(o => o.gone ?? []).sort((a, b) => a - b)
    return [{ ...headOf(duty, { rule, period, starts, due, need, provisional }), ...(open.length > 0 ? { subjects: open.map(o => o.subject), units: open.map(o => o.unit) } : {}),
      ...(settled.length > 0 ? { settled } : {}), ...(gone.length > 0 ? { gone } : {}) }]
  })
}
