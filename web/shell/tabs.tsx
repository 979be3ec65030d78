import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Me } from '../../contract/session.ts'
import { useText } from '../i18n/text.tsx'

/** The tabs at the foot of a phone, at most four, by what the reader's role does. */
export function PhoneTabs({ who }: { readonly who: NonNullable<Me['who']> }): ReactNode {
  const { shell } = useText()
  const own = who.scope === 'own'
  return <nav className="mz-phone-tabs" aria-label={shell.tabsLabel}>
    {who.mayRecord && <Link to="/occasion/new">{shell.tabs.record}</Link>}
    <Link to="/records/$register" params={{ register: 'occasion' }}>{shell.registers}</Link>
    {!own && <Link to="/account">{shell.report}</Link>}
    {!own && !who.mayRecord && <Link to="/check">{shell.tabs.check}</Link>}
    <Link to="/search">{shell.searchTitle}</Link>
  </nav>
}
