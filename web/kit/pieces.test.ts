import { expect, test } from 'vitest'
import { groupsOf, type TextPiece } from './pieces.tsx'

const text = (t: string): TextPiece => ({ kind: 'text', text: t })
const figure = (t: string): TextPiece => ({ kind: 'bound', key: 'k', text: t, as: 'figure' })
const told = (pieces: readonly TextPiece[]): readonly string[] => groupsOf(pieces).map(g => g.piece.kind === 'text' ? g.piece.text : `${g.head}[${g.piece.text}]${g.tail}`)

test('a bare number keeps its measure word, and every mark the sign that follows it', () => {
  expect(told([text('应签'), figure('153'), text('份，已签'), figure('150份'), text('。')])).toEqual(['应签', '[153]份，', '已签', '[150份]。'])
})

test('an opening bracket goes with the mark that it opens', () => {
  expect(told([figure('150份'), text('（'), figure('4份'), text('逾期签署），即')])).toEqual(['[150份]', '（[4份]', '逾期签署），即'])
})

test('a mark with a word of its own takes no measure word from the text', () => {
  expect(told([figure('38人次'), text('参加')])).toEqual(['[38人次]', '参加'])
})

test('nothing of the text is lost or doubled', () => {
  const pieces = [text('“'), figure('2'), text('”个'), figure('3'), text('人次'), text('；（'), { kind: 'blank', text: '【】次' } as const, text('）。')]
  expect(groupsOf(pieces).map(g => g.head + g.piece.text + g.tail).join('')).toBe(pieces.map(p => p.text).join(''))
})
