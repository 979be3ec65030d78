import { ORPCError } from '@orpc/server'
import type { Me } from '../../contract/session.ts'
import { closeSession, openSession, secretIn, setCookie, type Arrival } from '../access/sessions.ts'
import type { PlayedRole } from '../access/demo-roles.ts'
import { landing } from '../read/landing.ts'
import { counts } from '../read/counts.ts'
import { momentOf } from '../read/service.ts'
import { namesOf } from '../read/names.ts'
import { arrivalOf, base, played, playing, readingOf, type Services } from './context.ts'

async function me(services: Services, role: PlayedRole | undefined, arrival: Arrival): Promise<Me> {
  const { ledger } = services
  const { rows } = await ledger.pool.query<{ name: string; short: string | null }>({ name: 'organisation', text: `select "row"->>'name' name, "row"->>'short' short from item where org = $1 and item = 1`, values: [ledger.org] })
  const asOf = { day: momentOf(ledger, arrival.clock).today, index: arrival.at }
  const names = role ? await namesOf(ledger.pool, ledger.org, [role.unit, role.actor.person]) : undefined
  return { organisation: rows[0]?.name ?? '', short: rows[0]?.short ?? rows[0]?.name ?? '', demonstration: ledger.nature === 'demonstration', asOf,
    registers: role ? await counts(await readingOf(services, role.actor, arrival)) : [],
    who: role && names ? { person: role.actor.person, name: names.of(role.actor.person), office: names.of(role.unit), unit: role.unit, role: role.role.code, scope: role.actor.scope.kind, mayRecord: role.actor.mayRecord, mayIssue: role.actor.mayIssue } : null }
}

const demonstrationOnly = (services: Services): void => {
  if (services.ledger.nature === 'ordinary') throw new ORPCError('NOT_FOUND', { data: { zh: '正式账没有这一页。请登录。', en: 'An ordinary ledger has no such page. Sign in.' } })
}

export const session = {
  me: base.session.me.handler(async ({ context }) => {
    const arrival = await arrivalOf(context.services, context.cookie)
    return me(context.services, await playing(context.services, arrival), arrival)
  }),
  enter: base.session.enter.handler(async ({ context, input }) => {
    demonstrationOnly(context.services)
    const { ledger } = context.services
    const arrival = await arrivalOf(context.services, null)
    const role = (await played(context.services, arrival)).find(p => p.role.code === input.role)
    if (!role) throw new ORPCError('NOT_FOUND', { data: { zh: '没有这个身份。请在首页另选一个。', en: 'There is no such role. Choose another on the first page.' } })
    const secret = await openSession(ledger.pool, ledger.org, { person: role.actor.person, role: role.role.code }, new Date())
    context.answer.append('set-cookie', setCookie(secret, context.services.secure))
    return me(context.services, role, arrival)
  }),
  leave: base.session.leave.handler(async ({ context }) => {
    const secret = secretIn(context.cookie)
    if (secret !== undefined) await closeSession(context.services.ledger.pool, context.services.ledger.org, secret)
    context.answer.append('set-cookie', setCookie(undefined, context.services.secure))
    return { left: true as const }
  }),
  landing: base.session.landing.handler(async ({ context }) => {
    demonstrationOnly(context.services)
    const arrival = await arrivalOf(context.services, null)
    const roles = await played(context.services, arrival)
    const names = await namesOf(context.services.ledger.pool, context.services.ledger.org, roles.map(p => p.actor.person))
    const office = roles.find(p => p.role.code === 'office') ?? roles[0]
    if (!office) throw new ORPCError('NOT_FOUND', { data: { zh: '账上还没有人员。请先登记人员与任职。', en: 'The ledger has no people yet. Register people and posts first.' } })
    return landing(await readingOf(context.services, office.actor, arrival), roles.map(p => ({ ...p.role, person: names.of(p.actor.person) })))
  }),
}
