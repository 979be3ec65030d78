import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { RecordPage } from '../../contract/records.ts'
import type { Me } from '../../contract/session.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { usePreview } from '../data/command.ts'
import { draftsOf, dropDraft, type Draft } from '../data/drafts.ts'
import { meQuery, recordQuery } from '../data/queries.ts'
import { useRecording } from '../data/recording.ts'
import { kindOf } from '../data/registers.ts'
import type { WrongAt } from '../data/wrong.ts'
import { useText } from '../i18n/text.tsx'
import { FieldRows, wrongIn } from '../kit/record-form.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { Page } from '../shell/page.tsx'
import { CorrectPeople } from './record/correct-people.tsx'
import { FormFoot } from './record/foot.tsx'
import './record/form.css'
import { PreviewPanel } from './record/preview-panel.tsx'
import { Receipt, WrittenPanel } from './record/receipt.tsx'
import { dayOf, readRowForm, shownAt, type RowForm } from './record/row-form.ts'

/** 更正: one more version of a record, begun from the one that stands, with the reason asked. */
export function CorrectPage(): ReactNode {
  const { records } = useText()
  const { item } = useParams({ from: '/app/record/$item/correct' })
  const me = useQuery(meQuery)
  const query = useQuery({ ...recordQuery(Number(item)), staleTime: Infinity })
  const [n, again] = useState(0)
  const record = query.data
  const kind = record && kindOf(record.line.kind)
  const title = record ? records.correcting(record.line.label) : records.correct
  const bare = (inside: ReactNode): ReactNode => <Page title={title}><div className="mz-body"><h1>{title}</h1>{inside}</div></Page>
  if (!record || !me.data?.who) return bare(<Asked query={query}>{() => null}</Asked>)
  const { who } = me.data
  const draft = draftsOf(who.person, draftKind(record.line.item))[0] ?? null
  const back = <Link to="/record/$item" params={{ item }} className="mz-button">{record.line.label}</Link>
  if (!kind || record.row === null || (!record.mayCorrect && n === 0 && draft === null)) return bare(<Empty action={back}>{records.mayNotCorrect}</Empty>)
  return <Editor key={n} me={me.data} who={who} record={record} row={record.row} kind={kind} title={title} start={draft} onDrop={() => { if (draft) dropDraft(draft.id); again(n + 1) }} />
}

/** Drafts of corrections are kept apart from those of new records. */
const draftKind = (item: number): string => `correct.${item}`

type EditorProps = { readonly me: Me; readonly who: NonNullable<Me['who']>; readonly record: RecordPage; readonly row: Row; readonly kind: Kind; readonly title: string; readonly start: Draft | null; readonly onDrop: () => void }

function Editor({ me, who, record, row, kind, title, start, onDrop }: EditorProps): ReactNode {
  const { occasion, records } = useText()
  const [form, setForm] = useState<RowForm>(() => readRowForm(start?.form) ?? { row, why: '' })
  const { line } = record
  const steps = [{ op: 'put' as const, kind: kind.id, item: line.item, row: form.row, reason: form.why.trim() }]
  const missing = (): WrongAt | null => form.why.trim() === '' ? { step: 0, at: 'reason', message: records.correctReasonMissing } : null
  const recording = useRecording({ start, kind: draftKind(line.item), person: who.person, title: line.title, form, steps, missing })
  const { done, wrong, saved } = recording
  const changed = JSON.stringify(form.row) !== JSON.stringify(row)
  const previewing = usePreview(done || !changed ? null : steps)
  const year = Number(me.asOf.day.slice(0, 4))
  const back = <Link to="/record/$item" params={{ item: String(line.item) }} className="mz-button">{line.label}</Link>
  if (done) return <Page title={title} panel={<WrittenPanel done={done} year={year} />} panelLabel={occasion.after} panelBelow><div className="mz-body">
    <h1>{title}</h1>
    <Receipt done={done} changedSince={recording.changedSince} year={year}>{back}</Receipt>
  </div></Page>
  const sitting = kind.id === 'occasion'
  const people = wrong && sitting ? wrongIn(wrong, 'people') : null
  const shown = wrong !== null && (wrong.at === 'reason' || shownAt(kind.fields, wrong.at))
  return <Page title={title} panel={<PreviewPanel previewing={previewing} year={year} idle={records.unchanged} />} panelLabel={occasion.after} panelBelow>
    <form className="mz-form-page" noValidate onSubmit={e => { e.preventDefault(); recording.send() }}>
      <header className="mz-form-head">
        <h1>{title}<small className="mz-title-note">{line.title}</small></h1>
        {saved !== null && <><span className="mz-note">{occasion.draftSaved(saved.slice(11))}</span><button type="button" className="mz-link" onClick={onDrop}>{occasion.drop}</button></>}
      </header>
      <p className="mz-note">{records.correctNote}</p>
      <section className={sitting ? 'mz-card mz-occasion-what' : 'mz-card'}><FieldRows fields={kind.fields} value={form.row} onChange={next => setForm({ ...form, row: next })} wrong={shown && !people ? wrong : null} day={dayOf(kind.fields, form.row)} today={me.asOf.day} except={sitting ? ['people'] : []} /></section>
      {sitting && <CorrectPeople row={form.row} fields={kind.fields} names={record.names} wrong={people} onChange={next => setForm({ ...form, row: next })} />}
      <Reason reason={form.why} onReason={why => setForm({ ...form, why })} wrong={wrong?.at === 'reason' ? wrong.message : null} />
      <FormFoot recording={recording} submit={records.submitCorrection} drafts={false} refused={wrong && !shown ? wrong.message : null}>{back}</FormFoot>
    </form>
  </Page>
}

function Reason({ reason, onReason, wrong }: { readonly reason: string; readonly onReason: (reason: string) => void; readonly wrong: string | null }): ReactNode {
  const { records } = useText()
  const id = useId()
  return <section className="mz-card"><div className="mz-field">
    <label htmlFor={id}>{records.correctReason}</label>
    <Input id={id} maxLength={200} value={reason} aria-required status={wrong === null ? '' : 'error'} aria-invalid={wrong !== null} {...(wrong === null ? {} : { 'aria-describedby': `${id}w` })} onChange={e => onReason(e.target.value)} />
    {wrong !== null && <p id={`${id}w`} className="mz-field-wrong" role="alert">{wrong}</p>}
  </div></section>
}
