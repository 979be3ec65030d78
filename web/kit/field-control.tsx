import { Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Value } from '../../kernel/journal/entry.ts'
import type { Field } from '../../kernel/register/fields.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { Choice } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { PersonPicker, PersonsPicker, RecordPicker, UnitPicker, type ControlProps } from './pickers.tsx'
import { TimeField } from './time-field.tsx'

/** A field that one control can hold; lists and groups are laid out by the form. */
export type PlainField = Exclude<Field, { type: 'list' | 'group' }>

type FieldControlProps = ControlProps & {
  readonly field: PlainField
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
  /** The day on which people and units are looked up. */
  readonly day: string | undefined
  readonly today: string | undefined
}

const textOf = (value: Value | undefined): string => typeof value === 'string' ? value : ''
const numberOf = (value: Value | undefined): number | undefined => typeof value === 'number' ? value : undefined
const numbersOf = (value: Value | undefined): readonly number[] => Array.isArray(value) ? value.filter((v): v is number => typeof v === 'number') : []
const codesOf = (value: Value | undefined): readonly string[] => Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []

function TextControl({ field, value, onChange, id, invalid, describedBy }: FieldControlProps & { readonly field: PlainField & { type: 'text' } }): ReactNode {
  const { shell } = useText()
  const shared = { id, value: textOf(value), status: invalid ? 'error' as const : '' as const, 'aria-invalid': invalid, 'aria-required': field.required === true, ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }) }
  const typed = (text: string): void => onChange(text === '' ? undefined : text)
  return field.long
    ? <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={field.max ?? 4000} placeholder={shell.secret} onChange={e => typed(e.target.value)} />
    : <Input {...shared} maxLength={field.max ?? 200} onChange={e => typed(e.target.value)} />
}

function Checks({ field, value, onChange, describedBy }: FieldControlProps & { readonly field: PlainField & { type: 'choices' } }): ReactNode {
  const say = useSay()
  const chosen = codesOf(value)
  const next = (code: string): readonly string[] => field.options.map(o => o.code).filter(c => c === code ? !chosen.includes(c) : chosen.includes(c))
  return <fieldset className="mz-checks" aria-label={say(field.label)} {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}>
    {field.options.map(o => <label key={o.code}>
      <input type="checkbox" checked={chosen.includes(o.code)} onChange={() => { const codes = next(o.code); onChange(codes.length === 0 ? undefined : codes) }} />{say(o.label)}
    </label>)}
  </fieldset>
}

function ChoiceControl({ field, value, onChange, id, invalid, describedBy }: FieldControlProps & { readonly field: PlainField & { type: 'choice' } }): ReactNode {
  const { kit } = useText()
  const say = useSay()
  const few = field.options.length <= 4 && field.options.every(o => o.label.zh.length <= 6)
  if (few) return <Choice name={say(field.label)} options={field.options} value={typeof value === 'string' ? value : null} onChoose={onChange} />
  return <Select id={id} style={{ width: '100%' }} allowClear={!field.required} status={invalid ? 'error' : ''} aria-invalid={invalid} {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    placeholder={kit.form.choose} value={typeof value === 'string' ? value : null} options={field.options.map(o => ({ value: o.code, label: say(o.label) }))} onChange={(v: string | null | undefined) => onChange(v ?? undefined)} />
}

function Flag({ field, value, onChange }: FieldControlProps): ReactNode {
  const { kit } = useText()
  const say = useSay()
  const options = [{ code: 'yes', label: { zh: kit.form.yes, en: kit.form.yes } }, { code: 'no', label: { zh: kit.form.no, en: kit.form.no } }]
  return <Choice name={say(field.label)} options={options} value={typeof value === 'boolean' ? value ? 'yes' : 'no' : null} onChoose={code => onChange(code === 'yes')} />
}

/** The control of one plain field, chosen by its descriptor. */
export function FieldControl(props: FieldControlProps): ReactNode {
  const say = useSay()
  const { field, value, onChange, day, today, ...control } = props
  switch (field.type) {
    case 'text': return <TextControl {...props} field={field} />
    case 'day': return <DayField id={control.id} invalid={control.invalid} {...(control.describedBy === undefined ? {} : { describedBy: control.describedBy })} {...(today === undefined ? {} : { today })} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
    case 'time': return <TimeField {...control} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
    case 'number': return <InputNumber id={control.id} style={{ width: '100%' }} min={field.min ?? 0} max={field.max ?? 1_000_000} value={numberOf(value) ?? null} status={control.invalid ? 'error' : ''} aria-invalid={control.invalid} {...(field.unit ? { suffix: say(field.unit) } : {})} onChange={v => onChange(v ?? undefined)} />
    case 'flag': return <Flag {...props} />
    case 'choice': return <ChoiceControl {...props} field={field} />
    case 'choices': return <Checks {...props} field={field} />
    case 'person': return <PersonPicker {...control} day={day} value={numberOf(value)} onChange={onChange} />
    case 'persons': return <PersonsPicker {...control} day={day} value={numbersOf(value)} onChange={v => onChange(v.length === 0 ? undefined : v)} />
    case 'unit': return <UnitPicker {...control} day={day} value={numberOf(value)} onChange={onChange} />
    case 'record': return <RecordPicker {...control} of={field.of} value={numberOf(value)} onChange={onChange} />
  }
}
