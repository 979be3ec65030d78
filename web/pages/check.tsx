import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api } from '../data/client.ts'
import { meQuery } from '../data/queries.ts'
import { useText } from '../i18n/text.tsx'
import '../kit/serif.ts'
import { Page } from '../shell/page.tsx'
import './report/paper.css'
import './check/check.css'
import './check/findings.css'
import './check/narrow.css'
import { CheckInput } from './check/input.tsx'
import { CheckResult } from './check/result.tsx'

type Draft = { readonly text: string; readonly name: string | null }

/** 核对一份稿子: a draft pasted or opened, then checked place by place against the ledger of a year; nothing of it is kept. */
export function CheckPage(): ReactNode {
  const { shell } = useText()
  const { data: me } = useQuery(meQuery)
  const { year } = useSearch({ from: '/app/check' })
  const navigate = useNavigate({ from: '/check' })
  const [draft, setDraft] = useState<Draft>({ text: '', name: null })
  const current = year ?? Number((me?.asOf.day ?? '').slice(0, 4))
  const checking = useMutation({ mutationFn: (sent: Draft) => api.check.text({ text: sent.text, year: current }) })
  const run = (text: string, name: string | null): void => {
    setDraft({ text, name })
    checking.mutate({ text, name })
  }
  if (checking.data) return <CheckResult page={checking.data} text={draft.text} name={draft.name} onAgain={text => { setDraft({ ...draft, text }); checking.reset() }} />
  return <Page title={shell.checkDraft}>
    <CheckInput start={draft.text} startName={draft.name} year={current} onYear={y => { void navigate({ search: { year: y }, replace: true }) }} busy={checking.isPending} error={checking.error} onCheck={run} />
  </Page>
}
