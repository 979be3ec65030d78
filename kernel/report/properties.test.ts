import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compose } from './compose.ts'
import { piecesOf, type Block } from './composition.ts'
import { markedText, readMarked } from './marked.ts'
import { ordinal } from './outline.ts'
import { author, pledges, readerOver, small, travels } from './testing/fakes.ts'
import { plainText } from './text.ts'
import { checkWords } from './words.ts'

const n = fc.integer({ min: 0, max: 30 })
const tables = fc.record({ met: n, late: n, overdue: n, exempt: n, trips: n, entered: n, pledgesEntered: n }).map(t => ({
  'pledges.due': t.met + t.overdue + t.exempt, 'pledges.met': t.met, 'pledges.late': Math.min(t.late, t.met), 'pledges.overdue': t.overdue,
  'test/pledge:exempt': t.exempt, 'test/pledge:overdue': t.overdue, 'test/pledge:heldLate': 0, 'trips': t.trips, 'trips.late': t.entered, 'pledges.entered': t.pledgesEntered,
}))

it('composes the same ledger twice to the same letter, without a loose number or a word out of place', () => {
  fc.assert(fc.property(tables, table => {
    const once = compose(small, [pledges, travels], readerOver(table), author)
    const twice = compose(small, [pledges, travels], readerOver(table), author)
    expect(plainText(twice)).toBe(plainText(once))
    expect(markedText(twice.blocks)).toBe(markedText(once.blocks))
    expect(once.unbound).toEqual([])
    expect(checkWords(once, readerOver(table))).toEqual([])
    expect(once.gaps.every(g => g.mentioned)).toBe(true)
  }), { numRuns: 300 })
})

it('numbers chapters and sections without a jump', () => {
  fc.assert(fc.property(tables, table => {
    const headings = compose(small, [pledges, travels], readerOver(table), author).blocks.filter(b => b.kind === 'heading')
    expect(headings.filter(h => h.level === 1).map(h => h.text.split('、')[0])).toEqual(headings.filter(h => h.level === 1).map((_, i) => ordinal(i + 1)))
    for (const [i, h] of headings.entries()) if (h.level === 2 && headings[i - 1]?.level === 1) expect(h.text.startsWith('（一）')).toBe(true)
  }), { numRuns: 100 })
})

it('reads a marked text back, whatever its words', () => {
  const words = fc.string({ unit: fc.constantFrom('甲', '。', '⟦', '⟧', '|', '\\', '#', '=', '~', ' ', '3'), minLength: 1, maxLength: 12 })
  fc.assert(fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), words, (paragraphs, key) => {
    const blocks: readonly Block[] = paragraphs.map((text, i) => ({ kind: 'paragraph', key: String(i), slot: '1', ordinal: '', head: '', by: 'author',
      pieces: [{ kind: 'text', text }, { kind: 'bound', key: `k${key}`, figure: { id: `k${key}`, label: { zh: '', en: '' }, unit: '', of: 'fixed-day', day: '2021-01-01' }, text, as: 'gap', use: 1 }] }))
    const back = readMarked(markedText(blocks))
    expect(back.map(b => b.kind)).toEqual(blocks.map(() => 'paragraph'))
    expect(back.map(b => b.pieces.map(p => p.text).join(''))).toEqual(blocks.map(b => piecesOf(b).map(p => p.text).join('')))
    expect(back.every(b => b.pieces.some(p => 'key' in p && p.key === `k${key}` && p.as === 'gap'))).toBe(true)
  }), { numRuns: 300 })
})
