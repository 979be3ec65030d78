import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery, reportsQuery } from '../data/queries.ts'
import { registers } from '../data/registers.ts'
import { useReading, useSay, useText } from '../i18n/text.tsx'
import { thousands } from '../kit/format.ts'
import type { Part } from './parts.ts'

function Count({ n }: { readonly n: number | undefined }): ReactNode {
  return n === undefined ? null : <span className="mz-menu-count">{thousands(n)}</span>
}

function KeepMenu(): ReactNode {
  const { shell } = useText()
  const say = useSay()
  const { data: me } = useQuery(meQuery)
  const countOf = (id: string): number | undefined => me?.registers.find(r => r.id === id)?.count
  return <>
    {me?.who?.mayRecord && <ul><li><Link to="/occasion/new" className="mz-menu-item">{shell.newOccasion}</Link></li></ul>}
    <h2 className="mz-menu-head">{shell.registers}</h2>
    <ul>
      <li><Link to="/records/$register" params={{ register: 'occasion' }} className="mz-menu-item">{shell.occasions}<Count n={countOf('occasion')} /></Link></li>
      {registers.map(r => <li key={r.id}><Link to="/records/$register" params={{ register: r.id }} className="mz-menu-item">{say(r.label)}<Count n={countOf(r.kinds[0].id)} /></Link></li>)}
    </ul>
  </>
}

function SeeMenu(): ReactNode {
  const { shell } = useText()
  return <>
    <h2 className="mz-menu-head">{shell.checking}</h2>
    <ul><li><Link to="/check" className="mz-menu-item">{shell.checkDraft}</Link></li></ul>
  </>
}

function AccountMenu(): ReactNode {
  const { language } = useReading()
  const { data: me } = useQuery(meQuery)
  const { data: reports } = useQuery(reportsQuery)
  const year = me?.asOf.day.slice(0, 4) ?? ''
  return <ul>{(reports ?? []).map(r => <li key={r.id}><Link to="/account/$report/$year" params={{ report: r.id, year }} className="mz-menu-item">{language === 'zh' ? r.name : r.nameEn}</Link></li>)}</ul>
}

const menus: Readonly<Record<Part, () => ReactNode>> = { keep: KeepMenu, see: SeeMenu, account: AccountMenu }

/** The left column of a part: what the part is for, then its pages. */
export function Menu({ part }: { readonly part: Part }): ReactNode {
  const { shell } = useText()
  const Items = menus[part]
  return <nav aria-label={shell.menuLabel}>
    <p className="mz-menu-head">{shell.purposes[part]}</p>
    <Items />
  </nav>
}
