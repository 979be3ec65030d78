import type { Context, Kind } from '../register/define.ts'
import { firstState } from '../register/define.ts'
import type { Fields } from '../register/fields.ts'
import { isRefusal, refuse, type Refusal, type Step } from './command.ts'
import { enteredLate, lay, type Made, type Work } from './work.ts'
import type { Item, Row, Value } from './entry.ts'
import { sameFact, type Fact, type FactRow } from './fact.ts'

type Put = Extract<Step, { op: 'put' }>

/** `{ step: n }` in a row stands for the record that step made. */
function resolve(value: Value, items: readonly number[]): Value | undefined {
  if (Array.isArray(value)) {
    const parts = value.map(v => resolve(v, items))
    return parts.some(p => p === undefined) ? undefined : parts as readonly Value[]
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (entries.length === 1 && entries[0]?.[0] === 'step') return items[Number(entries[0][1])]
  const parts = entries.map(([k, v]) => [k, resolve(v, items)] as const)
  return parts.some(([, v]) => v === undefined) ? undefined : Object.fromEntries(parts) as Row
}

type Reference = { readonly id: number; readonly type: 'person' | 'unit' | 'record'; readonly of?: string; readonly at: string }

/** Every record that a row refers to, by its fields. */
function references(fields: Fields, row: Row, at = 'row'): readonly Reference[] {
  return Object.entries(fields).flatMap(([name, field]): readonly Reference[] => {
    const value = row[name]
    const path = `${at}.${name}`
    if (value === undefined || value === null) return []
    switch (field.type) {
      case 'person': case 'unit': return [{ id: value as number, type: field.type, at: path }]
      case 'record': return [{ id: value as number, type: 'record', of: field.of, at: path }]
      case 'persons': return (value as readonly number[]).map((id, i) => ({ id, type: 'person', at: `${path}.${i}` }))
      case 'group': return references(field.fields, value as Row, path)
      case 'list': return (value as readonly Row[]).flatMap((r, i) => references(field.fields, r, `${path}.${i}`))
      default: return []
    }
  })
}

function checkReferences(work: Work, kind: Kind, row: Row): Refusal | undefined {
  const refs = references(kind.fields, row)
  const { roster } = work.view.globals
  work.view.need(refs.filter(r => r.type === 'record').map(r => ({ slice: 'item', id: r.id })))
  for (const r of refs) {
    if (r.type === 'person' && !roster.persons.has(r.id)) return refuse('person.unknown', r.at, { person: r.id })
    if (r.type === 'unit' && !roster.units.has(r.id)) return refuse('unit.unknown', r.at, { unit: r.id })
    if (r.type !== 'record') continue
    const item = work.view.item(r.id)
    if (!item || item.kind !== r.of) return refuse('record.unknown', r.at, { item: r.id, kind: r.of ?? '' })
    if (item.state === 'void') return refuse('record.void', r.at, { item: r.id })
  }
  return undefined
}

function nextState(kind: Kind, before: Item | null, wanted: string | undefined, at: string): string | Refusal {
  const now = before?.state
  if (now === undefined) {
    const first = firstState(kind)
    return wanted === undefined || wanted === first ? first : refuse('state.first', at, { state: wanted, first })
  }
  if (wanted === undefined || wanted === now) return now
  return kind.states[now]?.includes(wanted) ? wanted : refuse('state.does-not-follow', at, { from: now, to: wanted, may: (kind.states[now] ?? []).join('、') })
}

function prior(work: Work, step: Put): Item | null | Refusal {
  if (step.item === undefined) return null
  work.view.need([{ slice: 'item', id: step.item }])
  const item = work.view.item(step.item)
  if (!item || item.kind !== step.kind) return refuse('record.unknown', 'item', { item: step.item, kind: step.kind })
  if (item.state === 'void') return refuse('record.void', 'item', { item: step.item })
  return item.row === null ? refuse('body.destroyed', 'item', { item: step.item }) : item
}

/** What the kind's own functions may look at. */
export function contextOf(work: Work, self: number, before: Item | null): Context {
  const { view } = work
  const { roster, calendar, parameters, duties } = view.globals
  return { roster, calendar, parameters, duties, self, today: work.env.today, before, item: id => view.item(id), facts: key => view.facts(key), need: keys => { view.need(keys) } }
}

function difference(work: Work, self: number, facts: readonly Fact[], isNew: boolean): { added: readonly Fact[]; drops: readonly FactRow[] } {
  if (isNew) return { added: facts, drops: [] }
  const now = [...work.view.facts({ by: 'item', id: self })].filter(f => f.kind !== 'planned')
  const added: Fact[] = []
  for (const f of facts) {
    const i = now.findIndex(n => sameFact(n, f))
    if (i < 0) added.push(f)
    else now.splice(i, 1)
  }
  return { added, drops: now }
}

/**
 * Records or corrects: parses the row, checks what it refers to, lets the kind complete it and state its facts, and
 * lays over the view only the facts that this version adds and drops. Facts added by a late entry are late.
 */
export function put(work: Work, step: Put): Refusal | undefined {
  const kind = work.env.kinds.get(step.kind)
  if (!kind) return refuse('kind.unknown', 'kind', { kind: step.kind })
  const before = prior(work, step)
  if (isRefusal(before)) return before
  const self = before?.item ?? work.env.next + work.made.length
  const resolved = resolve(step.row, work.items)
  if (resolved === undefined) return refuse('step.unknown', 'row')
  const parsed = kind.parse(resolved)
  if ('problem' in parsed) return { ...parsed.problem, at: `row.${parsed.problem.at}` }
  const wrong = checkReferences(work, kind, parsed.row)
  if (wrong) return wrong
  const state = nextState(kind, before, step.state, 'state')
  if (isRefusal(state)) return state
  const ctx = contextOf(work, self, before)
  const row = kind.complete(parsed.row, ctx)
  if (isRefusal(row)) return row
  const { held, unit, occasion } = kind.place(row)
  if (held > work.env.today && kind.prefix !== undefined) return refuse('held.in-future', 'row', { held, today: work.env.today })
  const late = kind.prefix !== undefined && enteredLate(work.view, held, work.env.today)
  const { added, drops } = difference(work, self, kind.facts(row, ctx), before === null)
  const sticky = before ? before.late : late
  const serial = before ? before.serial ?? undefined : kind.prefix === undefined ? undefined : work.view.serial(kind.id, Number(held.slice(0, 4))) + 1
  const made: Made = {
    op: 'put', kind: kind.id, version: kind.version, item: self, state, held, provenance: step.provenance ?? before?.provenance ?? 'entered',
    ...(sticky ? { late: true as const } : {}), ...(unit === undefined ? {} : { unit }), ...(occasion === undefined ? {} : { occasion }),
    ...(serial === undefined ? {} : { serial }), ...(step.batch === undefined ? {} : { batch: step.batch }),
    facts: late ? added.map(f => ({ ...f, late: true as const })) : added, drops,
    body: { row, ...(step.reason === undefined ? {} : { reason: step.reason }), ...(step.lateReason === undefined ? {} : { lateReason: step.lateReason }) },
  }
  lay(work, made)
  work.items.push(self)
  return undefined
}
