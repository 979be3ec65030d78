import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { RecordPage } from '../../../contract/records.ts'
import type { Row, Value } from '../../../kernel/journal/entry.ts'
import type { Fields } from '../../../kernel/register/fields.ts'
import { peopleQuery } from '../../data/queries.ts'
import { useSay, useText } from '../../i18n/text.tsx'
import type { Absence } from '../../kit/person-grid.tsx'
import { FieldRows, isRow, withField, type Wrong } from '../../kit/record-form.tsx'
import { Counts, Names } from '../occasion/people.tsx'

type PeopleProps = { readonly row: Row; readonly fields: Fields; readonly names: RecordPage['names']; readonly wrong: Wrong | null; readonly onChange: (row: Row) => void }

const absences = (value: Value | undefined): readonly Absence[] => Array.isArray(value) ? value.filter(isRow).flatMap(a => typeof a['person'] === 'number' ? [{ person: a['person'], reason: typeof a['reason'] === 'string' ? a['reason'] : null }] : []) : []
const persons = (value: Value | undefined): readonly number[] => Array.isArray(value) ? value.filter((p): p is number => typeof p === 'number') : []

/** Who was due at a sitting as it was recorded, whatever the roster says since; who was absent can be set right, and the list itself. */
export function CorrectPeople({ row, fields, names, wrong, onChange }: PeopleProps): ReactNode {
  const { occasion } = useText()
  const say = useSay()
  const { data: roster } = useQuery(peopleQuery(typeof row['day'] === 'string' ? { day: row['day'] } : {}))
  const field = fields['people']
  const inner = field?.type === 'group' ? field.fields : {}
  const people = isRow(row['people']) ? row['people'] : {}
  const due = persons(people['due'])
  const absent = absences(people['absent']).filter(a => due.includes(a.person))
  const nameOf = (person: number): string => names.persons[person] ?? roster?.find(p => p.person === person)?.name ?? `#${person}`
  const set = (next: Row): void => onChange({ ...row, people: next })
  const setAbsent = (list: readonly Absence[]): void => set(withField(people, 'absent', list.length === 0 ? undefined : list.map(a => ({ person: a.person, reason: a.reason }))))
  const setDue = (next: Row): void => {
    const left = persons(next['due'])
    set(withField(next, 'absent', absent.filter(a => left.includes(a.person)).length === 0 ? undefined : absent.filter(a => left.includes(a.person)).map(a => ({ person: a.person, reason: a.reason }))))
  }
  return <section className="mz-card" aria-label={occasion.people}>
    <div className="mz-people-head"><h2>{occasion.people}</h2><Counts due={due.length} absent={absent.length} /></div>
    <Names people={due.map(person => ({ person, name: nameOf(person) }))} absent={absent} onAbsent={setAbsent} wrong={wrong} />
    <details className="mz-feed-more">
      <summary>{inner['due'] ? say(inner['due'].label) : ''}</summary>
      <FieldRows fields={inner['due'] ? { due: inner['due'] } : {}} value={people} onChange={setDue} day={typeof row['day'] === 'string' ? row['day'] : undefined} />
    </details>
  </section>
}
