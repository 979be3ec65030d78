import { ORPCError } from '@orpc/server'
import type { Logger } from 'pino'
import { NotAllowed, NotFound } from '../read/service.ts'

type Issue = { readonly path?: readonly PropertyKey[]; readonly code?: string; readonly keys?: readonly string[] }

/** Where in a request something is wrong, and what to do, in both languages. */
function badRequest(issues: readonly Issue[]): ORPCError<string, unknown> {
  const first = issues[0]
  const extra = first?.code === 'unrecognized_keys' ? first.keys?.[0] : undefined
  const at = [...first?.path ?? [], ...(extra === undefined ? [] : [extra])].map(String).join('.')
  const zh = extra === undefined ? `请求中的“${at}”不合要求。请改正后再发。` : `请求中没有“${at}”这一项。请删去后再发。`
  const en = extra === undefined ? `"${at}" of the request is not as required. Correct it and send again.` : `The request has no field "${at}". Remove it and send again.`
  return new ORPCError('BAD_REQUEST', { data: { at, zh, en } })
}

/**
 * What a caller is told of an error: refusals by their own words, what does not exist and what may not be seen alike,
 * anything unforeseen as such, with its cause in the server's own log and nowhere else.
 */
export function told(error: unknown, log: Logger): unknown {
  if (error instanceof NotFound) return new ORPCError('NOT_FOUND', { data: { zh: '没有这条记录，或不在您的查看范围。', en: 'No such record, or outside your scope.' } })
  if (error instanceof NotAllowed) return new ORPCError('FORBIDDEN', { data: { zh: `您的身份不能${error.message}。请由有此职责的人办理。`, en: 'Your role may not do this. Ask somebody whose task it is.' } })
  if (error instanceof ORPCError) {
    const data = error.data as { issues?: readonly Issue[] } | undefined
    return error.code === 'BAD_REQUEST' && Array.isArray(data?.issues) ? badRequest(data.issues) : error
  }
  log.error({ err: error }, 'an operation failed')
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { zh: '没有办成，也没有记入。请稍后再试；仍不行，请告诉系统管理员查看日志。', en: 'It was not done, and nothing was recorded. Try again later; if it fails again, have the administrator look at the log.' } })
}
