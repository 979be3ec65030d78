// The whole check: types, lint, unused code, then the tests; arguments filter the test files. The last line counts everything.
import { spawnSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { startVitest } from 'vitest/node'
import { projectFiles } from './boundaries/files.ts'
import ClosingLine from './reporter.ts'

const root = join(import.meta.dirname, '..')

type Step = { title: string; program: string; args: string[] }

function steps(): Step[] {
  const web = projectFiles(root).some((path) => /^web\/.*\.tsx?$/.test(path))
  return [
    { title: '类型检查 types', program: 'typescript/bin/tsc', args: ['-p', '.'] },
    ...(web ? [{ title: '类型检查（网页） types of the pages', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'web'] }] : []),
    { title: '代码检查 lint', program: 'oxlint/bin/oxlint', args: ['--quiet'] },
    { title: '无用代码 unused code', program: 'knip/bin/knip.js', args: ['--no-config-hints', '--no-progress'] },
  ]
}

function passes({ title, program, args }: Step): boolean {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  console.log(`${status === 0 ? '✓' : '✗'} ${title} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return status === 0
}

const filters = process.argv.slice(2).map((path) => relative(root, path))
const failed = steps().filter((step) => !passes(step)).length
process.chdir(root)
const vitest = await startVitest('test', filters, { root, run: true, watch: false, reporters: ['default', new ClosingLine(failed)] })
const code = failed > 0 ? 1 : Number(process.exitCode ?? 0)
await vitest.close()
process.exit(code)
