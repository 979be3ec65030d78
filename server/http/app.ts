import { RPCHandler } from '@orpc/server/fetch'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { check } from './check.ts'
import { base, type Incoming, type Services } from './context.ts'
import { badRequest, refusal, told, unkeepable, unread } from './errors.ts'
import { reportFile } from './files.ts'
import { records } from './records.ts'
import { reports } from './reports.ts'
import { serveFiles } from './static.ts'
import { session } from './session.ts'

const headers: readonly (readonly [string, string])[] = [
  ['content-security-policy', "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"],
  ['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer'], ['x-frame-options', 'DENY'],
]
const largest = 2 * 1024 * 1024

/** A request must come from the page itself: same origin, or a client that sends no origin at all. */
function sameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin === null || URL.parse(origin)?.host === request.headers.get('host')
}

const operationsOver = (log: Logger): RPCHandler<Incoming> => new RPCHandler<Incoming>(base.router({ session, records, reports, check }), {
  interceptors: [async ({ next }) => { try { return await next() } catch (e) { throw unread(e) } }],
  clientInterceptors: [async ({ next, input }) => {
    const at = unkeepable(input)
    if (at !== undefined) throw badRequest({ at, zh: `“${at}”里有看不见的控制字符。请删去后再发。`, en: `"${at}" holds invisible control characters. Remove them and send again.` })
    try { return await next() } catch (e) { throw told(e, log) }
  }],
})

/** The web application over one ledger: operations under /rpc, downloads, and the built pages in `dist`. */
export function makeApp(services: Services, dist: string, log: Logger): Hono {
  const handler = operationsOver(log)
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  })
  app.use('/rpc/*', bodyLimit({ maxSize: largest, onError: () => refusal('PAYLOAD_TOO_LARGE', { zh: '内容超过 2 MB。请分次提交。', en: 'More than 2 MB. Send it in parts.' }) }))
  app.all('/rpc/*', async c => {
    if (c.req.method !== 'POST') return refusal('METHOD_NOT_ALLOWED', { zh: '操作只用 POST 提交。请从页面操作。', en: 'Operations are sent by POST. Use the page.' })
    if (!sameOrigin(c.req.raw)) {
      log.warn({ audit: 'refused', operation: c.req.path, why: 'foreign origin' }, 'refused')
      return refusal('FORBIDDEN', { zh: '只接受本页发出的请求。请从页面操作。', en: 'Only requests from the page itself are taken. Use the page.' })
    }
    const answer = new Headers()
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/rpc', context: { services, cookie: c.req.header('cookie') ?? null, answer, log } })
    if (!matched) return refusal('NOT_FOUND', { zh: '没有这项操作。请刷新页面。', en: 'There is no such operation. Reload the page.' })
    // Headers are set on the answer itself: one made anew from its body would be streamed, at twice the cost of a page.
    for (const [name, value] of answer) response.headers.append(name, value)
    response.headers.set('cache-control', 'no-store')
    return response
  })
  app.get('/report/:report/:file', c => reportFile(services, log, c.req.raw, c.req.param('report'), c.req.param('file')))
  app.get('*', c => serveFiles(dist, c.req.path))
  app.notFound(c => c.text('没有这一页。请回首页。 No such page. Go to the first one.', 404))
  app.onError((error, c) => {
    log.error({ err: error }, 'a request failed')
    return c.text('没有办成。请稍后再试；仍不行，请告诉系统管理员查看日志。 It was not done. Try again later; if it fails again, have the administrator look at the log.', 500)
  })
  return app
}
