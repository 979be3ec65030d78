import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReportPage } from '../../../contract/reports.ts'
import { api } from '../../data/client.ts'
import { reportQuery, type ReportInput } from '../../data/queries.ts'
import { useText } from '../../i18n/text.tsx'
import { announce } from '../../kit/announce.tsx'
import { usePhone } from '../../kit/media.ts'
import { focusOpener } from '../../kit/panel.tsx'
import { given } from '../../shell/params.ts'

export type ReportTab = 'figure' | 'gaps' | 'differences'
type Words = { readonly opening?: string | null; readonly closing?: string | null; readonly edits?: { key: string; text: string | null }[] }

/** Which report the address names, and what is open beside it. */
export function useReportAddress() {
  const { report, year } = useParams({ from: '/app/account/$report/$year' })
  const { asOf, index, figure, tab } = useSearch({ from: '/app/account/$report/$year' })
  const navigate = useNavigate({ from: '/account/$report/$year' })
  const phone = usePhone()
  const [closed, setClosed] = useState(false)
  const which: ReportInput = { report, year: Number(year), ...(asOf === undefined ? {} : { asOf }), ...(index === undefined ? {} : { index }) }
  // On a wide screen what is missing stands beside the text from the start; a phone has no room for what was not asked for.
  const shown: ReportTab | null = figure !== undefined ? tab ?? 'figure' : tab ?? (phone || closed ? null : 'gaps')
  const show = (next: { figure?: string | undefined; tab?: ReportTab | undefined }): void => {
    void navigate({ search: before => given({ ...before, ...next }), replace: true, resetScroll: false })
  }
  return {
    which, figure, tab: shown,
    openFigure: (key: string) => show({ figure: key, tab: undefined }),
    openTab: (next: ReportTab) => show({ tab: next }),
    close: () => {
      setClosed(true)
      show({ figure: undefined, tab: undefined })
      if (figure !== undefined) focusOpener(figure)
    },
  }
}

/** The report and the writing of its words; what was written comes back composed. */
export function useReport(which: ReportInput) {
  const { report } = useText()
  const client = useQueryClient()
  const query = useQuery(reportQuery(which))
  const writing = useMutation({
    mutationFn: (words: Words) => api.reports.write({ ...which, ...words }),
    onSuccess: (page: ReportPage) => {
      client.setQueryData(reportQuery(which).queryKey, page)
      announce(report.saved)
    },
  })
  return { query, writing }
}
export type Writing = ReturnType<typeof useReport>['writing']
