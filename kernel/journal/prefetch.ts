import { keysOf } from '../duty/look.ts'
import type { Step } from './command.ts'
import { references, resolve } from './references.ts'
import type { Key } from './view.ts'
import { keysAbout } from './void.ts'
import type { Work } from './work.ts'

function putKeys(work: Work, step: Extract<Step, { op: 'put' }>): readonly Key[] {
  const before: readonly Key[] = step.item === undefined ? [] : [{ slice: 'item', id: step.item }, { slice: 'facts', key: { by: 'item', id: step.item } }]
  const kind = work.env.kinds.get(step.kind)
  // A record that the command makes itself has an id beyond the ledger's; which one does not matter here.
  const resolved = kind && resolve(step.row, () => work.env.next)
  const parsed = kind && resolved !== undefined ? kind.parse(resolved) : undefined
  if (!kind || !parsed || 'problem' in parsed) return before
  const referred = references(kind.fields, parsed.row).filter(r => r.type === 'record').map((r): Key => ({ slice: 'item', id: r.id }))
  const serial: readonly Key[] = step.item !== undefined || kind.prefix === undefined ? []
    : [{ slice: 'serial', kind: kind.id, year: Number(kind.place(parsed.row).held.slice(0, 4)) }]
  return [...before, ...referred, ...serial]
}

function keysFor(work: Work, step: Step): readonly Key[] {
  switch (step.op) {
    case 'put': return putKeys(work, step)
    case 'void': return step.items.flatMap(keysAbout)
    case 'undo': return [{ slice: 'batch', batch: step.batch }]
    case 'amend': case 'destroy': return [{ slice: 'item', id: step.item }, { slice: 'facts', key: { by: 'item', id: step.item } }]
    case 'plan': return [{ slice: 'item', id: step.duty }, ...step.subjects.flatMap(subject => keysOf(work.view.globals, { duty: step.duty, subject }))]
  }
}

/** Asks at once for everything that the steps of a command are seen to need before any of them is decided. */
export function prefetch(work: Work, steps: readonly Step[]): void {
  work.view.need(steps.flatMap(step => keysFor(work, step)))
}
