import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Loading } from '../kit/states.tsx'
import { NoPage } from './no-page.tsx'
import { dayIn, given, oneOf, textIn, wholeIn } from './params.ts'

const root = createRootRouteWithContext<{ readonly client: QueryClient }>()({ component: Outlet, notFoundComponent: NoPage })

const landing = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('../pages/landing.tsx'), 'LandingPage') })

const app = createRoute({ getParentRoute: () => root, id: 'app', component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell') })

const search = createRoute({ getParentRoute: () => app, path: '/search', validateSearch: raw => given({ text: textIn(raw, 'text') }),
  component: lazyRouteComponent(() => import('../pages/search.tsx'), 'SearchPage') })

/** 登记一场活动; `day` prefills it, `like` prefills it from an earlier one, `draft` opens a draft kept in the browser. */
const occasion = createRoute({ getParentRoute: () => app, path: '/occasion/new', validateSearch: raw => given({ day: dayIn(raw, 'day'), like: wholeIn(raw, 'like'), draft: textIn(raw, 'draft') }),
  component: lazyRouteComponent(() => import('../pages/occasion.tsx'), 'OccasionPage') })

/** The list of a register or a built-in kind, with its filters. */
const records = createRoute({ getParentRoute: () => app, path: '/records/$register', validateSearch: raw => given({
  year: wholeIn(raw, 'year'), unit: wholeIn(raw, 'unit'), only: oneOf(raw, 'only', ['late', 'declared', 'void']), text: textIn(raw, 'text'), from: wholeIn(raw, 'from') }),
  component: lazyRouteComponent(() => import('../pages/records.tsx'), 'RecordsPage') })

/** A new record of a kind that is not entered with a sitting; `draft` opens a draft kept in the browser. */
const newRecord = createRoute({ getParentRoute: () => app, path: '/records/$register/new', validateSearch: raw => given({ draft: textIn(raw, 'draft') }),
  component: lazyRouteComponent(() => import('../pages/record-new.tsx'), 'NewRecordPage') })

/** A new version of a record. */
const correct = createRoute({ getParentRoute: () => app, path: '/record/$item/correct', component: lazyRouteComponent(() => import('../pages/record-correct.tsx'), 'CorrectPage') })

/** One record; `tab` of its panel. */
const record = createRoute({ getParentRoute: () => app, path: '/record/$item', validateSearch: raw => given({ tab: textIn(raw, 'tab') }),
  component: lazyRouteComponent(() => import('../pages/record.tsx'), 'RecordPage') })

const reportStart = createRoute({ getParentRoute: () => app, path: '/account', component: lazyRouteComponent(() => import('../pages/report-start.tsx'), 'ReportStart') })

/** A report of a year, as of a day and an index; `figure` is open in the panel's `tab`. */
const report = createRoute({ getParentRoute: () => app, path: '/account/$report/$year', validateSearch: raw => given({
  asOf: dayIn(raw, 'asOf'), index: wholeIn(raw, 'index'), figure: textIn(raw, 'figure'), tab: oneOf(raw, 'tab', ['figure', 'gaps', 'differences']) }),
  component: lazyRouteComponent(() => import('../pages/report.tsx'), 'ReportPage') })

const check = createRoute({ getParentRoute: () => app, path: '/check', validateSearch: raw => given({ year: wholeIn(raw, 'year') }),
  component: lazyRouteComponent(() => import('../pages/check.tsx'), 'CheckPage') })

const tree = root.addChildren([landing, app.addChildren([search, occasion, records, newRecord, record, correct, reportStart, report, check])])

/** The router of the app: every page, figure, record, day and index has an address. */
export const makeRouter = (client: QueryClient) => createRouter({
  routeTree: tree, context: { client }, defaultPendingComponent: Loading, defaultPendingMs: 300, scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof makeRouter> }
}
