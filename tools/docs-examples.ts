import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Violation } from './boundaries/violation.ts'
import { documents, readDocument } from './docs.ts'

const project = join(import.meta.dirname, '..')

/**
 * Type-checks every ```ts block of the documents as a module of its own that lies at the root of the project, so its imports
 * read `./kernel/…`. A block that is not meant to compile is marked ```text.
 */
export function checkExamples(root: string): Violation[] {
  const blocks = documents(root).flatMap((path) =>
    readDocument(root, path).blocks.filter(({ language }) => language === 'ts').map((block) => ({ ...block, path })),
  )
  if (blocks.length === 0) return []
  const folder = mkdtempSync(join(tmpdir(), 'mingze-examples-'))
  try {
    mkdirSync(join(folder, 'examples'))
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
    for (const [index, { code }] of blocks.entries()) writeFileSync(join(folder, 'examples', `${index}.ts`), `${code}\nexport {}\n`)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      extends: join(project, 'tsconfig.json'),
      compilerOptions: { rootDirs: ['./examples', root], typeRoots: ['./node_modules/@types'], noUnusedLocals: false },
      include: ['examples'],
      exclude: [],
    }))
    const { stdout } = spawnSync(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' })
    return [...stdout.matchAll(/^examples\/(\d+)\.ts\((\d+),\d+\): (.*)$/gm)].map(([, index, line, message = '']) => {
      const block = blocks[Number(index)]
      return { rule: 'docs-example', path: block?.path ?? '', line: (block?.line ?? 0) + Number(line) - 1, message }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
