import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../contract/index.ts'
import { demoRoles, type PlayedRole } from '../access/demo-roles.ts'
import type { Actor } from '../access/scope.ts'
import { findSession, secretIn } from '../access/sessions.ts'
import type { Ledger } from '../ledger.ts'
import { ledgerMoment, type Reading } from '../read/service.ts'
import { Sources } from '../read/source.ts'
import { namesOf } from '../read/names.ts'

/** The services of a running server: one ledger, its sources, and who plays which role in a demonstration. */
export type Services = { readonly ledger: Ledger; readonly sources: Sources; readonly secure: boolean }
/** What each request brings. */
export type Incoming = { readonly services: Services; readonly cookie: string | null; readonly answer: Headers }

export const servicesOf = (ledger: Ledger, secure: boolean): Services => ({ ledger, sources: new Sources(ledger.pool, ledger.org), secure })

/** Who plays which role on the ledger's day; none in an ordinary ledger. */
export async function played({ ledger, sources }: Services): Promise<readonly PlayedRole[]> {
  if (ledger.nature === 'ordinary') return []
  const { roster } = await sources.at(await sources.head())
  const names = await namesOf(ledger.pool, ledger.org, [...roster.persons.keys(), ...roster.units.keys()])
  const { today } = await ledgerMoment(ledger)
  return demoRoles(roster, today, { person: names.of, unit: names.of })
}

/** The role of the request's session, undefined when nobody is signed in. */
export async function playing(services: Services, cookie: string | null): Promise<PlayedRole | undefined> {
  const secret = secretIn(cookie)
  const session = secret === undefined ? undefined : await findSession(services.ledger.pool, services.ledger.org, secret, new Date())
  return session && (await played(services)).find(p => p.role.code === session.role && p.actor.person === session.person)
}

/** What an operation reads with. */
export async function readingOf(services: Services, actor: Actor): Promise<Reading> {
  const { ledger, sources } = services
  return { ledger, pool: ledger.pool, org: ledger.org, kinds: ledger.kinds, sources, actor, moment: await ledgerMoment(ledger) }
}

export const base = implement(contract).$context<Incoming>()

/** Operations for somebody who has signed in: they get a `reading` and who plays. */
export const signedIn = base.use(async ({ context, next }) => {
  const role = await playing(context.services, context.cookie)
  if (!role) throw new ORPCError('UNAUTHORIZED', { data: { zh: '您还没有进入。请在首页选择一个身份。', en: 'You have not entered yet. Choose a role on the first page.' } })
  return next({ context: { role, reading: await readingOf(context.services, role.actor) } })
})
