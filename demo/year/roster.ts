import type { Bureau } from '../bureau.ts'
import { founded, type DemoPerson, type DemoPost } from '../bureau/people.ts'
import { notices } from '../calendar.ts'
import { ref, type Act, type DemoRow, type Line } from './act.ts'
import { clerkOf, leadersOf, seconded, secondment } from './people.ts'

const linesDocument = '关于局领导班子成员工作分工的通知（明司党〔2021〕1号）'

function postRow(person: DemoPerson, post: DemoPost, open: boolean): DemoRow {
  const { key: _k, known: _n, unit, to, lines, ...rest } = post
  return { person: ref(person.key), unit: ref(unit), ...rest, ...(to === undefined || open ? {} : { to }),
    ...(lines === undefined ? {} : { lines: lines.map(u => ({ unit: ref(u), from: founded, document: linesDocument })) }) }
}

/** A person with the posts known on that day; a post that ends later is still open then. */
function enter(person: DemoPerson, order: number): readonly Line[] {
  const posts = person.posts.filter(p => p.known === person.known)
  return [{ kind: 'person', as: person.key, row: { name: person.name, number: person.number, order, from: person.known } },
    ...posts.map((p): Line => ({ kind: 'post', as: p.key, row: postRow(person, p, true) }))]
}

/** The first day: settings, units from the top down, everybody who is there. */
export function founding(b: Bureau): readonly Act[] {
  const setting = (id: string, wave: number, ...lines: readonly Line[]): Act => ({ day: founded, id, wave, lines })
  return [
    setting('parameters', 0, { kind: 'parameter', row: { name: 'ledgerFrom', day: '2021-01-01', from: founded } }, { kind: 'parameter', row: { name: 'grace', number: 5, from: founded } }),
    setting('units', 0, ...b.units.map((u, order): Line => ({ kind: 'unit', as: u.key, row: { name: u.name, kind: u.kind, order, from: '2015-01-01', ...(u.short === undefined ? {} : { short: u.short }),
      ...(u.parent === undefined ? {} : { parent: ref(u.parent) }), ...(u.members === undefined ? {} : { members: u.members }) } }))),
    ...b.people.flatMap((p, order) => p.known === founded ? [setting(`person/${p.key}`, 1, ...enter(p, order))] : []),
  ]
}

/** The calendars, each when its notice is entered. */
export const calendars = (): readonly Act[] => notices.map(n => ({ day: n.entered, id: `calendar/${n.row.year}`, wave: 0, lines: [{ kind: 'calendar', row: n.row }] }))

/** Who joins, who takes up another post, who is exempt for a time: what changes about people in the year. */
export function changes(b: Bureau): readonly Act[] {
  const clerk = clerkOf(b, 'personnel').key
  const joined = b.people.flatMap((p, order) => p.known === founded ? [] : [{ day: p.known, id: `person/${p.key}`, by: clerk, lines: enter(p, order) }])
  const promoted = b.people.flatMap(p => p.posts.flatMap((post, i): readonly Act[] => {
    const before = p.posts[i - 1]
    if (post.known === p.known || !before) return []
    return [{ day: post.known, id: `post/${post.key}`, by: clerk, lines: [
      { kind: 'post', item: before.key, row: postRow(p, before, false), reason: '任免决定' }, { kind: 'post', as: post.key, row: postRow(p, post, false) }] }]
  }))
  const [head] = leadersOf(b)
  const exempt: Act = { day: '2021-02-26', id: 'exemption', by: clerk, lines: [{ kind: 'exemption', row: { person: ref(seconded(b).key), reason: 'secondment',
    ...secondment, granted: '2021-02-26', by: ref(head?.key ?? '') } }] }
  return [...joined, ...promoted, exempt]
}
