import { z } from 'zod'
import { isDay } from '../calendar/index.ts'
import { identities, roles, trees, unitKinds } from '../roster/roster.ts'
import type { Cohort } from '../roster/cohort.ts'
import type { Rule } from './rule.ts'

const day = z.string().refine(isDay)
const codes = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const pattern = z.strictObject({ kind: codes, code: codes.optional(), refers: z.boolean().optional() })

const cohort: z.ZodType<Cohort> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(cohort) }), z.strictObject({ any: z.array(cohort) }), z.strictObject({ not: cohort }),
  z.strictObject({ role: z.array(z.enum(roles)).min(1), at: z.array(z.enum(unitKinds)).optional() }),
  z.strictObject({ identity: z.array(z.enum(identities)).min(1) }), z.strictObject({ politics: z.array(z.string()).min(1) }),
  z.strictObject({ unitKind: z.array(z.enum(unitKinds)).min(1) }), z.strictObject({ unit: z.array(z.int().positive()).min(1) }),
  z.strictObject({ members: z.strictObject({ atLeast: z.int().nonnegative() }) }), z.strictObject({ probation: z.literal(true) }),
])) as z.ZodType<Cohort>

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const deadline = z.strictObject({
  add: z.int().min(-366).max(3660).optional(), unit: z.enum(['day', 'workday']).optional(), on: z.union([monthDay, day]).optional(),
  from: z.enum(['period-start', 'period-end', 'event']).optional(), roll: z.boolean().optional(),
})

const rule = z.strictObject({
  key: z.string().regex(/^[^@\s]+\/[^@\s]+@\d+$/), title: z.string().min(1).max(120), short: z.string().max(40).optional(),
  basis: z.strictObject({ document: z.string().min(1), article: z.string().optional(), tier: z.enum(['central', 'city', 'district', 'own']), status: z.enum(['confirmed', 'unconfirmed', 'local']) }),
  owner: z.string().min(1), doneBy: z.string().optional(), subject: z.enum(['person', 'unit', 'organisation']), cohort: cohort.optional(),
  cadence: z.enum(['once', 'year', 'half', 'quarter', 'month']).optional(),
  trigger: z.strictObject({ fact: pattern, with: pattern.optional(), each: z.literal(true).optional(), count: z.enum(['day', 'end']).optional() }).optional(),
  cohortOn: z.union([z.enum(['period-start', 'period-end']), monthDay, day]).optional(),
  follows: z.enum(['person', 'post']).optional(), tree: z.enum(Object.keys(trees) as [keyof typeof trees]).optional(),
  joiners: z.strictObject({ owe: z.boolean(), within: z.int().positive().max(366).optional() }).optional(),
  deadline, metBy: z.strictObject({ fact: pattern, with: pattern.optional(), amount: z.enum(['one', 'num', 'with']).optional(), need: z.number().positive().optional() }),
  lapses: z.boolean().optional(), from: day, to: day.optional(), fields: z.int().positive().optional(),
}).refine(r => (r.cadence === undefined) !== (r.trigger === undefined), { path: ['cadence'] })
  .refine(r => r.subject === 'organisation' || r.cohort !== undefined, { path: ['cohort'] })
  .refine(r => r.to === undefined || r.to >= r.from, { path: ['to'] })

/** Reads a rule as data, or names the place that is wrong. Unknown fields are refused. */
export function parseRule(input: unknown): { readonly rule: Rule } | { readonly at: string } {
  const parsed = rule.safeParse(input)
  if (parsed.success) return { rule: parsed.data as Rule }
  const issue = parsed.error.issues[0]
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return { at: [...(issue?.path ?? []), ...extra].join('.') }
}
