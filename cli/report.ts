import { isDay } from '../kernel/calendar/index.ts'
import { allReports, composeReport } from '../server/report/composing.ts'
import { writeReport } from '../server/report/files.ts'
import { UsageError, homeOf, numberOption, readOptions } from './options.ts'
import { operator, withLedger } from './open.ts'

/** `mingze report --year Y [--as-of DAY] [--report ID] --out DIR`: composes the summary as .docx and JSON. */
export async function reportCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { home: { type: 'string' }, year: { type: 'string' }, 'as-of': { type: 'string' }, out: { type: 'string' }, report: { type: 'string' } }, 0)
  const { out } = values
  if (values.year === undefined || out === undefined) throw new UsageError('请写明年度和输出文件夹：mingze report --year 2021 --out 文件夹', 'Name the year and the folder: mingze report --year 2021 --out DIR')
  const year = numberOption('year', values.year, 0, 1990, 2100)
  const asOf = values['as-of']
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError(`${asOf} 不存在。截至日写作 2021-12-20。`, `${asOf} does not exist. Write the day as 2021-12-20.`)
  const reports = await allReports()
  const report = values.report ?? reports.find(r => r.window !== undefined)?.id ?? ''
  if (!reports.some(r => r.id === report)) throw new UsageError(`没有“${report}”这种报告。可用：${reports.map(r => r.id).join('、')}`, `There is no report "${report}". There are: ${reports.map(r => r.id).join(', ')}`)
  return withLedger(homeOf(values.home), async ledger => {
    const composed = await composeReport(await operator(ledger), { report, year, asOf })
    const { docx, json } = await writeReport(composed, ledger, out)
    const { figures, blanks, unbound, leftOut } = composed.composition
    process.stdout.write(`${docx}\n${json}\n数据项 ${figures.size} 个，空缺 ${blanks.length} 处，未关联 ${unbound.length} 处，未写入事项 ${leftOut.length} 项。\n`)
    return 0
  })
}
