import { addDays } from './day.ts'
import type { Day } from './day.ts'
import { buildCalendar } from './workday.ts'
import type { CalendarNotice } from './workday.ts'

function holiday(name: string, from: Day, days: number): { day: Day; name: string }[] {
  return Array.from({ length: days }, (_, n) => ({ day: addDays(from, n), name }))
}

/** 国办发明电〔2020〕27号: holidays of 2021 and the weekend days worked for them. */
export const NOTICE_2021: CalendarNotice = {
  year: 2021,
  off: [
    ...holiday('元旦', '2021-01-01', 3), ...holiday('春节', '2021-02-11', 7), ...holiday('清明节', '2021-04-03', 3),
    ...holiday('劳动节', '2021-05-01', 5), ...holiday('端午节', '2021-06-12', 3),
    ...holiday('中秋节', '2021-09-19', 3), ...holiday('国庆节', '2021-10-01', 7),
  ],
  on: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
}

/** 国办发明电〔2021〕11号: the same for 2022. */
export const NOTICE_2022: CalendarNotice = {
  year: 2022,
  off: [
    ...holiday('元旦', '2022-01-01', 3), ...holiday('春节', '2022-01-31', 7), ...holiday('清明节', '2022-04-03', 3),
    ...holiday('劳动节', '2022-04-30', 5), ...holiday('端午节', '2022-06-03', 3),
    ...holiday('中秋节', '2022-09-10', 3), ...holiday('国庆节', '2022-10-01', 7),
  ],
  on: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
}

export const CHINA = buildCalendar([NOTICE_2021, NOTICE_2022])
