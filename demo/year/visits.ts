import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import type { DemoPerson } from '../bureau/people.ts'
import { barKey, unitsOf } from '../bureau/units.ts'
import { draws } from '../random.ts'
import { after, workdays } from '../workdays.ts'
import { ref, type Act } from './act.ts'
import { clerkOf, leaderOver, leadersOf } from './people.ts'

/** The branches to which nobody goes. */
const leftOut: ReadonlySet<string> = new Set([barKey(7), barKey(9)])
const themes = ['党风廉政建设责任落实情况', '党史学习教育开展情况', '支部组织生活情况', '防止干预司法“三个规定”执行情况', '法律服务窗口作风情况', '律师行业党建情况'] as const

type Visit = { readonly unit: string; readonly day: Day; readonly leader: DemoPerson; readonly heard?: boolean }

/** A law-firm branch is visited by the leader in charge of lawyers as often as by another. */
const leaderFor = (b: Bureau, unit: string, other: DemoPerson): DemoPerson => unit.startsWith('bar-') && Number(unit.slice(4)) % 2 === 1 ? leaderOver(b, 'bar') : other

/** The first visits of the year, in spring; the last ones may come after the day by which every branch was to be visited. */
function plan(b: Bureau): readonly Visit[] {
  const draw = draws(b.seed, 'visits')
  const leaders = leadersOf(b)
  const [head, deputy, ...others] = leaders
  if (!head || !deputy) return []
  const reached = unitsOf('branch', 'bar-branch').filter(u => !leftOut.has(u))
  const early = [{ unit: 'branch-bend', day: '2021-03-16', leader: head }, { unit: 'branch-east', day: '2021-03-23', leader: deputy }, { unit: 'branch-aid', day: '2021-04-08', leader: head }]
  const once = reached.filter(u => !early.some(v => v.unit === u))
  const days = draw.shuffled(workdays('2021-04-12', '2021-11-26'))
  const first = once.map((unit, i) => ({ unit, day: days[i] ?? '', leader: leaderFor(b, unit, others[i % others.length] ?? deputy) }))
  const again = draw.some(reached, 12).map((unit, i) => ({ unit, day: days[once.length + i] ?? '', leader: leaders[(i * 3) % leaders.length] ?? head }))
  const windows = [...unitsOf('station', 'centre'), 'aid', 'west'].map((unit, i) => ({ unit, day: days[once.length + 12 + i] ?? '', leader: leaderOver(b, unit) }))
  return [...early, ...first, ...again, ...windows]
}

/** 38 visits of leaders: 30 to 18 of the 20 branches, where 27 secretaries reported, and 8 to stations and windows; 11 problems were found. */
export function visits(b: Bureau): readonly Act[] {
  const draw = draws(b.seed, 'what visits found')
  const all = plan(b).toSorted((a, c) => a.day < c.day ? -1 : a.day > c.day ? 1 : 0)
  const toBranches = all.filter(v => unitsOf('branch', 'bar-branch').includes(v.unit))
  const silent = new Set(draw.some(toBranches.slice(3), 3))
  const troubled = draw.some(all, 9)
  const behind = new Set(draw.some(all.slice(3, -3), 2))
  return all.map((v, i): Act => {
    const isBranch = toBranches.includes(v)
    const problems = troubled.indexOf(v)
    const late = behind.has(v)
    return { day: after(v.day, late ? 8 + draw.below(4) : draw.below(4)), id: `visit/${i + 1}`, by: clerkOf(b, 'office').key, lines: [{ kind: 'visits', as: `visit/${i + 1}`,
      ...(late ? { lateReason: '随行人员培训，回来后补记' } : {}),
      row: { day: v.day, leaders: [ref(v.leader.key)], unit: ref(v.unit), form: draw.pick(['meeting', 'site', 'interview']), theme: draw.pick(themes),
        ...(isBranch ? { secretaries: silent.has(v) ? 0 : 1 } : {}), problems: problems < 0 ? 0 : problems < 2 ? 2 : 1, met: 4 + draw.below(9) } }] }
  })
}
