import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Row } from '../../kernel/journal/entry.ts'
import { meQuery } from '../data/queries.ts'
import { kindOf } from '../data/registers.ts'
import { useText } from '../i18n/text.tsx'
import { RecordForm } from '../kit/record-form.tsx'
import { Page } from '../shell/page.tsx'

/** 登记一场活动: what, when, where, who chairs. */
export function OccasionPage(): ReactNode {
  const { shell } = useText()
  const { data: me } = useQuery(meQuery)
  const [row, setRow] = useState<Row>({})
  const kind = kindOf('occasion')
  return <Page title={shell.newOccasion}><div className="mz-body">
    <h1>{shell.newOccasion}</h1>
    {kind && <RecordForm fields={kind.fields} value={row} onChange={setRow} today={me?.asOf.day} except={['people']} />}
  </div></Page>
}
