import type { Rule } from '../../kernel/duty/rule.ts'
import type { FoundRegister } from '../../server/discover.ts'

const base = { basis: { document: '测量用制度', tier: 'own', status: 'local' }, owner: '政治处', subject: 'person', cohort: { all: [] }, follows: 'person', tree: 'office',
  deadline: { add: 10 }, from: '2021-01-01' } as const

/** Duties that bind everybody often, which is what makes obligations many: 28 a person and year. */
const own: readonly Rule[] = [
  { ...base, key: 'bench/talk@1', title: '每月谈心', short: '每月谈心', cadence: 'month', metBy: { fact: { kind: 'talk', code: 'heart' } } },
  { ...base, key: 'bench/ideology@1', title: '每月意识形态承诺', short: '每月承诺', cadence: 'month', metBy: { fact: { kind: 'commitment.topic', code: 'ideology' } } },
  { ...base, key: 'bench/study@1', title: '每季学习', short: '每季学习', cadence: 'quarter', metBy: { fact: { kind: 'present' }, with: { kind: 'study' } } },
]

/** Thirty duties: those that the registers bring, as many as there is room for, and the three above. */
export const thirtyRules = (registers: readonly FoundRegister[]): readonly Rule[] =>
  [...own, ...registers.flatMap(r => r.rules).map((rule): Rule => ({ ...rule, from: '2021-01-01' }))].slice(0, 30)
