import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import { inUnit, postsOn, withIdentity, withRole } from '../bureau/lookup.ts'
import type { DemoPerson } from '../bureau/people.ts'
import { barKey, offices, unitsOf } from '../bureau/units.ts'
import { draws } from '../random.ts'
import { after, workdays } from '../workdays.ts'
import { ref, type Act, type DemoRow, type Line } from './act.ts'
import { clerkOf, leadersOf, seconded, secretaryOf } from './people.ts'

type Class = 'leaders' | 'middle' | 'staff' | 'secretaries' | 'provisions'

const counted: Day = '2021-04-01'
/** The secretaries of the seventh and the ninth law-firm branch never sign. */
const unsigned: ReadonlySet<string> = new Set([barKey(7), barKey(9)])

const topics: Readonly<Record<Class, readonly string[]>> = {
  leaders: ['party-building', 'strict-governance', 'integrity', 'ideology'], middle: ['strict-governance', 'integrity', 'ideology'],
  staff: ['integrity', 'ideology'], secretaries: ['party-building', 'integrity', 'ideology'], provisions: [],
}
const bases = { year: '中共明川区委关于2021年全面从严治党责任制的通知（明委〔2021〕6号）', provisions: '关于深化防止干预司法“三个规定”工作的意见（明政法〔2021〕9号）' } as const

function pledge(person: DemoPerson, of: Class, day: Day): Line {
  const row: DemoRow = { person: ref(person.key), class: of, ...(of === 'provisions' ? {} : { topics: topics[of] }), day, template: of === 'provisions' ? '“三个规定”2021版' : '年度2021版',
    basis: of === 'provisions' ? bases.provisions : bases.year, way: 'paper', original: '政治处档案柜' }
  return { kind: 'commitments', row, as: `pledge/${of}/${person.key}` }
}

/** What an office signed on a day, entered by its clerk in one go. */
const signed = (b: Bureau, id: string, office: string, entered: Day, lines: readonly Line[]): readonly Act[] =>
  lines.length === 0 ? [] : [{ day: entered, id, by: clerkOf(b, office).key, lines }]

const classOf = (p: DemoPerson): Class => {
  const roles = postsOn(p, counted).map(q => q.role)
  return roles.includes('chief') || roles.includes('leader') ? 'leaders' : roles.includes('middle') ? 'middle' : 'staff'
}

function officePledges(b: Bureau): readonly Act[] {
  const draw = draws(b.seed, 'pledges')
  const days = workdays('2021-04-08', '2021-04-27')
  const away = seconded(b)
  return offices.flatMap(office => {
    const due = inUnit(b, counted, office.key).filter(p => p !== away)
    // Two offices have one of their staff, and one its head, sign after the day on which pledges were due.
    const slow = office.key === 'west' || office.key === 'aid' ? due.at(-1) : office.key === 'ridge' ? due[0] : undefined
    const day = draw.pick(days as [Day, ...Day[]])
    const lines = due.filter(p => p !== slow).map(p => pledge(p, classOf(p), day))
    const late = slow === undefined ? [] : [pledge(slow, classOf(slow), '2021-05-11')]
    return [...signed(b, `pledges/${office.key}`, office.key, after(day, draw.below(3)), lines), ...signed(b, `pledges/${office.key}/late`, office.key, '2021-05-12', late)]
  })
}

function secretaryPledges(b: Bureau): readonly Act[] {
  const own = unitsOf('branch').map(u => pledge(secretaryOf(b, u), 'secretaries', '2021-04-14'))
  const bar = unitsOf('bar-branch').filter(u => !unsigned.has(u))
  const [slow, ...rest] = bar.map(u => secretaryOf(b, u)).reverse()
  return [...signed(b, 'pledges/branches', 'personnel', '2021-04-15', own),
    ...signed(b, 'pledges/bar', 'lawyers', '2021-04-23', rest.toReversed().map(p => pledge(p, 'secretaries', '2021-04-22'))),
    ...(slow ? signed(b, 'pledges/bar/late', 'lawyers', '2021-05-18', [pledge(slow, 'secretaries', '2021-05-17')]) : [])]
}

function provisionPledges(b: Bureau): readonly Act[] {
  const draw = draws(b.seed, 'provisions')
  const days = workdays('2021-09-03', '2021-09-24')
  const on = withIdentity(b, '2021-08-31', 'establishment')
  return ['leading-body', ...offices.map(o => o.key)].flatMap(office => {
    const day = draw.pick(days as [Day, ...Day[]])
    const enterer = office === 'leading-body' ? 'personnel' : office
    return signed(b, `provisions/${office}`, enterer, after(day, draw.below(3)), on.filter(p => p.office === office).map(p => pledge(p, 'provisions', day)))
  })
}

/**
 * Pledges of the year: 153 asked for by 30 April, of which 146 were signed in time and 4 later, and those on the
 * three provisions, which everybody on the establishment signs in September.
 */
export function commitments(b: Bureau): readonly Act[] {
  const leaders = leadersOf(b).filter(p => withRole(b, counted, 'chief', 'leader').includes(p)).map(p => pledge(p, 'leaders', '2021-04-07'))
  return [...signed(b, 'pledges/leaders', 'personnel', '2021-04-07', leaders), ...officePledges(b), ...secretaryPledges(b), ...provisionPledges(b)]
}
