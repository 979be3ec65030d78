import type { Day } from '../kernel/calendar/index.ts'
import type { RuleTemplate } from '../kernel/register/define.ts'
import { bureau } from './bureau.ts'
import { founded } from './bureau/people.ts'
import { adoptions } from './duties.ts'
import { issues } from './issue.ts'
import { commitments } from './year/commitments.ts'
import { lifeMeetings } from './year/life.ts'
import { meetings } from './year/meetings.ts'
import { takenBy } from './year/rhythm.ts'
import { calendars, changes, founding } from './year/roster.ts'
import { studies } from './year/studies.ts'
import { talks } from './year/talks.ts'
import { visits } from './year/visits.ts'
import type { Year } from './year/year.ts'

export const lastDay: Day = '2021-12-20'

/** The bureau's year of a seed under the rules that its registers bring. */
export function demoYear(seed: number, rules: readonly RuleTemplate[]): Year {
  const b = bureau(seed)
  const sittings = [...studies(b), ...lifeMeetings(b)]
  const acts = [...founding(b), ...adoptions(rules), ...calendars(), ...changes(b), ...commitments(b), ...sittings, ...meetings(b, takenBy(sittings)), ...talks(b), ...visits(b)]
  return { seed, first: founded, last: lastDay, acts, actions: issues(b, lastDay) }
}
