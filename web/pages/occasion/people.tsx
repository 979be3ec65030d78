import { useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import type { PersonLine } from '../../../contract/records.ts'
import type { Row } from '../../../kernel/journal/entry.ts'
import type { Fields } from '../../../kernel/register/fields.ts'
import { unitsQuery, type PeopleInput } from '../../data/queries.ts'
import { useReading, useSay, useText } from '../../i18n/text.tsx'
import { thousands } from '../../kit/format.ts'
import { PersonGrid, type Absence } from '../../kit/person-grid.tsx'
import { FieldRows, isRow, type Wrong } from '../../kit/record-form.tsx'
import { Asked } from '../../kit/states.tsx'
import { joined } from '../record/preview-panel.tsx'
import { reasonUnsaid } from './form.ts'
import './people.css'

const codes = (value: unknown): readonly string[] => Array.isArray(value) ? value.filter((c): c is string => typeof c === 'string') : []

/** A call as the people of it are asked for: what no release knows as a role or identity asks for nobody. */
export const calledInput = (said: Row, day: string | undefined): PeopleInput => ({ ...(day === undefined ? {} : { day }), said: said as NonNullable<PeopleInput['said']> })

/** Who is called, in words: the unit, the roles and identities chosen. */
function useCallWords(said: Row | null, fields: Fields, day: string | undefined): string {
  const { language } = useReading()
  const say = useSay()
  const { data: units } = useQuery(unitsQuery(day === undefined ? {} : { day }))
  if (said === null) return ''
  const words = ['roles', 'identities'].flatMap(name => {
    const field = fields[name]
    return field?.type === 'choices' ? codes(said[name]).flatMap(c => { const o = field.options.find(x => x.code === c); return o ? [say(o.label)] : [] }) : []
  })
  const unit = units?.find(u => u.unit === said['unit'])?.name
  return joined([...(unit === undefined ? [] : [unit]), ...words], language)
}

type CountProps = { readonly due: number; readonly absent: number }

/** 40 应到　37 到　3 缺: the sum of a list, always in this order. */
export function Counts({ due, absent }: CountProps): ReactNode {
  const { kit } = useText()
  return <span className="mz-counts">
    <span><b>{thousands(due)}</b> {kit.people.due}</span> <span><b>{thousands(due - absent)}</b> {kit.people.present}</span> <span className={absent > 0 ? 'mz-counts-absent' : undefined}><b>{thousands(absent)}</b> {kit.people.absent}</span>
  </span>
}

type NamesProps = { readonly people: readonly { readonly person: number; readonly name: string }[]; readonly absent: readonly Absence[]; readonly onAbsent: (absent: readonly Absence[]) => void; readonly wrong: Wrong | null }

/** The grid of names; whoever is marked absent has a reason from the start, so that nothing more has to be chosen. */
export function Names({ people, absent, onAbsent, wrong }: NamesProps): ReactNode {
  return <>
    <PersonGrid people={people} absent={absent} onChange={next => onAbsent(next.map(a => ({ ...a, reason: a.reason ?? reasonUnsaid })))} />
    {wrong && <p className="mz-field-wrong" role="alert">{wrong.message}</p>}
  </>
}

type PeopleProps = {
  readonly fields: Fields
  readonly said: Row | null
  readonly onSaid: (said: Row) => void
  readonly absent: readonly Absence[]
  readonly onAbsent: (absent: readonly Absence[]) => void
  readonly day: string | undefined
  readonly query: { readonly data: readonly PersonLine[] | undefined; readonly error: unknown; refetch(): unknown }
  readonly wrong: Wrong | null
}

/** 参加人: who was called, as a unit or a class, and who of them did not come. */
export function PeopleCard({ fields, said, onSaid, absent, onAbsent, day, query, wrong }: PeopleProps): ReactNode {
  const { occasion } = useText()
  const [open, setOpen] = useState(false)
  const call = useId()
  const people = fields['people']
  const field = people?.type === 'group' ? people.fields['said'] : undefined
  const saidFields = field?.type === 'group' ? field.fields : {}
  const words = useCallWords(said, saidFields, day)
  return <section className="mz-card mz-people-card" aria-labelledby={`${call}h`}>
    <div className="mz-people-head">
      <h2 id={`${call}h`}>{occasion.people}</h2>
      {words !== '' && <span className="mz-note">{occasion.onRoster(words, day ?? '')}</span>}
      {query.data && said && <Counts due={query.data.length} absent={absent.length} />}
      <button type="button" className="mz-link mz-people-call" aria-expanded={open} aria-controls={call} onClick={() => setOpen(!open)}>{occasion.changeCall}</button>
    </div>
    <div id={call} hidden={!open} className="mz-call">
      <FieldRows fields={saidFields} value={said ?? {}} onChange={next => onSaid(isRow(next) ? next : {})} day={day} />
      <p className="mz-note">{occasion.callRemark}</p>
    </div>
    {said === null ? <p className="mz-note">{occasion.chooseUnit}</p> : <Asked query={query} lines={3}>{list => list.length === 0 ? <p className="mz-note">{occasion.nobody}</p>
      : <Names people={list} absent={absent} onAbsent={onAbsent} wrong={wrong} />}</Asked>}
    {query.data && query.data.length > 0 && said && <p className="mz-note mz-people-hint">{occasion.absentHint}</p>}
  </section>
}
