import { readFileSync } from 'node:fs'
import { decodeText, readClaims, readRelations } from '../claims/index.ts'
import { UsageError, readOptions } from './options.ts'

/** The text of a file, UTF-8 or GB18030; a clear refusal when it cannot be read. */
export function textOf(file: string | undefined, usage: string): string {
  if (file === undefined) throw new UsageError(`请写明文件：${usage}`, `Name the file: ${usage}`)
  let bytes: Buffer
  try { bytes = readFileSync(file) } catch (e) {
    throw new UsageError(`读不到 ${file}（${(e as NodeJS.ErrnoException).code ?? ''}）。请核对路径和权限。`, `${file} cannot be read. Check its path and permissions.`)
  }
  return decodeText(bytes).text
}

/** `mingze claims FILE [--json]`: a line for each claim of a text. Needs no ledger. */
export function claimsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { home: { type: 'string' }, json: { type: 'boolean' } })
  const text = textOf(positionals[0], 'mingze claims FILE --json')
  const claims = readClaims(text)
  const lines = [...claims, ...readRelations(text, claims)]
  for (const line of lines) process.stdout.write(values.json ? `${JSON.stringify(line)}\n` : `${line.start}\t${line.kind}\t${line.text.replace(/\s+/g, ' ')}\n`)
  return Promise.resolve(0)
}
