import { yearOf } from '../../kernel/calendar/index.ts'
import { ruleOn, type Rule } from '../../kernel/duty/rule.ts'
import { cohortDayOf } from '../../kernel/figure/duty.ts'
import { refuse, type Refusal } from '../../kernel/journal/command.ts'
import { matches, type Fact } from '../../kernel/journal/fact.ts'
import { campaignFacts } from '../../kernel/register/campaign.ts'
import type { Context, Finding } from '../../kernel/register/define.ts'
import { personIn } from '../../kernel/roster/cohort.ts'
import { ofPerson, unitOf } from '../../kernel/roster/roster.ts'
import { classOptions, type Pledge } from './fields.ts'

/** Fills in the unit from the signer's post on the day; refuses a signer without one, and a pledge on nothing. */
export function completed(row: Pledge, ctx: Pick<Context, 'roster'>): Pledge | Refusal {
  if (!ofPerson(ctx.roster, row.person, row.day).some(f => f.kind === 'post')) {
    return refuse('person.not-on-roster', 'row.person', { person: row.person, day: row.day, unit: ctx.roster.organisation })
  }
  if (row.class !== 'provisions' && (row.topics ?? []).length === 0) return refuse('field.missing', 'row.topics', { label: '承诺事项', labelEn: 'Topics' })
  return row.unit === undefined ? { ...row, unit: unitOf(ctx.roster, row.person, row.day, row.class === 'secretaries' ? 'branch' : 'office') } : row
}

/** What a pledge states: its class once, each topic once, and that it followed an appointment. */
export function pledgeFacts(row: Pledge): readonly Fact[] {
  const { person, day } = row
  return [
    { kind: 'commitment', code: row.class, person, day, ...(row.unit === undefined ? {} : { unit: row.unit }) },
    ...(row.topics ?? []).map((code): Fact => ({ kind: 'commitment.topic', code, person, day })),
    ...(row.appointed ? [{ kind: 'commitment.appointed', code: row.class, person, day }] : []),
    ...campaignFacts(row.campaigns, day),
  ]
}

/** The rule in force on the day that such a pledge meets. */
function askedBy(row: Pledge, ctx: Pick<Context, 'duties'>): Rule | undefined {
  const fact: Fact = { kind: 'commitment', code: row.class, day: row.day }
  return [...ctx.duties.values()].map(d => ruleOn(d, row.day)?.text).find(text => text !== undefined && matches(text.metBy.fact, fact))
}

/** Nobody signs for a class that is not theirs: looked up on the rule's cohort day, after an appointment on the day signed. */
function notOwed(row: Pledge, ctx: Pick<Context, 'duties' | 'roster'>): readonly Finding[] {
  const rule = askedBy(row, ctx)
  if (rule === undefined) return []
  const on = row.appointed ? row.day : cohortDayOf(rule, yearOf(row.day))
  if (personIn(rule.cohort ?? { all: [] }, ctx.roster, row.person, on)) return []
  const label = classOptions.find(c => c.code === row.class)?.label
  return [{ check: 'commitments.not-owed', at: 'class', params: { person: row.person, day: on, class: label?.zh ?? row.class, classEn: label?.en ?? row.class } }]
}

/** Signatures within the cohort, one document a class and year, and a place for what was signed on paper. */
export function pledgeFindings(row: Pledge, ctx: Context): readonly Finding[] {
  const before = ctx.facts({ by: 'person', id: row.person, kind: 'commitment' })
    .filter(f => f.code === row.class && yearOf(f.day) === yearOf(row.day) && f.item !== ctx.self)
  return [
    ...notOwed(row, ctx),
    ...(before.length === 0 ? [] : [{ check: 'commitments.twice', at: 'person', params: { person: row.person, year: yearOf(row.day) }, items: before.map(f => f.item) }]),
    ...(row.way === 'paper' && row.original === undefined ? [{ check: 'commitments.no-original', at: 'original' }] : []),
  ]
}
