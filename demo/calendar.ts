import { addDays, type Day } from '../kernel/calendar/index.ts'

const days = (name: string, from: Day, n: number): readonly { readonly day: Day; readonly name: string }[] =>
  Array.from({ length: n }, (_, i) => ({ day: addDays(from, i), name }))

/** A year's calendar as its notice states it, and the day on which this bureau enters it. */
export type Notice = {
  readonly entered: Day
  readonly row: { readonly year: number; readonly source: string; readonly off: readonly { readonly day: Day; readonly name: string }[]; readonly on: readonly { readonly day: Day }[] }
}

const on = (...list: readonly Day[]): readonly { readonly day: Day }[] => list.map(day => ({ day }))

/** The notices of the General Office of the State Council on the holidays of 2021 and 2022. */
export const notices: readonly Notice[] = [
  { entered: '2021-01-04', row: { year: 2021, source: '国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号）',
    off: [...days('元旦', '2021-01-01', 3), ...days('春节', '2021-02-11', 7), ...days('清明节', '2021-04-03', 3), ...days('劳动节', '2021-05-01', 5),
      ...days('端午节', '2021-06-12', 3), ...days('中秋节', '2021-09-19', 3), ...days('国庆节', '2021-10-01', 7)],
    on: on('2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09') } },
  { entered: '2021-11-02', row: { year: 2022, source: '国务院办公厅关于2022年部分节假日安排的通知（国办发明电〔2021〕11号）',
    off: [...days('元旦', '2022-01-01', 3), ...days('春节', '2022-01-31', 7), ...days('清明节', '2022-04-03', 3), ...days('劳动节', '2022-04-30', 5),
      ...days('端午节', '2022-06-03', 3), ...days('中秋节', '2022-09-10', 3), ...days('国庆节', '2022-10-01', 7)],
    on: on('2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09') } },
]
