import { isWorkday as isWorkdayElsewhere } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHINA, NOTICE_2021, NOTICE_2022 } from './china.fixture.ts'
import {
  addDays, addWorkdays, buildCalendar, dayOfWeek, hasYear, isWorkday, rollBack, rollForward, workdaysBetween,
} from './index.ts'

const loadedDay = fc.nat(729).map((n) => addDays('2021-01-01', n))
const certain = (day: string) => ({ day, provisional: false })
const provisional = (day: string) => ({ day, provisional: true })

describe('the Chinese calendar of 2021 and 2022', () => {
  test('agrees with an independent table on all 730 days', () => {
    for (let day = '2021-01-01'; day <= '2022-12-30'; day = addDays(day, 1)) {
      expect([day, isWorkday(CHINA, day)]).toEqual([day, isWorkdayElsewhere(day)])
    }
  })

  test('holidays rest, exchanged weekends work', () => {
    expect(['2022-01-03', '2022-01-31', '2022-02-06', '2021-02-11', '2021-02-17'].map((day) => isWorkday(CHINA, day)))
      .toEqual([false, false, false, false, false])
    expect(['2021-02-07', '2021-02-20', '2022-01-30', '2022-02-07'].map((day) => isWorkday(CHINA, day)))
      .toEqual([true, true, true, true])
    expect(CHINA.years.get(2022)?.names.get('2022-02-05')).toBe('春节')
  })

  test('250 working days in 2021 and 249 in 2022', () => {
    expect(workdaysBetween(CHINA, '2020-12-31', '2021-12-31')).toEqual({ days: 250, provisional: false })
    expect(workdaysBetween(CHINA, '2021-12-31', '2022-12-31')).toEqual({ days: 249, provisional: false })
  })

  test('a deadline in a holiday rolls to the first day worked after it', () => {
    expect(rollForward(CHINA, '2021-10-03')).toEqual(certain('2021-10-08'))
    expect(rollForward(CHINA, '2021-10-09')).toEqual(certain('2021-10-09'))
    expect(rollForward(CHINA, '2021-10-10')).toEqual(certain('2021-10-11'))
    expect(rollForward(CHINA, '2022-01-01')).toEqual(certain('2022-01-04'))
  })

  test('what must be done before a holiday rolls back over it', () => {
    expect(rollBack(CHINA, '2021-10-03')).toEqual(certain('2021-09-30'))
    expect(rollBack(CHINA, '2022-02-01')).toEqual(certain('2022-01-30'))
  })

  test('working days are counted from the next day, over the holidays', () => {
    expect(addWorkdays(CHINA, '2021-09-30', 1)).toEqual(certain('2021-10-08'))
    expect(addWorkdays(CHINA, '2021-09-30', 2)).toEqual(certain('2021-10-09'))
    expect(addWorkdays(CHINA, '2021-10-08', -1)).toEqual(certain('2021-09-30'))
    expect(addWorkdays(CHINA, '2021-10-03', 0)).toEqual(certain('2021-10-03'))
    expect(workdaysBetween(CHINA, '2021-07-08', '2021-07-20')).toEqual({ days: 8, provisional: false })
    expect(workdaysBetween(CHINA, '2021-07-20', '2021-07-08')).toEqual({ days: 0, provisional: false })
  })
})

describe('rules that hold for any day', () => {
  test('rolling lands on a working day with nothing worked in between', () => {
    fc.assert(fc.property(loadedDay, (day) => {
      for (const rolled of [rollForward(CHINA, day), rollBack(CHINA, day)]) {
        expect(isWorkday(CHINA, rolled.day) ?? dayOfWeek(rolled.day) <= 5).toBe(true)
        const [low, high] = [day, rolled.day].sort() as [string, string]
        for (let between = low; between <= high; between = addDays(between, 1)) {
          if (between !== rolled.day) expect(isWorkday(CHINA, between)).not.toBe(true)
        }
      }
    }))
  })

  test('counting and adding working days agree', () => {
    fc.assert(fc.property(loadedDay, fc.integer({ min: 1, max: 60 }), (day, n) => {
      const later = addWorkdays(CHINA, day, n)
      expect(workdaysBetween(CHINA, day, later.day).days).toBe(n)
      expect(later.provisional).toBe(later.day > '2022-12-31')
    }))
  })
})

describe('years that are not loaded', () => {
  test('are unknown, and what rests on them is provisional', () => {
    expect(hasYear(CHINA, 2027)).toBe(false)
    expect(isWorkday(CHINA, '2027-10-03')).toBeUndefined()
    expect(rollForward(CHINA, '2027-10-03')).toEqual(provisional('2027-10-04'))
    expect(workdaysBetween(CHINA, '2022-12-30', '2023-01-03')).toEqual({ days: 2, provisional: true })
  })

  test('a deadline that runs over the end of the last loaded year is provisional', () => {
    expect(rollForward(CHINA, '2022-12-31')).toEqual(provisional('2023-01-02'))
    expect(addWorkdays(CHINA, '2022-12-29', 1)).toEqual(certain('2022-12-30'))
    expect(addWorkdays(CHINA, '2022-12-29', 2)).toEqual(provisional('2023-01-02'))
  })
})

describe('notices', () => {
  test('an amendment published later holds for the days it names', () => {
    const extended = buildCalendar([NOTICE_2022, {
      year: 2022, off: [{ day: '2022-02-07', name: '春节' }, { day: '2022-10-08', name: '国庆节' }], on: ['2022-02-06'],
    }])
    expect(['2022-02-06', '2022-02-07', '2022-10-08', '2022-10-09'].map((day) => isWorkday(extended, day)))
      .toEqual([true, false, false, true])
  })

  test('a day of the year before counts where that year is loaded, and never loads it', () => {
    const newYear = { year: 2023, off: [{ day: '2022-12-30', name: '元旦' }], on: [] }
    expect(isWorkday(buildCalendar([NOTICE_2022, newYear]), '2022-12-30')).toBe(false)
    expect(isWorkday(buildCalendar([newYear]), '2022-12-30')).toBeUndefined()
  })

  test('an invalid day, or one both off and worked, is refused by name', () => {
    expect(() => buildCalendar([{ ...NOTICE_2021, on: ['2021-02-30'] }])).toThrow('2021-02-30')
    expect(() => buildCalendar([{ ...NOTICE_2021, on: ['2021-10-03'] }])).toThrow('2021-10-03')
  })
})
