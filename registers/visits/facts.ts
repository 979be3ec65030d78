import type { Day } from '../../kernel/calendar/index.ts'
import { refuse, type Refusal } from '../../kernel/journal/command.ts'
import type { Fact } from '../../kernel/journal/fact.ts'
import { campaignFacts, type Campaign } from '../../kernel/register/campaign.ts'
import type { Context, Finding } from '../../kernel/register/define.ts'
import { ofPerson, unitKind, type UnitKind } from '../../kernel/roster/roster.ts'

/** A visit as recorded: what its facts and checks look at. */
export type Visit = {
  readonly day: Day
  readonly leaders: readonly number[]
  readonly unit: number
  readonly secretaries?: number
  readonly problems?: number
  readonly campaigns?: readonly Campaign[]
}

const branches: readonly (UnitKind | undefined)[] = ['branch', 'bar-branch']

/** Why a visit cannot stand: nobody went, or the unit did not exist on that day; undefined when it can. */
export function visitRefused(row: Visit, ctx: Pick<Context, 'roster'>): Refusal | undefined {
  if (row.leaders.length === 0) return refuse('field.missing', 'row.leaders', { label: '调研领导', labelEn: 'Leaders' })
  return unitKind(ctx.roster, row.unit, row.day) === undefined ? refuse('visits.no-such-unit', 'row.unit', { unit: row.unit, day: row.day }) : undefined
}

/** What a visit states. Secretaries heard and problems found are counts: zero is a legal value and is stated, an empty field is not. */
export function visitFacts(row: Visit, ctx: Pick<Context, 'roster'>): readonly Fact[] {
  const { day, unit } = row
  return [
    { kind: 'visit', unit, day, code: branches.includes(unitKind(ctx.roster, unit, day)) ? 'branch' : 'office' },
    ...row.leaders.map((person): Fact => ({ kind: 'visit.leader', person, day })),
    ...(row.secretaries === undefined ? [] : [{ kind: 'visit.heard', unit, day, num: row.secretaries }]),
    ...(row.problems === undefined ? [] : [{ kind: 'visit.problems', unit, day, num: row.problems }]),
    ...campaignFacts(row.campaigns, day),
  ]
}

/** Points at everybody who was no leader on the day of the visit; two visits on one day are nothing to look at. */
export function visitFindings(row: Visit, ctx: Pick<Context, 'roster'>): readonly Finding[] {
  const leads = (person: number): boolean =>
    ofPerson(ctx.roster, person, row.day).some(f => f.kind === 'post' && (f.code === 'leader' || f.code === 'chief'))
  return row.leaders.flatMap((person, i): readonly Finding[] => leads(person) ? []
    : [{ check: 'visits.not-a-leader', at: `leaders.${i}`, params: { person, day: row.day } }])
}
