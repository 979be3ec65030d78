import type { LedgerRows } from '../../../../kernel/figure/source.ts'
import { addDays, type Day } from '../../../../kernel/calendar/index.ts'
import type { Item, Obligation, ObligationState, Row } from '../../../../kernel/journal/entry.ts'
import type { Fact, FactRow } from '../../../../kernel/journal/fact.ts'
import { identities, roles, unitKinds } from '../../../../kernel/roster/roster.ts'
import { ProjectionBatch } from '../../projection.ts'
import type { Db } from '../../pool.ts'

export const kinds = ['present', 'absent', 'study', 'visit'] as const
export const codes = ['warning', 'makeup', '中心组'] as const
export const dutyKeys = ['bureau/study', 'bureau/talk', 'city/theme', 'city/other'] as const
export const periods = ['2021', '2021H1', '2021Q3', '2021-07', '2022-01', '#17'] as const
/** Record ids of units, persons and sittings: what filters and references draw from. */
export const unitIds = [11, 12, 13, 14, 15, 16, 17, 18]
export const personIds = Array.from({ length: 24 }, (_, i) => 101 + i)
export const occasionIds = Array.from({ length: 40 }, (_, i) => 301 + i)
export const dutyIds = [21, 22, 23, 24, 25]
export const lastIndex = 1000

/** Numbers that look random and are the same for a seed (xorshift). */
class Dice {
  #state: number
  constructor(seed: number) { this.#state = seed * 2654435761 % 4294967296 || 1 }
  below(n: number): number {
    let x = this.#state
    x ^= x << 13; x ^= x >>> 17; x ^= x << 5
    this.#state = x >>> 0
    return this.#state % n
  }
  one<T>(list: readonly [T, ...T[]] | readonly T[]): T { return list[this.below(list.length)] as T }
  chance(percent: number): boolean { return this.below(100) < percent }
  day(): Day { return addDays('2020-10-01', this.below(550)) }
}

const item = (id: number, kind: string, row: Row, state: string, latest: number): Item => ({ item: id, kind, version: 1, serial: null, year: null,
  state, held: null, unit: null, occasion: null, provenance: 'entered', late: false, first: id, latest, row })

function someFact(d: Dice): Fact {
  return { kind: d.one(kinds), day: d.day(), ...(d.chance(60) ? { code: d.one(codes) } : {}), ...(d.chance(70) ? { person: d.one(personIds) } : {}),
    ...(d.chance(50) ? { unit: d.one(unitIds) } : {}), ...(d.chance(40) ? { num: d.below(90) / 10 } : {}), ...(d.chance(30) ? { ref: d.one(occasionIds) } : {}),
    ...(d.chance(20) ? { late: true as const } : {}) }
}

function rosterFacts(d: Dice): readonly (Fact & { readonly item: number })[] {
  const span = (): Pick<Fact, 'day' | 'end'> => { const day = d.day(); return d.chance(30) ? { day, end: addDays(day, d.below(300)) } : { day } }
  const units = unitIds.flatMap(unit => [
    { kind: 'unit', item: unit, unit, code: d.one(unitKinds), day: d.chance(80) ? '2000-01-01' : d.day(), ref: 11 },
    { kind: 'unit.members', item: unit, unit, num: d.below(12), day: '2000-01-01' }])
  const posts = personIds.flatMap(person => Array.from({ length: 1 + d.below(2) }, () => [
    { kind: 'post', item: 200 + d.below(90), person, unit: d.one(unitIds), code: d.one(roles), ...span() },
    { kind: 'identity', item: 200 + d.below(90), person, code: d.one(identities), ...span() },
    { kind: 'politics', item: 200 + d.below(90), person, code: d.one(['01', '13']), ...span() }]).flat())
  return [...units, ...posts]
}

/** One obligation's versions, each superseding the one before; the last stands unless it is gone. */
function versions(d: Dice, key: Pick<Obligation, 'duty' | 'subject' | 'period'>): readonly Obligation[] {
  const marks = [...new Set(Array.from({ length: 1 + d.below(3) }, () => 30 + d.below(lastIndex - 30)))].sort((a, b) => a - b)
  const gone = d.chance(20)
  return marks.map((since, i): Obligation => {
    const state: ObligationState = d.one(['open', 'on_time', 'held_late', 'exempt'])
    const due = d.day()
    return { ...key, since, until: marks[i + 1] ?? (gone ? since + 1 + d.below(lastIndex - since) : null), rule: 1, starts: d.day(), due, provisional: d.chance(10),
      unit: d.one(unitIds), state, held: state === 'open' ? null : d.day(), need: 1, got: state === 'open' ? 0 : 1, late: d.chance(20) }
  })
}

/** A ledger's rows, made up from a seed: everything that a figure may look at, in versions over a thousand indexes. */
export function someRows(seed: number): LedgerRows {
  const d = new Dice(seed)
  const facts: FactRow[] = []
  const state = (f: Fact & { readonly item: number }, occasion: number): void => {
    const since = 30 + d.below(lastIndex - 30)
    facts.push({ ...f, since, place: facts.length, until: d.chance(25) ? since + 1 + d.below(lastIndex - since) : null, occasion })
  }
  for (const f of rosterFacts(d)) state(f, f.item)
  for (let i = 0; i < 1500; i += 1) {
    const self = 400 + d.below(200)
    state({ ...someFact(d), item: self }, d.chance(70) ? d.one(occasionIds) : self)
  }
  const keys = new Set(Array.from({ length: 300 }, () => `${d.one(dutyIds)}:${d.one(personIds)}:${d.one(periods)}`))
  const obligations = [...keys].flatMap(k => {
    const [duty, subject, period] = k.split(':')
    return versions(d, { duty: Number(duty), subject: Number(subject), period: period ?? '' })
  })
  const rule = (i: number): Row => ({ versions: [{ key: `${dutyKeys[i % 3] ?? ''}@1` }, { key: `${dutyKeys[(i + d.below(2)) % 4] ?? ''}@2` }] })
  const duties = dutyIds.map((id, i) => item(id, 'duty', rule(i), d.chance(20) ? 'void' : 'recorded', id + d.below(500)))
  return { facts, obligations, items: new Map(duties.map(i => [i.item, i])) }
}

/** Writes rows as they stand, row by row, and counts the coverage of the current ones. */
export async function writeRows(db: Db, org: number, rows: LedgerRows): Promise<void> {
  const batch = new ProjectionBatch()
  const nothing = { at: 0, added: [], dropped: [], closed: [], opened: [], discharges: [] }
  batch.add({ ...nothing, added: rows.facts, opened: rows.obligations }, null)
  for (const i of rows.items.values()) batch.add({ ...nothing, item: i }, null)
  await batch.write(db, org)
  await db.query(`insert into coverage select org, duty, unit, due, state, late, count(*) from obligation where org = $1 and until is null group by org, duty, unit, due, state, late`, [org])
  await db.query(`insert into org (org, log_origin, verifier, opened) values ($1, 'test', '', now())`, [org])
  await db.query(`insert into head (org, at, frontier) values ($1, $2, '')`, [org, lastIndex])
}
