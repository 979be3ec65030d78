import { dutyFigures } from '../../kernel/figure/sentence.ts'
import type { Count, FactWhere } from '../../kernel/figure/figure.ts'

/** The duty that this folder brings: every branch is visited once a year. */
export const branchDuty = 'bureau/branch-visit'

type Facts = Extract<Count, { from: 'facts' }>

const facts = (name: string, zh: string, en: string, unit: string, subject: string, where: FactWhere, count: Facts['count'] = 'rows'): Facts =>
  ({ id: `visits.${name}`, label: { zh, en }, unit, subject: [subject], of: 'count', from: 'facts', where, count })

export const visits = facts('count', '调研次数', 'Visits', '次', '调研', { fact: { kind: 'visit' } })
export const toBranches = facts('to_branches', '到党支部调研次数', 'Visits to branches', '次', '调研', { fact: { kind: 'visit', code: 'branch' } })
export const toOffices = facts('to_offices', '到其他单位调研次数', 'Visits to other units', '次', '调研', { fact: { kind: 'visit', code: 'office' } })
export const heard = facts('heard', '听取党支部书记汇报', 'Branch secretaries heard', '人次', '汇报', { fact: { kind: 'visit.heard' } }, 'sum')
export const problems = facts('problems', '调研中发现问题', 'Problems found on visits', '个', '调研', { fact: { kind: 'visit.problems' } }, 'sum')
export const enteredLate = facts('entered_late', '调研记录补录', 'Visits entered late', '条', '补录', { fact: { kind: 'visit' }, late: true }, 'records')

const named = (figure: Count, name: string): Count => ({ ...figure, id: `visits.branches.${name}` })
const whole = dutyFigures('visits.branches', [branchDuty], '个', { zh: '到党支部调研', en: 'Branches visited' }, ['调研', '到过', '走到'])
const duesOf = (name: string, zh: string, en: string, unitKind: 'branch' | 'bar-branch'): Count =>
  ({ ...named(dutyFigures('', [branchDuty], '个', { zh, en }, ['调研'], { unitKind: [unitKind] }).due, name), label: { zh, en } })

export const branches = {
  due: whole.due, late: whole.late, exempt: whole.exempt, notDue: whole.notDue,
  covered: named(whole.met, 'covered'), missed: named(whole.overdue, 'missed'),
  own: duesOf('own', '局属党支部', 'Branches of the bureau', 'branch'),
  bar: duesOf('bar', '律师行业党支部', 'Law-firm branches', 'bar-branch'),
}

export const figures = [visits, toBranches, toOffices, heard, problems, enteredLate, ...Object.values(branches)]
