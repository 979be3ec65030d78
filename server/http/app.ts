import { RPCHandler } from '@orpc/server/fetch'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { composeReport } from '../report/composing.ts'
import { docxOf } from '../report/files.ts'
import { NotFound } from '../read/service.ts'
import { check } from './check.ts'
import { base, playing, readingOf, type Incoming, type Services } from './context.ts'
import { told } from './errors.ts'
import { records } from './records.ts'
import { reports } from './reports.ts'
import { serveFiles } from './static.ts'
import { session } from './session.ts'

const headers: readonly (readonly [string, string])[] = [
  ['content-security-policy', "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"],
  ['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer'], ['x-frame-options', 'DENY'],
]
const largest = 2 * 1024 * 1024

/** A state-changing request must come from the page itself: same origin, or a client that sends no origin at all. */
function sameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin === null || new URL(origin).host === request.headers.get('host')
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function reportFile(services: Services, request: Request, report: string, name: string): Promise<Response> {
  const role = await playing(services, request.headers.get('cookie'))
  const year = /^(\d{4})\.docx$/.exec(name)?.[1]
  if (!role || year === undefined) return new Response('没有这一页，或您还没有进入。 No such page, or you have not entered.', { status: role ? 404 : 401 })
  const query = new URL(request.url).searchParams
  const [asOf, index] = [query.get('asOf') ?? undefined, query.get('index')]
  if ((asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(asOf)) || (index !== null && !/^\d{1,12}$/.test(index))) return new Response('截至日或日志序号不合要求。 The as-of day or index is not as required.', { status: 400 })
  const reading = await readingOf(services, role.actor)
  const composed = await composeReport(reading, { report, year: Number(year), asOf, index: index === null ? undefined : Number(index) })
  const file = `${encodeURIComponent(composed.composition.title)}.docx`
  return new Response(Buffer.from(await docxOf(composed, services.ledger)), { headers: { 'content-type': wordType, 'content-disposition': `attachment; filename*=UTF-8''${file}`, 'cache-control': 'no-store' } })
}

/** The web application over one ledger: operations under /rpc, downloads, and the built pages in `dist`. */
export function makeApp(services: Services, dist: string, log: Logger): Hono {
  const handler = new RPCHandler<Incoming>(base.router({ session, records, reports, check }), { clientInterceptors: [async ({ next }) => {
    try { return await next() } catch (e) { throw told(e, log) }
  }] })
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  })
  app.use('/rpc/*', bodyLimit({ maxSize: largest, onError: c => c.json({ zh: '内容超过 2 MB。请分次提交。', en: 'More than 2 MB. Send it in parts.' }, 413) }))
  app.all('/rpc/*', async c => {
    if (c.req.method !== 'POST' || !sameOrigin(c.req.raw)) return c.json({ zh: '只接受本页发出的请求。请从页面操作。', en: 'Only requests from the page itself are taken. Use the page.' }, 403)
    const answer = new Headers()
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/rpc', context: { services, cookie: c.req.header('cookie') ?? null, answer } })
    if (!matched) return c.json({ zh: '没有这项操作。请刷新页面。', en: 'There is no such operation. Reload the page.' }, 404)
    const out = new Response(response.body, response)
    for (const [name, value] of answer) out.headers.append(name, value)
    out.headers.set('cache-control', 'no-store')
    return out
  })
  app.get('/report/:report/:file', async c => {
    try { return await reportFile(services, c.req.raw, c.req.param('report'), c.req.param('file')) } catch (e) {
      if (e instanceof NotFound) return c.text('没有这份总结。 No such report.', 404)
      log.error({ err: e }, 'a report could not be written')
      return c.text('没有写成。请稍后再试。 It could not be written. Try again later.', 500)
    }
  })
  app.get('*', c => serveFiles(dist, c.req.path))
  return app
}
