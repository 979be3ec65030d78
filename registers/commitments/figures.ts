import { dutyFigures } from '../../kernel/figure/sentence.ts'
import type { Terms } from '../../kernel/figure/duty.ts'
import type { Count, Figure, FactWhere, ObligationWhere } from '../../kernel/figure/figure.ts'
import type { UnitKind } from '../../kernel/roster/roster.ts'
import { classOptions, topicOptions, type PledgeClass } from './fields.ts'

/** The duties that this folder brings, by the class that signs. */
export const duties = { leaders: 'bureau/pledge-leaders', middle: 'bureau/pledge-middle', staff: 'bureau/pledge-staff',
  secretaries: 'bureau/pledge-secretaries', provisions: 'bureau/pledge-provisions' } as const satisfies Record<PledgeClass, string>

/** The four yearly classes; the pledge on the three provisions is counted apart. */
export const yearly = classOptions.filter(c => c.code !== 'provisions')
const yearlyDuties = yearly.map(c => duties[c.code])
const yearlyCodes = yearly.map(c => c.code)

function terms(id: string, duty: readonly string[], noun: { zh: string; en: string }, suffix = ''): Terms {
  const made = dutyFigures(id, duty, '份', noun, ['承诺书'])
  const named = (count: Count, name: string): Count => ({ ...count, id: `${id}.${name}${suffix}` })
  return { due: named(made.due, 'due'), met: named(made.met, 'signed'), late: named(made.late, 'late'), exempt: named(made.exempt, 'exempt'),
    notDue: named(made.notDue, 'not_due'), overdue: named(made.overdue, 'open') }
}

export const all = terms('commitments', yearlyDuties, { zh: '承诺书', en: 'Pledges' })
export const provisions = terms('commitments.tr', [duties.provisions], { zh: '“三个规定”承诺书', en: 'Pledges on the three provisions' })
export const byClass = yearly.map(c => ({ ...c, terms: terms('commitments', [duties[c.code]], { zh: `${c.label.zh}承诺书`, en: `Pledges, ${c.label.en}` }, `.${c.code}`) }))

type Obligations = Extract<Count, { from: 'obligations' }>
const owed = (name: string, zh: string, en: string, unit: string, where: ObligationWhere, count: Obligations['count'] = 'rows'): Count =>
  ({ id: `commitments.${name}`, label: { zh, en }, unit, subject: ['承诺书'], of: 'count', from: 'obligations', where, count })

export const persons = owed('persons', '应签承诺书人数', 'Persons who sign', '人', { duty: yearlyDuties }, 'subjects')

/** Open pledges of secretaries, by where their branch belongs: another office sees to each. */
export const openIn = (kind: Extract<UnitKind, 'branch' | 'bar-branch'>): Count =>
  owed(`open.${kind}`, `${kind === 'branch' ? '局属' : '律师行业'}党支部书记承诺书未签`, `Pledges open, ${kind}`, '份',
    { duty: [duties.secretaries], term: 'overdue', unitKind: [kind] })

/** Open pledges of all but the secretaries of law-firm branches. */
export const openInside: Figure = { id: 'commitments.open.inside', label: { zh: '本单位承诺书未签', en: 'Pledges open, own people' }, unit: '份', subject: ['承诺书'],
  of: 'rest', whole: all.overdue, part: openIn('bar-branch') }

/** People of the bureau who are secretaries too, and so sign for two classes, on the day that decided. */
export const twoClasses = (on: string): Count => ({ id: 'commitments.two_classes', label: { zh: '兼任党支部书记的人数', en: 'Persons who sign for two classes' }, unit: '人',
  subject: ['承诺书'], of: 'count', from: 'persons', count: 'rows', where: { on, cohort: { all: [
    { role: ['secretary'], at: ['branch', 'bar-branch'] }, { identity: ['establishment', 'contract'] }] } } })

export const cohortDay = (name: 'cohort' | 'tr.cohort', day: string): Figure & { of: 'fixed-day' } =>
  ({ id: `commitments.${name}.day`, label: { zh: '确定应签人员的日期', en: 'Day that decides who signs' }, unit: '', of: 'fixed-day', day })

export const ratio: Figure = { id: 'commitments.tr.ratio', label: { zh: '“三个规定”承诺书签署率', en: 'Pledges on the three provisions, share signed' }, unit: '%',
  subject: ['签署率'], of: 'ratio', part: provisions.met, whole: provisions.due, spared: [provisions.exempt, provisions.notDue] }
export const provisionsEnteredLate = owed('tr.entered_late', '“三个规定”承诺书补录', 'Pledges on the three provisions, entered late', '份', { duty: [duties.provisions], term: 'enteredLate' })

type Facts = Extract<Count, { from: 'facts' }>
const stated = (name: string, zh: string, en: string, unit: string, where: FactWhere, count: Facts['count'] = 'records'): Facts =>
  ({ id: `commitments.${name}`, label: { zh, en }, unit, subject: ['承诺书'], of: 'count', from: 'facts', where, count })

/** Documents signed, whether or not anybody owed them. */
export const documents = stated('documents', '承诺书份数', 'Pledges signed', '份', { fact: { kind: 'commitment', code: yearlyCodes } })
export const provisionsDocuments = stated('tr.documents', '“三个规定”承诺书份数', 'Pledges on the three provisions signed', '份', { fact: { kind: 'commitment', code: 'provisions' } })
export const appointed = stated('appointed', '任职后签署承诺书', 'Pledges signed after an appointment', '份', { fact: { kind: 'commitment.appointed', code: yearlyCodes } })
export const enteredLate = { ...stated('entered_late', '承诺书记录补录', 'Pledges entered late', '条', { fact: { kind: 'commitment' }, late: true }), subject: ['补录'] }

/** Documents on a topic, over all classes and by class: 党风廉政承诺书, 中层干部. */
const onTopics = topicOptions.flatMap(t => [
  stated(`topic.${t.code}`, `${t.label.zh}承诺书`, `Pledges on ${t.label.en}`, '份', { fact: { kind: 'commitment.topic', code: t.code } }),
  ...yearly.map(c => stated(`topic.${t.code}.${c.code}`, `${c.label.zh}${t.label.zh}承诺书`, `Pledges on ${t.label.en}, ${c.label.en}`, '份',
    { fact: { kind: 'commitment.topic', code: t.code }, with: { kind: 'commitment', code: c.code } })),
])

export const figures: readonly Figure[] = [...Object.values(all), ...byClass.flatMap(c => Object.values(c.terms)), persons, openIn('branch'), openIn('bar-branch'), openInside,
  ...Object.values(provisions), ratio, provisionsEnteredLate, documents, provisionsDocuments, appointed, enteredLate, ...onTopics]
