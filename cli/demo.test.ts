import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('demo.ts', import.meta.url))

it.each([
  [['--bad'], '--home --port --exit --json --seed'], [['somewhere'], '--home --port --exit --json --seed'],
  [['--seed', 'x'], '--seed 应是'], [['--port', '0'], '--port 应是'],
])('refuses %j before it touches anything, and says what there is', (args, said) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain(said)
  expect(stdout).toBe('')
})
