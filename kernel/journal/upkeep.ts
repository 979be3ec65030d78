import { refuse, type Refusal, type Step } from './command.ts'
import { lay, repeated, type Work } from './work.ts'
import { sameFact, type Fact } from './fact.ts'
import { stampOf } from './globals.ts'
import { contextOf, stated } from './put.ts'

type Amend = Extract<Step, { op: 'amend' }>
type Destroy = Extract<Step, { op: 'destroy' }>
type Plan = Extract<Step, { op: 'plan' }>

/**
 * Adds to an old record the facts that its kind's newer version states, naming the release; nothing is withdrawn
 * and the body stays as it was. They are as late as the record is. Where the body was destroyed the record states
 * `unknown` for that version.
 */
export function amend(work: Work, step: Amend): number | Refusal {
  const item = work.view.item(step.item)
  const kind = item ? work.env.kinds.get(item.kind) : undefined
  if (!item || !kind) return refuse('record.unknown', 'item', { item: step.item, kind: item?.kind ?? '' })
  if (item.state === 'void') return refuse('record.void', 'item', { item: step.item })
  if (item.version >= kind.version) return refuse('amend.nothing', 'item', { item: step.item, version: kind.version })
  const now = work.view.facts({ by: 'item', id: step.item })
  const facts: readonly Fact[] = item.row === null
    ? [{ kind: 'unknown', code: `${kind.id}@${kind.version}`, day: item.held ?? work.env.today }]
    : stated(kind, item.row, contextOf(work, item.item, item)).filter(f => !now.some(n => sameFact(n, f)))
  lay(work, { op: 'amend', ...repeated(item), version: kind.version,
    facts: item.late ? facts.map(f => ({ ...f, late: true as const })) : facts, body: { reason: step.release } })
  return item.item
}

/**
 * Lawful destruction: the entry is the tombstone. It names basis, approver and copies out of reach; facts, counts
 * and proofs stand. The shell removes bodies, salts and evidence of every version of the record in the same turn.
 * A duty's text is not destroyed: it names nobody, and what is owed could not be planned without it.
 */
export function destroy(work: Work, step: Destroy): number | Refusal {
  const item = work.view.item(step.item)
  if (!item) return refuse('record.unknown', 'item', { item: step.item, kind: '' })
  if (item.row === null) return refuse('destroy.again', 'item', { item: step.item })
  if (item.kind === 'duty') return refuse('destroy.duty', 'item')
  if (step.basis.trim() === '') return refuse('destroy.basis', 'basis')
  if (step.approver.trim() === '') return refuse('destroy.approver', 'approver')
  lay(work, { op: 'destroy', ...repeated(item),
    body: { row: { basis: step.basis, approver: step.approver, ...(step.copies === undefined ? {} : { copies: step.copies }) } } })
  return item.item
}

/**
 * Plans one chunk of subjects of a duty up to a day. The duty's `planned` fact carries how far and under which
 * settings; it is `part` until the last chunk, so that a plan cut short is done again whole and to no effect. What a
 * voided duty asked for is withdrawn chunk by chunk, and the note with the last.
 */
export function planStep(work: Work, step: Plan): number | Refusal {
  const { globals } = work.view
  const item = work.view.item(step.duty)
  const before = globals.planned.get(step.duty)
  const gone = !globals.duties.has(step.duty)
  if (!item || (gone && !before)) return refuse('record.unknown', 'duty', { item: step.duty, kind: 'duty' })
  if (!gone && before && before.day > step.to) return refuse('plan.back', 'to', { to: step.to, planned: before.day })
  const note: Fact = { kind: 'planned', ref: step.duty, day: step.to, num: stampOf(globals, step.duty), code: step.last ? 'whole' : 'part' }
  lay(work, { op: 'plan', ...repeated(item), facts: gone ? [] : [note], drops: before && (!gone || step.last) ? [before] : [] })
  for (const subject of step.subjects) work.pairs.push({ duty: step.duty, subject })
  return item.item
}
