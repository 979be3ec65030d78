import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readClaims, readHeadings, readRelations } from './index.ts'
import { readFixture } from './testing/scoring.ts'

/** Pieces that official texts are made of, and what breaks careless readers. */
const PIECES = [
  '150份', '三轮', '１．７万余人次', '近百名', '【】次', 'x项', 'XX', '×', '＿＿件', '《', '》', '〈', '〉', '<<', '>>', '“', '”', '"', '（', '）', '2021年', '7月8日', '至', '—', '、', '，', '。', '\n',
  '百分之', '分之', '第', '一', '二', '十', '百', '千', '万', '亿', '○', '〇', '两', '个', '百分点', '一人一策', '四个意识', '1+3+N', '均', '全体', '各', '占', '%', '其中', '共', '由', '人均', ' ', '　', '\u0000', '\ud800', '😀', '.', ',', '-', '*', '_', '[', ']', '承诺书', '应签', '已签', '未签', '上述',
]
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''))
const anyText = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 200 }))

describe('any text', () => {
  test('spans lie inside it, quote it and, of one kind, do not overlap', () => {
    fc.assert(fc.property(anyText, (text) => {
      const claims = readClaims(text)
      const ends = new Map<string, number>()
      let last = 0
      for (const claim of claims) {
        expect(claim.start).toBeGreaterThanOrEqual(last)
        expect(claim.end).toBeGreaterThan(claim.start)
        expect(claim.end).toBeLessThanOrEqual(text.length)
        expect(text.slice(claim.start, claim.end)).toBe(claim.text)
        expect(claim.start).toBeGreaterThanOrEqual(ends.get(claim.kind) ?? 0)
        ends.set(claim.kind, claim.end)
        last = claim.start
      }
    }), { numRuns: 400 })
  })

  test('figures, dates and phrases never overlap one another or a blank', () => {
    fc.assert(fc.property(anyText, (text) => {
      const scanned = readClaims(text).filter((claim) => claim.kind !== 'document' && claim.kind !== 'universal')
      scanned.forEach((claim, i) => expect(claim.end).toBeLessThanOrEqual(scanned[i + 1]?.start ?? text.length))
    }), { numRuns: 300 })
  })

  test('a figure has a finite value and its sentence holds it', () => {
    fc.assert(fc.property(anyText, (text) => {
      for (const claim of readClaims(text)) {
        if (claim.kind === 'quantity' || claim.kind === 'percentage') expect(Number.isFinite(claim.value)).toBe(true)
        const [from, to] = claim.sentence ?? [-1, -1]
        expect(from <= claim.start && claim.start < to).toBe(true)
      }
    }), { numRuns: 300 })
  })

  test('relations and headings lie inside it', () => {
    fc.assert(fc.property(anyText, (text) => {
      for (const found of [...readRelations(text, readClaims(text)), ...readHeadings(text)]) expect(text.slice(found.start, found.end)).toBe(found.text)
    }), { numRuns: 300 })
  })
})

/** Milliseconds below which a time says more of the machine than of the text. */
const SHORTEST_MEASURED = 5

function millisecondsOf(text: string): number {
  let best = Infinity
  for (let run = 0; run < 3; run++) {
    const begun = performance.now()
    readRelations(text, readClaims(text))
    readHeadings(text)
    best = Math.min(best, performance.now() - begun)
  }
  return best
}

describe('time grows with the length of the text', () => {
  const page = readFixture('inspection-commission.txt').text + readFixture('street-office.txt').text

  test('a hundred times the text takes less than two hundred times as long', () => {
    const short = millisecondsOf(page.repeat(2))
    const long = millisecondsOf(page.repeat(200))
    expect(long / short, `${short.toFixed(1)} ms and ${long.toFixed(1)} ms`).toBeLessThan(200)
  })

  test.each(['1', '1,234,', '一', '第1、', '《', '<', '“', '_', '(', '( ', '【', 'x', '×', '*', ' ', '一人', '2021年', '应签1份', '1份，', '占1%，', '由1次增至2次，', '上述1份承诺书', '其中'])('a run of %j', (piece) => {
    const short = piece.repeat(Math.ceil(6_000 / piece.length))
    millisecondsOf(short)
    const ratio = millisecondsOf(short.repeat(10)) / Math.max(millisecondsOf(short), SHORTEST_MEASURED)
    expect(ratio).toBeLessThan(40)
  })
})
