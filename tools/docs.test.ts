import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkExamples } from './docs-examples.ts'
import { checkLinks } from './docs.ts'

const root = join(import.meta.dirname, '..')
const planted = join(import.meta.dirname, 'fixtures', 'docs')

test('every link between the documents leads somewhere', () => {
  expect(checkLinks(root)).toEqual([])
})

test('every example in the documents compiles', () => {
  expect(checkExamples(root)).toEqual([])
})

test('planted links to nowhere are caught', () => {
  expect(checkLinks(planted).map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([
    'README.md:6 no such file: docs/gone.md',
    'README.md:6 no such heading in docs/house.md: the-attic',
  ])
})

test('planted examples that do not compile are caught, at their line in the document', () => {
  expect(checkExamples(planted).map(({ path, line, message }) => `${path}:${line} ${message.slice(0, 15)}`)).toEqual([
    "README.md:12 error TS2322: T",
    "docs/house.md:8 error TS2305: M",
  ])
})
