import { implement, ORPCError } from '@orpc/server'
import type { Logger } from 'pino'
import { contract } from '../../contract/index.ts'
import { demoRoles, type PlayedRole } from '../access/demo-roles.ts'
import type { Actor } from '../access/scope.ts'
import { arrive, secretIn, type Arrival } from '../access/sessions.ts'
import type { Roster } from '../../kernel/roster/roster.ts'
import type { Ledger } from '../ledger.ts'
import { momentOf, type Reading } from '../read/service.ts'
import { Sources } from '../read/source.ts'
import { newTotals, type Totals } from '../read/totals.ts'
import { namesOf } from '../read/names.ts'
import { auditRefusal } from './audit.ts'

/** Who plays which role, with what it was worked out from. */
type Cast = { readonly roster: Roster; readonly day: string; readonly roles: readonly PlayedRole[] }

/** The services of a running server: one ledger, its sources, and who plays which role in a demonstration. */
export type Services = { readonly ledger: Ledger; readonly sources: Sources; readonly totals: Totals; readonly secure: boolean; cast: Cast | undefined }
/** What each request brings. */
export type Incoming = { readonly services: Services; readonly cookie: string | null; readonly answer: Headers; readonly log: Logger }

export const servicesOf = (ledger: Ledger, secure: boolean): Services =>
  ({ ledger, sources: new Sources(ledger.pool, ledger.org), totals: newTotals(), secure, cast: undefined })

/** What a request finds on its arrival: the newest entry and the session of its cookie. */
export const arrivalOf = ({ ledger }: Services, cookie: string | null): Promise<Arrival> => arrive(ledger.pool, ledger.org, secretIn(cookie), new Date())

/** Who plays which role on the ledger's day; none in an ordinary ledger. Worked out anew when roster or day are others. */
export async function played(services: Services, { at, clock }: Pick<Arrival, 'at' | 'clock'>): Promise<readonly PlayedRole[]> {
  const { ledger } = services
  if (ledger.nature === 'ordinary') return []
  const { roster } = await ledger.writer.globals(at)
  const { today } = momentOf(ledger, clock)
  if (services.cast?.roster === roster && services.cast.day === today) return services.cast.roles
  const names = await namesOf(ledger.pool, ledger.org, roster.units.keys())
  const roles = demoRoles(roster, today, names.of)
  services.cast = { roster, day: today, roles }
  return roles
}

/** The role of the request's session, undefined when nobody is signed in. */
export async function playing(services: Services, arrival: Arrival): Promise<PlayedRole | undefined> {
  const { session } = arrival
  return session && (await played(services, arrival)).find(p => p.role.code === session.role && p.actor.person === session.person)
}

/** What an operation reads with. */
export async function readingOf(services: Services, actor: Actor, arrival?: Arrival): Promise<Reading> {
  const { ledger, sources, totals } = services
  const { at, clock } = arrival ?? await arrivalOf(services, null)
  return { ledger, pool: ledger.pool, org: ledger.org, kinds: ledger.kinds, sources, totals, actor, head: at, moment: momentOf(ledger, clock) }
}

export const base = implement(contract).$context<Incoming>()

/** Operations for somebody who has signed in: they get a `reading` and who plays. What is refused to them is written down. */
export const signedIn = base.use(async ({ context, next, path }, input) => {
  const arrival = await arrivalOf(context.services, context.cookie)
  const role = await playing(context.services, arrival)
  if (!role) {
    auditRefusal(context.log, undefined, path.join('.'), input)
    throw new ORPCError('UNAUTHORIZED', { data: { zh: '您还没有进入。请在首页选择一个身份。', en: 'You have not entered yet. Choose a role on the first page.' } })
  }
  try {
    return await next({ context: { role, reading: await readingOf(context.services, role.actor, arrival) } })
  } catch (e) {
    auditRefusal(context.log, role, path.join('.'), input, e)
    throw e
  }
})
