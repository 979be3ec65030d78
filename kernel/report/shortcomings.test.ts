import { expect, it } from 'vitest'
import { printed, sentenceLength, text } from '../figure/phrase.ts'
import type { Gap } from '../figure/sentence.ts'
import { shortcomings } from './shortcomings.ts'
import { counted, readerOver, type Table } from './testing/fakes.ts'

const table: Table = { a: 2, b: 3, c: 4, d: 5 }
const read = readerOver(table)
const gap = (kind: Gap['kind'], id: string, before: string, after = '', unit = '条'): Gap => {
  const figure = counted(id, unit)
  return { figure, kind, text: '', say: text`${before}${read.gap(figure, '')}${after}` }
}
const said = (...gaps: readonly Gap[]): string => shortcomings(gaps, read).map(printed).join('')

it('says nothing where nothing is missing', () => { expect(said()).toBe('') })
it('tells one kind straight away and several by number', () => {
  expect(said(gap('undone', 'a', '承诺书', '未签', '份'))).toBe('承诺书2份未签。')
  expect(said(gap('undone', 'a', '承诺书', '未签', '份'), gap('held-late', 'b', '谈话', '', '人次'))).toBe('一是有应办未办事项。承诺书2份未签。二是有超期办理事项。谈话3人次晚于时限。')
})
it('closes what was held late with one verb, after what brings its own', () => {
  expect(said(gap('held-late', 'a', '承诺书', '', '份'), gap('held-late', 'b', '提醒', '在节后发出', '次'), gap('held-late', 'c', '党员大会', '', '场'))).toBe('提醒3次在节后发出，承诺书2份、党员大会4场晚于时限。')
})
it('adds up what was entered late only where it counts alike', () => {
  expect(said(gap('entered-late', 'a', '调研记录'), gap('entered-late', 'b', '学习记录补录'))).toBe('事后补录调研记录2条、学习记录3条，共5条，台账已标明。')
  expect(said(gap('entered-late', 'a', '调研记录'), gap('entered-late', 'b', '承诺书', '', '份'))).toBe('事后补录调研记录2条、承诺书3份，台账已标明。')
  expect(said(gap('entered-late', 'a', '调研记录补录'))).toBe('事后补录调研记录2条，台账已标明。')
})
it('divides a list that is too long for one sentence', () => {
  const many = Array.from({ length: 20 }, (_, i) => gap('undone', 'abcd'[i % 4] ?? 'a', `第${i}类应办未办事项`, '未办', '件'))
  const sentences = shortcomings(many, read)
  expect(sentences.length).toBeGreaterThan(1)
  expect(sentences.every(s => sentenceLength(s) <= 140)).toBe(true)
})
