import type { RuleTemplate } from '../kernel/register/define.ts'
import { founded } from './bureau/people.ts'
import type { Act } from './year/act.ts'

/**
 * Rules that this bureau leaves aside: their basis is not confirmed, and it does not count hours of study.
 */
const left: ReadonlySet<string> = new Set(['central/member-hours', 'central/committee-hours'])

/** The rules adopted, each in an act of its own on the first day, from the beginning of the year. */
export function adoptions(rules: readonly RuleTemplate[]): readonly Act[] {
  return rules.filter(r => !left.has(r.key.split('@', 1)[0] ?? '')).map((r): Act =>
    ({ day: founded, id: `duty/${r.key}`, wave: 2, lines: [{ kind: 'duty', as: r.key, row: { rule: { ...r, from: '2021-01-01' } } }] }))
}
