import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

export type PanelTab<T extends string> = { readonly id: T; readonly label: string; readonly count?: number }

type TabsProps<T extends string> = { readonly tabs: readonly PanelTab<T>[]; readonly tab: T; readonly onTab: (tab: T) => void; readonly label: string; readonly panelId: string }

/** Tabs of a panel; the arrows walk between them. */
export function Tabs<T extends string>({ tabs, tab, onTab, label, panelId }: TabsProps<T>): ReactNode {
  const row = useRef<HTMLDivElement>(null)
  const walk = (e: KeyboardEvent): void => {
    const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
    const at = tabs.findIndex(t => t.id === tab)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (step === 0 || !next) return
    onTab(next.id)
    row.current?.querySelectorAll('button')[tabs.indexOf(next)]?.focus()
  }
  return <div className="mz-tabs" role="tablist" aria-label={label} ref={row}>
    {tabs.map(t => <button key={t.id} type="button" role="tab" aria-selected={t.id === tab} aria-controls={panelId} tabIndex={t.id === tab ? 0 : -1} onClick={() => onTab(t.id)} onKeyDown={walk}>
      {t.label}{t.count !== undefined && <span>{t.count}</span>}
    </button>)}
  </div>
}

/** A button × that closes a panel or a sheet. */
export function CloseButton({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { shell } = useText()
  return <button type="button" className="mz-close" aria-label={shell.closePanel} onClick={onClose}>×</button>
}

type SectionProps = { readonly title?: ReactNode; readonly aside?: ReactNode; readonly missing?: boolean; readonly children?: ReactNode }

/** A section of a panel: its title left, a remark right, a hairline below. */
export function Section({ title, aside, missing = false, children }: SectionProps): ReactNode {
  return <section className="mz-section">
    {title !== undefined && <div className="mz-section-head"><h2 className={missing ? 'mz-section-missing' : undefined}>{title}</h2>{aside !== undefined && <span>{aside}</span>}</div>}
    {children}
  </section>
}

/** Returns focus to the mark in the text that opened a figure, by the key it carries. */
export function focusOpener(key: string): void {
  const opener = [...document.querySelectorAll<HTMLElement>('[data-opens]')].find(e => e.dataset['opens'] === key)
  opener?.focus()
}
