import type { Day } from '../calendar/index.ts'
import { kindsOf, type FactPattern, type FactRow } from '../journal/fact.ts'
import type { Globals } from '../journal/globals.ts'
import { plan } from './plan.ts'
import { ruleOn, type Duty, type Rule } from './rule.ts'

/** An adopted duty that looks at the same facts: what is recorded for it serves the new one too. */
export type Shared = { readonly duty: number; readonly title: string; readonly kinds: readonly string[] }

/** What a duty costs in a year (DESIGN promise 5): who owes it, how often all of them together, what is filled in. */
export type Burden = {
  readonly subjects: number
  /** Deeds asked of all subjects together. Where a sum is asked each period counts once: in how many parts is not known. */
  readonly times: number
  /** Fields filled in for one deed, as the rule says; null when it does not. */
  readonly fields: number | null
  readonly filled: number | null
  /** Empty when every deed has to be recorded for this duty alone. */
  readonly shared: readonly Shared[]
}

const codesOf = (pattern: FactPattern): readonly string[] | undefined =>
  pattern.code === undefined ? undefined : typeof pattern.code === 'string' ? [pattern.code] : pattern.code

/** The kinds of which one fact can match both patterns. */
function common(a: FactPattern, b: FactPattern): readonly string[] {
  const [codes, others] = [codesOf(a), codesOf(b)]
  const disjoint = codes !== undefined && others !== undefined && !codes.some(c => others.includes(c))
  const opposed = a.refers !== undefined && b.refers !== undefined && a.refers !== b.refers
  return disjoint || opposed ? [] : kindsOf(a).filter(kind => kindsOf(b).includes(kind))
}

function sharedWith(rule: Rule, duties: Globals['duties'], day: Day): readonly Shared[] {
  return [...duties.values()].flatMap((duty): readonly Shared[] => {
    const text = ruleOn(duty, day)?.text
    const kinds = text === undefined ? [] : common(rule.metBy.fact, text.metBy.fact)
    return text === undefined || kinds.length === 0 ? [] : [{ duty: duty.duty, title: text.title, kinds }]
  })
}

/** Everybody who could be a subject of the rule. */
const subjectsOf = (rule: Rule, { persons, units, organisation }: Globals['roster']): readonly number[] =>
  rule.subject === 'person' ? [...persons.keys()] : rule.subject === 'unit' ? [...units.keys()] : organisation === 0 ? [] : [organisation]

/**
 * What a rule would cost in a calendar year, on the roster as it is, before it is switched on. What events will come
 * nobody knows: of an event rule the costs are those of the events given for each subject, such as last year's, in
 * their own year. The rule itself, when it is adopted already, is not counted among those that share its facts.
 */
export function burden(rule: Rule, { roster, calendar, duties }: Globals, year: number, eventsOf: (subject: number) => readonly FactRow[] = () => [], self?: number): Burden {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const whole: Duty = { duty: 0, versions: [{ rule: 1, text: { ...rule, from: first } }], plannedTo: last, ledgerFrom: '1900-01-01' }
  const counted = (rule.metBy.amount ?? 'one') === 'one' ? rule.metBy.need ?? 1 : 1
  const dues = subjectsOf(rule, roster).map(subject => plan(whole, subject, roster, calendar, () => eventsOf(subject)).length).filter(n => n > 0)
  const times = dues.reduce((sum, n) => sum + n * counted, 0)
  const fields = rule.fields ?? null
  const others = new Map([...duties].filter(([duty]) => duty !== self))
  return { subjects: dues.length, times, fields, filled: fields === null ? null : times * fields, shared: sharedWith(rule, others, last) }
}
