import { useEffect, useId, useRef, type ReactNode } from 'react'

type DialogProps = { readonly title: string; readonly onClose: () => void; readonly foot: ReactNode; readonly children: ReactNode }

/** A question that holds the page until it is answered: the browser's own dialog, which keeps focus and closes by Esc. */
export function Dialog({ title, onClose, foot, children }: DialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return <dialog ref={ref} className="mz-dialog" aria-labelledby={heading} onCancel={e => { e.preventDefault(); onClose() }} onKeyDown={e => { if (e.key === 'Escape') e.stopPropagation() }}>
    <h2 id={heading}>{title}</h2>
    {children}
    <div className="mz-dialog-foot">{foot}</div>
  </dialog>
}
