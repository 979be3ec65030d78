import type { DemoRole } from '../../contract/session.ts'
import type { Day } from '../../kernel/calendar/index.ts'
import { holds, unitKind, type Role, type Roster, type UnitKind } from '../../kernel/roster/roster.ts'
import { unitScope, type Actor } from './scope.ts'

type Template = Omit<DemoRole, 'person'> & {
  readonly pick: { readonly roles: readonly Role[]; readonly at: readonly UnitKind[]; readonly named?: string }
  readonly scope: 'own' | 'unit' | 'organisation'
  readonly mayRecord: boolean
  readonly mayIssue: boolean
}

const templates: readonly Template[] = [
  { code: 'staff', title: '干警', titleEn: 'Staff', sees: '我被记录的', seesEn: 'What is recorded about me', pick: { roles: ['staff'], at: ['station'] }, scope: 'own', mayRecord: false, mayIssue: false },
  { code: 'clerk', title: '科室内勤', titleEn: 'Unit clerk', sees: '登记场次，看本科室', seesEn: 'Records events, sees the unit', pick: { roles: ['staff'], at: ['department'] }, scope: 'unit', mayRecord: true, mayIssue: false },
  { code: 'secretary', title: '支部书记', titleEn: 'Branch secretary', sees: '本支部的组织生活', seesEn: 'The branch’s meetings', pick: { roles: ['secretary'], at: ['branch'] }, scope: 'unit', mayRecord: true, mayIssue: false },
  { code: 'leader', title: '局领导', titleEn: 'Leader', sees: '全局还缺什么', seesEn: 'What the bureau still owes', pick: { roles: ['chief', 'leader'], at: ['leading-body'] }, scope: 'organisation', mayRecord: false, mayIssue: false },
  { code: 'office', title: '政治处', titleEn: 'Political office', sees: '登记、核对、写总结', seesEn: 'Records, checks, writes the summary', pick: { roles: ['middle', 'staff'], at: ['department'], named: '政治处' }, scope: 'organisation', mayRecord: true, mayIssue: true },
  { code: 'discipline', title: '派驻纪检监察组', titleEn: 'Discipline office', sees: '看账、核对', seesEn: 'Reads and checks', pick: { roles: ['discipline-head'], at: ['discipline'] }, scope: 'organisation', mayRecord: false, mayIssue: false },
]

/** A role with who plays it and in which unit; the person's name is looked up where it is shown. */
export type PlayedRole = { readonly role: Omit<DemoRole, 'person'>; readonly actor: Actor; readonly unit: number }

function pick(t: Template, roster: Roster, day: Day, unitName: (id: number) => string): { readonly person: number; readonly unit: number } | undefined {
  const found = [...roster.persons].sort((a, b) => a[0] - b[0]).flatMap(([person, facts]) => facts
    .filter(f => f.kind === 'post' && holds(f, day) && t.pick.roles.includes(f.code as Role) && f.unit !== undefined
      && t.pick.at.includes(unitKind(roster, f.unit, day) as UnitKind) && (t.pick.named === undefined || unitName(f.unit) === t.pick.named))
    .map(f => ({ person, unit: f.unit ?? 0, rank: t.pick.roles.indexOf(f.code as Role) })))
  return found.sort((a, b) => a.rank - b.rank)[0]
}

/** The roles that a visitor of a demonstration may take, each played by a fictional person of the roster on that day. */
export function demoRoles(roster: Roster, day: Day, unitName: (id: number) => string): readonly PlayedRole[] {
  return templates.flatMap(t => {
    const found = pick(t, roster, day, unitName)
    if (!found) return []
    const { pick: _p, scope, mayRecord, mayIssue, ...role } = t
    const reach = scope === 'own' ? { kind: 'own' as const, person: found.person } : scope === 'unit' ? unitScope(roster, found.unit, day) : { kind: 'organisation' as const }
    return [{ role, unit: found.unit, actor: { person: found.person, role: t.code, scope: reach, mayRecord, mayIssue } }]
  })
}
