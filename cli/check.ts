import { checkAgainst } from '../server/check/against.ts'
import { textOf } from './claims.ts'
import { UsageError, homeOf, numberOption, readOptions } from './options.ts'
import { operator, withLedger } from './open.ts'

const stateWords = { supported: '有据', contradicted: '不符', unbound: '未关联', quoted: '引用', attested: '外源', blank: '空缺' } as const

/** `mingze check FILE --year Y [--json]`: every claim of a text with what the ledger says to it. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { home: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean' } })
  if (values.year === undefined) throw new UsageError('请写明年度：mingze check FILE --year 2021', 'Name the year: mingze check FILE --year 2021')
  const year = numberOption('year', values.year, 0, 1990, 2100)
  const text = textOf(positionals[0], 'mingze check FILE --year 2021 --json')
  return withLedger(homeOf(values.home), async ledger => {
    const { claims, relations } = await checkAgainst(await operator(ledger), text, year)
    for (const line of [...claims, ...relations]) {
      if (values.json) process.stdout.write(`${JSON.stringify(line)}\n`)
      else process.stdout.write('state' in line ? `${line.start}\t${stateWords[line.state]}\t${line.text.replace(/\s+/g, ' ')}\t${line.says.zh}\n`
        : `${line.start}\t${line.holds ? '相符' : '不相符'}\t${line.text.replace(/\s+/g, ' ')}\t应为 ${line.expected}\n`)
    }
    return 0
  })
}
