import { describe, expect, test } from 'vitest'
import { CHINA } from './china.fixture.ts'
import { dueDay, periodOf } from './index.ts'
import type { Anchor, Deadline } from './index.ts'

const year = { period: periodOf('year', '2021-07-08') }
const quarter = { period: periodOf('quarter', '2021-07-08') }
const appointed = { event: '2021-09-28' }

describe('due days', () => {
  test.each<[string, Deadline, Anchor, string]>([
    ['the end of the quarter', {}, quarter, '2021-09-30'],
    ['ten days into the quarter', { from: 'period-start', add: 10 }, quarter, '2021-07-11'],
    ['within three days of the quarter\'s end, rolled over 国庆', { add: 3, roll: true }, quarter, '2021-10-08'],
    ['the same, not rolled', { add: 3 }, quarter, '2021-10-03'],
    ['a day of the year, rolled', { on: '10-03', roll: true }, year, '2021-10-08'],
    ['a whole day', { on: '2021-11-30' }, year, '2021-11-30'],
    ['28 February stands for the 29th', { on: '02-29' }, year, '2021-02-28'],
    ['5 working days after an appointment, Saturday 9 October worked', { add: 5, unit: 'workday' }, appointed, '2021-10-11'],
    ['30 days after an appointment', { add: 30 }, appointed, '2021-10-28'],
    ['from the event although there is a period', { from: 'event', add: 1 }, { ...year, ...appointed }, '2021-09-29'],
    ['the day before a holiday', { add: -1 }, { event: '2021-10-01' }, '2021-09-30'],
    ['three days before, but worked: earlier, not later', { add: -3, roll: true }, { event: '2021-02-14' }, '2021-02-10'],
    ['a day within the year of the event', { on: '12-31' }, appointed, '2021-12-31'],
  ])('%s', (_, deadline, anchor, day) => {
    expect(dueDay(CHINA, deadline, anchor)).toEqual({ day, provisional: false })
  })

  test('in a year that is not loaded: provisional only where the calendar decides', () => {
    const later = { period: periodOf('year', '2027-01-01') }
    expect(dueDay(CHINA, { on: '10-03', roll: true }, later)).toEqual({ day: '2027-10-04', provisional: true })
    expect(dueDay(CHINA, { on: '10-03' }, later)).toEqual({ day: '2027-10-03', provisional: false })
    expect(dueDay(CHINA, { unit: 'workday', add: 2 }, { event: '2022-12-30' })).toEqual({ day: '2023-01-03', provisional: true })
  })

  test('a deadline without what it counts from is refused, and named', () => {
    expect(() => dueDay(CHINA, { from: 'event', add: 7 }, year)).toThrow('"from":"event"')
    expect(() => dueDay(CHINA, {}, {})).toThrow(RangeError)
    expect(() => dueDay(CHINA, { on: '13-01' }, year)).toThrow('13-01')
    expect(() => dueDay(CHINA, { on: '12-31' }, { period: periodOf('once', '2021-01-01') })).toThrow('12-31')
  })
})
