import { useId, type ReactNode } from 'react'
import type { Row, Value } from '../../kernel/journal/entry.ts'
import type { Field, Fields } from '../../kernel/register/fields.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { FieldControl, type PlainField } from './field-control.tsx'

/** Where a refusal points (`people.absent.2.reason`, the path inside the row) and what it says. */
export type Wrong = { readonly at: string; readonly message: string }

type FormProps = {
  readonly fields: Fields
  readonly value: Row
  readonly onChange: (value: Row) => void
  readonly wrong?: Wrong | null
  /** The day on which people and units are looked up; the ledger's day when none is given. */
  readonly day?: string | undefined
  readonly today?: string | undefined
  /** Fields that the page lays out itself. */
  readonly except?: readonly string[]
}

/** The row with a field set, or without it when there is no value. */
export function withField(row: Row, name: string, value: Value | undefined): Row {
  const rest = Object.fromEntries(Object.entries(row).filter(([n]) => n !== name))
  return value === undefined ? rest : { ...rest, [name]: value }
}

/** The part of a refusal that concerns a field, seen from inside it; null when it concerns another one. */
export function wrongIn(wrong: Wrong | null, name: string): Wrong | null {
  if (wrong === null) return null
  if (wrong.at === name) return { ...wrong, at: '' }
  return wrong.at.startsWith(`${name}.`) ? { ...wrong, at: wrong.at.slice(name.length + 1) } : null
}

/** Whether a value is a row of its own: what groups and lists hold. */
export const isRow = (value: Value | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

const wide = (field: Field): string => field.type === 'list' || field.type === 'group' || (field.type === 'text' && field.long) ? 'mz-field mz-field-whole'
  : field.type === 'persons' || field.type === 'choices' || field.type === 'record' || (field.type === 'text' && (field.max ?? 200) > 80) ? 'mz-field mz-field-wide' : 'mz-field'

/** Fields whose control is a group of its own, which a label element cannot name. */
const grouped = (field: PlainField): boolean => field.type === 'choices' || field.type === 'flag' || (field.type === 'choice' && field.options.length <= 4)

type RowProps = Omit<FormProps, 'fields' | 'value' | 'onChange' | 'except' | 'wrong'> & { readonly wrong: Wrong | null }

function PlainRow({ field, value, onChange, wrong, day, today }: RowProps & { readonly field: PlainField; readonly value: Value | undefined; readonly onChange: (v: Value | undefined) => void }): ReactNode {
  const { kit } = useText()
  const say = useSay()
  const id = useId()
  const described = [field.help ? `${id}help` : '', wrong ? `${id}wrong` : ''].filter(x => x !== '').join(' ')
  const words = <>{say(field.label)}{!field.required && <small>{kit.form.optional}</small>}</>
  return <div className={wide(field)}>
    {grouped(field) ? <span className="mz-field-label">{words}</span> : <label htmlFor={id}>{words}</label>}
    <FieldControl field={field} id={id} invalid={wrong !== null} describedBy={described === '' ? undefined : described} value={value} onChange={onChange} day={day} today={today} />
    {field.help && <p id={`${id}help`} className="mz-note mz-field-help">{say(field.help)}</p>}
    {wrong && <p id={`${id}wrong`} className="mz-field-wrong" role="alert">{wrong.message}</p>}
  </div>
}

function ListRow({ field, value, onChange, wrong, ...rest }: RowProps & { readonly field: Field & { type: 'list' }; readonly value: Value | undefined; readonly onChange: (v: Value | undefined) => void }): ReactNode {
  const { kit } = useText()
  const say = useSay()
  const label = say(field.label)
  const rows = Array.isArray(value) ? value.filter(isRow) : []
  const set = (next: readonly Row[]): void => onChange(next.length === 0 ? undefined : next)
  return <fieldset className={wide(field)}>
    <legend className="mz-field-label">{label}</legend>
    {rows.map((row, i) => <div key={i} className="mz-nested">
      <div className="mz-nested-head"><span className="mz-note">{i + 1}</span><button type="button" className="mz-link" aria-label={kit.form.remove(label, i + 1)} onClick={() => set(rows.filter((_, j) => j !== i))}>×</button></div>
      <FieldRows {...rest} fields={field.fields} value={row} wrong={wrongIn(wrong, String(i))} onChange={next => set(rows.map((r, j) => j === i ? next : r))} />
    </div>)}
    {wrong?.at === '' && <p className="mz-field-wrong" role="alert">{wrong.message}</p>}
    {rows.length < (field.max ?? 5000) && <button type="button" className="mz-button mz-list-add" onClick={() => set([...rows, {}])}>{kit.form.add(label)}</button>}
  </fieldset>
}

/**
 * The form of a kind of record as its field descriptors say. What is not filled in is not in the row; a refusal stands
 * under the field that it names. The page says once, for all its forms, that state secrets do not belong here.
 */
export function FieldRows({ fields, value, onChange, wrong = null, except = [], ...rest }: FormProps): ReactNode {
  const say = useSay()
  return <div className="mz-form">{Object.entries(fields).filter(([name]) => !except.includes(name)).map(([name, field]) => {
    const shared = { ...rest, value: value[name], wrong: wrongIn(wrong, name), onChange: (v: Value | undefined) => onChange(withField(value, name, v)) }
    if (field.type === 'list') return <ListRow key={name} {...shared} field={field} />
    if (field.type !== 'group') return <PlainRow key={name} {...shared} field={field} />
    const inside = value[name]
    return <fieldset key={name} className={wide(field)}>
      <legend className="mz-field-label">{say(field.label)}</legend>
      <div className="mz-nested"><FieldRows {...rest} fields={field.fields} value={isRow(inside) ? inside : {}} wrong={shared.wrong} onChange={next => shared.onChange(Object.keys(next).length === 0 ? undefined : next)} /></div>
    </fieldset>
  })}</div>
}
