import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { recordQuery } from '../data/queries.ts'
import { Mark } from '../kit/mark.tsx'
import { Asked } from '../kit/states.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { Page } from '../shell/page.tsx'

/** One record with its two dates. */
export function RecordPage(): ReactNode {
  const { item } = useParams({ from: '/app/record/$item' })
  const query = useQuery(recordQuery(Number(item)))
  return <Page title={query.data?.line.title ?? ''}><div className="mz-body"><Asked query={query}>{record => <>
    <h1>{record.line.title} {record.line.marks.map(m => <Mark key={m} kind={m} />)}</h1>
    <section className="mz-card"><Timeline dates={record.dates} at={record.line.at} /></section>
  </>}</Asked></div></Page>
}
