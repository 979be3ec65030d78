import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBoundaries, rules } from './boundaries.ts'

const planted = join(import.meta.dirname, 'fixtures', 'boundaries')
const shown = (root: string) => checkBoundaries(root).map(({ rule, path, line, message }) => `${rule} ${path}:${line} ${message}`)

test('the house keeps its rules', () => {
  expect(shown(join(import.meta.dirname, '..'))).toEqual([])
})

test('every rule has a planted violation', () => {
  expect(readdirSync(planted).sort()).toEqual(['clean', ...rules].sort())
})

test.for(rules)('%s catches what is planted, and nothing else is found there', (rule) => {
  const found = checkBoundaries(join(planted, rule))
  expect(found.map((violation) => violation.rule)).toContain(rule)
  expect(found.filter((violation) => violation.rule !== rule)).toEqual([])
})

test('imports, names and purity are caught in each of their forms', () => {
  const places = (rule: string) => checkBoundaries(join(planted, rule)).map(({ path, line }) => `${path}:${line}`)
  expect(places('import-room')).toEqual([
    'contract/call.ts:1', 'kernel/pure.ts:1', 'registers/first/facts.ts:1', 'server/serve.ts:1', 'tools/look.ts:1', 'verifier/verify.ts:1', 'verifier/verify.ts:3', 'web/page.ts:1',
  ])
  expect(places('import-path')).toEqual(['server/a.ts:1', 'server/a.ts:2', 'server/a.ts:3', 'server/a.ts:4', 'server/a.ts:6'])
  expect(places('import-package')).toEqual(['kernel/clever.ts:1', 'registers/first/register.ts:1'])
  expect(places('names-register')).toEqual(['web/glob.ts:1', 'kernel/comment.ts:1', 'kernel/string.ts:1', 'server/template.ts:1', 'web/jsx.tsx:1'])
  expect(places('pure-clock')).toEqual(['claims/today.ts:1', 'gongwen/made.ts:1', 'kernel/handed.ts:1', 'kernel/now.ts:1'])
  expect(places('pure-node')).toEqual(['claims/read.ts:1', 'gongwen/path.ts:1'])
  expect(places('import-computed')).toEqual(['kernel/load.ts:1'])
})

test('what the house allows is allowed', () => {
  expect(shown(join(planted, 'clean'))).toEqual([])
})
