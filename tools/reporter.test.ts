import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '..')

test('the last line counts tests, modules that did not load, failed set-ups and what failed before; skips stand above it', () => {
  const planted = join(import.meta.dirname, 'fixtures', 'reporter')
  const { status, stdout } = spawnSync(process.execPath, [join(project, 'node_modules/vitest/vitest.mjs'), 'run', '--root', planted], { encoding: 'utf8' })
  expect(status).toBe(1)
  const lines = stdout.trimEnd().split('\n')
  // Two before the tests, one failed test, one module that did not load, one group whose set-up failed.
  expect(lines.at(-1)).toBe('2 passed, 5 failed, 3 skipped')
  expect(lines).toContain('skipped: cases.test.ts > is skipped: no printer here')
  expect(lines).toContain('skipped: cases.test.ts > is skipped in silence: no reason given')
})
