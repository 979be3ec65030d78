import { expect, test } from 'vitest'
import type { CheckedClaim } from '../../../contract/check.ts'
import { adopt, checkedOf, countsOf, decide, insteadOf, isOpen, neighbour, paragraphsOf, partsOf } from './findings.ts'

const text = '一是签承诺书150份，均已谈到。\n二是7月18日开会，调研【】次，发现问题15个，合计165项。'
const claim = (words: string, rest: Partial<CheckedClaim>): CheckedClaim => {
  const start = text.indexOf(words)
  return { kind: 'quantity', text: words, start, end: start + words.length, state: 'unbound', confirmed: false, figures: [], records: [], says: { zh: '。', en: '.' }, ...rest }
}
const page = {
  asOf: { day: '2021-12-20', index: 9 }, year: 2021,
  claims: [
    claim('150份', { state: 'supported', unit: '份' }),
    claim('均', { kind: 'universal', state: 'contradicted', remainder: 2 }),
    claim('7月18日', { kind: 'date', state: 'contradicted', suggestion: { value: '2021-07-08', unit: '', figure: 'record.7' } }),
    claim('【】次', { kind: 'blank', state: 'blank', unit: '次', suggestion: { value: '38', unit: '次', figure: 'x' } }),
    claim('15个', { unit: '个', suggestion: { value: '17', unit: '个', figure: 'y' } }),
    claim('165项', { unit: '项' }),
  ],
  relations: [{ kind: 'relation' as const, relation: 'sum', holds: false, start: text.indexOf('15个'), end: text.indexOf('165项') + 4, text: '15个，合计165项', expected: 15, printed: 165 }],
}
const checked = checkedOf(text, page)
const id = (words: string): number => checked.findings.find(f => f.text === words)?.id ?? -1

test('what must still be dealt with is what the ledger does not bear out', () => {
  expect(checked.findings.filter(isOpen).map(f => f.text)).toEqual(['均', '7月18日', '【】次', '15个', '165项'])
})

test('universal words are counted as one state, whatever remains', () => {
  expect([...countsOf(checked.findings)]).toEqual([['supported', 1], ['whole', 1], ['contradicted', 1], ['blank', 1], ['unbound', 2]])
})

test('the ledger’s value is worded like the place it is for', () => {
  expect(checked.findings.map(insteadOf)).toEqual([null, null, '7月8日', '38次', '17个', null])
})

test('using the ledger’s value moves everything behind it and settles the place', () => {
  const after = adopt(adopt(checked, id('7月18日')), id('【】次'))
  expect(after.text).toBe('一是签承诺书150份，均已谈到。\n二是7月8日开会，调研38次，发现问题15个，合计165项。')
  expect(after.findings.map(f => after.text.slice(f.start, f.end))).toEqual(['150份', '均', '7月8日', '38次', '15个', '165项'])
  expect(after.findings.filter(isOpen).map(f => f.text)).toEqual(['均', '15个', '165项'])
  expect(after.broken.map(r => after.text.slice(r.start, r.end))).toEqual(['15个，合计165项'])
})

test('a sum whose number was changed is not said to be broken any more', () => {
  expect(adopt(checked, id('15个')).broken).toEqual([])
})

test('a place without ready wording stays as it is', () => {
  expect(adopt(checked, id('均'))).toBe(checked)
})

test('a place that is kept leaves the list, and comes back when reconsidered', () => {
  const kept = decide(checked, id('均'), 'kept')
  expect(kept.findings.filter(isOpen).some(f => f.text === '均')).toBe(false)
  expect(decide(kept, id('均'), null).findings.filter(isOpen).some(f => f.text === '均')).toBe(true)
})

test('walking goes round, and from a place outside the list to its next one', () => {
  const open = checked.findings.filter(isOpen)
  expect(neighbour(open, id('165项'), 1)?.text).toBe('均')
  expect(neighbour(open, id('均'), -1)?.text).toBe('165项')
  expect(neighbour(open, id('150份'), 1)?.text).toBe('均')
  expect(neighbour(open, null, 1)?.text).toBe('均')
  expect(neighbour([], null, 1)).toBe(undefined)
})

test('every finding stands in the paragraph where it begins', () => {
  expect(paragraphsOf(checked).map(p => p.findings.map(f => f.text))).toEqual([['150份', '均'], ['7月18日', '【】次', '15个', '165项']])
})

test('a paragraph is read as plain words and findings in turn', () => {
  const parts = paragraphsOf(checked).map(p => partsOf(p).map(part => typeof part === 'string' ? part : `[${part.text}]`).join(''))
  expect(parts).toEqual(['一是签承诺书[150份]，[均]已谈到。', '二是[7月18日]开会，调研[【】次]，发现问题[15个]，合计[165项]。'])
})

test('a number inside a cited title is part of the title', () => {
  const title = claim('签承诺书150份', { kind: 'document', state: 'quoted' })
  expect(checkedOf(text, { ...page, claims: [...page.claims, title] }).findings[0]?.text).toBe('签承诺书150份')
})
