import type { CheckedClaim, CheckedRelation } from '../contract/check.ts'
import { checkAgainst } from '../server/check/against.ts'
import { textOf } from './claims.ts'
import { UsageError, homeOf, numberOption, readOptions } from './options.ts'
import { operator, withLedger } from './open.ts'

const stateWords = { supported: '有据', contradicted: '不符', unbound: '未关联', quoted: '引用', attested: '外源', blank: '空缺' } as const
const usage = 'mingze check FILE --year 2021'

function lineOf(line: CheckedClaim | CheckedRelation): string {
  const words = line.text.replace(/\s+/g, ' ')
  return 'state' in line ? `${line.start}\t${stateWords[line.state]}\t${words}\t${line.says.zh}` : `${line.start}\t${line.holds ? '相符' : '不相符'}\t${words}\t应为 ${line.expected}`
}

/** `mingze check FILE --year Y [--json]`: every claim of a text with what the ledger says to it, then the relations between its numbers. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { home: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean' } }, 1)
  if (values.year === undefined) throw new UsageError(`请写明年度：${usage}`, `Name the year: ${usage}`)
  const year = numberOption('year', values.year, 0, 1990, 2100)
  const text = textOf(positionals, usage)
  return withLedger(homeOf(values.home), async ledger => {
    const { claims, relations } = await checkAgainst(await operator(ledger), text, year)
    process.stdout.write([...claims, ...relations].map(line => `${values.json ? JSON.stringify(line) : lineOf(line)}\n`).join(''))
    return 0
  })
}
