import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { unitsQuery } from '../../data/queries.ts'
import { useText } from '../../i18n/text.tsx'

/** What narrows a list; everything of it stands in the page's address. */
export type Filter = { readonly year?: number | undefined; readonly unit?: number | undefined; readonly only?: 'late' | 'declared' | 'void' | undefined; readonly text?: string | undefined; readonly from?: number | undefined }

/** Whether a list is narrowed at all. */
export const filtered = ({ year, unit, only, text }: Filter): boolean => [year, unit, only, text].some(v => v !== undefined)

const years = (today: string | undefined): readonly number[] => today === undefined ? [] : Array.from({ length: 5 }, (_, i) => Number(today.slice(0, 4)) - i)

type FiltersProps = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void; readonly today: string | undefined; readonly children?: ReactNode }

/** Text, year, unit and mark of the records shown; printed as words. */
export function Filters({ filter, onFilter, today, children }: FiltersProps): ReactNode {
  const { kit, records } = useText()
  const { data: units } = useQuery(unitsQuery())
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? filter.text ?? ''
  const set = (next: Filter): void => onFilter({ ...filter, from: undefined, ...next })
  const seek = (): void => {
    const sought = text.trim() === '' ? undefined : text.trim()
    setTyped(null)
    if (sought !== filter.text) set({ text: sought })
  }
  const known = years(today)
  const yearOptions = [...(filter.year === undefined || known.includes(filter.year) ? [] : [filter.year]), ...known].map(y => ({ value: y, label: records.yearOf(y) }))
  const only = (['late', 'declared', 'void'] as const).map(value => ({ value, label: kit.marks[value === 'late' ? 'entered-late' : value] }))
  const said = [filter.text, filter.year === undefined ? undefined : records.yearOf(filter.year), units?.find(u => u.unit === filter.unit)?.name, only.find(o => o.value === filter.only)?.label].filter(w => w !== undefined)
  return <form className="mz-filters" aria-label={records.filters} onSubmit={(e: FormEvent) => e.preventDefault()}>
    <input type="search" maxLength={60} autoComplete="off" aria-label={records.text} placeholder={records.text} value={text} onChange={e => setTyped(e.target.value)} onBlur={seek} onKeyDown={e => { if (e.key === 'Enter') seek() }} />
    <Select<number> aria-label={records.year} allowClear placeholder={records.allYears} value={filter.year ?? null} options={yearOptions} onChange={(v: number | undefined) => set({ year: v })} />
    <Select<number> aria-label={records.unit} allowClear placeholder={records.allUnits} value={filter.unit ?? null} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
      options={(units ?? []).map(u => ({ value: u.unit, label: u.name }))} onChange={(v: number | undefined) => set({ unit: v })} />
    <Select<'late' | 'declared' | 'void'> aria-label={records.only} allowClear placeholder={records.only} value={filter.only ?? null} options={only} onChange={(v: 'late' | 'declared' | 'void' | undefined) => set({ only: v })} />
    {children}
    {said.length > 0 && <p className="mz-print-only">{records.printed(said.join(' · '))}</p>}
  </form>
}
