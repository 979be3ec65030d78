import type { Day } from '../calendar/index.ts'
import type { Fact, FactRow } from '../journal/fact.ts'
import type { Context, Finding } from '../register/define.ts'
import { defineRegister } from '../register/define.ts'
import { personsIn, type Cohort } from '../roster/cohort.ts'
import { identities, ofPerson, roles } from '../roster/roster.ts'
import { reasonOptions } from './settings.ts'

const codes = <const T extends readonly string[]>(list: T): readonly { code: T[number]; label: { zh: string; en: string } }[] =>
  list.map(code => ({ code, label: { zh: code, en: code } }))

/** Who was called, as it was said: a unit, roles, identities, or all of these together. */
const saidFields = {
  unit: { type: 'unit', label: { zh: '单位', en: 'Unit' } },
  roles: { type: 'choices', label: { zh: '职务类别', en: 'Roles' }, options: codes(roles) },
  identities: { type: 'choices', label: { zh: '身份', en: 'Identities' }, options: codes(identities) },
} as const

type Said = { readonly unit?: number; readonly roles?: readonly (typeof roles)[number][]; readonly identities?: readonly (typeof identities)[number][] }

/** Everybody whom the saying meant on that day, in order of their number. */
export function called(said: Said, ctx: Pick<Context, 'roster'>, day: Day): readonly number[] {
  const parts: Cohort[] = [
    ...(said.unit === undefined || said.unit === ctx.roster.organisation ? [] : [{ unit: [said.unit] }]),
    ...(said.roles === undefined ? [] : [{ role: said.roles }]),
    ...(said.identities === undefined ? [] : [{ identity: said.identities }]),
  ]
  return personsIn({ all: parts }, ctx.roster, day)
}

const isDue = (person: number, day: Day, ctx: Context): boolean => ofPerson(ctx.roster, person, day).some(f => f.kind === 'post')

/** Presence of a person at another sitting at the same time: the same day and hours that overlap, or no hours given. */
function elsewhere(row: { day: Day; from?: string; to?: string }, present: readonly number[], ctx: Context): readonly Finding[] {
  ctx.need(present.map(id => ({ slice: 'facts', key: { by: 'person', id, kind: 'present' } })))
  const sameDay = (f: FactRow): boolean => f.day === row.day && f.item !== ctx.self
  const others = present.flatMap(person => ctx.facts({ by: 'person', id: person, kind: 'present' }).filter(sameDay).map(f => ({ person, item: f.item })))
  ctx.need(others.map(o => ({ slice: 'item', id: o.item })))
  const clash = (item: number): boolean => {
    const other = ctx.item(item)?.row
    if (!other) return false
    const from = other['from']
    const to = other['to']
    if (row.from === undefined || row.to === undefined || typeof from !== 'string' || typeof to !== 'string') return false
    return from < row.to && row.from < to
  }
  return others.filter(o => clash(o.item)).map(o => ({ check: 'occasion.elsewhere', at: 'people', params: { person: o.person, day: row.day }, items: [o.item] }))
}

/**
 * 场次: one sitting and who was there; the only record that states presence. Who was called is said as a unit or a
 * class and expanded to names when decided: a later roster correction does not change who was there.
 */
export const occasion = defineRegister({
  id: 'occasion', version: 1, label: { zh: '场次', en: 'Event' }, prefix: '场次', headline: ['title'], ownUnitOnly: ['people.absent.reason'],
  looked: { 'occasion.elsewhere': { zh: '无人同时在另一场次', en: 'Nobody is at another event at the same time' } },
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
  complete: (row, ctx) => {
    const { said, due: given, absent } = row.people
    if (row.from !== undefined && row.to !== undefined && row.to <= row.from) return { refused: 'range.backwards', at: 'row.to', params: { from: row.from, to: row.to } }
    const due = given ?? (said === undefined ? [] : called(said, ctx, row.day))
    const stranger = due.findIndex(p => !isDue(p, row.day, ctx))
    if (stranger >= 0) return { refused: 'person.not-on-roster', at: `row.people.due.${stranger}`, params: { person: due[stranger] ?? 0, day: row.day } }
    const outside = (absent ?? []).findIndex(a => !due.includes(a.person))
    if (outside >= 0) return { refused: 'occasion.absent-not-due', at: `row.people.absent.${outside}`, params: { person: absent?.[outside]?.person ?? 0 } }
    return { ...row, people: { ...row.people, due } }
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
  check: (row, ctx) => {
    const absent = new Set((row.people.absent ?? []).map(a => a.person))
    return elsewhere(row, (row.people.due ?? []).filter(p => !absent.has(p)), ctx)
  },
})
