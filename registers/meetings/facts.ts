import { refuse, type Refusal } from '../../kernel/journal/command.ts'
import type { Fact, FactKey } from '../../kernel/journal/fact.ts'
import { campaignFacts } from '../../kernel/register/campaign.ts'
import type { Context, Finding } from '../../kernel/register/define.ts'
import { unitKind, type UnitKind } from '../../kernel/roster/roster.ts'
import { typeOptions, type Meeting, type MeetingType } from './fields.ts'

const branches: readonly UnitKind[] = ['branch', 'bar-branch']
/** Who holds which kind of meeting. */
const heldBy: Readonly<Record<MeetingType, readonly UnitKind[]>> = {
  'general': branches, 'committee': branches, 'group': ['party-group'], 'theme-day': branches, 'org-life': [...branches, 'party-group'],
  'democratic-life': ['leading-body'], 'special': ['leading-body', 'organisation'],
}

/** Refuses presence stated twice (on the sitting and in numbers) and more people present than were due. */
export function refused(row: Meeting): Refusal | undefined {
  if (row.counts === undefined) return undefined
  if (row.occasion !== undefined) return refuse('meetings.counted-twice', 'row.counts')
  return row.counts.present > row.counts.due ? refuse('field.range', 'row.counts.present', { value: row.counts.present, min: 0, max: row.counts.due }) : undefined
}

/** What a meeting states: that its unit held it, its campaigns, and attendance in numbers where nobody is on the roster. */
export function meetingFacts(row: Meeting): readonly Fact[] {
  const { unit, day, counts } = row
  return [
    { kind: 'meeting', code: row.type, unit, day },
    ...(counts === undefined ? [] : [{ kind: 'meeting.due', code: row.type, unit, day, num: counts.due }, { kind: 'meeting.present', code: row.type, unit, day, num: counts.present }]),
    ...campaignFacts(row.campaigns, day),
  ]
}

/** How many of those called have to be there: two thirds for a democratic life meeting, half for a branch committee. */
const quorums: { readonly [T in MeetingType]?: readonly [number, number] } = { 'democratic-life': [2, 3], 'committee': [1, 2] }

function attended(row: Meeting, ctx: Context): { readonly due: number; readonly present: number } | undefined {
  const { occasion } = row
  if (occasion === undefined) return row.counts
  const key = (kind: string): FactKey => ({ by: 'occasion', id: occasion, kind })
  ctx.need(['present', 'absent'].map(kind => ({ slice: 'facts', key: key(kind) })))
  const of = (kind: string): number => ctx.facts(key(kind)).filter(f => f.ref === undefined).length
  const present = of('present')
  return { due: present + of('absent'), present }
}

function quorum(row: Meeting, ctx: Context): readonly Finding[] {
  const [part, of] = quorums[row.type] ?? [0, 1]
  const there = attended(row, ctx)
  return there === undefined || there.present * of >= there.due * part ? []
    : [{ check: 'meetings.quorum', at: row.occasion === undefined ? 'counts.present' : 'occasion', params: { present: there.present, due: there.due } }]
}

/** The same unit's other meetings of the kind on the day. */
function twice(row: Meeting, ctx: Context): readonly Finding[] {
  const others = ctx.facts({ by: 'unit', id: row.unit, kind: 'meeting' }).filter(f => f.code === row.type && f.day === row.day && f.item !== ctx.self)
  return others.length === 0 ? [] : [{ check: 'meetings.twice', at: 'day', params: { unit: row.unit, day: row.day }, items: others.map(f => f.item) }]
}

function otherDay(row: Meeting, ctx: Context): readonly Finding[] {
  if (row.occasion === undefined) return []
  ctx.need([{ slice: 'item', id: row.occasion }])
  const held = ctx.item(row.occasion)?.held
  return held === undefined || held === null || held === row.day ? [] : [{ check: 'meetings.other-day', at: 'day', params: { held, day: row.day }, items: [row.occasion] }]
}

/** A meeting held by those who hold such meetings, once a day, on its sitting's day, with a quorum, and with minutes. */
export function meetingFindings(row: Meeting, ctx: Context): readonly Finding[] {
  const kind = unitKind(ctx.roster, row.unit, row.day)
  const label = typeOptions.find(t => t.code === row.type)?.label
  return [
    ...(kind !== undefined && heldBy[row.type].includes(kind) ? [] : [{ check: 'meetings.not-theirs', at: 'unit', params: { unit: row.unit, type: label?.zh ?? row.type, typeEn: label?.en ?? row.type } }]),
    ...twice(row, ctx), ...otherDay(row, ctx), ...quorum(row, ctx),
    ...(row.minutes === undefined ? [{ check: 'meetings.no-minutes', at: 'minutes' }] : []),
  ]
}
