import { PostgresError } from '../server/db/postgres/index.ts'
import { claimsCommand } from './claims.ts'
import { checkCommand } from './check.ts'
import { UsageError } from './options.ts'
import { rebuildCommand } from './rebuild.ts'
import { reportCommand } from './report.ts'
import { serveCommand } from './serve.ts'

const commands: Readonly<Record<string, { readonly run: (args: readonly string[]) => Promise<number>; readonly usage: string; readonly zh: string; readonly en: string }>> = {
  serve: { run: serveCommand, usage: 'serve [--home DIR] [--port N]', zh: '打开已有的台账', en: 'serves an existing ledger' },
  report: { run: reportCommand, usage: 'report --year Y [--as-of DAY] [--report ID] --out DIR', zh: '生成总结（.docx 和 JSON）', en: 'composes the summary' },
  check: { run: checkCommand, usage: 'check FILE --year Y [--json]', zh: '拿一份稿子与台账核对', en: 'checks a text against the ledger' },
  claims: { run: claimsCommand, usage: 'claims FILE [--json]', zh: '列出一份稿子里的数字、日期、文件、空缺', en: 'lists the claims of a text; needs no ledger' },
  rebuild: { run: rebuildCommand, usage: 'rebuild', zh: '由日志重建台账并比对', en: 'rebuilds from the log and compares' },
}

const help = (): string => ['用法 Usage: npm run -s mingze -- COMMAND [--home DIR]', ...Object.values(commands).map(c => `  ${c.usage.padEnd(56)} ${c.zh} ${c.en}`)].join('\n')

/** Refusals that a person can act on are printed as they are; anything else is a defect and shows where. */
function explained(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof PostgresError) return `${error.message}\n${error.remedy.zh}\n${error.remedy.en}`
  if (error instanceof Error && 'remedy' in error) return error.message
  if (error instanceof Error && 'code' in error) return error.message
  return error instanceof Error ? `${error.stack ?? error.message}` : String(error)
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
  process.stderr.write(`${help()}\n`)
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
} else {
  try { process.exitCode = await command.run(args) } catch (e) {
    process.stderr.write(`${explained(e)}\n`)
    process.exitCode = 2
  }
}
