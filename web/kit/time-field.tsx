import { Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

type TimeFieldProps = { readonly id: string; readonly value: string | undefined; readonly onChange: (time: string | undefined) => void; readonly invalid: boolean; readonly describedBy: string | undefined }

const written = /^(\d{1,2})\s*[:：.时点]?\s*(\d{2})?\s*分?$/

/** A time as typed (`14:30`, `14：30`, `1430`, `9点`) in the form that records keep; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const found = written.exec(text.trim())
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  return !found || hours > 23 || minutes > 59 ? undefined : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** A time of the day in 24 hours, typed; the browser's own field asks for 上午 and 下午 on some machines and 24 hours on others. */
export function TimeField({ id, value, onChange, invalid, describedBy }: TimeFieldProps): ReactNode {
  const { kit } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const sentence = useId()
  const text = typed ?? value ?? ''
  const left = (): void => {
    const time = readTime(text)
    setWrong(text.trim() !== '' && time === undefined ? kit.time.unread(text.trim().slice(0, 20)) : null)
    if (time !== undefined || text.trim() === '') setTyped(null)
    if (time !== value) onChange(time)
  }
  const described = [wrong === null ? '' : sentence, describedBy ?? ''].filter(x => x !== '').join(' ')
  return <>
    <Input id={id} value={text} maxLength={12} placeholder={kit.time.placeholder} autoComplete="off" status={wrong !== null || invalid ? 'error' : ''} aria-invalid={wrong !== null || invalid}
      {...(described === '' ? {} : { 'aria-describedby': described })} onChange={e => setTyped(e.target.value)} onBlur={left} onPressEnter={left} />
    {wrong !== null && <p id={sentence} className="mz-field-wrong" role="alert">{wrong}</p>}
  </>
}
