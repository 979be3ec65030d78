import { expect, test } from 'vitest'
import { readHeadings } from './index.ts'

test('the four levels of GB/T 9704, with their spans', () => {
  const text = '总结\n一、工作情况\n（一）抓学习\n1．学习制度。局党组制定制度，组织学习。\n（2）专题学习\n　　2、谈心谈话\n一是统筹谋划工作。\n1.5万人参加\n二、下步打算\r\n'
  const headings = readHeadings(text)
  expect(headings.map(({ level, text: heading }) => [level, heading])).toEqual([
    [1, '一、工作情况'], [2, '（一）抓学习'], [3, '1．学习制度。'], [4, '（2）专题学习'], [3, '2、谈心谈话'], [1, '二、下步打算'],
  ])
  for (const { start, end, text: heading } of headings) expect(text.slice(start, end)).toBe(heading)
})

test('a numbered paragraph without a short first sentence is no heading', () => {
  expect(readHeadings(`（一）${'加强党对司法行政工作的领导，'.repeat(6)}。`)).toEqual([])
})
