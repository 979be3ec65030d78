import { useEffect, useState, type ReactNode } from 'react'

const event = 'mz-announce'

/** Says a receipt or a preview's total to screen readers, politely. */
export const announce = (text: string): void => { window.dispatchEvent(new CustomEvent(event, { detail: text })) }

/** The page's one polite live region. */
export function LiveRegion(): ReactNode {
  const [text, setText] = useState('')
  useEffect(() => {
    const hear = (e: Event): void => { if (e instanceof CustomEvent) setText(String(e.detail)) }
    window.addEventListener(event, hear)
    return () => window.removeEventListener(event, hear)
  }, [])
  return <output className="mz-off-screen" aria-live="polite">{text}</output>
}
