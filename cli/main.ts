import { checkCommand } from './check.ts'
import { claimsCommand } from './claims.ts'
import { endWith } from './end.ts'
import { UsageError } from './options.ts'
import { rebuildCommand } from './rebuild.ts'
import { reportCommand } from './report.ts'
import { serveCommand } from './serve.ts'

const commands: Readonly<Record<string, { readonly run: (args: readonly string[]) => Promise<number>; readonly usage: string; readonly zh: string; readonly en: string }>> = {
  serve: { run: serveCommand, usage: 'serve [--port N]', zh: '打开已有的台账', en: 'serves an existing ledger' },
  report: { run: reportCommand, usage: 'report --year Y [--as-of DAY] [--report ID] --out DIR', zh: '生成总结（.docx 和 JSON）', en: 'composes the summary' },
  check: { run: checkCommand, usage: 'check FILE --year Y [--json]', zh: '拿一份稿子与台账核对', en: 'checks a text against the ledger' },
  claims: { run: claimsCommand, usage: 'claims FILE [--json]', zh: '列出一份稿子里的数字、日期、文件、空缺', en: 'lists the claims of a text; needs no ledger' },
  rebuild: { run: rebuildCommand, usage: 'rebuild', zh: '由日志重建台账并比对', en: 'rebuilds from the log and compares' },
}

const help = (): string => ['用法 Usage: npm run -s mingze -- COMMAND [--home DIR]', ...Object.values(commands).map(c => `  ${c.usage.padEnd(56)} ${c.zh} ${c.en}`)].join('\n')
const asksForHelp = (word: string): boolean => ['--help', '-h'].includes(word)

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || asksForHelp(name) || args.some(asksForHelp)) {
    process.stdout.write(`${help()}\n`)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command.run(args)
  const what = name === '' ? { zh: '请写明命令。', en: 'Name a command.' } : { zh: `没有“${name}”这个命令。`, en: `There is no command "${name}".` }
  throw new UsageError(what.zh, `${what.en}\n${help()}`)
}

await endWith(() => main(process.argv.slice(2)))
