import { dutyFigures } from '../../kernel/figure/sentence.ts'
import type { Terms } from '../../kernel/figure/duty.ts'
import type { Count, Figure, FactWhere, ObligationWhere } from '../../kernel/figure/figure.ts'
import { typeOptions, type DocumentClass, type StudyType } from './fields.ts'

/** The duties that this folder brings. */
export const duties = { attendance: 'bureau/study-attendance', group: 'bureau/group-study', training: 'bureau/provisions-training', secrecy: 'bureau/secrecy-training',
  hours: ['central/member-hours', 'central/committee-hours'] } as const

type Noun = { readonly zh: string; readonly en: string }

function terms(id: string, duty: readonly string[], unit: string, noun: Noun, more: Partial<ObligationWhere> = {}, subject: readonly string[] = [noun.zh]): Terms {
  const made = dutyFigures(id, duty, unit, noun, subject, more)
  return { due: made.due, met: made.met, late: made.late, exempt: made.exempt, notDue: made.notDue, overdue: { ...made.overdue, id: `${id}.open` } }
}

type Facts = Extract<Count, { from: 'facts' }>
const facts = (name: string, noun: Noun, unit: string, where: FactWhere, count: Facts['count'], ...subject: readonly string[]): Facts =>
  ({ id: `studies.${name}`, label: noun, unit, subject: subject.length > 0 ? subject : [noun.zh], of: 'count', from: 'facts', where, count })

const groupWords = ['中心组', '集体学习', '中心组学习'] as const
const groupStudy = { kind: 'study', code: 'group' } as const
const themes: Readonly<Record<DocumentClass, readonly [string, Noun]>> = {
  circular: ['circulars', { zh: '通报类集体学习', en: 'Group studies of circulars' }], rules: ['rules', { zh: '法规类集体学习', en: 'Group studies of rules' }],
  history: ['history', { zh: '党史专题集体学习', en: 'Group studies of Party history' }], plenum: ['plenum', { zh: '中央全会精神专题集体学习', en: 'Group studies of the plenum' }],
  election: ['election', { zh: '换届纪律类集体学习', en: 'Group studies of election discipline' }], other: ['other', { zh: '其他集体学习', en: 'Other group studies' }],
}
export const group = {
  count: facts('group.count', { zh: '中心组集体学习次数', en: 'Group studies' }, '次', { fact: groupStudy }, 'occasions', ...groupWords),
  documents: facts('group.documents', { zh: '中心组学习文件件数', en: 'Documents of group studies' }, '件', { fact: { kind: 'study.document' }, with: groupStudy }, 'rows', '学习文件'),
  quarters: terms('studies.group.quarters', [duties.group], '次', { zh: '中心组集体学习', en: 'Group studies by quarter' }, {}, groupWords),
}
/** Group studies of one theme: sittings, so that the themes add up to the whole. */
export const onTheme = (theme: DocumentClass): Facts =>
  facts(`group.${themes[theme][0]}`, themes[theme][1], '次', { fact: { kind: 'study.theme', code: theme }, with: groupStudy }, 'occasions', ...groupWords)
/** Documents of some group studies, where they are too many to be named. */
export const documentsOf = (theme: DocumentClass, items: readonly number[]): Facts =>
  facts(`group.documents.${themes[theme][0]}`, { zh: `${themes[theme][1].zh}文件件数`, en: `${themes[theme][1].en}, documents` }, '件', { fact: { kind: 'study.document' }, item: items }, 'rows', '学习文件')

const label = (type: StudyType): Noun => typeOptions.find(t => t.code === type)?.label ?? { zh: type, en: type }
/** What texts call a kind of study besides its own name. */
const besides: { readonly [T in StudyType]?: readonly string[] } = { warning: ['警示教育', '警示教育会'], outside: ['来局授课', '授课'], election: ['换届纪律', '换届'],
  contest: ['网络知识竞赛'], film: ['教育片', '警示教育片', '专题片'] }
/** Sittings, or records where nobody sat together, of one kind of study. */
export const ofType = (type: StudyType, name: string, unit = '次'): Facts => facts(name, label(type), unit, { fact: { kind: 'study', code: type } }, 'occasions', label(type).zh, ...besides[type] ?? [])

export const warnings = ofType('warning', 'warnings')
export const contest = ofType('contest', 'contest')
export const contestPersons = facts('contest.persons', { zh: '知识竞赛参加人数', en: 'Participants of contests' }, '人', { fact: { kind: 'contest' } }, 'sum', '知识竞赛')
export const contestTurns: Facts = { ...contestPersons, id: 'studies.contest.turns', unit: '人次' }
export const lectures = facts('lectures', { zh: '班子成员讲党课', en: 'Party lectures by leaders' }, '场', { fact: { kind: 'lecture', code: ['party-secretary', 'leader'] } }, 'records', '党课')
export const secretaryLectures = facts('lectures.secretary', { zh: '党委书记讲党课', en: 'Party lectures by the secretary' }, '场', { fact: { kind: 'lecture', code: 'party-secretary' } }, 'records', '党课')
export const films = ofType('film', 'films')
export const enteredLate = facts('entered_late', { zh: '学习记录补录', en: 'Studies entered late' }, '条', { fact: { kind: ['study', 'study.makeup'] }, late: true }, 'records', '补录')

/** Attendance: what was owed and met, who came, who made it up. */
export type Attendance = Terms & { readonly called: Count; readonly present: Count; readonly makeup: Count }

/** Attendance at one sitting, or over several as 人次. */
export function attendance(id: string, type: StudyType, noun: Noun, occasions: readonly number[]): Attendance {
  const [unit, count] = occasions.length === 1 ? ['人', 'persons'] as const : ['人次', 'rows'] as const
  const of = (name: string, zh: string, en: string, where: FactWhere): Count => facts(`${id}.${name}`, { zh: `${noun.zh}${zh}`, en: `${noun.en}, ${en}` }, unit, where, count, noun.zh)
  return { ...terms(`studies.${id}`, [duties.attendance], unit, noun, { period: occasions.map(o => `#${o}`) }),
    called: of('called', '应到', 'called', { fact: { kind: ['present', 'absent'], refers: false }, occasion: occasions }),
    present: of('present', '到会', 'present', { fact: { kind: 'present', refers: false }, occasion: occasions }),
    makeup: of('makeup', '补学', 'made up', { fact: { kind: 'present', refers: true }, ref: occasions, with: { kind: ['study', 'study.makeup'], code: type } }) }
}

const courseWords = ['轮训', '专题轮训', '轮训班'] as const
function course(id: string, type: 'training' | 'secrecy', noun: Noun): Attendance & { readonly courses: Count } {
  const of = (name: string, zh: string, en: string, where: FactWhere): Count => facts(`${id}.${name}`, { zh: `${noun.zh}${zh}`, en: `${noun.en}, ${en}` }, '人', where, 'persons', ...courseWords)
  const [held, again] = [{ kind: 'study', code: type }, { kind: ['study', 'study.makeup'], code: type }] as const
  return { ...terms(`studies.${id}`, [duties[type]], '人', noun, {}, courseWords),
    courses: facts(`${id}.courses`, noun, '期', { fact: held }, 'occasions', ...courseWords, noun.zh, ...(type === 'secrecy' ? ['保密'] : [])),
    called: of('called', '应训', 'called', { fact: { kind: ['present', 'absent'], refers: false }, with: held }),
    present: of('present', '参训', 'present', { fact: { kind: 'present', refers: false }, with: held }),
    makeup: of('makeup', '补训', 'made up', { fact: { kind: 'present', refers: true }, with: again }) }
}
export const training = course('tr', 'training', { zh: '“三个规定”轮训', en: 'Training on the three provisions' })
export const secrecy = course('secrecy', 'secrecy', { zh: '保密教育轮训', en: 'Secrecy training' })
export const hours = terms('studies.hours', duties.hours, '人', { zh: '党员学时', en: 'Hours of Party members' })
/** Everybody who was called to a sitting, over all kinds; each sitting has its own besides. */
export const everySitting = terms('studies.attendance', [duties.attendance], '人次', { zh: '学习出席', en: 'Attendance' })

/** The day of one study, bound to its record. */
export const dayOf = (item: number): Figure & { of: 'day' } =>
  ({ id: `studies.day.${item}`, label: { zh: '学习日', en: 'Studied on' }, unit: '', of: 'day', where: { fact: { kind: ['study', 'study.makeup'] }, item: [item] }, pick: 'first' })
/** Days from issue to study of the document of a study that waited longest. */
export const lagOf = (item: number): Count => facts(`lag.${item}`, { zh: '印发至学习的天数', en: 'Days from issue to study' }, '天', { fact: { kind: 'study.lag' }, item: [item] }, 'sum', '印发至学习的天数', '已隔', '相隔')
export const issuedOn = (item: number, day: string): Figure & { of: 'fixed-day' } =>
  ({ id: `studies.issued.${item}`, label: { zh: '印发日', en: 'Issued on' }, unit: '', of: 'fixed-day', day })

const electionStudies = ofType('election', 'elections')
const themeStudies = ofType('theme-study', 'theme_studies')
const outside = ofType('outside', 'outside')
export const countOf = { warning: warnings, outside, 'theme-study': themeStudies, election: electionStudies } as const

export const figures: readonly Figure[] = [group.count, group.documents, ...Object.values(group.quarters), ...(Object.keys(themes) as DocumentClass[]).map(onTheme),
  ...Object.values(countOf), contest, contestPersons, lectures, secretaryLectures, films, enteredLate, ...Object.values(training), ...Object.values(secrecy),
  ...Object.values(hours), ...Object.values(everySitting)]
