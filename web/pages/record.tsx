import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { RecordPage as Shown } from '../../contract/records.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { failureOf } from '../data/failure.ts'
import { meQuery, recordQuery } from '../data/queries.ts'
import { kindOf } from '../data/registers.ts'
import { sittingField } from '../data/sitting.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { FieldList } from '../kit/field-words.tsx'
import { Mark } from '../kit/mark.tsx'
import { RecordTable } from '../kit/record-table.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { Page } from '../shell/page.tsx'
import { AttendanceCard } from './record/attendance.tsx'
import { RecordPanel, tabOf } from './record/panel.tsx'
import './record/record.css'
import { VoidDialog } from './record/void-dialog.tsx'

/** One record: when it was held and when it was recorded, what it says, who was not there, and how it came about. */
export function RecordPage(): ReactNode {
  const { shell, records } = useText()
  const { item } = useParams({ from: '/app/record/$item' })
  const { tab } = useSearch({ from: '/app/record/$item' })
  const navigate = useNavigate()
  const query = useQuery(recordQuery(Number(item)))
  const record = query.data
  if (record) return <Page title={record.line.title} panelLabel={records.panel} panelBelow
    panel={<RecordPanel record={record} tab={tabOf(tab)} onTab={next => { void navigate({ to: '/record/$item', params: { item }, search: { tab: next }, replace: true }) }} />}>
    <div className="mz-body mz-record"><Content record={record} /></div>
  </Page>
  const absent = query.error != null && failureOf(query.error).kind === 'absent'
  return <Page title=""><div className="mz-body">
    {absent ? <Empty action={<Link to="/records/$register" params={{ register: 'occasion' }} className="mz-button">{records.toRegister}</Link>}>{shell.absent}</Empty> : <Asked query={query}>{() => null}</Asked>}
  </div></Page>
}

function Content({ record }: { readonly record: Shown }): ReactNode {
  const { shell, records } = useText()
  const say = useSay()
  const { data: me } = useQuery(meQuery)
  const { line, row, names } = record
  const kind = kindOf(line.kind)
  const year = Number(me?.asOf.day.slice(0, 4))
  const register = line.kind === 'occasion' ? shell.occasions : kind ? say(kind.label) : ''
  return <>
    <header className="mz-record-head">
      <nav className="mz-note" aria-label={records.path}><Link to="/records/$register" params={{ register: line.kind }}>{register}</Link> / {line.label}</nav>
      <h1 className={line.marks.includes('void') ? 'mz-record-void' : undefined}>{line.title} {line.marks.map(m => <Mark key={m} kind={m} />)}</h1>
      <Deeds record={record} mayRecord={me?.who?.mayRecord ?? false} />
    </header>
    {record.tombstone && <p className="mz-card mz-tombstone">{records.tombstone(record.tombstone.basis, record.tombstone.approver, record.tombstone.at)}</p>}
    <DatesCard record={record} />
    {kind && row && <section className="mz-card mz-record-card"><FieldList fields={kind.fields} row={row} names={names} except={told(kind, record)}><More record={record} kind={kind} /></FieldList></section>}
    {kind && row && kind.id === 'occasion' && <AttendanceCard record={record} row={row} />}
    {record.about.length > 0 && <section className="mz-card mz-record-card"><h2>{records.about}</h2><RecordTable inner lines={record.about} columns={['label', 'title', 'held', 'recorded', 'marks']} year={year} name={records.about} /></section>}
  </>
}

/** Fields that the page tells elsewhere: the people of a sitting, and what its heading says already. */
const told = (kind: Kind, { line, row }: Shown): readonly string[] => [...(kind.id === 'occasion' ? ['people'] : []), ...kind.headline.filter(n => row?.[n] === line.title)]

function Deeds({ record, mayRecord }: { readonly record: Shown; readonly mayRecord: boolean }): ReactNode {
  const { records } = useText()
  const [voiding, setVoiding] = useState(false)
  const { line, mayCorrect } = record
  const params = { item: String(line.item) }
  if (!mayRecord) return null
  return <div className="mz-record-deeds">
    {line.kind === 'occasion' && record.row && <Link to="/occasion/new" search={{ like: line.item }} className="mz-button">{records.again}</Link>}
    {mayCorrect && <button type="button" className="mz-button" onClick={() => setVoiding(true)}>{records.void}</button>}
    {mayCorrect && <Link to="/record/$item/correct" params={params} className="mz-button">{records.correct}</Link>}
    {voiding && <VoidDialog line={line} onClose={() => setVoiding(false)} />}
  </div>
}

function DatesCard({ record }: { readonly record: Shown }): ReactNode {
  const { records } = useText()
  const lateReason = record.versions.findLast(v => v.lateReason !== null)?.lateReason
  return <section className="mz-card mz-record-card">
    <Timeline dates={record.dates} at={record.line.at} />
    {record.dates.late && <p className="mz-record-late">
      {lateReason != null && <><span className="mz-note">{records.lateReason}</span> {lateReason} </>}<span className="mz-note">{records.lateCoverage}</span>
    </p>}
  </section>
}

/** What a record says beside its fields: where it came from, and the sitting that its own field does not name. */
function More({ record, kind }: { readonly record: Shown; readonly kind: Kind }): ReactNode {
  const { records } = useText()
  const { line, sitting, versions } = record
  const source = line.marks.find(m => m === 'declared' || m === 'imported' || m === 'paper')
  const named = sittingField(kind)
  return <>
    {sitting && (named === undefined || record.row?.[named] === undefined) && <div><dt>{records.sitting}</dt><dd><Link to="/record/$item" params={{ item: String(sitting.item) }}>{sitting.label} {sitting.title}</Link></dd></div>}
    <div><dt>{records.provenance}</dt><dd>{source === 'declared' || source === 'imported' || source === 'paper' ? `${records.provenances[source]} · ` : ''}{records.entered(versions.at(-1)?.actor ?? '')}</dd></div>
  </>
}
