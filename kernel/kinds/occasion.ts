import type { Day } from '../calendar/index.ts'
import { refuse, type Refusal } from '../journal/command.ts'
import type { Fact, FactRow } from '../journal/fact.ts'
import type { Context, Finding } from '../register/define.ts'
import { defineRegister } from '../register/define.ts'
import { personsIn, type Cohort } from '../roster/cohort.ts'
import { holds, ofPerson, type Identity, type Role } from '../roster/roster.ts'
import { identityOptions, roleOptions } from './roster.ts'
import { reasonOptions } from './settings.ts'

/** Who was called, as it was said: a unit, roles, identities, or all of these together. */
const saidFields = {
  unit: { type: 'unit', label: { zh: '单位', en: 'Unit' } },
  roles: { type: 'choices', label: { zh: '职务类别', en: 'Roles' }, options: roleOptions },
  identities: { type: 'choices', label: { zh: '身份', en: 'Identities' }, options: identityOptions },
} as const

type Said = { readonly unit?: number; readonly roles?: readonly Role[]; readonly identities?: readonly Identity[] }

/** Everybody whom the saying meant on that day, in order of their number. */
export function called(said: Said, ctx: Pick<Context, 'roster'>, day: Day): readonly number[] {
  const parts: Cohort[] = [
    ...(said.unit === undefined || said.unit === ctx.roster.organisation ? [] : [{ unit: [said.unit] }]),
    ...(said.roles === undefined ? [] : [{ role: said.roles }]),
    ...(said.identities === undefined ? [] : [{ identity: said.identities }]),
  ]
  return personsIn({ all: parts }, ctx.roster, day)
}

type People = { readonly said?: Said; readonly due?: readonly number[]; readonly absent?: readonly { readonly person: number }[] }
type Sitting = { readonly day: Day; readonly from?: string; readonly to?: string; readonly people: People }

/** Everybody on the list has a post on the day, unless an earlier version had them there on the same day already. */
function checkPeople({ day, people: { said, absent } }: Sitting, due: readonly number[], ctx: Context, before: Sitting | null): Refusal | undefined {
  const known = new Set(before?.day === day ? before.people.due : [])
  const stranger = due.findIndex(p => !known.has(p) && !ofPerson(ctx.roster, p, day).some(f => f.kind === 'post'))
  if (stranger >= 0) return refuse('person.not-on-roster', `row.people.due.${stranger}`, { person: due[stranger] ?? 0, day, unit: ctx.roster.organisation })
  const listed = new Set(due)
  const outside = (absent ?? []).findIndex(a => !listed.has(a.person))
  if (outside < 0) return undefined
  const params = { person: absent?.[outside]?.person ?? 0, day }
  const at = `row.people.absent.${outside}.person`
  return said?.unit === undefined ? refuse('occasion.absent-not-due', at, params) : refuse('person.not-on-roster', at, { ...params, unit: said.unit })
}

const presentOf = ({ people: { due, absent } }: Sitting): readonly number[] => {
  const away = new Set((absent ?? []).map(a => a.person))
  return (due ?? []).filter(p => !away.has(p))
}

/** Presence of a person at another sitting of the same day, where hours are given for both and overlap. */
function elsewhere(row: Sitting, ctx: Context): readonly Finding[] {
  const { day, from, to } = row
  if (from === undefined || to === undefined) return []
  const present = presentOf(row)
  ctx.need(present.map(id => ({ slice: 'facts', key: { by: 'person', id, kind: 'present' } })))
  const isOther = (f: FactRow): boolean => f.day === day && f.item !== ctx.self
  const others = present.flatMap(person => ctx.facts({ by: 'person', id: person, kind: 'present' }).filter(isOther).map(f => ({ person, item: f.item })))
  ctx.need(others.map(o => ({ slice: 'item', id: o.item })))
  const overlaps = (item: number): boolean => {
    const { from: begins, to: ends } = ctx.item(item)?.row ?? {}
    return typeof begins === 'string' && typeof ends === 'string' && begins < to && from < ends
  }
  return others.filter(o => overlaps(o.item)).map(o => ({ check: 'occasion.elsewhere', at: 'people', params: { person: o.person, day }, items: [o.item] }))
}

/** Presence of a person who was on approved leave that day; days alone are compared. */
function onLeave(row: Sitting, ctx: Context): readonly Finding[] {
  const { day } = row
  const present = presentOf(row)
  ctx.need(present.map(id => ({ slice: 'facts', key: { by: 'person', id, kind: 'exemption' } })))
  return present.flatMap(person => ctx.facts({ by: 'person', id: person, kind: 'exemption' }).filter(f => f.code === 'leave' && holds(f, day))
    .map(f => ({ check: 'occasion.on-leave', at: 'people', params: { person, day }, items: [f.item] })))
}

/**
 * 场次: one sitting and who was there; the only record that states presence. Who was called is said as a unit or a
 * class and expanded to names when decided: a later roster correction does not change who was there.
 */
export const occasion = defineRegister({
  id: 'occasion', version: 1, label: { zh: '场次', en: 'Event' }, prefix: '场次', headline: ['title'], ownUnitOnly: ['people.absent.reason'],
  looked: {
    'occasion.elsewhere': { zh: '无人同时在另一场次', en: 'Nobody is at another event at the same time' },
    'occasion.on-leave': { zh: '无人在请假期间出席', en: 'Nobody was present while on leave' },
  },
  fields: {
    title: { type: 'text', label: { zh: '名称', en: 'Title' }, required: true, max: 120 },
    day: { type: 'day', label: { zh: '举办日', en: 'Held on' }, required: true },
    from: { type: 'time', label: { zh: '开始', en: 'From' } },
    to: { type: 'time', label: { zh: '结束', en: 'To' } },
    place: { type: 'text', label: { zh: '地点', en: 'Place' }, max: 80 },
    unit: { type: 'unit', label: { zh: '组织单位', en: 'Held by' }, required: true },
    chair: { type: 'person', label: { zh: '主持人', en: 'Chair' } },
    makesUp: { type: 'record', of: 'occasion', label: { zh: '补哪一场', en: 'Makes up for' } },
    people: { type: 'group', label: { zh: '参加人', en: 'People' }, required: true, fields: {
      said: { type: 'group', label: { zh: '通知范围', en: 'Called' }, fields: saidFields },
      due: { type: 'persons', label: { zh: '应到', en: 'Due' } },
      absent: { type: 'list', label: { zh: '缺席', en: 'Absent' }, fields: {
        person: { type: 'person', label: { zh: '人员', en: 'Person' }, required: true },
        reason: { type: 'choice', label: { zh: '事由', en: 'Reason' }, required: true, options: reasonOptions },
      } },
    } },
  },
  place: row => ({ held: row.day, unit: row.unit }),
  complete: (row, ctx, before) => {
    const { from, to, people } = row
    if (from !== undefined && to !== undefined && to <= from) return refuse('range.backwards', 'row.to', { from, to })
    const due = people.due ?? (people.said === undefined ? [] : called(people.said, ctx, row.day))
    return checkPeople(row, due, ctx, before) ?? { ...row, people: { ...people, due } }
  },
  facts: (row): readonly Fact[] => {
    const absent = new Map((row.people.absent ?? []).map(a => [a.person, a.reason]))
    const due = row.people.due ?? []
    const makeup = row.makesUp === undefined ? {} : { code: 'makeup', ref: row.makesUp }
    return [
      { kind: 'occasion', unit: row.unit, day: row.day, num: due.length },
      ...due.map((person): Fact => {
        const reason = absent.get(person)
        return reason === undefined ? { kind: 'present', person, day: row.day, ...makeup } : { kind: 'absent', person, code: reason, day: row.day }
      }),
    ]
  },
  check: (row, ctx) => [...elsewhere(row, ctx), ...onLeave(row, ctx)],
})
