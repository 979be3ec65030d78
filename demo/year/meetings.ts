import type { Bureau } from '../bureau.ts'
import { holding, inUnit } from '../bureau/lookup.ts'
import { unitName, units, unitsOf } from '../bureau/units.ts'
import { draws, type Draw } from '../random.ts'
import { after } from '../workdays.ts'
import type { Act, DemoRow } from './act.ts'
import { documentTitles, sessions } from './documents.ts'
import { recorderOf, secretaryOf } from './people.ts'
import { regularMeetings, type Meeting, type Taken } from './rhythm.ts'
import { absentees, meeting, occasion, type Sitting } from './sittings.ts'
import { study } from './studies.ts'

const types = { theme: 'theme-day', general: 'general', committee: 'committee', group: 'group' } as const
const words: Readonly<Record<Meeting['kind'], string>> = { theme: '主题党日', general: '党员大会', committee: '支委会', group: '党小组会' }
const times: Readonly<Record<Meeting['kind'], readonly [string, string]>> = { theme: ['14:00', '16:00'], general: ['14:00', '15:30'], committee: ['16:10', '17:00'], group: ['16:10', '17:00'] }
const themes = ['学习党章党规党纪', '重温入党誓词', '社区志愿服务', '参观革命旧址', '交流党史学习体会', '对照“三个规定”自查', '学习身边先进', '走访困难党员'] as const

const isBar = (unit: string): boolean => units.find(u => u.key === unit)?.kind === 'bar-branch'

/** Of a law-firm branch the ledger knows head counts alone. */
function barCounts(m: Meeting, draw: Draw): DemoRow {
  const due = m.kind === 'committee' ? 3 : units.find(u => u.key === m.unit)?.members ?? 3
  return { due, present: due - (m.kind === 'committee' ? 0 : draw.below(2)) }
}

function sitting(b: Bureau, m: Meeting, key: string, draw: Draw): Sitting {
  const [from, to] = times[m.kind]
  const people = m.kind === 'committee' ? holding(b, m.day, m.unit, 'secretary', 'committee') : inUnit(b, m.day, m.unit)
  const absent = m.kind === 'committee' ? [] : absentees(b, m.day, people, draw.below(people.length > 20 ? 4 : 2), draw)
  return { key, title: `${unitName(m.unit)}${words[m.kind]}`, day: m.day, from, to, place: m.kind === 'committee' ? '支部办公室' : '党员活动室', unit: m.unit,
    ...(m.kind === 'committee' ? { due: people } : { said: { unit: m.unit } }), absent, ...(m.kind === 'group' ? {} : { chair: secretaryOf(b, m.unit) }) }
}

/** On which theme day a branch studies what the leading body studied before: one session a day, the oldest first. */
function branchStudies(all: readonly Meeting[]): ReadonlyMap<Meeting, number> {
  const found = new Map<Meeting, number>()
  for (const branch of unitsOf('branch')) {
    let next = 0
    for (const m of all.filter(x => x.kind === 'theme' && x.unit === branch).toSorted((a, b) => a.day < b.day ? -1 : 1)) {
      const session = sessions[next]
      if (!session || session.day >= m.day) continue
      found.set(m, session.n)
      next += 1
    }
  }
  return found
}

/** Five meetings without a study, of no matter which unit, that were entered long after. */
function enteredLate(b: Bureau, all: readonly Meeting[]): ReadonlySet<Meeting> {
  return new Set(draws(b.seed, 'meetings entered late').some(all.filter(m => m.day > '2021-02-01' && m.day < '2021-11-20' && (m.kind === 'group' || m.kind === 'committee')), 5))
}

function act(b: Bureau, m: Meeting, session: number | undefined, late: boolean, draw: Draw): Act {
  const id = `${m.kind}/${m.unit}/${m.day}`
  const reason = late ? { lateReason: '经办人外出，回来后补记' } : {}
  const theme = m.kind === 'theme' ? { theme: session === undefined ? draw.pick(themes) : `学习${documentTitles(session)}`.slice(0, 100) } : {}
  const key = `${id}/sitting`
  const base = { type: types[m.kind], unit: m.unit, day: m.day, ...theme }
  const lines = isBar(m.unit) ? [meeting({ ...base, counts: barCounts(m, draw) }, reason)]
    : [occasion(sitting(b, m, key, draw), reason), meeting({ ...base, sitting: key }, reason)]
  const documents = sessions.find(s => s.n === session)?.documents
  const entered = after(m.day, late ? 7 + draw.below(4) : draw.below(4))
  return { day: m.day >= '2021-12-14' ? '2021-12-20' : entered, id, by: recorderOf(b, m.unit, m.day).key,
    lines: documents === undefined ? lines : [...lines, study(`${id}/study`, m.day, key, { type: 'branch', title: `${unitName(m.unit)}学习`, documents, hours: 2, follows: `group/${session ?? 0}` })] }
}

/** The regular meetings of the year, around the days that are taken by other business. */
export function meetings(b: Bureau, taken: readonly Taken[]): readonly Act[] {
  const draw = draws(b.seed, 'meeting details')
  const all = regularMeetings(b, taken)
  const studied = branchStudies(all)
  const late = enteredLate(b, all)
  return all.map(m => act(b, m, studied.get(m), late.has(m), draw))
}
