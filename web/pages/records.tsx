import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import type { RecordList } from '../../contract/records.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { besides, fromSitting, plainForm } from '../data/kinds.ts'
import { meQuery, recordsQuery } from '../data/queries.ts'
import { kindOf } from '../data/registers.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { thousands } from '../kit/format.ts'
import { RecordTable, type RecordColumn } from '../kit/record-table.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { isTyping } from '../shell/keys.tsx'
import { NoPage } from '../shell/no-page.tsx'
import { given } from '../shell/params.ts'
import { Page } from '../shell/page.tsx'
import { Filters, filtered, type Filter } from './records/filters.tsx'
import './records/records.css'
import { Totals } from './records/totals.tsx'

const size = 50
const plain: readonly RecordColumn[] = ['label', 'title', 'unit', 'held', 'recorded', 'at', 'marks']
const attended: readonly RecordColumn[] = ['label', 'title', 'unit', 'held', 'recorded', 'at', 'due', 'present', 'open', 'marks']

/** A register: its records within the reader's scope, newest held first, with filters and totals. */
export function RecordsPage(): ReactNode {
  const { register } = useParams({ from: '/app/records/$register' })
  const kind = kindOf(register)
  return kind ? <Register key={register} kind={kind} /> : <Page title=""><NoPage /></Page>
}

function Register({ kind }: { readonly kind: Kind }): ReactNode {
  const { kit, shell, records } = useText()
  const say = useSay()
  const filter = useSearch({ from: '/app/records/$register' })
  const navigate = useNavigate()
  const { data: me } = useQuery(meQuery)
  const { from = 0, ...asked } = filter
  useEffect(() => {
    document.body.classList.add('mz-print-wide')
    return () => document.body.classList.remove('mz-print-wide')
  }, [])
  const query = useQuery(recordsQuery({ kind: kind.id, from, size, ...asked }))
  const set = (next: Filter): void => { void navigate({ to: '/records/$register', params: { register: kind.id }, search: given(next) }) }
  const year = filter.year ?? Number(me?.asOf.day.slice(0, 4))
  const title = kind.id === 'occasion' ? shell.occasions : say(kind.label)
  return <Page title={title}><div className="mz-body mz-records">
    <header className="mz-records-head">
      <h1>{title}{filter.year !== undefined && <small className="mz-title-note">{records.yearOf(filter.year)}</small>}</h1>
      <Actions kind={kind} mayRecord={me?.who?.mayRecord ?? false} />
    </header>
    <Filters filter={filter} onFilter={set} today={me?.asOf.day}>{query.data && <p className="mz-note mz-as-of">{shell.asOf(query.data.asOf.day, query.data.asOf.index)}</p>}</Filters>
    <Asked query={query} lines={8}>{list => <section className="mz-card mz-records-card">
      <Totals counts={list.counts} only={filter.only} onOnly={only => set({ ...filter, only, from: undefined })} />
      {list.lines.length > 0 && <RecordTable lines={list.lines} columns={list.lines.some(l => l.attendance) ? attended : plain} year={year} name={title} />}
      {list.lines.length === 0 && (filtered(filter)
        ? <Empty action={<button type="button" className="mz-button" onClick={() => set({})}>{kit.states.clearFilters}</button>}>{kit.states.filterNone}</Empty>
        : <Empty>{kit.states.emptyRegister}</Empty>)}
      <Pages list={list} from={from} onFrom={next => set({ ...filter, from: next === 0 ? undefined : next })} />
    </section>}</Asked>
  </div></Page>
}

function Actions({ kind, mayRecord }: { readonly kind: Kind; readonly mayRecord: boolean }): ReactNode {
  const { shell, records } = useText()
  const say = useSay()
  const form = (k: Kind, act: boolean): ReactNode => <Link key={k.id} to="/records/$register/new" params={{ register: k.id }} className={act ? 'mz-button mz-button-act' : 'mz-button'}>{records.newRecord(say(k.label))}</Link>
  const sitting = fromSitting(kind)
  return <div className="mz-records-actions">
    <button type="button" className="mz-button mz-wide-only" onClick={() => window.print()}>{records.printList}</button>
    {mayRecord && besides(kind.id).map(k => form(k, false))}
    {mayRecord && plainForm(kind) && form(kind, !sitting)}
    {mayRecord && sitting && <Link to="/occasion/new" className="mz-button mz-button-act">{shell.newOccasion}</Link>}
  </div>
}

type PagesProps = { readonly list: RecordList; readonly from: number; readonly onFrom: (from: number) => void }

/** Which records of how many are shown, and the way to the others, also by K and J. */
function Pages({ list, from, onFrom }: PagesProps): ReactNode {
  const { records } = useText()
  const before = from > 0 ? Math.max(0, from - size) : null
  const after = from + size < list.total ? from + size : null
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      const to = e.key === 'k' || e.key === 'K' ? before : e.key === 'j' || e.key === 'J' ? after : null
      if (to === null) return
      onFrom(to)
      window.scrollTo(0, 0)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  if (list.total === 0) return null
  const turn = (words: string, key: string, to: number | null): ReactNode => <button type="button" className="mz-button" aria-keyshortcuts={key} aria-disabled={to === null} onClick={() => { if (to !== null) { onFrom(to); window.scrollTo(0, 0) } }}>{words}</button>
  return <div className="mz-foot-bar mz-records-pages">
    <p className="mz-note">{records.pageOf(Math.min(from + 1, list.total), Math.min(from + size, list.total), list.total)}</p>
    {(before !== null || after !== null) && <nav aria-label={records.pageKeys}>
      <span className="mz-note mz-wide-only">{thousands(Math.floor(from / size) + 1)}/{thousands(Math.ceil(list.total / size))}</span>
      {turn(records.previous, 'K', before)}{turn(records.next, 'J', after)}
    </nav>}
  </div>
}
