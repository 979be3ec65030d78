import { useEffect } from 'react'
import { useText } from '../i18n/text.tsx'

/** Names the window after what it shows: `学习教育 · 明责`. */
export function useTitle(title: string): void {
  const { shell } = useText()
  useEffect(() => { document.title = title === '' ? shell.product : `${title} · ${shell.product}` }, [title, shell.product])
}
