import { affected, evaluate, prepare } from '../duty/evaluate.ts'
import { gather } from '../duty/reconcile.ts'
import { refuse, type Actor, type Command, type Refusal, type Step } from './command.ts'
import { put } from './put.ts'
import { amend, destroy, planStep } from './upkeep.ts'
import { Overlay, type View } from './view.ts'
import { undo, voidItems } from './void.ts'
import { envelope, type Draft, type Env, type Work } from './work.ts'

function take(work: Work, step: Step): Refusal | undefined {
  switch (step.op) {
    case 'put': return put(work, step)
    case 'void': return voidItems(work, step)
    case 'undo': return undo(work, step)
    case 'amend': return amend(work, step)
    case 'destroy': return destroy(work, step)
    case 'plan': return planStep(work, step)
  }
}

/**
 * Decides a command over a view: the entries it makes, in order, or why not. Pure; throws `Missing` for what the
 * view lacks and nothing else. Everything owed that it could change is planned, matched and reconciled again; the
 * outcomes stand on the last entry, so that only the end of a command is an index for reports.
 */
export function decide(view: View, command: Command, by: Actor, env: Env): readonly Draft[] | Refusal {
  if (command.steps.length === 0) return refuse('command.empty')
  const work: Work = { view: new Overlay(view, env.next), env, by, made: [], items: [], changed: [], pairs: [] }
  for (const [i, step] of command.steps.entries()) {
    const refusal = take(work, step)
    if (refusal) return { ...refusal, at: `steps.${i}${refusal.at ? `.${refusal.at}` : ''}` }
  }
  if (work.made.length === 0) return refuse('command.nothing')
  const pairs = [...affected(work.view, work.changed), ...work.pairs]
  prepare(work.view, pairs)
  const outcomes = gather(pairs.flatMap(p => evaluate(work.view, p)))
  return work.made.map((m, i): Draft => {
    const last = i === work.made.length - 1
    return { envelope: envelope(work, command.id, m, last, last ? outcomes : []), body: m.made.body ?? {} }
  })
}
