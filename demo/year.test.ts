import { describe, expect, it } from 'vitest'
import { workdaysBetween, type Day } from '../kernel/calendar/index.ts'
import { discoverRegisters } from '../server/discover.ts'
import { bureau } from './bureau.ts'
import { inUnit, withIdentity, withRole } from './bureau/lookup.ts'
import { unitsOf } from './bureau/units.ts'
import { calendar, isWorked } from './workdays.ts'
import type { Act, DemoValue, Line } from './year/act.ts'
import { demoYear } from './year.ts'

const rules = (await discoverRegisters()).flatMap(r => r.rules)
const seeds = [2021, 1, 7, 99] as const
const years = new Map(seeds.map(s => [s, demoYear(s, rules)]))

const refsIn = (value: DemoValue): readonly string[] => Array.isArray(value) ? value.flatMap((v: DemoValue) => refsIn(v))
  : typeof value !== 'object' ? [] : 'ref' in value && typeof value.ref === 'string' ? [value.ref] : Object.values(value).flatMap(refsIn)
const held = (l: Line): Day | undefined => typeof l.row['day'] === 'string' ? l.row['day'] : undefined
const records = ['occasion', 'commitments', 'studies', 'meetings', 'talks', 'visits']
const kept = (acts: readonly Act[]): readonly { readonly act: Act; readonly line: Line; readonly day: Day }[] =>
  acts.flatMap(act => act.lines.flatMap(line => { const day = held(line); return day !== undefined && records.includes(line.kind) && line.item === undefined ? [{ act, line, day }] : [] }))

describe.each(seeds)('the bureau of seed %i', seed => {
  const b = bureau(seed)
  it('has its people in their offices, branches and groups', () => {
    const count = (day: Day): readonly number[] => (['establishment', 'contract', 'external'] as const).map(i => withIdentity(b, day, i).length)
    expect([count('2021-04-01'), count('2021-08-31'), count('2021-12-20')]).toEqual([[86, 47, 12], [90, 49, 12], [90, 50, 12]])
    expect([withRole(b, '2021-04-01', 'middle').length, withRole(b, '2021-12-20', 'middle').length, withRole(b, '2021-04-01', 'informant').length]).toEqual([24, 24, 24])
    expect(unitsOf('branch').map(u => inUnit(b, '2021-07-08', u).length)).toEqual([40, 12, 9, 7, 7, 8, 7, 7])
    expect(unitsOf('party-group').every(u => withRole(b, '2021-07-08', 'group-leader').some(p => p.posts.some(q => q.unit === u)))).toBe(true)
  })
  it('has one name that two people bear, and no other', () => {
    const twice = [...Map.groupBy(b.people, p => p.name)].filter(([, list]) => list.length > 1)
    expect(twice.map(([name, list]) => [name, list.length])).toEqual([['李晓晨', 2]])
    expect(new Set(b.people.map(p => p.number)).size).toBe(b.people.length)
  })
})

describe.each(seeds)('the year of seed %i', seed => {
  const acts = years.get(seed)?.acts ?? []
  it('is entered on working days, of what happened on working days, never before it happened', () => {
    expect(acts.filter(a => !isWorked(a.day) || a.day < '2021-01-04' || a.day > '2021-12-20').map(a => a.id)).toEqual([])
    expect(kept(acts).filter(k => !isWorked(k.day) || k.day > k.act.day).map(k => k.act.id)).toEqual([])
  })
  it('studies nothing before it was issued', () => {
    const wrong = kept(acts).filter(k => (Array.isArray(k.line.row['documents']) ? k.line.row['documents'] : []).some((d: { readonly issued?: Day }) => (d.issued ?? '') > k.day))
    expect(wrong.map(k => k.act.id)).toEqual([])
  })
  it('enters 14 records late, each with a reason, and nothing else', () => {
    const late = kept(acts).filter(k => workdaysBetween(calendar, k.day, k.act.day).days > 5)
    expect(late.every(k => k.line.lateReason !== undefined)).toBe(true)
    expect(kept(acts).filter(k => k.line.lateReason !== undefined).length).toBe(late.length)
    const counts = Object.fromEntries([...Map.groupBy(late.filter(k => k.line.kind !== 'occasion'), k => k.line.kind)].map(([kind, list]) => [kind, list.length]))
    expect(counts).toEqual({ meetings: 6, studies: 3, talks: 3, visits: 2 })
  })
  it('names every act once and refers only to what was entered before', () => {
    expect(new Set(acts.map(a => `${a.day}:${a.id}`)).size).toBe(acts.length)
    const known = new Set<string>()
    const stray: string[] = []
    const inOrder = acts.toSorted((a, c) => a.day < c.day ? -1 : a.day > c.day ? 1 : (a.wave ?? 0) - (c.wave ?? 0))
    for (const [, wave] of Map.groupBy(inOrder, a => `${a.day}:${a.wave ?? 0}`)) {
      for (const act of wave) {
        const own = new Set(act.lines.flatMap(l => l.as ?? []))
        const wanted = [...act.lines.flatMap(l => [...refsIn(l.row), ...(l.item === undefined ? [] : [l.item])]), ...(act.by === undefined ? [] : [act.by])]
        stray.push(...wanted.filter(r => !known.has(r) && !own.has(r)).map(r => `${act.id}: ${r}`))
      }
      for (const l of wave.flatMap(a => a.lines)) if (l.as !== undefined) known.add(l.as)
    }
    expect(stray).toEqual([])
  })
  it('holds the regular meetings that the model counts', () => {
    const count = (type: string): number => kept(acts).filter(k => k.line.kind === 'meetings' && k.line.row['type'] === type).length
    expect(['theme-day', 'general', 'committee', 'group', 'org-life', 'democratic-life', 'special'].map(count)).toEqual([231, 75, 149, 123, 27, 1, 2])
    expect(kept(acts).filter(k => k.line.kind === 'visits').length).toBe(38)
  })
})

it('is the same for the same seed and another for another', () => {
  expect(JSON.stringify(demoYear(2021, rules).acts)).toBe(JSON.stringify(years.get(2021)?.acts))
  expect(JSON.stringify(years.get(7)?.acts)).not.toBe(JSON.stringify(years.get(2021)?.acts))
})
