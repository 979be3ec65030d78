import { refuse, type Refusal, type Step } from './command.ts'
import { lay, repeated, type Work } from './work.ts'
import type { Fact } from './fact.ts'
import { stampOf } from './globals.ts'
import { sameFact } from './fact.ts'
import { contextOf } from './put.ts'

type Amend = Extract<Step, { op: 'amend' }>
type Destroy = Extract<Step, { op: 'destroy' }>
type Plan = Extract<Step, { op: 'plan' }>

/**
 * Adds to an old record the facts that its kind's newer version states, naming the release; nothing is withdrawn
 * and the body stays as it was. Where the body was destroyed the record states `unknown` for that release.
 */
export function amend(work: Work, step: Amend): Refusal | undefined {
  work.view.need([{ slice: 'item', id: step.item }, { slice: 'facts', key: { by: 'item', id: step.item } }])
  const item = work.view.item(step.item)
  const kind = item ? work.env.kinds.get(item.kind) : undefined
  if (!item || !kind) return refuse('record.unknown', 'item', { item: step.item, kind: item?.kind ?? '' })
  if (item.state === 'void') return refuse('record.void', 'item', { item: step.item })
  if (item.version >= kind.version) return refuse('amend.nothing', 'item', { item: step.item, version: kind.version })
  const now = work.view.facts({ by: 'item', id: step.item })
  const facts: readonly Fact[] = item.row === null
    ? [{ kind: 'unknown', code: `${kind.id}@${kind.version}`, day: item.held ?? work.env.today }]
    : kind.facts(item.row, contextOf(work, item.item, item)).filter(f => !now.some(n => sameFact(n, f)))
  lay(work, { op: 'amend', ...repeated(item), version: kind.version, facts, body: { reason: step.release } })
  work.items.push(item.item)
  return undefined
}

/**
 * Lawful destruction: the entry is the tombstone. It names basis, approver and copies out of reach; facts, counts
 * and proofs stand. The shell removes bodies, salts and evidence of every version of the record in the same turn.
 */
export function destroy(work: Work, step: Destroy): Refusal | undefined {
  work.view.need([{ slice: 'item', id: step.item }])
  const item = work.view.item(step.item)
  if (!item) return refuse('record.unknown', 'item', { item: step.item, kind: '' })
  if (item.row === null) return refuse('body.destroyed', 'item', { item: step.item })
  if (step.basis.trim() === '') return refuse('destroy.basis', 'basis')
  if (step.approver.trim() === '') return refuse('destroy.approver', 'approver')
  lay(work, { op: 'destroy', ...repeated(item),
    body: { row: { basis: step.basis, approver: step.approver, ...(step.copies === undefined ? {} : { copies: step.copies }) } } })
  work.items.push(item.item)
  return undefined
}

/**
 * Plans one chunk of subjects of a duty up to a day. The duty's `planned` fact carries how far and under which
 * settings; it is `part` until the last chunk, so that a plan cut short is done again whole and to no effect.
 */
export function planStep(work: Work, step: Plan): Refusal | undefined {
  const { globals } = work.view
  work.view.need([{ slice: 'item', id: step.duty }])
  const item = work.view.item(step.duty)
  if (!item || !globals.duties.has(step.duty)) return refuse('record.unknown', 'duty', { item: step.duty, kind: 'duty' })
  const before = globals.planned.get(step.duty)
  if (before && before.day > step.to) return refuse('plan.back', 'to', { to: step.to, planned: before.day })
  const fact: Fact = { kind: 'planned', ref: step.duty, day: step.to, num: stampOf(globals, step.duty), code: step.last ? 'whole' : 'part' }
  lay(work, { op: 'plan', ...repeated(item), facts: [fact], drops: before ? [before] : [] })
  for (const subject of step.subjects) work.pairs.push({ duty: step.duty, subject })
  work.items.push(item.item)
  return undefined
}
