import type { Logger } from 'pino'
import { isDay } from '../../kernel/calendar/index.ts'
import { NotFound } from '../read/service.ts'
import { composeReport } from '../report/composing.ts'
import { docxOf } from '../report/files.ts'
import { auditRefusal } from './audit.ts'
import { arrivalOf, playing, readingOf, type Services } from './context.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const said = (status: number, text: string): Response => new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
const absent = (): Response => said(404, '没有这份总结。 No such report.')

/** A report as a Word file, as of a day and an entry where the address names them; for whoever has signed in. */
export async function reportFile(services: Services, log: Logger, request: Request, report: string, name: string): Promise<Response> {
  const arrival = await arrivalOf(services, request.headers.get('cookie'))
  const role = await playing(services, arrival)
  if (!role) {
    auditRefusal(log, undefined, 'report.file', { report, key: name })
    return said(401, '您还没有进入。请在首页选择一个身份。 You have not entered yet. Choose a role on the first page.')
  }
  const year = /^(\d{4})\.docx$/.exec(name)?.[1]
  if (year === undefined) return absent()
  const query = new URL(request.url).searchParams
  const [asOf, index] = [query.get('asOf') ?? undefined, query.get('index')]
  if (asOf !== undefined && !isDay(asOf)) return said(400, '截至日不存在。请改正。 There is no such as-of day. Correct it.')
  if (index !== null && !(/^\d{1,12}$/.test(index) && Number(index) <= arrival.at)) return said(400, `日志只到第 ${arrival.at} 条。请改正序号。 The log goes to entry ${arrival.at}. Correct the index.`)
  try {
    const composed = await composeReport(await readingOf(services, role.actor, arrival), { report, year: Number(year), asOf, index: index === null ? undefined : Number(index) })
    const file = `${encodeURIComponent(composed.composition.title)}.docx`
    return new Response(Buffer.from(await docxOf(composed, services.ledger)), { headers: { 'content-type': wordType, 'content-disposition': `attachment; filename*=UTF-8''${file}`, 'cache-control': 'no-store' } })
  } catch (e) {
    if (!(e instanceof NotFound)) throw e
    auditRefusal(log, role, 'report.file', { report, key: name }, e)
    return absent()
  }
}
