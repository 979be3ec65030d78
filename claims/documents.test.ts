import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from './index.ts'
import type { Gold, Score } from './testing/scoring.ts'
import { describeScore, readFixture, score } from './testing/scoring.ts'
import type { Claim, DocumentRole } from './types.ts'

const FLOOR = 0.97
const FIXTURES = ['health-bureau.txt', 'inspection-commission.txt', 'rectification.txt', 'state-company.txt', 'street-office.txt', 'tax-bureau.txt']

describe('documents of six bodies, marked by hand', () => {
  test.each(FIXTURES.map((name) => {
    const { text, gold } = readFixture(name)
    const result = score(text, gold)
    return [name, result.precision.toFixed(3), result.recall.toFixed(3), gold.length, result] as const
  }))('%s: precision %s, recall %s over %d claims', (_name, _precision, _recall, count, result) => {
    expect(count).toBeGreaterThan(20)
    expect(Math.min(result.precision, result.recall), describeScore(result)).toBeGreaterThanOrEqual(FLOOR)
  })
})

type SeedLine = {
  readonly kind: Claim['kind']; readonly text: string; readonly start: number; readonly value: number | null; readonly policyName: boolean
  readonly vague?: boolean; readonly role?: DocumentRole; readonly slot?: string; readonly inDocument?: boolean
}

const seed = new URL('../../shared/seed/', import.meta.url)
const present = existsSync(new URL('claims.gold.jsonl', seed))

function readSeed(): { readonly text: string; readonly lines: readonly SeedLine[] } {
  const lines = readFileSync(new URL('claims.gold.jsonl', seed), 'utf8').trim().split('\n').map((line): SeedLine => JSON.parse(line))
  return { text: readFileSync(new URL('000_920ceccff4e78cbc.txt', seed), 'utf8'), lines }
}

function goldOf(lines: readonly SeedLine[]): readonly Gold[] {
  return lines.map(({ kind, text, start, value }) => ({ kind, text, start, end: start + text.length, value: value ?? undefined }))
}

function scoreSeed(): Score {
  const { text, lines } = readSeed()
  const gold = goldOf(lines.filter((line) => !line.policyName && line.vague !== true))
  expect(gold.length).toBeGreaterThan(40)
  return score(text, gold, goldOf(lines.filter((line) => line.vague === true)))
}

describe.skipIf(!present)(`the source document${present ? '' : ' (skipped: ../shared/seed is not beside this checkout)'}`, () => {
  const result = present ? scoreSeed() : undefined

  test(`precision ${result?.precision.toFixed(3)}, recall ${result?.recall.toFixed(3)}`, () => {
    expect(Math.min(result?.precision ?? 0, result?.recall ?? 0), result && describeScore(result)).toBeGreaterThanOrEqual(FLOOR)
  })

  test('numbers in names are phrases', () => {
    const { text, lines } = readSeed()
    const phrases = readClaims(text).filter((claim) => claim.kind === 'phrase')
    const missed = lines.filter((line) => line.policyName && !phrases.some((phrase) => phrase.start <= line.start && phrase.end >= line.start + line.text.length))
    expect(missed.map((line) => line.text)).toEqual([])
  })

  test('roles, slots and places inside titles', () => {
    const { text, lines } = readSeed()
    const claims = readClaims(text)
    for (const line of lines.filter((candidate) => !candidate.policyName)) {
      const claim = claims.find((candidate) => candidate.kind === line.kind && candidate.start === line.start)
      expect([line.text, claim?.role, claim?.slot, claim?.inDocument]).toEqual([line.text, line.role, line.slot, line.inDocument])
    }
  })
})
