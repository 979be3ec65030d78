import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery, recordsQuery } from '../data/queries.ts'
import { kindOf } from '../data/registers.ts'
import { useSay, useText } from '../i18n/text.tsx'
import { RecordTable } from '../kit/record-table.tsx'
import { Asked, Empty } from '../kit/states.tsx'
import { Page } from '../shell/page.tsx'

/** The records of a register within the reader's scope. */
export function RecordsPage(): ReactNode {
  const { kit } = useText()
  const say = useSay()
  const { register } = useParams({ from: '/app/records/$register' })
  const { data: me } = useQuery(meQuery)
  const query = useQuery(recordsQuery({ kind: register }))
  const kind = kindOf(register)
  const title = kind ? say(kind.label) : register
  return <Page title={title}><div className="mz-body">
    <h1>{title}</h1>
    <Asked query={query}>{list => list.lines.length === 0 ? <Empty>{kit.states.emptyRegister}</Empty>
      : <RecordTable lines={list.lines} columns={['label', 'title', 'unit', 'held', 'recorded', 'at', 'marks']} year={Number(me?.asOf.day.slice(0, 4))} name={title} />}</Asked>
  </div></Page>
}
