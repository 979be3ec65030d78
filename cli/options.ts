import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Something the person at the keyboard can put right: what, and what to do, in both languages. */
export class UsageError extends Error {
  constructor(zh: string, en: string) { super(`${zh}\n${en}`) }
}

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>

/** Reads a command's options and, beside them, at most so many words; anything else is refused with the options there are. */
export function readOptions<const O extends Options>(args: readonly string[], options: O, words = Infinity): Parsed<O> {
  const known = Object.keys(options).map(o => `--${o}`).join(' ')
  let parsed: Parsed<O>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (e) {
    throw new UsageError(`选项不对：${e instanceof Error ? e.message : String(e)}。可用的选项：${known}`, `Wrong option. Options: ${known}`)
  }
  const stray = parsed.positionals[words]
  if (stray !== undefined) throw new UsageError(`不认识“${stray}”。可用的选项：${known}`, `"${stray}" is not known. Options: ${known}`)
  return parsed
}

/** Where ledgers live when --home is not given: the data folder of whoever runs it. */
export const usualHome = (name: 'demo' | 'ledger'): string => join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'mingze', name)

/** The folder that --home names, from where the command was called; the usual one without it. */
export function homeOf(given: string | undefined, name: 'demo' | 'ledger' = 'ledger'): string {
  if (given === '') throw new UsageError('--home 后面要写文件夹，不能空着。', '--home needs the name of a folder.')
  return given === undefined ? usualHome(name) : resolve(given)
}

/** A whole number in a range, or the refusal that names the option. */
export function numberOption(name: string, text: string | undefined, usual: number, min: number, max: number): number {
  if (text === undefined) return usual
  const n = /^\d+$/.test(text) ? Number(text) : NaN
  if (n >= min && n <= max) return n
  throw new UsageError(`--${name} 应是 ${min} 至 ${max} 的整数，不是“${text}”。`, `--${name} has to be a whole number from ${min} to ${max}, not "${text}".`)
}

/** The port that --port names, 7100 without it. */
export const portOf = (given: string | undefined): number => numberOption('port', given, 7100, 1, 65_535)

/** A progress line: to stderr, because stdout carries only the answer. */
export const say = (line: string): void => { process.stderr.write(`${line}\n`) }
