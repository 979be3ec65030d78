import type { Day } from '../../kernel/calendar/index.ts'
import { refuse, type Refusal } from '../../kernel/journal/command.ts'
import type { Fact, FactKey } from '../../kernel/journal/fact.ts'
import { campaignFacts, type Campaign } from '../../kernel/register/campaign.ts'
import type { Context, Finding } from '../../kernel/register/define.ts'
import { ofPerson, type Role, type Roster } from '../../kernel/roster/roster.ts'

export type TalkType = 'before-office' | 'collective' | 'recruit' | 'confirmation' | 'heart'

/** A talk as recorded: who with whom, when, about which appointment or in which round; never what was said. */
export type Talk = {
  readonly type: TalkType
  readonly day: Day
  readonly talker: number
  readonly subjects: readonly number[]
  readonly post?: number
  readonly round?: number
  readonly campaigns?: readonly Campaign[]
}
export type Round = { readonly from: Day; readonly to: Day; readonly year: number }

/** The roles that a duty names for its talker; types that are not listed leave it open. */
const talkerRoles: { readonly [T in TalkType]?: readonly Role[] } = {
  'before-office': ['discipline-head'],
  recruit: ['chief', 'leader', 'middle'],
  confirmation: ['chief', 'leader', 'middle'],
}
const aboutAPost: readonly TalkType[] = ['before-office', 'recruit', 'confirmation']
const factsOf = (item: number, kind: string): FactKey => ({ by: 'item', id: item, kind })

/** Whether somebody holds, on the day, a post that the talk's duty names; true where none is named. */
export function mayTalk(roster: Roster, type: TalkType, talker: number, day: Day): boolean {
  const roles: readonly string[] | undefined = talkerRoles[type]
  return roles === undefined || ofPerson(roster, talker, day).some(f => f.kind === 'post' && roles.includes(f.code ?? ''))
}

function countRefused(row: Talk): Refusal | undefined {
  const n = row.subjects.length
  if (n === 0) return refuse('field.missing', 'row.subjects', { label: '谈话对象', labelEn: 'Talked with' })
  const own = row.subjects.indexOf(row.talker)
  if (own >= 0) return refuse('talks.with-oneself', `row.subjects.${own}`, { person: row.talker })
  if (row.type === 'collective' && n === 1) return refuse('talks.collective-of-one', 'row.subjects')
  return row.post !== undefined && n > 1 ? refuse('talks.one-post-one-person', 'row.subjects', { count: n }) : undefined
}

/**
 * Why a talk cannot stand: with oneself, with nobody, collective with one, about a post that is somebody else's or
 * that its type has nothing to do with. Undefined when it can.
 */
export function talkRefused(row: Talk, ctx: Pick<Context, 'facts'>): Refusal | undefined {
  const wrong = countRefused(row)
  if (wrong) return wrong
  if (row.type === 'before-office' && row.post === undefined) return refuse('field.missing', 'row.post', { label: '所任职务', labelEn: 'Post' })
  if (row.post !== undefined && !aboutAPost.includes(row.type)) return refuse('talks.no-post-asked', 'row.post')
  if (row.round !== undefined && row.type !== 'heart') return refuse('talks.no-round-asked', 'row.round')
  if (row.post === undefined) return undefined
  const holder = ctx.facts(factsOf(row.post, 'post'))[0]?.person
  return holder === row.subjects[0] ? undefined : refuse('talks.post-of-another', 'row.post', { item: row.post, person: row.subjects[0] ?? 0 })
}

/** A fact for each person talked with, which names the post or the round it was about, and one for who talked. */
export function talkFacts(row: Talk): readonly Fact[] {
  const { type: code, day } = row
  const ref = row.post ?? row.round
  return [
    ...row.subjects.map((person): Fact => ({ kind: 'talk', code, person, day, ...(ref === undefined ? {} : { ref }) })),
    { kind: 'talk.talker', code, person: row.talker, day },
    ...campaignFacts(row.campaigns, day),
  ]
}

/** Points at a talker without the post that the duty names, and at a talk outside the days of its round. */
export function talkFindings(row: Talk, ctx: Pick<Context, 'roster' | 'facts'>): readonly Finding[] {
  const { type, talker, day, round } = row
  const days = round === undefined ? undefined : ctx.facts(factsOf(round, 'talk.round'))[0]
  const outside = days !== undefined && (day < days.day || (days.end !== undefined && day > days.end))
  return [
    ...(mayTalk(ctx.roster, type, talker, day) ? [] : [{ check: 'talks.talker-post', at: 'talker', params: { person: talker, day, type } }]),
    ...(outside ? [{ check: 'talks.outside-round', at: 'day', params: { day, from: days.day, to: days.end ?? '' }, items: [days.item] }] : []),
  ]
}

/** Why a round cannot stand: it ends before it begins, or does not begin in its year. */
export function roundRefused(row: Round): Refusal | undefined {
  if (row.to < row.from) return refuse('range.backwards', 'row.to', { from: row.from, to: row.to })
  return row.from.startsWith(`${row.year}-`) ? undefined : refuse('talks.round-of-other-year', 'row.year', { year: row.year, from: row.from })
}

/** A round is stated of the organisation, because it asks everybody on the roster; its last day is a fact of its own, so that a report can print it from the record. */
export const roundFacts = (row: Round, ctx: Pick<Context, 'roster'>): readonly Fact[] => [
  { kind: 'talk.round', unit: ctx.roster.organisation, day: row.from, end: row.to },
  { kind: 'talk.round.end', unit: ctx.roster.organisation, day: row.to },
]
