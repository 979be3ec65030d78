import { ORPCError } from '@orpc/server'
import type { Logger } from 'pino'
import { NotAllowed, NotFound } from '../read/service.ts'

type Issue = { readonly path?: readonly PropertyKey[]; readonly code?: string; readonly keys?: readonly string[] }
/** What a caller is told: in both languages, with the place where there is one. */
type Said = { readonly zh: string; readonly en: string; readonly at?: string }

/** A request that is not as it should be: where, and what to do. */
export const badRequest = (said: Said): ORPCError<string, unknown> => new ORPCError('BAD_REQUEST', { data: said })

/** Where in a request something is wrong, from what its schema found. */
function misfit(issues: readonly Issue[]): ORPCError<string, unknown> {
  const first = issues[0]
  const extra = first?.code === 'unrecognized_keys' ? first.keys?.[0] : undefined
  const at = [...first?.path ?? [], ...(extra === undefined ? [] : [extra])].map(String).join('.')
  if (at === '') return badRequest({ at, zh: '请求的内容不合要求。请改正后再发。', en: 'What was sent is not as required. Correct it and send again.' })
  return badRequest(extra === undefined ? { at, zh: `请求中的“${at}”不合要求。请改正后再发。`, en: `"${at}" of the request is not as required. Correct it and send again.` }
    : { at, zh: `请求中没有“${at}”这一项。请删去后再发。`, en: `The request has no field "${at}". Remove it and send again.` })
}

/**
 * What a caller is told of an error: refusals by their own words, what does not exist and what may not be seen alike,
 * anything unforeseen as such, with its cause in the server's own log and nowhere else.
 */
export function told(error: unknown, log: Logger): ORPCError<string, unknown> {
  if (error instanceof NotFound) return new ORPCError('NOT_FOUND', { data: { zh: '没有这条记录，或不在您的查看范围。', en: 'No such record, or outside your scope.' } })
  if (error instanceof NotAllowed) return new ORPCError('FORBIDDEN', { data: { zh: `您的身份不能${error.message}。请由有此职责的人办理。`, en: 'Your role may not do this. Ask somebody whose task it is.' } })
  if (error instanceof ORPCError) {
    const data = error.data as { issues?: readonly Issue[] } | undefined
    return error.code === 'BAD_REQUEST' && Array.isArray(data?.issues) ? misfit(data.issues) : error
  }
  log.error({ err: error }, 'an operation failed')
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { zh: '没有办成，也没有记入。请稍后再试；仍不行，请告诉系统管理员查看日志。', en: 'It was not done, and nothing was recorded. Try again later; if it fails again, have the administrator look at the log.' } })
}

/** Whatever of a request could not be read at all: its operation never began. */
export const unread = (error: unknown): unknown => error instanceof ORPCError ? error
  : badRequest({ at: '', zh: '请求不是可读的 JSON。请刷新页面后再试。', en: 'The request is not readable JSON. Reload the page and try again.' })

const statuses = { METHOD_NOT_ALLOWED: 405, FORBIDDEN: 403, NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413 } as const

/** A refusal before any operation was reached, in the form that operations answer in. */
export function refusal(code: keyof typeof statuses, said: Said): Response {
  const status = statuses[code]
  return Response.json({ json: { defined: false, code, status, message: said.en, data: said } }, { status, headers: { 'cache-control': 'no-store', ...(status === 405 ? { allow: 'POST' } : {}) } })
}

/** The place of the first text that no database and no document could keep (NUL, halves of characters); undefined when there is none. */
export function unkeepable(input: unknown, at: readonly string[] = []): string | undefined {
  if (typeof input === 'string') return input.includes('\0') || !input.isWellFormed() ? at.join('.') : undefined
  if (typeof input !== 'object' || input === null) return undefined
  for (const [name, value] of Object.entries(input)) {
    const found = unkeepable(value, [...at, name])
    if (found !== undefined) return found
  }
  return undefined
}
