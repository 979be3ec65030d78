import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

/** The search of the header; Enter shows what was found, at an address of its own. */
export function SearchBox(): ReactNode {
  const { text = '' } = useSearch({ strict: false })
  return <SearchForm key={text} sought={text} />
}

function SearchForm({ sought }: { readonly sought: string }): ReactNode {
  const { shell } = useText()
  const navigate = useNavigate()
  const [text, setText] = useState(sought)
  const go = (e: FormEvent): void => {
    e.preventDefault()
    void navigate({ to: '/search', search: text.trim() === '' ? {} : { text: text.trim() } })
  }
  // The search element is younger than the oldest browser that we support.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <form role="search" className="mz-search" onSubmit={go}>
    <input id="mz-search" type="search" maxLength={60} autoComplete="off" aria-label={shell.searchLabel} placeholder={shell.searchLabel} value={text} onChange={e => setText(e.target.value)} />
  </form>
}
