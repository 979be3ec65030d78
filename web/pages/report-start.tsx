import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery, reportsQuery } from '../data/queries.ts'
import { Asked } from '../kit/states.tsx'

/** Leads to the first report of this release, for the year of the ledger's day. */
export function ReportStart(): ReactNode {
  const reports = useQuery(reportsQuery)
  const me = useQuery(meQuery)
  return <Asked query={me}>{({ asOf }) => <Asked query={reports}>{([first]) =>
    first ? <Navigate to="/account/$report/$year" params={{ report: first.id, year: asOf.day.slice(0, 4) }} replace /> : <Navigate to="/" replace />}</Asked>}</Asked>
}
