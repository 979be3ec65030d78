import { useRouterState } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Menu } from './menu.tsx'
import { partOf } from './parts.ts'
import { useTitle } from './title.ts'

type PageProps = {
  /** Names the window; '' while it is not known. The page prints its own heading. */
  readonly title: string
  /** The left column where it is not the menu of the part: a report's outline. */
  readonly side?: ReactNode
  /** The right panel; always in the flow, a sheet from below on a phone. */
  readonly panel?: ReactNode
  readonly panelLabel?: string
  /** Whether the panel is a part of the page also on a phone, below the content, and not a sheet over it. */
  readonly panelBelow?: boolean
  readonly children: ReactNode
}

/** A page: left column, content, right panel. Each scrolls for itself; the document scrolls with the content. */
export function Page({ title, side, panel, panelLabel, panelBelow = false, children }: PageProps): ReactNode {
  const { shell } = useText()
  const path = useRouterState({ select: s => s.location.pathname })
  const [open, setOpen] = useState(false)
  const column = useId()
  useTitle(title)
  const part = partOf(path)
  const left = side ?? (part === null ? null : <Menu part={part} />)
  return <div className={panel ? 'mz-page mz-page-panelled' : 'mz-page'}>
    {left && <>
      <button type="button" className="mz-side-button" aria-expanded={open} aria-controls={column} onClick={() => setOpen(!open)}>{open ? shell.menuClose : shell.menuOpen}</button>
      <div id={column} className={open ? 'mz-side mz-side-open' : 'mz-side'}>{left}</div>
    </>}
    <main id="content" className="mz-content" tabIndex={-1}>{title === '' && <h1 className="mz-off-screen">{shell.product}</h1>}{children}</main>
    {panel && <aside className={panelBelow ? 'mz-panel mz-panel-below' : 'mz-panel mz-sheet'} aria-label={panelLabel}>{panel}</aside>}
  </div>
}
