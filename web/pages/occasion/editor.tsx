import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Me } from '../../../contract/session.ts'
import type { Row } from '../../../kernel/journal/entry.ts'
import type { Kind } from '../../../kernel/register/define.ts'
import { usePreview } from '../../data/command.ts'
import { peopleQuery } from '../../data/queries.ts'
import { useRecording, type Recording } from '../../data/recording.ts'
import { useText } from '../../i18n/text.tsx'
import { FieldRows, wrongIn, type Wrong } from '../../kit/record-form.tsx'
import { Page } from '../../shell/page.tsx'
import { DraftList } from '../record/drafts.tsx'
import { FormFoot } from '../record/foot.tsx'
import { LateRow } from '../record/late.tsx'
import { PreviewPanel } from '../record/preview-panel.tsx'
import { Receipt, WrittenPanel } from '../record/receipt.tsx'
import { FeedChoice, FeedForm } from './feeds.tsx'
import { absentOf, fedBy, saidOf, stepsOf, type OccasionForm } from './form.ts'
import { calledInput, PeopleCard } from './people.tsx'
import type { Start } from './start.ts'

type EditorProps = { readonly me: Me; readonly who: NonNullable<Me['who']>; readonly kind: Kind; readonly start: Start; readonly onClear: () => void }

const textOf = (value: unknown): string => typeof value === 'string' ? value : ''

/** The part of a refusal that the sitting's own form or its list of people shows. */
function wrongOf({ wrong }: Recording): { readonly what: Wrong | null; readonly people: Wrong | null; readonly elsewhere: string | null } {
  if (wrong === null || (wrong.step !== null && wrong.step > 0)) return { what: null, people: null, elsewhere: null }
  if (wrong.step === null || wrong.at === '') return { what: null, people: null, elsewhere: wrong.message }
  const people = wrongIn(wrong, 'people')
  return { what: people ? null : wrong, people, elsewhere: null }
}

/** The form of a sitting with what it would do beside it; once written, the receipt in its place. */
export function OccasionEditor({ me, who, kind, start, onClear }: EditorProps): ReactNode {
  const { shell, occasion } = useText()
  const [form, setForm] = useState<OccasionForm>(start.form)
  const day = textOf(form.what['day']) || undefined
  const said = saidOf(form)
  const people = useQuery({ ...peopleQuery(calledInput(said ?? {}, day)), enabled: said !== null && day !== undefined })
  const due = people.data?.map(p => p.person)
  const steps = stepsOf(form, kind, due)
  const recording = useRecording({ start: start.draft, kind: kind.id, person: who.person, title: textOf(form.what['title']), form, steps })
  const { done } = recording
  const previewing = usePreview(done || day === undefined || said === null ? null : steps)
  const year = Number(me.asOf.day.slice(0, 4))
  const wrong = wrongOf(recording)
  const late = previewing.preview?.ok ? previewing.preview.effect.late : null
  if (done) return <Page title={shell.newOccasion} panel={<WrittenPanel done={done} year={year} />} panelLabel={occasion.after} panelBelow><div className="mz-body">
    <h1>{shell.newOccasion}</h1>
    <Receipt done={done} changedSince={recording.changedSince} year={year}>
      <button type="button" className="mz-button" onClick={onClear}>{occasion.anew}</button>
    </Receipt>
  </div></Page>
  return <Page title={shell.newOccasion} panel={<PreviewPanel previewing={previewing} year={year} />} panelLabel={occasion.after} panelBelow>
    <form className="mz-occasion" noValidate onSubmit={e => { e.preventDefault(); recording.send() }}>
      <Head start={start} recording={recording} who={who} kind={kind} onClear={onClear} />
      <section className="mz-card mz-occasion-what">
        <FieldRows fields={kind.fields} value={form.what} onChange={what => setForm({ ...form, what })} wrong={wrong.what} day={day} today={me.asOf.day} except={['people']} />
        <FeedChoice feeds={form.feeds} onChange={feeds => setForm({ ...form, feeds })} />
      </section>
      <PeopleCard fields={kind.fields} said={said} onSaid={next => setForm({ ...form, said: next })} absent={absentOf(form, due)} onAbsent={absent => setForm({ ...form, absent })} day={day} query={people} wrong={wrong.people} />
      <LateRow late={late} reason={form.lateReason} onReason={lateReason => setForm({ ...form, lateReason })} />
      {fedBy(form).map((fed, i) => <FeedForm key={fed.id} kind={fed} occasion={kind} what={form.what} row={form.feeds[fed.id] ?? {}} today={me.asOf.day}
        wrong={recording.wrong?.step === i + 1 ? recording.wrong : null} onChange={(row: Row) => setForm({ ...form, feeds: { ...form.feeds, [fed.id]: row } })} />)}
      <FormFoot recording={recording} submit={occasion.submit} drafts refused={wrong.elsewhere} />
    </form>
  </Page>
}

type HeadProps = { readonly start: Start; readonly recording: Recording; readonly who: NonNullable<Me['who']>; readonly kind: Kind; readonly onClear: () => void }

function Head({ start, recording, who, kind, onClear }: HeadProps): ReactNode {
  const { shell, occasion } = useText()
  return <header className="mz-form-head">
    <h1>{shell.newOccasion}<small className="mz-title-note">{start.like === null ? occasion.note : occasion.likeNote(start.like)}</small></h1>
    <button type="button" className="mz-link" onClick={onClear}>{occasion.clear}</button>
    <DraftList person={who.person} kind={kind.id} open={recording.draft} to={(draft, words) => <Link to="/occasion/new" search={{ draft }}>{words}</Link>} />
    {recording.saved !== null && <span className="mz-note">{occasion.draftSaved(recording.saved.slice(11))}</span>}
    {start.lost && <p className="mz-note">{occasion.draftGone}</p>}
  </header>
}
