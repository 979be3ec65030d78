import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const closed = /^(?:node_modules|dist|coverage|fixtures|\.(?!ci$).*)$/

/** Every file of the project, relative to its root, sorted; without what is installed, built, or planted to be wrong. */
export function projectFiles(root: string, under = ''): string[] {
  const entries = readdirSync(join(root, under), { withFileTypes: true })
  const found = entries.flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory()) return closed.test(entry.name) ? [] : projectFiles(root, path)
    return entry.isFile() ? [path] : []
  })
  return found.sort()
}

/** Whether a path is source code that the rules read. */
export function isSource(path: string): boolean {
  return /\.(?:ts|tsx|mjs|js)$/.test(path)
}

/** Whether a source file is a test or lies in a `testing` folder, made for tests only. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.split('/').includes('testing')
}
