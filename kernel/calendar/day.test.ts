import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOfWeek, daysBetween, isDay, lastDayOfMonth, monthOf, parseDay, yearOf } from './index.ts'
import { FIRST_DAY, LAST_DAY } from './day.ts'

const SPAN = daysBetween(FIRST_DAY, LAST_DAY)
const day = fc.nat(SPAN).map((n) => addDays(FIRST_DAY, n))

describe('days', () => {
  test('agree with the platform calendar, day for day', () => {
    fc.assert(fc.property(fc.nat(SPAN), (n) => {
      const platform = new Date(Date.UTC(1900, 0, 1 + n))
      const ours = addDays(FIRST_DAY, n)
      expect(ours).toBe(platform.toISOString().slice(0, 10))
      expect(yearOf(ours)).toBe(platform.getUTCFullYear())
      expect(monthOf(ours)).toBe(platform.getUTCMonth() + 1)
      expect(dayOfWeek(ours)).toBe(platform.getUTCDay() || 7)
      expect(lastDayOfMonth(ours)).toBe(
        new Date(Date.UTC(platform.getUTCFullYear(), platform.getUTCMonth() + 1, 0)).toISOString().slice(0, 10))
    }))
  })

  test('adding and counting undo each other, and text order is day order', () => {
    fc.assert(fc.property(day, day, (a, b) => {
      expect(addDays(a, daysBetween(a, b))).toBe(b)
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
    }))
  })

  test('leap years', () => {
    expect(['1900-02-29', '2000-02-29', '2021-02-29', '2024-02-29', '2100-02-29'].map(isDay))
      .toEqual([false, true, false, true, false])
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
  })

  test.each(['2021-13-01', '2021-00-10', '2021-04-31', '2021-4-30', '1899-12-31', '3000-01-01', '2021-07-08 ', '20210708',
    '2021/07/08', '２０２１-07-08', ''])('%j is no day', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('leaving the known years, or counting in parts of a day, is refused', () => {
    expect(() => addDays(LAST_DAY, 1)).toThrow(RangeError)
    expect(() => addDays(FIRST_DAY, -1)).toThrow(RangeError)
    expect(() => addDays('2021-07-08', 0.5)).toThrow(RangeError)
    expect(() => addDays('七月八日', 1)).toThrow('七月八日')
  })
})

describe('days as people write them', () => {
  test.each(['2021-07-08', '2021-7-8', '2021.7.8', '2021.07.08', '2021/7/8', '2021年7月8日', '2021年07月08号',
    '２０２１年７月８日', '２０２１．７．８', ' 2021 年 7 月 8 日 '])('%j', (text) => {
    expect(parseDay(text)).toBe('2021-07-08')
  })

  test.each(['2021年2月29日', '2021.7/8', '7月8日', '2021年7月', '21.7.8', '2021.7.8.', '2021年13月1日', '近日'])(
    '%j is not guessed', (text) => {
      expect(parseDay(text)).toBeUndefined()
    })

  test('every day reads back from each form', () => {
    fc.assert(fc.property(day, (iso) => {
      const [year, month, date] = iso.split('-').map(Number)
      for (const text of [iso, `${year}.${month}.${date}`, `${year}年${month}月${date}日`]) expect(parseDay(text)).toBe(iso)
    }))
  })
})
