import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb, webStamp } from '../web/build.ts'

/**
 * The folder of the built pages, built when the sources have changed since. It lies in the ledger's home, because the
 * checkout may belong to somebody else.
 */
export async function builtPages(home: string, say: (line: string) => void): Promise<string> {
  const dist = join(home, 'pages')
  const mark = join(dist, '.stamp')
  const stamp = webStamp()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp) return dist
  say('正在生成页面… building the pages')
  mkdirSync(dist, { recursive: true })
  await buildWeb(dist)
  writeFileSync(mark, stamp)
  return dist
}
