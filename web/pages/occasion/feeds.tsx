import { useId, type ReactNode } from 'react'
import type { Row } from '../../../kernel/journal/entry.ts'
import type { Kind } from '../../../kernel/register/define.ts'
import type { Field } from '../../../kernel/register/fields.ts'
import { fedKinds, sittingField } from '../../data/sitting.ts'
import type { WrongAt } from '../../data/wrong.ts'
import { useReading, useSay, useText } from '../../i18n/text.tsx'
import { FieldRows } from '../../kit/record-form.tsx'
import { joined } from '../record/preview-panel.tsx'
import { derived, typedOf } from './form.ts'

type ChoiceProps = { readonly feeds: Readonly<Record<string, Row>>; readonly onChange: (feeds: Readonly<Record<string, Row>>) => void }

/** 记入: the registers that this sitting feeds. What was filled in for one that is left out is kept until the page is left. */
export function FeedChoice({ feeds, onChange }: ChoiceProps): ReactNode {
  const { occasion } = useText()
  const say = useSay()
  const toggle = (id: string): void => onChange(feeds[id] === undefined ? { ...feeds, [id]: {} } : Object.fromEntries(Object.entries(feeds).filter(([k]) => k !== id)))
  return <fieldset className="mz-feed-choice" aria-label={occasion.feeds}>
    <span className="mz-note" aria-hidden="true">{occasion.feeds}</span>
    <div className="mz-checks">{fedKinds.map(k => <label key={k.id}><input type="checkbox" checked={feeds[k.id] !== undefined} onChange={() => toggle(k.id)} />{say(k.label)}</label>)}</div>
    {Object.keys(feeds).length === 0 && <span className="mz-note">{occasion.feedsNone}</span>}
  </fieldset>
}

type FeedProps = { readonly kind: Kind; readonly occasion: Kind; readonly what: Row; readonly row: Row; readonly onChange: (row: Row) => void; readonly today: string | undefined; readonly wrong: WrongAt | null }

/** What is asked first: what is required and not said by the sitting, and lists, which cost nothing while they are empty. */
const first = (field: Field, said: boolean): boolean => !said && (field.required === true || field.type === 'list')

/** The short form of one register that is fed: what the sitting does not say already, the rest on request. */
export function FeedForm({ kind, occasion: sitting, what, row, onChange, today, wrong }: FeedProps): ReactNode {
  const { occasion } = useText()
  const { language } = useReading()
  const say = useSay()
  const heading = useId()
  const said = derived(kind, sitting, what)
  const fields = Object.entries(kind.fields).filter(([name]) => name !== sittingField(kind))
  const asked = fields.filter(([name, f]) => first(f, said[name] !== undefined))
  const more = fields.filter(([name, f]) => !first(f, said[name] !== undefined))
  const inMore = wrong !== null && more.some(([name]) => wrong.at === name || wrong.at.startsWith(`${name}.`))
  const here = wrong === null || wrong.at !== '' ? null : wrong.message
  const set = (next: Row): void => onChange(typedOf(kind, sitting, what, next))
  const shared = { value: { ...said, ...row }, onChange: set, wrong, day: typeof what['day'] === 'string' ? what['day'] : undefined, today }
  const taken = fields.filter(([name]) => said[name] !== undefined && row[name] === undefined).map(([, f]) => say(f.label))
  return <section className="mz-card mz-feed" aria-labelledby={heading}>
    <div className="mz-feed-head"><h2 id={heading}>{say(kind.label)}</h2>{taken.length > 0 && <span className="mz-note">{occasion.fromOccasion(joined(taken, language))}</span>}</div>
    {here && <p className="mz-field-wrong" role="alert">{here}</p>}
    <FieldRows {...shared} fields={Object.fromEntries(asked)} />
    <details className="mz-feed-more" open={inMore || undefined}>
      <summary>{occasion.feedMore} <span className="mz-note">{joined(more.map(([, f]) => say(f.label)), language)}</span></summary>
      <FieldRows {...shared} fields={Object.fromEntries(more)} />
    </details>
  </section>
}
