import { useId, useState, type ReactNode } from 'react'
import type { RecordPage } from '../../../contract/records.ts'
import type { Row } from '../../../kernel/journal/entry.ts'
import { useReading, useSay, useText } from '../../i18n/text.tsx'
import { Mark } from '../../kit/mark.tsx'
import { isRow } from '../../kit/record-form.tsx'
import { Counts } from '../occasion/people.tsx'
import { joined } from './preview-panel.tsx'

type Absences = RecordPage['absences']

/** What has become of what somebody absent owed for this sitting. */
function State({ absence }: { readonly absence: Absences[number] }): ReactNode {
  const { records } = useText()
  if (absence.mark !== null) return <Mark kind={absence.mark} />
  return <span className="mz-note">{absence.open > 0 ? records.notYetDue : '—'}</span>
}

function AbsenceTable({ absences }: { readonly absences: Absences }): ReactNode {
  const { records } = useText()
  const say = useSay()
  return <table className="mz-table mz-table-inner mz-absences" aria-label={records.absentHead}>
    <thead><tr><th scope="col">{records.absentHead}</th><th scope="col">{records.reasonHead}</th><th scope="col">{records.openHead}</th><th scope="col" className="mz-number">{records.stateHead}</th></tr></thead>
    <tbody>{absences.map((a, i) => <tr key={i}>
      <td>{a.who}</td><td>{a.reason ? say(a.reason) : records.reasonHidden}</td><td>{a.open > 0 ? records.openCount(a.open) : a.mark === null ? records.nothingOwed : records.settled}</td><td className="mz-number"><State absence={a} /></td>
    </tr>)}</tbody>
  </table>
}

/** 出席: how many were due and came, and by name only who did not; the whole list on request. */
export function AttendanceCard({ record, row }: { readonly record: RecordPage; readonly row: Row }): ReactNode {
  const { records } = useText()
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  const list = useId()
  const people = isRow(row['people']) ? row['people'] : {}
  const due = Array.isArray(people['due']) ? people['due'].map(String) : []
  const said = record.line.attendance ?? { due: due.length, present: due.length, open: 0 }
  return <section className="mz-card mz-record-card">
    <div className="mz-people-head">
      <h2>{records.attendance}</h2><Counts due={said.due} absent={said.due - said.present} />
      {due.length > 0 && <button type="button" className="mz-link mz-people-call" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>{open ? records.hideNames : records.showNames}</button>}
    </div>
    {record.absences.length > 0 ? <><AbsenceTable absences={record.absences} /><p className="mz-note">{records.reasonsOwn}</p></> : said.due === said.present && said.due > 0 && <p className="mz-note">{records.allPresent(said.due)}</p>}
    <p id={list} hidden={!open} className="mz-name-list">{joined(due.map(p => record.names.persons[p] ?? `#${p}`), language)}</p>
  </section>
}
