import { useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Mark } from '../kit/mark.tsx'

/** 演示时钟，不具证明力, in the header of every page of a demonstration; opens what that means. */
export function DemoMark(): ReactNode {
  const { shell } = useText()
  const [open, setOpen] = useState(false)
  return <>
    <button type="button" className="mz-bare mz-demo" onClick={() => setOpen(true)}><Mark kind="demo" /></button>
    {open && <Dialog title={shell.demoTitle} onClose={() => setOpen(false)} foot={<button type="button" className="mz-button" onClick={() => setOpen(false)}>{shell.close}</button>}><p>{shell.demoMeaning}</p></Dialog>}
  </>
}

