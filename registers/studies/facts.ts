import { daysBetween } from '../../kernel/calendar/index.ts'
import { dayNumber } from '../../kernel/duty/reconcile.ts'
import { refuse, type Refusal } from '../../kernel/journal/command.ts'
import type { Item } from '../../kernel/journal/entry.ts'
import type { Fact } from '../../kernel/journal/fact.ts'
import { campaignFacts } from '../../kernel/register/campaign.ts'
import type { Context, Finding } from '../../kernel/register/define.ts'
import { ofPerson, unitKind } from '../../kernel/roster/roster.ts'
import type { Study, StudyType } from './fields.ts'

/** Kinds of study about which somebody who was called and did not come still owes something. */
export const withAttendance: readonly StudyType[] = ['warning', 'outside', 'theme-study', 'election', 'training', 'secrecy']

function sitting(row: Study, ctx: Pick<Context, 'item' | 'need'>): Item | null {
  if (row.occasion === undefined) return null
  ctx.need([{ slice: 'item', id: row.occasion }])
  return ctx.item(row.occasion)
}

/** In which office somebody lectured: a leader's post on the day, and its title where it names the committee's secretary. */
function office(person: number, row: Study, ctx: Pick<Context, 'roster' | 'item' | 'need'>): Study['lecturerAs'] {
  const posts = ofPerson(ctx.roster, person, row.day).filter(f => f.kind === 'post' && (f.code === 'chief' || f.code === 'leader'))
  if (posts.length === 0) return 'other'
  ctx.need(posts.map(f => ({ slice: 'item', id: f.item })))
  return posts.some(f => /党委书记|党组书记/.test(String(ctx.item(f.item)?.row?.['title'] ?? ''))) ? 'party-secretary' : 'leader'
}

/** The leading body's own unit where the study is the central group's, else the one that held the sitting. */
function heldBy(row: Study, held: Item | null, ctx: Pick<Context, 'roster'>): number {
  const body = row.type !== 'group' ? undefined : [...ctx.roster.units.keys()].find(u => unitKind(ctx.roster, u, row.day) === 'leading-body')
  return row.unit ?? body ?? held?.unit ?? ctx.roster.organisation
}

/**
 * Fills in what the sitting, the roster and the documents already say: unit, whether it makes up for another sitting,
 * the theme of a group study, the lecturer's office. Refuses a lecture by nobody and a contest of nobody.
 */
export function completed(row: Study, ctx: Pick<Context, 'roster' | 'item' | 'need'>): Study | Refusal {
  if (row.type === 'lecture' && row.lecturer === undefined) return refuse('field.missing', 'row.lecturer', { label: '授课人', labelEn: 'Lecturer' })
  if (row.type === 'contest' && row.participants === undefined) return refuse('field.missing', 'row.participants', { label: '参加人数', labelEn: 'Participants' })
  const held = sitting(row, ctx)
  const theme = row.theme ?? (row.type === 'group' ? row.documents?.[0]?.class ?? 'other' : undefined)
  const lecturerAs = row.lecturer === undefined ? undefined : row.lecturerAs ?? office(row.lecturer, row, ctx)
  const makeup = row.makeup ?? (held?.row?.['makesUp'] !== undefined ? true : undefined)
  return { ...row, unit: heldBy(row, held, ctx), ...(theme === undefined ? {} : { theme }), ...(lecturerAs === undefined ? {} : { lecturerAs }), ...(makeup === undefined ? {} : { makeup }) }
}

/** Days from issue to study of the document that waited longest; undefined where no issue day is known. */
function longestLag(row: Study): number | undefined {
  const lags = (row.documents ?? []).flatMap(d => d.issued !== undefined && d.issued <= row.day ? [daysBetween(d.issued, row.day)] : [])
  return lags.length === 0 ? undefined : Math.max(...lags)
}

/**
 * What a study states. A make-up is another kind of fact, so that it meets what was missed, is not counted as a study
 * and calls nobody anew. `num` of a document is its issue day as yyyymmdd, of a study its hours.
 */
export function studyFacts(row: Study): readonly Fact[] {
  const { day } = row
  const lag = longestLag(row)
  return [
    { kind: row.makeup ? 'study.makeup' : 'study', code: row.type, day, ...(row.unit === undefined ? {} : { unit: row.unit }), ...(row.hours === undefined ? {} : { num: row.hours }) },
    ...(row.theme === undefined ? [] : [{ kind: 'study.theme', code: row.theme, day }]),
    ...(row.documents ?? []).map((d): Fact => ({ kind: 'study.document', code: d.class, day, ...(d.issued === undefined ? {} : { num: dayNumber(d.issued) }) })),
    ...(lag === undefined ? [] : [{ kind: 'study.lag', day, num: lag }]),
    ...(row.follows === undefined ? [] : [{ kind: 'study.follows', day, ref: row.follows }]),
    ...(row.films ?? []).map((): Fact => ({ kind: 'film', day })),
    ...(row.type === 'lecture' && row.lecturer !== undefined ? [{ kind: 'lecture', person: row.lecturer, code: row.lecturerAs ?? 'other', day }] : []),
    ...(row.type === 'contest' && row.participants !== undefined ? [{ kind: 'contest', day, num: row.participants }] : []),
    ...campaignFacts(row.campaigns, day),
  ]
}

/** The same kind of study twice about one sitting. */
function twice(row: Study, ctx: Context): readonly Finding[] {
  if (row.occasion === undefined) return []
  const others = ctx.facts({ by: 'occasion', id: row.occasion, kind: row.makeup ? 'study.makeup' : 'study' }).filter(f => f.code === row.type && f.item !== ctx.self)
  return others.length === 0 ? [] : [{ check: 'studies.twice', at: 'occasion', items: others.map(f => f.item) }]
}

/** 首学: no branch studies a document before the leading body has. */
function beforeLeaders(row: Study, ctx: Context): readonly Finding[] {
  if (row.follows === undefined) return []
  ctx.need([{ slice: 'item', id: row.follows }])
  const held = ctx.item(row.follows)?.held
  return held === undefined || held === null || held <= row.day ? [] : [{ check: 'studies.before-leaders', at: 'follows', params: { day: row.day, held }, items: [row.follows] }]
}

/** Study not before issue, day and sitting in agreement, attendance known where it is owed, leaders first, nothing twice. */
export function studyFindings(row: Study, ctx: Context): readonly Finding[] {
  const held = sitting(row, ctx)?.held
  return [
    ...(row.documents ?? []).flatMap((d, i): readonly Finding[] => d.issued === undefined || d.issued <= row.day ? []
      : [{ check: 'studies.before-issue', at: `documents.${i}.issued`, params: { issued: d.issued, day: row.day } }]),
    ...(held === undefined || held === null || held === row.day ? [] : [{ check: 'studies.other-day', at: 'day', params: { held, day: row.day }, items: [row.occasion ?? 0] }]),
    ...(row.occasion === undefined && withAttendance.includes(row.type) ? [{ check: 'studies.no-occasion', at: 'occasion' }] : []),
    ...twice(row, ctx),
    ...beforeLeaders(row, ctx),
  ]
}
