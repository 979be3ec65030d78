import { expect, test } from 'vitest'
import { dayIn, daysLate, minuteOf, spaced, thousands } from './format.ts'

test('numbers carry thousands commas and a real minus', () => {
  expect([0, 63, 999, 5486, 1_234_567, -4731].map(thousands)).toEqual(['0', '63', '999', '5,486', '1,234,567', '−4,731'])
})

test('days lose their year only in a column of that year', () => {
  expect(dayIn(2021, '2021-12-20')).toBe('12-20')
  expect(dayIn(2021, '2020-12-31')).toBe('2020-12-31')
  expect(dayIn(2021, '2021-07-20T10:42:10+08:00')).toBe('07-20')
  expect(dayIn(2021, null)).toBe('—')
})

test('an instant is shown to the minute', () => {
  expect(minuteOf('2021-07-20T10:42:10+08:00')).toBe('2021-07-20 10:42')
})

test('days late count from the due day and never below zero', () => {
  expect(daysLate('2021-04-30', '2021-12-20')).toBe(234)
  expect(daysLate('2021-12-31', '2021-12-20')).toBe(0)
})

test('document words gain the space of the app between digits and 汉字', () => {
  expect(spaced('2人未签')).toBe('2 人未签')
  expect(spaced('第3轮谈话2人次')).toBe('第 3 轮谈话 2 人次')
  expect(spaced('已有 5 次')).toBe('已有 5 次')
})
