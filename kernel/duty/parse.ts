import { z } from 'zod'
import { isDay, type Day } from '../calendar/index.ts'
import { fits, type Cohort } from '../roster/cohort.ts'
import { identities, politics, roles, trees, unitKinds, type Tree } from '../roster/roster.ts'
import type { Rule } from './rule.ts'

const day = z.string().refine(isDay)
/** In a leap year, so that 02-29 is one; a deadline takes it for the last day of February. */
const monthDay = z.string().refine(text => isDay(`2000-${text}`))
const codes = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const pattern = z.strictObject({ kind: codes, code: codes.exactOptional(), refers: z.boolean().exactOptional() })
const someOf = <const T extends readonly string[]>(list: T): z.ZodArray<z.ZodEnum<{ [K in T[number]]: K }>> => z.array(z.enum(list)).min(1)

const cohort: z.ZodType<Cohort> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(cohort) }), z.strictObject({ any: z.array(cohort) }), z.strictObject({ not: cohort }),
  z.strictObject({ role: someOf(roles), at: someOf(unitKinds).exactOptional() }),
  z.strictObject({ identity: someOf(identities) }), z.strictObject({ politics: someOf(politics) }),
  z.strictObject({ unitKind: someOf(unitKinds) }), z.strictObject({ unit: z.array(z.int().positive()).min(1) }),
  z.strictObject({ members: z.strictObject({ atLeast: z.int().nonnegative() }) }), z.strictObject({ probation: z.literal(true) }),
]))

const deadline = z.strictObject({
  add: z.int().min(-366).max(3660).exactOptional(), unit: z.enum(['day', 'workday']).exactOptional(), on: z.union([monthDay, day]).exactOptional(),
  from: z.enum(['period-start', 'period-end', 'event']).exactOptional(), roll: z.boolean().exactOptional(),
})

const treeNames = Object.keys(trees).filter((name): name is Tree => Object.hasOwn(trees, name))
/** Far enough back for any bureau's ledger, and for every deadline to lie within the days that the calendar knows. */
const earliest: Day = '1990-01-01'

const rule: z.ZodType<Rule> = z.strictObject({
  key: z.string().regex(/^[^@\s]+\/[^@\s]+@\d+$/), title: z.string().min(1).max(120), short: z.string().max(40).exactOptional(),
  basis: z.strictObject({ document: z.string().min(1), article: z.string().exactOptional(), tier: z.enum(['central', 'city', 'district', 'own']), status: z.enum(['confirmed', 'unconfirmed', 'local']) }),
  owner: z.string().min(1), doneBy: z.string().exactOptional(), subject: z.enum(['person', 'unit', 'organisation']), cohort: cohort.exactOptional(),
  cadence: z.enum(['once', 'year', 'half', 'quarter', 'month']).exactOptional(),
  trigger: z.strictObject({ fact: pattern, with: pattern.exactOptional(), each: z.literal(true).exactOptional(), count: z.enum(['day', 'end']).exactOptional() }).exactOptional(),
  cohortOn: z.union([z.enum(['period-start', 'period-end']), monthDay.refine(text => text !== '02-29'), day]).exactOptional(),
  follows: z.enum(['person', 'post']).exactOptional(), tree: z.enum(treeNames).exactOptional(),
  joiners: z.strictObject({ owe: z.boolean(), within: z.int().positive().max(366).exactOptional() }).exactOptional(),
  deadline, metBy: z.strictObject({ fact: pattern, with: pattern.exactOptional(), amount: z.enum(['one', 'num', 'with']).exactOptional(), need: z.number().positive().exactOptional() }),
  lapses: z.boolean().exactOptional(), from: day.refine(d => d >= earliest), to: day.exactOptional(), fields: z.int().positive().exactOptional(),
}).refine(r => (r.cadence === undefined) !== (r.trigger === undefined), { path: ['cadence'] })
  .refine(r => r.subject === 'organisation' || r.cohort !== undefined, { path: ['cohort'] })
  .refine(r => r.cohort === undefined || fits(r.cohort, r.subject === 'person' ? 'person' : 'unit'), { path: ['cohort'] })
  .refine(r => r.metBy.amount !== 'with' || r.metBy.with !== undefined, { path: ['metBy', 'with'] })
  .refine(r => r.to === undefined || r.to >= r.from, { path: ['to'] })
  .refine(hasAnchor, { path: ['deadline', 'from'] })

/**
 * Whether there is a day that the deadline counts from: an event for event rules, a period for calendar rules, and for
 * what is asked once and never ends, its beginning.
 */
function hasAnchor({ deadline: { on, from }, trigger, cadence, to }: Pick<Rule, 'deadline' | 'trigger' | 'cadence' | 'to'>): boolean {
  if (on !== undefined) return true
  if (trigger) return from === undefined || from === 'event'
  return from !== 'event' && (cadence !== 'once' || to !== undefined || from === 'period-start')
}

/** Reads a rule as data, or names the place that is wrong. Unknown fields are refused. */
export function parseRule(input: unknown): { readonly rule: Rule } | { readonly at: string } {
  const parsed = rule.safeParse(input)
  if (parsed.success) return { rule: parsed.data }
  const [issue] = parsed.error.issues
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return { at: [...(issue?.path ?? []), ...extra].join('.') }
}
