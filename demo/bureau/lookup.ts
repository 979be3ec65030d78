import type { Day } from '../../kernel/calendar/index.ts'
import type { Identity, Role } from '../../kernel/roster/roster.ts'
import type { Bureau } from '../bureau.ts'
import type { DemoPerson, DemoPost } from './people.ts'

const holdsOn = (p: DemoPost, day: Day): boolean => p.from <= day && (p.to === undefined || day <= p.to)

/** The posts of a person on a day. */
export const postsOn = (p: DemoPerson, day: Day): readonly DemoPost[] => p.posts.filter(q => holdsOn(q, day))

const where = (b: Bureau, day: Day, test: (p: DemoPost) => boolean): readonly DemoPerson[] => b.people.filter(p => postsOn(p, day).some(test))

/** Everybody with one of these identities on a day, in the bureau's order. */
export const withIdentity = (b: Bureau, day: Day, ...identities: readonly Identity[]): readonly DemoPerson[] =>
  where(b, day, q => q.identity !== undefined && identities.includes(q.identity))

/** Everybody with one of these roles on a day. */
export const withRole = (b: Bureau, day: Day, ...roles: readonly Role[]): readonly DemoPerson[] => where(b, day, q => roles.includes(q.role))

/** Everybody with a post in a unit on a day. */
export const inUnit = (b: Bureau, day: Day, unit: string): readonly DemoPerson[] => where(b, day, q => q.unit === unit)

/** Everybody of a role in a unit on a day: its secretary, its head. */
export const holding = (b: Bureau, day: Day, unit: string, ...roles: readonly Role[]): readonly DemoPerson[] =>
  where(b, day, q => q.unit === unit && roles.includes(q.role))

/** The one person of a name. Throws when there is none, or when two bear it. */
export function named(b: Bureau, name: string): DemoPerson {
  const [found, second] = b.people.filter(p => p.name === name)
  if (!found || second) throw new Error(`${found ? 'two people bear' : 'nobody bears'} the name ${name} in the demonstration's bureau`)
  return found
}
