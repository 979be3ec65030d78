import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RecordPage } from '../../contract/records.ts'
import type { Row, Value } from '../../kernel/journal/entry.ts'
import type { Field, Fields } from '../../kernel/register/fields.ts'
import { useReading, useSay, useText } from '../i18n/text.tsx'
import './field-words.css'
import { thousands } from './format.ts'
import { isRow } from './record-form.tsx'

type WordsProps = { readonly field: Field; readonly value: Value; readonly names: RecordPage['names'] }

/** Rows of a list that are printed; more would bury the page. */
const mostRows = 40

const isNumber = (v: Value): v is number => typeof v === 'number'

function Option({ field, code }: { readonly field: Field & { type: 'choice' | 'choices' }; readonly code: Value }): ReactNode {
  const say = useSay()
  const option = field.options.find(o => o.code === code)
  return option ? say(option.label) : String(code)
}

function RecordWords({ item, names }: { readonly item: number; readonly names: RecordPage['names'] }): ReactNode {
  const line = names.records[item]
  return line ? <Link to="/record/$item" params={{ item: String(item) }}>{line.label} {line.title}</Link> : `#${item}`
}

function Rows({ fields, rows, names }: { readonly fields: Fields; readonly rows: readonly Row[]; readonly names: RecordPage['names'] }): ReactNode {
  const { kit } = useText()
  return <ul className="mz-word-list">
    {rows.slice(0, mostRows).map((row, i) => <li key={i}><RowWords fields={fields} row={row} names={names} /></li>)}
    {rows.length > mostRows && <li className="mz-note">{kit.form.rest(rows.length - mostRows)}</li>}
  </ul>
}

/** The parts of a row in one line, as a list or a group shows it. */
function RowWords({ fields, row, names }: { readonly fields: Fields; readonly row: Row; readonly names: RecordPage['names'] }): ReactNode {
  return Object.entries(fields).filter(([n]) => row[n] !== undefined && row[n] !== null).map(([n, f], i) => <span key={n}>{i > 0 && ' · '}<FieldWords field={f} value={row[n] ?? null} names={names} /></span>)
}

/** A field's value in words: persons, units and records by their names, codes by their labels. */
export function FieldWords({ field, value, names }: WordsProps): ReactNode {
  const { kit } = useText()
  const { language } = useReading()
  const say = useSay()
  const apart = language === 'zh' ? '、' : ', '
  switch (field.type) {
    case 'person': return names.persons[String(value)] ?? `#${String(value)}`
    case 'unit': return names.units[String(value)] ?? `#${String(value)}`
    case 'record': return isNumber(value) ? <RecordWords item={value} names={names} /> : null
    case 'persons': return Array.isArray(value) ? value.map(v => names.persons[String(v)] ?? `#${String(v)}`).join(apart) : null
    case 'choice': return <Option field={field} code={value} />
    case 'choices': return Array.isArray(value) ? value.map((code: Value, i) => <span key={i}>{i > 0 && apart}<Option field={field} code={code} /></span>) : null
    case 'flag': return value === true ? kit.form.yes : kit.form.no
    case 'number': return isNumber(value) ? `${thousands(value)}${field.unit ? ` ${say(field.unit)}` : ''}` : null
    case 'group': return isRow(value) ? <RowWords fields={field.fields} row={value} names={names} /> : null
    case 'list': return Array.isArray(value) ? <Rows fields={field.fields} rows={value.filter(isRow)} names={names} /> : null
    case 'text': return field.long ? <span className="mz-long-text">{String(value)}</span> : String(value)
    default: return String(value)
  }
}

type ListProps = { readonly fields: Fields; readonly row: Row; readonly names: RecordPage['names']; readonly except?: readonly string[]; readonly children?: ReactNode }

const whole = (field: Field): boolean => field.type === 'list' || field.type === 'group' || (field.type === 'text' && field.long === true) || (field.type === 'persons')

/** The fields of a record that are filled in, each with its label, in the order of the form. */
export function FieldList({ fields, row, names, except = [], children }: ListProps): ReactNode {
  const say = useSay()
  return <dl className="mz-field-list">
    {Object.entries(fields).filter(([n]) => !except.includes(n) && row[n] !== undefined && row[n] !== null).map(([n, field]) => <div key={n} className={whole(field) ? 'mz-field-line-whole' : undefined}>
      <dt>{say(field.label)}</dt><dd><FieldWords field={field} value={row[n] ?? null} names={names} /></dd>
    </div>)}
    {children}
  </dl>
}
