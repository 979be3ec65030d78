import { readFileSync, statSync } from 'node:fs'
import { decodeText, readClaims, readRelations, TextDecodeError } from '../claims/index.ts'
import { UsageError, readOptions, say } from './options.ts'

/** Bytes beyond which a file is no draft: some 700,000 characters, or 400 pages. */
const largest = 2_000_000

const reasons: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ENOENT: { zh: '没有这个文件。请核对路径。', en: 'There is no such file. Check the path.' },
  EACCES: { zh: '没有读取权限。请核对权限（ls -l）。', en: 'Permission denied. Look at its mode (ls -l).' },
  ENOTDIR: { zh: '路径中有一段不是文件夹。请核对路径。', en: 'Part of the path is no folder. Check the path.' },
}

function bytesOf(file: string): Buffer {
  try {
    const found = statSync(file)
    if (found.isDirectory()) throw new UsageError(`${file} 是文件夹，不是文件。请指明其中的一份稿子。`, `${file} is a folder. Name a file in it.`)
    if (found.size > largest) throw new UsageError(`${file} 有 ${Math.ceil(found.size / 1e6)} MB，超过一份稿子的长度（${largest / 1e6} MB）。请拆开再核对。`, `${file} has ${Math.ceil(found.size / 1e6)} MB, more than a draft has (${largest / 1e6} MB). Divide it.`)
    return readFileSync(file)
  } catch (e) {
    if (e instanceof UsageError) throw e
    const code = e instanceof Error && 'code' in e ? String(e.code) : ''
    const why = reasons[code] ?? { zh: `读不到（${code}）。请核对路径和权限。`, en: `It cannot be read (${code}). Check its path and permissions.` }
    throw new UsageError(`${file}：${why.zh}`, why.en)
  }
}

/** The text of the one file that a command names, UTF-8 or GB18030; a clear refusal when there is none or it cannot be read. */
export function textOf([file]: readonly string[], usage: string): string {
  if (file === undefined) throw new UsageError(`请写明文件：${usage}`, `Name the file: ${usage}`)
  const bytes = bytesOf(file)
  try {
    const { text } = decodeText(bytes)
    if (text.trim() === '') say(`${file} 里没有文字。  There is no text in it.`)
    return text
  } catch (e) {
    if (e instanceof TextDecodeError) throw new UsageError(`${file}：${e.message}`, 'Name a file of plain text.')
    throw e
  }
}

/** `mingze claims FILE [--json]`: a line for each claim of a text. Needs no ledger. */
export function claimsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { home: { type: 'string' }, json: { type: 'boolean' } }, 1)
  const text = textOf(positionals, 'mingze claims FILE --json')
  const claims = readClaims(text)
  const lines = [...claims, ...readRelations(text, claims)].map(line => values.json ? JSON.stringify(line) : `${line.start}\t${line.kind}\t${line.text.replace(/\s+/g, ' ')}`)
  process.stdout.write(lines.map(line => `${line}\n`).join(''))
  return Promise.resolve(0)
}
