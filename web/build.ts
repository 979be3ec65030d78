import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What ends up in the pages: the rooms that the browser loads from, and the versions of the packages. */
const sources = ['web', 'kernel', 'registers', 'claims', 'contract']

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(e => e.isFile() && /\.(?:tsx?|css|html|svg)$/.test(e.name) && !/\.test\.tsx?$/.test(e.name))
    .map(e => join(e.parentPath, e.name))
    .filter(path => !/[\\/](?:testing|fixtures|dist)[\\/]/.test(path))
    .sort()
}

/** A hash of everything the pages are built from; the same stamp means the same pages. */
export function webStamp(): string {
  const hash = createHash('sha256')
  for (const path of [...sources.flatMap(filesOf), join(root, 'package-lock.json')]) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/** Builds the pages into a folder, which is emptied first. Throws what the builder says of the source that does not compile. */
export async function buildWeb(outDir: string): Promise<void> {
  const [{ build }, { default: config }] = await Promise.all([import('vite'), import('./vite.config.ts')])
  await build({ ...config, configFile: false, mode: 'production', build: { ...config.build, outDir: resolve(outDir) } })
}
