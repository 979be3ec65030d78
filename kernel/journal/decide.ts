import { affected } from '../duty/affected.ts'
import { evaluate, prepare } from '../duty/evaluate.ts'
import { gather } from '../duty/reconcile.ts'
import { isRefusal, refuse, type Actor, type Command, type Refusal, type Step } from './command.ts'
import { prefetch } from './prefetch.ts'
import { put } from './put.ts'
import { amend, destroy, planStep } from './upkeep.ts'
import { Overlay, type View } from './view.ts'
import { undo, voidItems } from './void.ts'
import { envelope, type Draft, type Env, type Work } from './work.ts'

function take(work: Work, step: Step): number | null | Refusal {
  switch (step.op) {
    case 'put': return put(work, step)
    case 'void': return voidItems(work, step)
    case 'undo': return undo(work, step)
    case 'amend': return amend(work, step)
    case 'destroy': return destroy(work, step)
    case 'plan': return planStep(work, step)
  }
}

/** A ledger begins with whose it is and whether it proves anything; nothing can come before that. */
const opens = (step: Step | undefined): boolean => step?.op === 'put' && step.kind === 'organisation'

/**
 * Decides a command over a view: the entries it makes, in order, or why not. Pure; throws `Missing` for what the
 * view lacks and nothing else. Everything owed that it could change is planned, matched and reconciled again; the
 * outcomes stand on the last entry, so that only the end of a command is an index for reports.
 */
export function decide(view: View, command: Command, by: Actor, env: Env): readonly Draft[] | Refusal {
  if (command.steps.length === 0) return refuse('command.empty')
  if (env.next === 1 && !opens(command.steps[0])) return refuse('organisation.first', 'steps.0')
  const work: Work = { view: new Overlay(view, env.next), env, by, made: [], items: [], changed: [], pairs: [] }
  prefetch(work, command.steps)
  for (const [i, step] of command.steps.entries()) {
    const done = take(work, step)
    if (isRefusal(done)) return { ...done, at: `steps.${i}${done.at ? `.${done.at}` : ''}` }
    work.items.push(done)
  }
  const pairs = [...affected(work.view, work.changed), ...work.pairs]
  prepare(work.view, pairs)
  const outcomes = gather(pairs.flatMap(p => evaluate(work.view, p)))
  return work.made.map((m, i): Draft => {
    const last = i === work.made.length - 1
    return { envelope: envelope(work, command.id, m, last, last ? outcomes : []), body: m.made.body ?? {}, dropped: m.made.drops ?? [] }
  })
}
