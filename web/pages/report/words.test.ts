import { expect, test } from 'vitest'
import { ownPart, ownWords, plainWords, withUnbound, type ParagraphBlock } from './words.ts'

const paragraph = (key: string, pieces: ParagraphBlock['pieces']): ParagraphBlock => ({ kind: 'paragraph', key, lead: '', pieces, by: 'author' })

test('a number typed into plain words is marked, set terms and bound figures are not', () => {
  const shown = withUnbound([{ kind: 'text', text: '落实三重一大，编印资料60本，已签' }, { kind: 'bound', key: 'x', text: '150', as: 'figure' }, { kind: 'text', text: '份。' }])
  expect(shown.map(p => `${p.kind}:${p.text}`)).toEqual(['text:落实三重一大，编印资料', 'unbound:60', 'text:本，已签', 'bound:150', 'text:份。'])
})

test('text without numbers stays one piece', () => {
  expect(withUnbound([{ kind: 'text', text: '认真落实。' }])).toEqual([{ kind: 'text', text: '认真落实。' }])
})

test('the words of an editor are those of the paper', () => {
  expect(plainWords([{ kind: 'text', text: '已签' }, { kind: 'bound', key: 'x', text: '150', as: 'figure' }, { kind: 'text', text: '份。' }])).toBe('已签150份。')
})

test('opening and closing are told from other paragraphs', () => {
  expect(['opening/author', 'closing/author2', '1.2.2/x'].map(ownPart)).toEqual(['opening', 'closing', null])
})

const source = [{ kind: 'text', text: '本文数据来自台账，截至' }, { kind: 'bound', key: 'asOf', text: '2021年12月20日', as: 'date' }, { kind: 'text', text: '。' }] as const

test('an opening is the author’s lines without the source of the figures', () => {
  expect(ownWords([paragraph('opening/author', [{ kind: 'text', text: '第一段。' }]), paragraph('opening/author2', [{ kind: 'text', text: '第二段。' }, ...source])], 'opening')).toBe('第一段。\n第二段。')
  expect(ownWords([paragraph('opening/author', [{ kind: 'blank', text: '〔导语〕' }, ...source])], 'opening')).toBe('')
  expect(ownWords([paragraph('opening/author', [...source])], 'opening')).toBe('')
})

test('a closing is the author’s lines', () => {
  expect(ownWords([paragraph('closing/author', [{ kind: 'text', text: '完。' }])], 'closing')).toBe('完。')
  expect(ownWords([paragraph('closing/author', [{ kind: 'blank', text: '〔结语〕' }])], 'closing')).toBe('')
})
