import type { Day } from '../calendar/index.ts'
import { firstState, type Context, type Kind } from '../register/define.ts'
import { placeLabel } from '../register/place.ts'
import { isRefusal, refuse, type Refusal, type Step } from './command.ts'
import type { Item, Row } from './entry.ts'
import { byIndex, sameFact, type Fact, type FactRow } from './fact.ts'
import { references, resolve, unstated } from './references.ts'
import { enteredLate, lay, type Work } from './work.ts'

type Put = Extract<Step, { op: 'put' }>

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

function nextState(kind: Kind, before: Item | null, wanted: string | undefined): string | Refusal {
  const said = (name: string, state: string): Record<string, string> =>
    ({ [name]: kind.stateLabels?.[state]?.zh ?? state, [`${name}En`]: kind.stateLabels?.[state]?.en ?? state })
  if (before === null) {
    const first = firstState(kind)
    return wanted === undefined || wanted === first ? first : refuse('state.first', 'state', { ...said('state', wanted), ...said('first', first) })
  }
  const now = before.state
  if (wanted === undefined || wanted === now) return now
  const may = kind.states[now] ?? []
  if (may.includes(wanted)) return wanted
  const params = { ...said('from', now), ...said('to', wanted) }
  if (may.length === 0) return refuse('state.final', 'state', params)
  const next = may.map(state => said('may', state))
  return refuse('state.does-not-follow', 'state', { ...params, may: next.map(n => n['may']).join('、'), mayEn: next.map(n => n['mayEn']).join(', ') })
}

function prior(work: Work, step: Put): Item | null | Refusal {
  if (step.item === undefined) return null
  const item = work.view.item(step.item)
  if (!item || item.kind !== step.kind) return refuse('record.unknown', 'item', { item: step.item, kind: step.kind })
  if (item.state === 'void') return refuse('record.void', 'item', { item: step.item })
  return item.row === null ? refuse('body.destroyed', 'item', { item: step.item }) : item
}

/** What a kind's own functions may look at while a record is decided, made or amended. */
export function contextOf(work: Work, self: number, before: Item | null): Context {
  const { view } = work
  const { roster, calendar, parameters, duties } = view.globals
  return { roster, calendar, parameters, duties, self, today: work.env.today, before, item: id => view.item(id), facts: key => view.facts(key), need: keys => { view.need(keys) } }
}

/** Everything that a row states: what its kind says, and what it refers to beside that. */
export function stated(kind: Kind, row: Row, ctx: Context): readonly Fact[] {
  const facts = kind.facts(row, ctx)
  const { held, occasion } = kind.place(row)
  return [...facts, ...unstated(references(kind.fields, row), facts, held, occasion)]
}

/** Facts that a new version adds, and those that it withdraws; one that says the same of the same sitting keeps its index. */
function difference(now: readonly FactRow[], facts: readonly Fact[], occasion: number): { added: readonly Fact[]; drops: readonly FactRow[] } {
  const left = now.toSorted(byIndex)
  const added = facts.filter(f => {
    const i = left.findIndex(n => n.occasion === occasion && sameFact(n, f))
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
  return { added, drops: left }
}

/** A refusal about a row, with the place in words for its message. */
function placed(kind: Kind, refusal: Refusal): Refusal {
  const label = refusal.at?.startsWith('row.') ? placeLabel(kind.fields, refusal.at.slice(4)) : undefined
  return label ? { ...refusal, params: { place: label.zh, placeEn: label.en, ...refusal.params } } : refusal
}

/** The row as it will be kept: read, with its references checked and completed by its kind. */
function read(work: Work, kind: Kind, given: Row, ctx: Context): Row | Refusal {
  const resolved = resolve(given, n => work.items[n] ?? undefined)
  if (resolved === undefined) return refuse('step.unknown', 'row')
  const parsed = kind.parse(resolved)
  if ('problem' in parsed) return { ...parsed.problem, at: parsed.problem.at === '' ? 'row' : `row.${parsed.problem.at}` }
  return checkReferences(work, kind, parsed.row) ?? kind.complete(parsed.row, ctx)
}

/** What has happened cannot lie ahead; only records with a serial are about what has happened. */
function checkHeld(kind: Kind, row: Row, held: Day, today: Day): Refusal | undefined {
  if (kind.prefix === undefined || held <= today) return undefined
  const field = Object.keys(kind.fields).find(name => kind.fields[name]?.type === 'day' && row[name] === held)
  return refuse('held.in-future', field === undefined ? 'row' : `row.${field}`, { held, today })
}

function serialOf(work: Work, kind: Kind, before: Item | null, held: Day): { serial?: number; year?: number } {
  if (before) return before.serial === null || before.year === null ? {} : { serial: before.serial, year: before.year }
  if (kind.prefix === undefined) return {}
  const year = Number(held.slice(0, 4))
  return { serial: work.view.serial(kind.id, year) + 1, year }
}

/**
 * Records or corrects: reads the row, checks what it refers to, lets the kind complete it and state its facts, and lays
 * over the view only the facts that this version adds and drops. Facts added by a late entry are late. A record is late
 * for good once it was; it becomes late when a correction moves its day further back than the grace. Serial and the
 * year it counts in stay as first given, whatever the day becomes. Answers the record's id.
 */
export function put(work: Work, step: Put): number | Refusal {
  const kind = work.env.kinds.get(step.kind)
  if (!kind) return refuse('kind.unknown', 'kind', { kind: step.kind })
  const before = prior(work, step)
  if (isRefusal(before)) return before
  const self = before?.item ?? work.env.next + work.made.length
  const ctx = contextOf(work, self, before)
  const row = read(work, kind, step.row, ctx)
  if (isRefusal(row)) return placed(kind, row)
  const state = nextState(kind, before, step.state)
  if (isRefusal(state)) return state
  const { held, unit, occasion } = kind.place(row)
  const ahead = checkHeld(kind, row, held, work.env.today)
  if (ahead) return placed(kind, ahead)
  const late = kind.prefix !== undefined && enteredLate(work.view, held, work.env.today)
  const moved = before !== null && before.held !== held
  const now = before ? work.view.facts({ by: 'item', id: self }).filter(f => f.kind !== 'planned') : []
  const { added, drops } = difference(now, stated(kind, row, ctx), occasion ?? self)
  const isLate = before ? before.late || (moved && late) : late
  lay(work, {
    op: 'put', kind: kind.id, version: kind.version, item: self, state, held, provenance: step.provenance ?? before?.provenance ?? 'entered',
    ...(isLate ? { late: true as const } : {}), ...(unit === undefined ? {} : { unit }), ...(occasion === undefined ? {} : { occasion }),
    ...serialOf(work, kind, before, held), ...(step.batch === undefined ? {} : { batch: step.batch }),
    facts: late ? added.map(f => ({ ...f, late: true as const })) : added, drops,
    body: { row, ...(step.reason === undefined ? {} : { reason: step.reason }), ...(step.lateReason === undefined ? {} : { lateReason: step.lateReason }) },
  })
  return self
}
