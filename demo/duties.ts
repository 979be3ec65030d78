import type { RuleTemplate } from '../kernel/register/define.ts'
import { founded } from './bureau/people.ts'
import type { Act } from './year/act.ts'

const named = (r: RuleTemplate): string => r.key.split('@', 1)[0] ?? r.key

/** Left aside: hours of study, which the bureau does not count, and the yearly life meetings, held after New Year on notices of their own. */
const leftAside: ReadonlySet<string> = new Set(['central/member-hours', 'central/committee-hours', 'central/branch-life', 'central/democratic-life'])

/** Adopted on the bureau's own basis, because the one that is shipped has not been confirmed. */
const own: Readonly<Record<string, RuleTemplate['basis']>> = {
  'central/theme-day': { document: '明川区司法局2021年机关党建工作要点（明司党〔2021〕3号）', tier: 'own', status: 'local' },
}

/** The rules adopted, each in an act of its own on the first day, from the beginning of the year. */
export function adoptions(rules: readonly RuleTemplate[]): readonly Act[] {
  return rules.filter(r => !leftAside.has(named(r))).map((r): Act =>
    ({ day: founded, id: `duty/${r.key}`, wave: 2, lines: [{ kind: 'duty', as: r.key, row: { rule: { ...r, basis: own[named(r)] ?? r.basis, from: '2021-01-01' } } }] }))
}
