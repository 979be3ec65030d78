import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeScore, parseMarked, score } from './testing/scoring.ts'

const lines = (name: string): string[] =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('sentences marked by hand', () => {
  test.each(lines('sentences.txt').map((line) => [parseMarked(line).text.slice(0, 24), line] as const))('%s', (_, line) => {
    const { text, gold } = parseMarked(line)
    const result = score(text, gold)
    expect(result.missed.length + result.extra.length, describeScore(result)).toBe(0)
  })
})

describe('numbers that count nothing', () => {
  test.each(lines('traps.txt'))('%s', (line) => {
    const result = score(line, [])
    const found = result.extra.filter((claim) => claim.kind !== 'document')
    expect(found.map((claim) => `${claim.kind} ${claim.text}`)).toEqual([])
  })
})
