import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState, type ReactNode } from 'react'
import type { PersonLine } from '../../contract/records.ts'
import { peopleQuery, recordsQuery, unitsQuery } from '../data/queries.ts'
import { useText } from '../i18n/text.tsx'

/** What any control needs to be found and described. */
export type ControlProps = { readonly id: string; readonly invalid: boolean; readonly describedBy: string | undefined }

const aria = (p: ControlProps) => ({ id: p.id, status: p.invalid ? 'error' as const : '' as const, 'aria-invalid': p.invalid, ...(p.describedBy === undefined ? {} : { 'aria-describedby': p.describedBy }), style: { width: '100%' } })

const personOption = (p: PersonLine) => ({ value: p.person, label: p.name, search: `${p.name} ${p.number} ${p.unit.name}`, unit: p.unit.name })
type PersonOption = ReturnType<typeof personOption>

function usePeopleOptions(day: string | undefined): { readonly options: PersonOption[]; readonly loading: boolean } {
  const { data, isPending } = useQuery(peopleQuery(day === undefined ? {} : { day }))
  return { options: (data ?? []).map(personOption), loading: isPending }
}

const matches = (input: string, option: { search: string } | undefined): boolean => option?.search.includes(input.trim()) ?? false

function PersonRow({ option }: { readonly option: PersonOption }): ReactNode {
  return <span>{option.label} <span className="mz-note">{option.unit}</span></span>
}

type OnDay = { readonly day: string | undefined }

/** One person of the roster on a day, found by name, staff number or unit. */
export function PersonPicker({ value, onChange, day, ...control }: ControlProps & OnDay & { readonly value: number | undefined; readonly onChange: (person: number | undefined) => void }): ReactNode {
  const { kit } = useText()
  const { options, loading } = usePeopleOptions(day)
  return <Select {...aria(control)} allowClear loading={loading} options={options} value={value ?? null} placeholder={kit.form.searchPerson} notFoundContent={kit.form.nobody}
    showSearch={{ filterOption: matches }} optionRender={o => <PersonRow option={o.data} />} onChange={(v: number | null | undefined) => onChange(v ?? undefined)} />
}

/** Several persons of the roster on a day, in the order chosen. */
export function PersonsPicker({ value, onChange, day, ...control }: ControlProps & OnDay & { readonly value: readonly number[]; readonly onChange: (persons: readonly number[]) => void }): ReactNode {
  const { kit } = useText()
  const { options, loading } = usePeopleOptions(day)
  return <Select mode="multiple" {...aria(control)} allowClear loading={loading} options={options} value={[...value]} placeholder={kit.form.searchPerson} notFoundContent={kit.form.nobody}
    showSearch={{ filterOption: matches }} optionRender={o => <PersonRow option={o.data} />} onChange={(v: number[]) => onChange(v)} />
}

/** One unit that stood on a day. */
export function UnitPicker({ value, onChange, day, ...control }: ControlProps & OnDay & { readonly value: number | undefined; readonly onChange: (unit: number | undefined) => void }): ReactNode {
  const { kit } = useText()
  const { data, isPending } = useQuery(unitsQuery(day === undefined ? {} : { day }))
  const options = (data ?? []).map(u => ({ value: u.unit, label: u.name, search: u.name }))
  return <Select {...aria(control)} allowClear loading={isPending} options={options} value={value ?? null} placeholder={kit.form.choose} showSearch={{ filterOption: matches }}
    onChange={(v: number | null | undefined) => onChange(v ?? undefined)} />
}

/** One record of a kind, found by its number or title. */
export function RecordPicker({ value, onChange, of, ...control }: ControlProps & { readonly of: string; readonly value: number | undefined; readonly onChange: (item: number | undefined) => void }): ReactNode {
  const { kit } = useText()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const { data, isFetching } = useQuery(recordsQuery({ kind: of, size: 20, ...(sought === '' ? {} : { text: sought }) }))
  const chosen = useQuery({ ...recordsQuery({ kind: of, items: [value ?? 0] }), enabled: value !== undefined })
  const lines = [...data?.lines ?? [], ...(value === undefined ? [] : chosen.data?.lines ?? [])]
  const options = [...new Map(lines.map(l => [l.item, { value: l.item, label: `${l.label} ${l.title}`.trim() }])).values()]
  return <Select {...aria(control)} allowClear loading={isFetching} options={options} value={value ?? null} placeholder={kit.form.searchRecord} notFoundContent={kit.form.nothing}
    showSearch={{ filterOption: false, onSearch: setText }} onChange={(v: number | null | undefined) => onChange(v ?? undefined)} />
}
