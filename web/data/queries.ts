import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type Api } from './client.ts'

type InputOf<F> = F extends (input: infer I, ...rest: never[]) => unknown ? I : never
export type PeopleInput = NonNullable<InputOf<Api['records']['people']>>
export type ListInput = InputOf<Api['records']['list']>
export type ReportInput = InputOf<Api['reports']['read']>

/** Who is asking, and what there is to see. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api.session.me() })

/** The page before a role is chosen. */
export const landingQuery = queryOptions({ queryKey: ['landing'], queryFn: () => api.session.landing() })

/** The reports of this release. */
export const reportsQuery = queryOptions({ queryKey: ['reports'], queryFn: () => api.reports.list() })

/** One report as composed at a year, day and index. */
export const reportQuery = (input: ReportInput) => queryOptions({ queryKey: ['report', input], queryFn: () => api.reports.read(input) })

/** Records of a kind; the page before stays while the next one is fetched. */
export const recordsQuery = (input: ListInput) => queryOptions({ queryKey: ['records', input], queryFn: () => api.records.list(input), placeholderData: keepPreviousData })

/** One record with its versions and its proof. */
export const recordQuery = (item: number) => queryOptions({ queryKey: ['record', item], queryFn: () => api.records.read({ item }) })

/** People on the roster on a day, today's when none is given; of a unit when one is named; with `said` those whom an event so called means. */
export const peopleQuery = (input: PeopleInput = {}) => queryOptions({ queryKey: ['people', input], queryFn: () => api.records.people(input), staleTime: 60_000 })

/** Units on a day. */
export const unitsQuery = (input: { readonly day?: string } = {}) => queryOptions({ queryKey: ['units', input], queryFn: () => api.records.units(input), staleTime: 60_000 })

/** Records and people by number, name or subject; asks nothing for an empty text. */
export const searchQuery = (text: string) => queryOptions({ queryKey: ['search', text], queryFn: () => api.records.search({ text }), enabled: text !== '' })
