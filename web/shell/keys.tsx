import { useEffect, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Dialog } from '../kit/dialog.tsx'

/** Whether a key is being typed into something and so means itself. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)

/** `/` goes to the search, `?` shows the keys. */
export function Keys(): ReactNode {
  const { shell } = useText()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      if (e.key === '?') setShown(true)
      if (e.key !== '/') return
      e.preventDefault()
      document.querySelector<HTMLInputElement>('#mz-search')?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  if (!shown) return null
  return <Dialog title={shell.keysTitle} onClose={() => setShown(false)} foot={<button type="button" className="mz-button" onClick={() => setShown(false)}>{shell.close}</button>}>
    <dl className="mz-keys">{shell.keys.map(([key, meaning]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>)}</dl>
  </Dialog>
}
