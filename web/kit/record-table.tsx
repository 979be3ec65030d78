import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RecordLine } from '../../contract/values.ts'
import type { Label } from '../../kernel/register/fields.ts'
import { kindOf } from '../data/registers.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { dayIn, thousands } from './format.ts'
import { Mark } from './mark.tsx'
import { usePhone } from './media.ts'

/** Columns of records in the order in which screens show them. */
export type RecordColumn = 'label' | 'title' | 'unit' | 'held' | 'recorded' | 'at' | 'due' | 'present' | 'open' | 'marks'

const align: Partial<Record<RecordColumn, string>> = { held: 'mz-day', recorded: 'mz-day', at: 'mz-number', due: 'mz-number', present: 'mz-number', open: 'mz-number', marks: 'mz-tags' }

/** The title without the day held, which has a column of its own. */
const titleOf = (line: RecordLine): string => line.title.split(' · ').filter(part => part !== line.held).join(' · ') || line.title

/** What the day held is called: 签署 for pledges, 谈话 for talks, as the kind's own first day is labelled. */
function heldHead(lines: readonly RecordLine[], say: (label: Label) => string): string | undefined {
  const kinds = new Set(lines.map(l => l.kind))
  const kind = kinds.size === 1 ? kindOf(lines[0]?.kind ?? '') : undefined
  const day = Object.values(kind?.fields ?? {}).find(f => f.type === 'day')
  return day && say(day.label).replace(/日$/, '')
}

const isVoid = (line: RecordLine): boolean => line.marks.includes('void')
const isLate = (line: RecordLine): boolean => line.marks.includes('entered-late')

/** The day that the ledger wrote: violet when it was late. */
function Recorded({ line, year }: { readonly line: RecordLine; readonly year: number }): ReactNode {
  return <span className={isLate(line) ? 'mz-entered-late' : undefined}>{dayIn(year, line.recorded)}</span>
}

function RecordLink({ line, children }: { readonly line: RecordLine; readonly children: ReactNode }): ReactNode {
  return <Link to="/record/$item" params={{ item: String(line.item) }}>{children}</Link>
}

function Cell({ line, column, year }: { readonly line: RecordLine; readonly column: RecordColumn; readonly year: number }): ReactNode {
  const people = isVoid(line) ? undefined : line.attendance
  switch (column) {
    case 'label': return <RecordLink line={line}>{line.label}</RecordLink>
    case 'title': return <span className="mz-title-cell">{titleOf(line)}</span>
    case 'unit': return <span className="mz-quiet">{line.unit?.name ?? ''}</span>
    case 'held': return dayIn(year, line.held)
    case 'recorded': return <Recorded line={line} year={year} />
    case 'at': return <span className="mz-quiet">{thousands(line.at)}</span>
    case 'due': return <span className="mz-quiet">{people ? thousands(people.due) : '—'}</span>
    case 'present': return people ? thousands(people.present) : '—'
    case 'open': return people ? <span className={people.open > 0 ? 'mz-still-open' : 'mz-quiet'}>{thousands(people.open)}</span> : '—'
    case 'marks': return line.marks.map(mark => <Mark key={mark} kind={mark} />)
  }
}

type RecordTableProps = {
  readonly lines: readonly RecordLine[]
  readonly columns: readonly RecordColumn[]
  /** Days of this year are printed without it. */
  readonly year: number
  /** Other words for a head, such as 签署 for the day held. */
  readonly heads?: Partial<Record<RecordColumn, string>>
  /** A table inside a panel: tighter, its head not sticky. */
  readonly inner?: boolean
  /** What the table is called by a screen reader. */
  readonly name: string
}

/** Records as a table; two-line rows on a phone. */
export function RecordTable({ lines, columns, year, heads = {}, inner = false, name }: RecordTableProps): ReactNode {
  const { kit } = useText()
  const say = useSay()
  const phone = usePhone()
  const held = heldHead(lines, say)
  if (phone) return <ul className="mz-rows" aria-label={name}>{lines.map(line => <PhoneRow key={line.item} line={line} year={year} />)}</ul>
  return <table className={inner ? 'mz-table mz-table-inner' : 'mz-table'} aria-label={name}>
    <thead><tr>{columns.map(c => <th key={c} scope="col" className={align[c]}>{heads[c] ?? (c === 'held' ? held : undefined) ?? kit.columns[c]}</th>)}</tr></thead>
    <tbody>{lines.map(line => <tr key={line.item} className={isVoid(line) ? 'mz-void' : undefined}>
      {columns.map(c => <td key={c} className={align[c]}><Cell line={line} column={c} year={year} /></td>)}
    </tr>)}</tbody>
  </table>
}

function PhoneRow({ line, year }: { readonly line: RecordLine; readonly year: number }): ReactNode {
  const { kit } = useText()
  return <li className={isVoid(line) ? 'mz-void' : undefined}>
    <p className="mz-title-cell"><RecordLink line={line}>{titleOf(line)}</RecordLink></p>
    <p>{line.marks.map(mark => <Mark key={mark} kind={mark} />)}</p>
    <p className="mz-second-line">
      {line.label} · {line.unit && !line.title.includes(line.unit.name) ? `${line.unit.name} · ` : ''}{dayIn(year, line.held)} · {kit.columns.recorded} <Recorded line={line} year={year} />
      {line.attendance && !isVoid(line) && ` · ${kit.columns.present} ${line.attendance.present}/${line.attendance.due}`}
    </p>
  </li>
}
