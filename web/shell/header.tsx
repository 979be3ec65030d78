import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Me } from '../../contract/session.ts'
import { api } from '../data/client.ts'
import { useText } from '../i18n/text.tsx'
import { DemoMark } from './demo-mark.tsx'
import { partOf, parts, type Part } from './parts.ts'
import { LanguageSwitch, LargeSwitch } from './reading-switches.tsx'
import { SearchBox } from './search-box.tsx'

/** The square with 明 at the left of every header, with the organisation's name. */
export function Brand({ name }: { readonly name: string }): ReactNode {
  return <Link to="/" className="mz-brand"><img src="/mark.svg" alt="" width={24} height={24} /><span>{name}</span></Link>
}

type LinkedPart = { readonly part: Part; readonly children: ReactNode; readonly current: boolean }

function PartLink({ part, children, current }: LinkedPart): ReactNode {
  const shared = { className: current ? 'mz-part mz-part-current' : 'mz-part', ...(current ? { 'aria-current': 'true' as const } : {}), children }
  switch (part) {
    case 'keep': return <Link to="/records/$register" params={{ register: 'occasion' }} {...shared} />
    case 'see': return <Link to="/check" {...shared} />
    case 'account': return <Link to="/account" {...shared} />
  }
}

function Leave({ who }: { readonly who: NonNullable<Me['who']> }): ReactNode {
  const { shell } = useText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const leave = useMutation({ mutationFn: () => api.session.leave(), onSuccess: async () => {
    await navigate({ to: '/' })
    client.clear()
  } })
  return <span className="mz-who">
    <span>{who.name} · {who.office}</span>
    <button type="button" className="mz-switch" aria-label={shell.leaveNamed(who.name)} onClick={() => leave.mutate()}>{shell.leave}</button>
  </span>
}

/** The header of every page: mark and bureau, the parts, search, what the reader can switch, who is reading. */
export function Header({ me, who }: { readonly me: Me; readonly who: NonNullable<Me['who']> }): ReactNode {
  const { shell } = useText()
  const path = useRouterState({ select: s => s.location.pathname })
  const current = partOf(path)
  return <header className="mz-header">
    <Brand name={me.organisation} />
    <nav className="mz-parts" aria-label={shell.partsLabel}>{parts.map(p => <PartLink key={p} part={p} current={p === current}>{shell.parts[p]}</PartLink>)}</nav>
    <div className="mz-header-end">
      <SearchBox />
      {me.demonstration && <DemoMark />}
      <LargeSwitch />
      <LanguageSwitch />
      <Leave who={who} />
    </div>
  </header>
}
