import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import type { DemoPerson } from '../bureau/people.ts'
import type { Draw } from '../random.ts'
import { ref, type DemoRow, type DemoValue, type Line } from './act.ts'
import { isSeconded, seconded } from './people.ts'

type Reason = 'duty' | 'leave' | 'secondment' | 'other'
export type Absence = { readonly person: DemoPerson; readonly reason: Reason }

/** A sitting as the year's plan has it: called are a unit, classes of people, or those named. */
export type Sitting = {
  readonly key: string
  readonly title: string
  readonly day: Day
  readonly from: string
  readonly to: string
  readonly place: string
  readonly unit: string
  readonly chair?: DemoPerson
  readonly makesUp?: string
  readonly said?: { readonly unit?: string; readonly roles?: readonly string[]; readonly identities?: readonly string[] }
  readonly due?: readonly DemoPerson[]
  readonly absent?: readonly Absence[]
}

/** The line that records a sitting. */
export function occasion(s: Sitting, more: Partial<Line> = {}): Line {
  const said: Record<string, DemoValue> = { ...(s.said?.roles ? { roles: s.said.roles } : {}), ...(s.said?.identities ? { identities: s.said.identities } : {}),
    ...(s.said?.unit === undefined ? {} : { unit: ref(s.said.unit) }) }
  const people: DemoRow = { ...(s.said === undefined ? {} : { said }), ...(s.due === undefined ? {} : { due: s.due.map(p => ref(p.key)) }),
    ...(s.absent === undefined || s.absent.length === 0 ? {} : { absent: s.absent.map(a => ({ person: ref(a.person.key), reason: a.reason })) }) }
  return { kind: 'occasion', as: s.key, row: { title: s.title, day: s.day, from: s.from, to: s.to, place: s.place, unit: ref(s.unit), people,
    ...(s.chair === undefined ? {} : { chair: ref(s.chair.key) }), ...(s.makesUp === undefined ? {} : { makesUp: ref(s.makesUp) }) }, ...more }
}

/** Those away from a sitting: some by chance, and the person seconded while that lasts. */
export function absentees(b: Bureau, day: Day, called: readonly DemoPerson[], n: number, draw: Draw): readonly Absence[] {
  const exempt = seconded(b)
  const found = draw.some(called.filter(p => p !== exempt), n).map((person, i): Absence => ({ person, reason: i % 3 === 0 ? 'leave' : 'duty' }))
  return isSeconded(day) && called.includes(exempt) ? [...found, { person: exempt, reason: 'secondment' }] : found
}

type MeetingRow = { readonly type: string; readonly unit: string; readonly day: Day; readonly sitting?: string; readonly counts?: DemoRow; readonly theme?: string; readonly campaigns?: readonly string[] }

/** The line that records a meeting; who was there stands on its sitting, or as two numbers. */
export const meeting = (m: MeetingRow, more: Partial<Line> = {}): Line => ({ kind: 'meetings', row: { type: m.type, unit: ref(m.unit), day: m.day, minutes: '会议记录本',
  ...(m.sitting === undefined ? {} : { occasion: ref(m.sitting) }), ...(m.counts === undefined ? {} : { counts: m.counts }),
  ...(m.theme === undefined ? {} : { theme: m.theme }), ...(m.campaigns === undefined ? {} : { campaigns: m.campaigns }) }, ...more })
