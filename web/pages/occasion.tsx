import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Me } from '../../contract/session.ts'
import { meQuery } from '../data/queries.ts'
import { kindOf } from '../data/registers.ts'
import { useText } from '../i18n/text.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { Page } from '../shell/page.tsx'
import { OccasionEditor } from './occasion/editor.tsx'
import { emptyForm } from './occasion/form.ts'
import './occasion/occasion.css'
import { useStart, type Start } from './occasion/start.ts'

type Kinded = NonNullable<ReturnType<typeof kindOf>>

/** 登记一场活动: one sitting entered once, with people by exception, and everything that it feeds. */
export function OccasionPage(): ReactNode {
  const { shell, occasion } = useText()
  const me = useQuery(meQuery)
  const kind = kindOf('occasion')
  const bare = (inside: ReactNode): ReactNode => <Page title={shell.newOccasion}><div className="mz-body"><h1>{shell.newOccasion}</h1>{inside}</div></Page>
  if (!me.data || !kind) return bare(<Asked query={me}>{() => null}</Asked>)
  const { who } = me.data
  if (!who?.mayRecord) return bare(<Empty action={<Link to="/records/$register" params={{ register: 'occasion' }} className="mz-button">{shell.occasions}</Link>}>{occasion.mayNot}</Empty>)
  return <Opened me={me.data} who={who} kind={kind} bare={bare} />
}

type OpenedProps = { readonly me: Me; readonly who: NonNullable<Me['who']>; readonly kind: Kinded; readonly bare: (inside: ReactNode) => ReactNode }

function Opened({ me, who, kind, bare }: OpenedProps): ReactNode {
  const search = useSearch({ from: '/app/occasion/new' })
  const query = useStart({ me, who, occasion: kind, day: search.day, like: search.like, draft: search.draft })
  // What the page begins with is settled once; reading the ledger again must not undo what is typed.
  const [begun, setBegun] = useState<{ readonly n: number; readonly from: string; readonly start: Start } | null>(null)
  const from = `${search.draft ?? ''}/${search.like ?? ''}/${search.day ?? ''}`
  if ((begun === null || begun.from !== from) && query.data) setBegun({ n: (begun?.n ?? 0) + 1, from, start: query.data })
  if (begun === null || begun.from !== from) return bare(<Asked query={query} lines={8}>{() => null}</Asked>)
  const clear = (): void => setBegun({ n: begun.n + 1, from, start: { form: emptyForm(me.asOf.day, who.unit), draft: null, like: null, lost: false } })
  return <OccasionEditor key={begun.n} me={me} who={who} kind={kind} start={begun.start} onClear={clear} />
}
