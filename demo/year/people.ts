import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import { holding, named, withRole } from '../bureau/lookup.ts'
import type { DemoPerson } from '../bureau/people.ts'
import { units } from '../bureau/units.ts'

const first = (list: readonly DemoPerson[], what: string): DemoPerson => {
  const [found] = list
  if (!found) throw new Error(`the demonstration's bureau has no ${what}`)
  return found
}

/** The person who keeps an office's records (内勤): its first member of staff. */
export const clerkOf = (b: Bureau, office: string): DemoPerson => first(holding(b, '2021-12-20', office, 'staff'), `staff in ${office}`)

/** The head of an office. */
export const headOf = (b: Bureau, office: string): DemoPerson => first(holding(b, '2021-01-04', office, 'middle'), `head of ${office}`)

/** The secretary of a branch. */
export const secretaryOf = (b: Bureau, branch: string): DemoPerson => first(holding(b, '2021-12-20', branch, 'secretary'), `secretary of ${branch}`)

/** The seven leaders, the head first. */
export const leadersOf = (b: Bureau): readonly DemoPerson[] => withRole(b, '2021-12-20', 'chief', 'leader')

/** The leader in charge of an office or of the law-firm branches. */
export const leaderOver = (b: Bureau, unit: string): DemoPerson =>
  first(leadersOf(b).filter(p => p.posts.some(q => q.lines?.includes(unit))), `leader over ${unit}`)

/** Who enters what a branch or one of its groups did: for a law-firm branch the office that looks after lawyers. */
export function recorderOf(b: Bureau, unit: string, day: Day): DemoPerson {
  const found = units.find(u => u.key === unit)
  if (found?.kind === 'bar-branch') return clerkOf(b, 'lawyers')
  const branch = found?.kind === 'party-group' ? found.parent ?? unit : unit
  return branch === 'branch-bureau' ? named(b, '何静宜') : first([...holding(b, day, branch, 'committee'), secretaryOf(b, branch)], `recorder of ${branch}`)
}

/** The days on which one person is seconded elsewhere and the bureau exempts them. */
export const secondment = { from: '2021-03-01', to: '2021-06-30' } as const
export const isSeconded = (day: Day): boolean => secondment.from <= day && day <= secondment.to

/** The person seconded. */
export const seconded = (b: Bureau): DemoPerson => named(b, '鲁汀兰')
