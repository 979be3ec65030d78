import { isRefusal, refuse, type Refusal, type Step } from './command.ts'
import { lay, repeated, type Work } from './work.ts'
import type { Item } from './entry.ts'
import { byIndex, factWays, type FactRow } from './fact.ts'
import type { Key } from './view.ts'

type Void = Extract<Step, { op: 'void' }>
type Undo = Extract<Step, { op: 'undo' }>

/** Everything that has to be looked at before a record may be voided: the record, its facts, and facts that name it. */
export const keysAbout = (id: number): readonly Key[] => [{ slice: 'item', id }, ...factWays.map((by): Key => ({ slice: 'facts', key: { by, id } }))]

/** Records that refer to this one: by reference, sitting, person or unit. */
function referring(work: Work, id: number): readonly number[] {
  const facts = factWays.filter(by => by !== 'item').flatMap((by): readonly FactRow[] => work.view.facts({ by, id }))
  return [...new Set(facts.map(f => f.item))].filter(item => item !== id).sort((a, b) => a - b)
}

/** Refused when somebody outside those that go refers to the record, with the list of them. */
function refused(work: Work, id: number, going: ReadonlySet<number>, at: string): Refusal | undefined {
  const others = referring(work, id).filter(o => !going.has(o))
  return others.length > 0 ? refuse('void.referred', at, { item: id, count: others.length }, others) : undefined
}

/** How far a duty is planned is the ledger's own note; the planner withdraws it with what the duty asked for. */
function voidOne(work: Work, item: Item, reason: string): void {
  const drops = work.view.facts({ by: 'item', id: item.item }).filter(f => f.kind !== 'planned').toSorted(byIndex)
  lay(work, { op: 'void', ...repeated(item), state: 'void', drops, body: { reason } })
}

function standing(work: Work, id: number, at: string): Item | Refusal {
  const item = work.view.item(id)
  if (!item) return refuse('record.unknown', at, { item: id, kind: '' })
  if (item.state === 'void') return refuse('record.void', at, { item: id })
  return item.kind === 'organisation' ? refuse('void.first', at) : item
}

/**
 * Voids records: their facts are withdrawn, their serials stay and are marked 作废. What others refer to is refused
 * with the list of them, unless they are named too.
 */
export function voidItems(work: Work, step: Void): null | Refusal {
  const going = new Set(step.items)
  if (going.size === 0) return refuse('void.nothing', 'items')
  if (step.reason.trim() === '') return refuse('void.reason', 'reason')
  work.view.need([...going].flatMap(keysAbout))
  const found: Item[] = []
  for (const [i, id] of [...going].entries()) {
    const item = standing(work, id, `items.${i}`)
    if (isRefusal(item)) return item
    const used = refused(work, id, going, `items.${i}`)
    if (used) return used
    found.push(item)
  }
  for (const item of found) voidOne(work, item, step.reason)
  return null
}

/** What of a batch stays: changed since, or used by what stays or is outside it; unless it is named. */
function keeps(work: Work, items: readonly Item[], all: ReadonlySet<number>, named: ReadonlySet<number>): ReadonlySet<number> {
  const kept = new Set<number>()
  for (let grew = true; grew;) {
    grew = false
    for (const item of items) {
      if (kept.has(item.item) || named.has(item.item)) continue
      const used = referring(work, item.item).some(o => !all.has(o) || kept.has(o))
      if (item.latest !== item.first || used) { kept.add(item.item); grew = true }
    }
  }
  return kept
}

/**
 * Undoes a batch: voids every record of it that still stands as it came in. What was changed since, or is referred to
 * by what stays, is kept unless it is named: that is what of the batch is not void afterwards.
 */
export function undo(work: Work, step: Undo): null | Refusal {
  if (step.reason.trim() === '') return refuse('void.reason', 'reason')
  const batch = work.view.batch(step.batch)
  if (batch.length === 0) return refuse('batch.unknown', 'batch', { batch: step.batch })
  work.view.need(batch.flatMap(keysAbout))
  const items = batch.map(id => work.view.item(id)).filter((i): i is Item => i !== null && i.state !== 'void' && i.kind !== 'organisation')
  const kept = keeps(work, items, new Set(batch), new Set(step.items))
  const going = items.filter(i => !kept.has(i.item))
  if (going.length === 0) return refuse('undo.nothing', 'batch', { batch: step.batch }, [...kept])
  const ids = new Set(going.map(i => i.item))
  for (const { item } of going) {
    const used = refused(work, item, ids, 'items')
    if (used) return used
  }
  for (const item of going) voidOne(work, item, step.reason)
  return null
}
