import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery, searchQuery } from '../data/queries.ts'
import { useText } from '../i18n/text.tsx'
import { RecordTable } from '../kit/record-table.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { Menu } from '../shell/menu.tsx'
import { Page } from '../shell/page.tsx'
import { SearchBox } from '../shell/search-box.tsx'

/** The server answers with no more records than this. */
const most = 20

/** What was found for a text: records and people within the reader's scope. */
export function SearchPage(): ReactNode {
  const { shell, records } = useText()
  const { text = '' } = useSearch({ from: '/app/search' })
  const { data: me } = useQuery(meQuery)
  const query = useQuery(searchQuery(text))
  const year = Number(me?.asOf.day.slice(0, 4))
  return <Page title={text === '' ? shell.searchTitle : `${shell.searchTitle} ${text}`} side={<Menu part="keep" />}>
    <div className="mz-body">
      <h1>{shell.searchTitle}{text !== '' && <small className="mz-title-note">{text}</small>}</h1>
      <div className="mz-search-page"><SearchBox /></div>
      {text === '' ? <Empty>{shell.searchHint}</Empty> : <Asked query={query}>{found => found.records.length + found.people.length === 0 ? <Empty>{shell.searchNone}</Empty> : <>
        {found.people.length > 0 && <section className="mz-card mz-found"><h2>{shell.searchPeople}</h2><ul className="mz-lines">{found.people.map(p => <li key={p.person}><b>{p.name}</b><span>{p.unit.name}</span><span className="mz-note">{p.number}</span></li>)}</ul></section>}
        {found.records.length > 0 && <section className="mz-card mz-found">
          <h2>{shell.searchRecords}<small className="mz-title-note">{found.records.length < most ? records.searchFound(found.records.length) : records.searchMost}</small></h2>
          <RecordTable inner lines={found.records} columns={['label', 'title', 'unit', 'held', 'recorded', 'marks']} year={year} name={shell.searchRecords} />
        </section>}
      </>}</Asked>}
    </div>
  </Page>
}
