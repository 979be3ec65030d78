import type { Figure } from '../../kernel/figure/figure.ts'
import type { Cohort } from '../../kernel/roster/cohort.ts'
import type { UnitKind } from '../../kernel/roster/roster.ts'

const units = (name: string, zh: string, en: string, ...unitKind: readonly UnitKind[]): Figure =>
  ({ id: `roster.${name}`, label: { zh, en }, unit: '个', subject: [zh], of: 'count', from: 'units', where: { cohort: { unitKind }, on: 'asOf' }, count: 'rows' })
const persons = (name: string, zh: string, en: string, cohort: Cohort): Figure =>
  ({ id: `roster.${name}`, label: { zh, en }, unit: '人', subject: [zh], of: 'count', from: 'persons', where: { cohort, on: 'asOf' }, count: 'rows' })

/** What a summary says of the bureau itself: people and units on the as-of day, and the sittings of the year. */
export const figures: readonly Figure[] = [
  persons('persons', '在册人员', 'Persons on the roster', { all: [] }),
  persons('establishment', '在编干警', 'On the establishment', { identity: ['establishment'] }),
  persons('contract', '聘用人员', 'On contract', { identity: ['contract'] }),
  units('departments', '部门', 'Departments', 'department', 'station', 'centre'),
  units('branches.own', '局属党支部', 'Branches of the bureau', 'branch'),
  units('branches.bar', '律师行业党支部', 'Law-firm branches', 'bar-branch'),
  units('study_groups', '学习小组', 'Study groups', 'study-group'),
  { id: 'occasions.held', label: { zh: '已登记场次', en: 'Sittings recorded' }, unit: '场', subject: ['场次'], of: 'count', from: 'facts', where: { fact: { kind: 'occasion' } }, count: 'records' },
  { id: 'occasions.entered_late', label: { zh: '补录场次', en: 'Sittings entered late' }, unit: '场', subject: ['补录'], of: 'count', from: 'facts',
    where: { fact: { kind: 'occasion' }, late: true }, count: 'records' },
]
