import { expect, test } from 'vitest'
import { readTime } from './time-field.tsx'

test.each([['14:30', '14:30'], [' 9：05 ', '09:05'], ['1430', '14:30'], ['9点', '09:00'], ['14时30分', '14:30'], ['9', '09:00']])('%s is read as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})

test.each(['', '25:00', '14:60', '下午两点', '14:3'])('"%s" is no time', typed => {
  expect(readTime(typed)).toBeUndefined()
})
