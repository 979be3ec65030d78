import { useNavigate } from '@tanstack/react-router'
import type { Landing, Me } from '../../../contract/session.ts'
import { useEnter } from '../../shell/enter.ts'

/** Every way from the first page into the app. Whoever has no role yet enters as the one that writes the summary. */
export type Doors = {
  readonly figure: (key: string) => void
  readonly gaps: () => void
  readonly record: (item: number) => void
  readonly report: () => void
  readonly occasion: () => void
  readonly check: () => void
  readonly role: (code: string) => void
  readonly busy: boolean
  readonly error: unknown
}

/** Where a role begins: what it is there to do. */
type Start = 'record' | 'records' | 'report'
const startOf = (who: NonNullable<Me['who']>): Start => who.scope === 'organisation' ? 'report' : who.mayRecord ? 'record' : 'records'

export function useDoors({ roles, report }: Landing, me: Me | undefined): Doors {
  const navigate = useNavigate()
  const { enter, busy, error } = useEnter()
  const office = roles.find(r => r.code === 'office') ?? roles[0]
  const inside = (go: () => unknown): void => {
    if (me?.who || !office) go()
    else enter(office.code, go)
  }
  const params = { report: report.id, year: String(report.year) }
  const starts: Readonly<Record<Start, () => unknown>> = {
    record: () => navigate({ to: '/occasion/new' }),
    records: () => navigate({ to: '/records/$register', params: { register: 'occasion' } }),
    report: () => navigate({ to: '/account/$report/$year', params }),
  }
  return {
    figure: key => inside(() => navigate({ to: '/account/$report/$year', params, search: { figure: key } })),
    gaps: () => inside(() => navigate({ to: '/account/$report/$year', params, search: { tab: 'gaps' } })),
    record: item => inside(() => navigate({ to: '/record/$item', params: { item: String(item) } })),
    report: () => inside(starts.report),
    occasion: () => inside(starts.record),
    check: () => inside(() => navigate({ to: '/check' })),
    role: code => enter(code, entered => { if (entered.who) starts[startOf(entered.who)]() }),
    busy, error,
  }
}
