import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useId, useState, type FocusEvent, type ReactNode } from 'react'
import { parseDay } from '../../kernel/calendar/index.ts'
import { useText } from '../i18n/text.tsx'

type DayFieldProps = {
  readonly id?: string
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
  /** The ledger's day: where the calendar opens while nothing is chosen. */
  readonly today?: string
  readonly invalid?: boolean
  readonly describedBy?: string
  readonly label?: string
}

const written = /^\s*(\d{4})\s*[-./年]?\s*(\d{1,2})\s*[-./月]?\s*(\d{1,2})\s*[日号]?\s*$/

/** What is typed: a day, a form of a day that does not exist (`7月32日`), or nothing that can be read as one. */
export function readTyped(text: string): { readonly day: string } | { readonly none: string } | { readonly unread: string } {
  const day = parseDay(text)
  if (day !== undefined) return { day }
  const form = written.exec(text)
  return form ? { none: `${Number(form[2])}月${Number(form[3])}日` } : { unread: text.trim().slice(0, 20) }
}

/** A day, typed or chosen. What is typed and is no day is said at once, and nothing is guessed in its place. */
export function DayField({ id, value, onChange, today, invalid = false, describedBy, label }: DayFieldProps): ReactNode {
  const { kit } = useText()
  const [wrong, setWrong] = useState<string | null>(null)
  const sentence = useId()
  const left = (e: FocusEvent<HTMLElement>): void => {
    const text = e.target instanceof HTMLInputElement ? e.target.value.trim() : ''
    if (text === '') return setWrong(null)
    const read = readTyped(text)
    if ('day' in read) {
      setWrong(null)
      if (read.day !== value) onChange(read.day)
      return
    }
    setWrong('none' in read ? kit.day.none(read.none) : kit.day.unread(read.unread))
    onChange(undefined)
  }
  const described = [wrong === null ? '' : sentence, describedBy ?? ''].filter(x => x !== '').join(' ')
  return <>
    <DatePicker {...(id === undefined ? {} : { id })} style={{ width: '100%' }} format={['YYYY-MM-DD', 'YYYY-M-D', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD']} placeholder={kit.day.placeholder}
      value={value === undefined ? null : dayjs(value)} {...(today === undefined ? {} : { defaultPickerValue: dayjs(today) })} {...(label === undefined ? {} : { 'aria-label': label })}
      status={wrong !== null || invalid ? 'error' : ''} aria-invalid={wrong !== null || invalid} {...(described === '' ? {} : { 'aria-describedby': described })}
      onChange={d => { setWrong(null); onChange(d ? d.format('YYYY-MM-DD') : undefined) }} onBlur={left} showNow={false} />
    {wrong !== null && <p id={sentence} className="mz-field-wrong" role="alert">{wrong}</p>}
  </>
}
