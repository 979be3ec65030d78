import type { Day } from '../calendar/index.ts'
import type { Discharge, Obligation, Outcome, Settled } from '../journal/entry.ts'
import type { FactRow } from '../journal/fact.ts'
import { unitOf, type Roster } from '../roster/roster.ts'
import type { Met } from './match.ts'

/** What stands now for one duty and subject: its current obligations, and which facts met them. */
export type Standing = { readonly obligations: readonly Obligation[]; readonly discharges: readonly Discharge[] }

/** A day stored as a number in a fact's `num`: yyyymmdd. */
export const dayNumber = (day: Day): number => Number(day.replaceAll('-', ''))
const numberDay = (n: number): Day => `${String(n).slice(0, 4)}-${String(n).slice(4, 6)}-${String(n).slice(6, 8)}`

/** The one that waives this due: granted, over the day it was owed, for this duty or for all. */
function exemption(met: Met, duty: number, exemptions: readonly FactRow[]): FactRow | undefined {
  const day = met.due.event === undefined ? met.due.due : met.due.starts
  return exemptions.find(f => (f.ref === undefined || f.ref === duty) && f.day <= day && (f.end === undefined || day <= f.end))
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
  const waiver = held === undefined ? exemption(met, duty, exemptions) : undefined
  const state = held !== undefined ? (held <= due.due ? 'on_time' : 'held_late') : waiver ? 'exempt' : 'open'
  const day = held ?? (waiver?.num === undefined ? waiver?.day : numberDay(waiver.num))
  return { met, settled: { subject, unit: unitFor(met, subject, held, roster), state, got, by,
    ...(day === undefined ? {} : { held: day }), ...(met.late && held !== undefined ? { late: true as const } : {}) } }
}

function same(o: Obligation, w: Wanted, discharges: readonly Discharge[]): boolean {
  const { due } = w.met
  const s = w.settled
  if (o.rule !== due.rule || o.due !== due.due || o.starts !== due.starts || o.provisional !== due.provisional || o.need !== due.need) return false
  if (o.unit !== s.unit || o.state !== s.state || o.held !== (s.held ?? null) || o.got !== s.got || o.late !== (s.late ?? false)) return false
  const have = discharges.filter(d => d.period === o.period)
  return have.length === s.by.length && s.by.every(([since, place, n]) => have.some(d => d.since === since && d.place === place && d.amount === n))
}

const head = (duty: number, w: Wanted): Omit<Outcome, 'subjects' | 'units' | 'settled' | 'gone'> => ({
  duty, rule: w.met.due.rule, period: w.met.due.period, starts: w.met.due.starts, due: w.met.due.due, need: w.met.due.need,
  ...(w.met.due.provisional ? { provisional: true as const } : {}),
})

/**
 * The sole producer of outcomes: what has to change so that what stands for (duty, subject) equals what is wanted.
 * Open and met alike are superseded; nothing that stays the same is written. An obligation met is held whatever was
 * waived; one not met is exempt when another person's waiver covers the day it was owed.
 */
export function reconcile(duty: number, subject: number, now: Standing, met: readonly Met[], exemptions: readonly FactRow[], roster: Roster): readonly Outcome[] {
  const out: Outcome[] = []
  const kept = new Set<string>()
  for (const m of met) {
    const w = wanted(m, duty, subject, exemptions, roster)
    kept.add(m.due.period)
    const standing = now.obligations.find(o => o.period === m.due.period)
    if (standing && same(standing, w, now.discharges)) continue
    out.push(w.settled.state === 'open' && w.settled.by.length === 0
      ? { ...head(duty, w), subjects: [subject], units: [w.settled.unit] }
      : { ...head(duty, w), settled: [w.settled] })
  }
  for (const o of now.obligations) if (!kept.has(o.period)) {
    out.push({ duty, rule: o.rule, period: o.period, starts: o.starts, due: o.due, need: o.need,
      ...(o.provisional ? { provisional: true as const } : {}), gone: [subject] })
  }
  return out
}

/** Puts outcomes of the same duty, rule, period and due day into one, columns in order of subject. */
export function gather(outcomes: readonly Outcome[]): readonly Outcome[] {
  const groups = new Map<string, Outcome[]>()
  for (const o of outcomes) {
    const key = JSON.stringify([o.duty, o.rule, o.period, o.starts, o.due, o.need, o.provisional ?? false])
    const group = groups.get(key)
    if (group) group.push(o)
    else groups.set(key, [o])
  }
  return [...groups.values()].map((group): Outcome => {
    const open = group.flatMap(o => (o.subjects ?? []).map((s, i) => [s, o.units?.[i] ?? 0] as const)).sort((a, b) => a[0] - b[0])
    const settled = group.flatMap(o => o.settled ?? []).sort((a, b) => a.subject - b.subject)
    const gone = group.flatMap(o => o.gone ?? []).sort((a, b) => a - b)
    const { subjects: _s, units: _u, settled: _m, gone: _g, ...rest } = group[0] as Outcome
    return { ...rest, ...(open.length ? { subjects: open.map(x => x[0]), units: open.map(x => x[1]) } : {}),
      ...(settled.length ? { settled } : {}), ...(gone.length ? { gone } : {}) }
  })
}
