import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isPeriodBoundary, nextBoundary, nextPeriod, periodByName, periodOf, periodsBetween } from './index.ts'
import type { Cadence } from './index.ts'

const recurring = fc.constantFrom<Cadence>('year', 'half', 'quarter', 'month')
const day = fc.nat(400_000).map((n) => addDays('1900-01-01', n))

describe('periods', () => {
  test('names and bounds', () => {
    expect(periodOf('year', '2021-07-08')).toEqual({ name: '2021', from: '2021-01-01', to: '2021-12-31' })
    expect(periodOf('half', '2021-07-08')).toEqual({ name: '2021H2', from: '2021-07-01', to: '2021-12-31' })
    expect(periodOf('quarter', '2021-07-08')).toEqual({ name: '2021Q3', from: '2021-07-01', to: '2021-09-30' })
    expect(periodOf('month', '2024-02-08')).toEqual({ name: '2024-02', from: '2024-02-01', to: '2024-02-29' })
    expect(periodOf('once', '2021-07-08').name).toBe('once')
  })

  test('tile every year without gap or overlap', () => {
    fc.assert(fc.property(recurring, fc.integer({ min: 1900, max: 2999 }), (cadence, year) => {
      const periods = periodsBetween(cadence, `${year}-01-01`, `${year}-12-31`)
      expect(periods).toHaveLength({ once: 1, year: 1, half: 2, quarter: 4, month: 12 }[cadence])
      expect(periods[0]?.from).toBe(`${year}-01-01`)
      expect(periods.at(-1)?.to).toBe(`${year}-12-31`)
      periods.slice(1).forEach((period, n) => expect(period.from).toBe(addDays(periods[n]?.to ?? '', 1)))
    }))
  })

  test('a period holds its day and comes back from its name', () => {
    fc.assert(fc.property(fc.oneof(recurring, fc.constant<Cadence>('once')), day, (cadence, at) => {
      const period = periodOf(cadence, at)
      expect(period.from <= at && at <= period.to).toBe(true)
      expect(periodByName(period.name)).toEqual(period)
    }))
  })

  test('the next one begins where this one ends', () => {
    fc.assert(fc.property(recurring, day, (cadence, at) => {
      const period = periodOf(cadence, at)
      const next = nextPeriod(period)
      expect(next).toEqual(periodOf(cadence, next.from))
      expect(next.from).toBe(nextBoundary(cadence, at))
      expect(isPeriodBoundary(cadence, next.from)).toBe(true)
      expect(isPeriodBoundary(cadence, at)).toBe(at === period.from)
    }))
  })

  test.each(['2021Q5', '2021Q0', '2021H3', '2021-13', '2021-00', '21', '2021q3', '1899', '3000', '2021-1', '40215', ''])(
    '%j names no period', (name) => {
      expect(periodByName(name)).toBeUndefined()
    })

  test('a stretch touches the periods at both its ends', () => {
    expect(periodsBetween('quarter', '2021-03-31', '2021-07-01').map((period) => period.name))
      .toEqual(['2021Q1', '2021Q2', '2021Q3'])
    expect(periodsBetween('month', '2021-12-31', '2022-01-01').map((period) => period.name)).toEqual(['2021-12', '2022-01'])
    expect(periodsBetween('month', '2021-07-02', '2021-07-01')).toEqual([])
    expect(periodsBetween('once', '2021-01-01', '2022-01-01').map((period) => period.name)).toEqual(['once'])
  })

  test('a quarterly rule asked to change on 1 August is sent to 1 October', () => {
    expect(isPeriodBoundary('quarter', '2021-08-01')).toBe(false)
    expect(nextBoundary('quarter', '2021-08-01')).toBe('2021-10-01')
    expect(isPeriodBoundary('quarter', '2021-07-01')).toBe(true)
    expect(nextBoundary('quarter', '2021-07-01')).toBe('2021-10-01')
  })

  test('what is owed once may change on any day and has no successor', () => {
    expect(isPeriodBoundary('once', '2021-08-17')).toBe(true)
    expect(nextBoundary('once', '2021-08-17')).toBe('2021-08-18')
    expect(() => nextPeriod(periodOf('once', '2021-08-17'))).toThrow(RangeError)
  })
})
