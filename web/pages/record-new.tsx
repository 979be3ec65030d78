import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Me } from '../../contract/session.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { usePreview } from '../data/command.ts'
import { draftOf, type Draft } from '../data/drafts.ts'
import { plainForm } from '../data/kinds.ts'
import { meQuery } from '../data/queries.ts'
import { useRecording } from '../data/recording.ts'
import { kindOf } from '../data/registers.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { FieldRows, isRow } from '../kit/record-form.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { NoPage } from '../shell/no-page.tsx'
import { Page } from '../shell/page.tsx'
import { DraftList } from './record/drafts.tsx'
import { FormFoot } from './record/foot.tsx'
import './record/form.css'
import { LateRow } from './record/late.tsx'
import { PreviewPanel } from './record/preview-panel.tsx'
import { Receipt, WrittenPanel } from './record/receipt.tsx'
import { dayOf, readRowForm, shownAt, type RowForm } from './record/row-form.ts'

/** A new record of a kind, in the form that its fields give. */
export function NewRecordPage(): ReactNode {
  const { occasion, records } = useText()
  const say = useSay()
  const { register } = useParams({ from: '/app/records/$register/new' })
  const { draft } = useSearch({ from: '/app/records/$register/new' })
  const me = useQuery(meQuery)
  const [n, again] = useState(0)
  const kind = kindOf(register)
  if (!kind || !plainForm(kind)) return <Page title=""><NoPage /></Page>
  const title = records.newRecord(say(kind.label))
  const bare = (inside: ReactNode): ReactNode => <Page title={title}><div className="mz-body"><h1>{title}</h1>{inside}</div></Page>
  if (!me.data) return bare(<Asked query={me}>{() => null}</Asked>)
  const { who } = me.data
  if (!who?.mayRecord) return bare(<Empty action={<Link to="/records/$register" params={{ register }} className="mz-button">{records.toRegister}</Link>}>{occasion.mayNot}</Empty>)
  return <Editor key={`${register}/${draft ?? ''}/${n}`} me={me.data} who={who} kind={kind} title={title} start={n === 0 && draft !== undefined ? draftOf(who.person, draft) ?? null : null} onAgain={() => again(n + 1)} />
}

/** What a new record begins with: the day, where its kind asks for one and only one. */
function begin(kind: Kind, today: string): Row {
  const days = Object.entries(kind.fields).filter(([, f]) => f.type === 'day' && f.required === true)
  return days.length === 1 && days[0] ? { [days[0][0]]: today } : {}
}

type EditorProps = { readonly me: Me; readonly who: NonNullable<Me['who']>; readonly kind: Kind; readonly title: string; readonly start: Draft | null; readonly onAgain: () => void }

function Editor({ me, who, kind, title, start, onAgain }: EditorProps): ReactNode {
  const { occasion } = useText()
  const [form, setForm] = useState<RowForm>(() => readRowForm(start?.form) ?? { row: begin(kind, me.asOf.day), why: '' })
  const reason = form.why.trim()
  const steps = [{ op: 'put' as const, kind: kind.id, row: form.row, ...(reason === '' ? {} : { lateReason: reason }) }]
  const recording = useRecording({ start, kind: kind.id, person: who.person, title: kind.headline.map(n => form.row[n]).find(v => typeof v === 'string') ?? '', form, steps })
  const { done, wrong, saved } = recording
  const filled = Object.keys(form.row).length > 0
  const previewing = usePreview(done || !filled ? null : steps)
  const year = Number(me.asOf.day.slice(0, 4))
  if (done) return <Page title={title} panel={<WrittenPanel done={done} year={year} />} panelLabel={occasion.after} panelBelow><div className="mz-body">
    <h1>{title}</h1>
    <Receipt done={done} changedSince={recording.changedSince} year={year}><button type="button" className="mz-button" onClick={onAgain}>{occasion.anewRecord}</button></Receipt>
  </div></Page>
  const shown = wrong !== null && shownAt(kind.fields, wrong.at)
  return <Page title={title} panel={<PreviewPanel previewing={previewing} year={year} />} panelLabel={occasion.after} panelBelow>
    <form className="mz-form-page" noValidate onSubmit={e => { e.preventDefault(); recording.send() }}>
      <header className="mz-form-head">
        <h1>{title}</h1>
        <DraftList person={who.person} kind={kind.id} open={recording.draft} to={(draft, words) => <Link to="/records/$register/new" params={{ register: kind.id }} search={{ draft }}>{words}</Link>} />
        {saved !== null && <span className="mz-note">{occasion.draftSaved(saved.slice(11))}</span>}
      </header>
      <section className="mz-card"><FieldRows fields={kind.fields} value={form.row} onChange={row => setForm({ ...form, row: isRow(row) ? row : {} })} wrong={shown ? wrong : null} day={dayOf(kind.fields, form.row)} today={me.asOf.day} /></section>
      <LateRow late={previewing.preview?.ok ? previewing.preview.effect.late : null} reason={form.why} onReason={why => setForm({ ...form, why })} />
      <FormFoot recording={recording} submit={occasion.submit} drafts refused={wrong && !shown ? wrong.message : null} />
    </form>
  </Page>
}
