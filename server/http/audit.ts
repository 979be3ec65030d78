import type { Logger } from 'pino'
import type { PlayedRole } from '../access/demo-roles.ts'
import { NotAllowed, NotFound } from '../read/service.ts'

const ids = ['item', 'items', 'unit', 'kind', 'op', 'report', 'year', 'index', 'key'] as const
const isId = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'string' && /^[\w.@/-]{1,80}$/.test(value))

/** What of a request says which thing was asked for; never what somebody typed. */
function asked(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null) return {}
  const given = input as Readonly<Record<string, unknown>>
  const named = ids.flatMap(name => isId(given[name]) ? [[name, given[name]] as const] : Array.isArray(given[name]) ? [[name, given[name].filter(isId).slice(0, 20)] as const] : [])
  const steps = Array.isArray(given['steps']) ? { steps: given['steps'].slice(0, 20).map(asked) } : {}
  return { ...Object.fromEntries(named), ...steps }
}

/**
 * Writes down that somebody was refused to see or to do something: who, in which role, which operation, which thing. The
 * log is the server's own, so that nobody waits for it and it never waits for the writer.
 */
export function auditRefusal(log: Logger, role: PlayedRole | undefined, operation: string, input: unknown, error?: unknown): void {
  const why = role === undefined ? 'no session' : error instanceof NotFound ? 'not seen' : error instanceof NotAllowed ? 'not allowed' : undefined
  if (why !== undefined) log.warn({ audit: 'refused', who: role?.actor.person ?? null, role: role?.role.code ?? null, operation, why, what: asked(input) }, 'refused')
}
