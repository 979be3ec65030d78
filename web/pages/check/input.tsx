import { useQuery } from '@tanstack/react-query'
import { useState, type ChangeEvent, type ReactNode } from 'react'
import { meQuery } from '../../data/queries.ts'
import { useText } from '../../i18n/text.tsx'
import { Failed, Refused } from '../../kit/states.tsx'
import { wordsOf } from './read-file.ts'

/** The longest draft that one check takes. */
const longest = 200_000

type InputProps = {
  readonly start: string
  readonly startName: string | null
  readonly year: number
  readonly onYear: (year: number) => void
  readonly busy: boolean
  readonly error: unknown
  readonly onCheck: (text: string, name: string | null) => void
}

/** One large box for the draft, a file instead of it, and the year against which it is checked. */
export function CheckInput({ start, startName, year, onYear, busy, error, onCheck }: InputProps): ReactNode {
  const { check, shell } = useText()
  const { data: me } = useQuery(meQuery)
  const [text, setText] = useState(start)
  const [name, setName] = useState(startName)
  const [unread, setUnread] = useState(false)
  const take = async (e: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = e.target.files?.[0]
    e.target.value = ''
    if (!file) return
    try {
      setText(await wordsOf(file))
      setName(file.name)
      setUnread(false)
    } catch { setUnread(true) }
  }
  const now = Number(me?.asOf.day.slice(0, 4) ?? year)
  const blocked = busy || text.trim() === '' || text.length > longest
  return <div className="mz-body mz-check-input">
    <div className="mz-check-title"><h1>{shell.checkDraft}</h1><p className="mz-note">{check.private}{shell.secret}</p></div>
    <label className="mz-off-screen" htmlFor="draft">{check.box}</label>
    <textarea id="draft" className="mz-card mz-serif" placeholder={check.placeholder} value={text} onChange={e => { setText(e.target.value); setName(null) }} />
    {unread && <Refused>{check.fileUnread}</Refused>}
    {text.length > longest && <Refused>{check.tooLong(longest)}</Refused>}
    {error != null && <Failed error={error} />}
    <div className="mz-foot-bar mz-check-foot">
      <button type="button" className="mz-button mz-button-act" aria-disabled={blocked} onClick={() => { if (!blocked) onCheck(text, name) }}>{busy ? check.running : check.run}</button>
      <label className="mz-button mz-file">{check.file}<input type="file" accept=".txt,text/plain" onChange={e => { void take(e) }} /></label>
      <label className="mz-check-year"><span>{check.year}</span><select value={year} onChange={e => onYear(Number(e.target.value))}>{[now, now - 1].map(y => <option key={y} value={y}>{y}</option>)}</select></label>
      <span className="mz-note">{name} {text !== '' && check.length(text.length)}</span>
    </div>
  </div>
}
