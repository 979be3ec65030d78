import { refuse, type Refusal, type Step } from './command.ts'
import { lay, repeated, type Work } from './work.ts'
import type { Item } from './entry.ts'
import type { FactRow } from './fact.ts'
import type { Key } from './view.ts'

type Void = Extract<Step, { op: 'void' }>
type Undo = Extract<Step, { op: 'undo' }>

const ways = ['item', 'ref', 'occasion', 'person', 'unit'] as const
const keysAbout = (id: number): readonly Key[] => ways.map(by => ({ slice: 'facts', key: { by, id } }))

/** Facts of other records that refer to this one: by reference, sitting, person or unit. */
function referring(work: Work, id: number): readonly FactRow[] {
  return ways.slice(1).flatMap(by => work.view.facts({ by, id })).filter(f => f.item !== id)
}

function voidOne(work: Work, item: Item, reason: string): void {
  lay(work, { op: 'void', ...repeated(item), state: 'void', drops: work.view.facts({ by: 'item', id: item.item }), body: { reason } })
}

/**
 * Voids records: their facts are withdrawn, their serials stay and are marked 作废. What others refer to is refused
 * with the list of them, unless they are named too.
 */
export function voidItems(work: Work, step: Void): Refusal | undefined {
  if (step.items.length === 0) return refuse('void.nothing', 'items')
  if (step.reason.trim() === '') return refuse('void.reason', 'reason')
  work.view.need(step.items.flatMap((id): Key[] => [{ slice: 'item', id }, ...keysAbout(id)]))
  const found: Item[] = []
  for (const [i, id] of step.items.entries()) {
    const item = work.view.item(id)
    if (!item) return refuse('record.unknown', `items.${i}`, { item: id, kind: '' })
    if (item.state === 'void') return refuse('record.void', `items.${i}`, { item: id })
    const others = [...new Set(referring(work, id).map(f => f.item))].filter(o => !step.items.includes(o))
    if (others.length > 0) return refuse('void.referred', `items.${i}`, { item: id, count: others.length }, others)
    found.push(item)
  }
  for (const item of found) {
    voidOne(work, item, step.reason)
    work.items.push(item.item)
  }
  return undefined
}

/**
 * Undoes a batch: voids every record of it that still stands as it came in. What was changed since, or is referred
 * to from outside the batch, is kept unless it is named; the receipt of the undo lists what was kept.
 */
export function undo(work: Work, step: Undo): Refusal | undefined {
  work.view.need([{ slice: 'batch', batch: step.batch }])
  const all = work.view.batch(step.batch)
  if (all.length === 0) return refuse('batch.unknown', 'batch', { batch: step.batch })
  work.view.need(all.flatMap((id): Key[] => [{ slice: 'item', id }, ...keysAbout(id)]))
  const standing = all.map(id => work.view.item(id)).filter((i): i is Item => i !== null && i.state !== 'void')
  const kept = new Set<number>()
  for (let grew = true; grew;) {
    grew = false
    for (const item of standing) {
      if (kept.has(item.item) || step.items.includes(item.item)) continue
      const used = referring(work, item.item).some(f => !all.includes(f.item) || kept.has(f.item))
      if (item.latest !== item.first || used) { kept.add(item.item); grew = true }
    }
  }
  const going = standing.filter(i => !kept.has(i.item))
  if (going.length === 0) return refuse('undo.nothing', 'batch', { batch: step.batch }, [...kept])
  const named = going.filter(i => step.items.includes(i.item))
  for (const item of named) {
    const others = [...new Set(referring(work, item.item).map(f => f.item))].filter(o => !going.some(g => g.item === o))
    if (others.length > 0) return refuse('void.referred', 'items', { item: item.item, count: others.length }, others)
  }
  for (const item of going) voidOne(work, item, step.reason)
  return undefined
}
