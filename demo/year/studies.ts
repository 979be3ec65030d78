import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import { inUnit, named, withIdentity, withRole } from '../bureau/lookup.ts'
import type { DemoPerson } from '../bureau/people.ts'
import { draws } from '../random.ts'
import { after } from '../workdays.ts'
import { ref, type Act, type DemoRow, type Line } from './act.ts'
import { documentRow, sessions, type Document } from './documents.ts'
import { clerkOf, leadersOf, recorderOf } from './people.ts'
import { absentees, occasion, type Sitting } from './sittings.ts'

type Study = { readonly type: string; readonly title: string; readonly documents?: readonly Document[]; readonly films?: readonly string[]; readonly hours?: number
  readonly campaigns?: readonly string[]; readonly lecturer?: DemoPerson; readonly host?: string; readonly follows?: string; readonly unit?: string }

/** The line that records a study about a sitting. */
export function study(key: string, day: Day, sitting: string, s: Study, more: Partial<Line> = {}): Line {
  const row: DemoRow = { type: s.type, title: s.title, day, occasion: ref(sitting), ...(s.documents === undefined ? {} : { documents: s.documents.map(documentRow) }),
    ...(s.films === undefined ? {} : { films: s.films.map(title => ({ title })) }), ...(s.hours === undefined ? {} : { hours: s.hours }),
    ...(s.campaigns === undefined ? {} : { campaigns: s.campaigns }), ...(s.lecturer === undefined ? {} : { lecturer: ref(s.lecturer.key) }),
    ...(s.host === undefined ? {} : { host: s.host }), ...(s.follows === undefined ? {} : { follows: ref(s.follows) }), ...(s.unit === undefined ? {} : { unit: ref(s.unit) }) }
  return { kind: 'studies', as: key, row, ...more }
}

type Called = Pick<Sitting, 'said' | 'due'>
/** A study to which people were called, who of them came, and what became of the others. */
type Course = { readonly key: string; readonly day: Day; readonly place: string; readonly study: Study; readonly called: Called; readonly people: readonly DemoPerson[]
  /** How many of those called were away, besides the one exempt at the time; the last `open` of them never made it up. */
  readonly missed: number; readonly open: number; readonly makeup: readonly Day[] }

/** The sitting, then those who made it up, on one day or two. */
function course(b: Bureau, c: Course): readonly Act[] {
  const draw = draws(b.seed, c.key)
  const by = clerkOf(b, 'personnel').key
  const absent = absentees(b, c.day, c.people.filter(p => p.office !== 'leading-body'), c.missed, draw)
  const missing = absent.slice(0, c.missed).map(a => a.person)
  const sitting: Sitting = { key: `${c.key}/sitting`, title: c.study.title, day: c.day, from: '14:00', to: '16:30', place: c.place, unit: 'bureau', ...c.called, absent }
  const made = missing.slice(0, c.missed - c.open)
  const parts = c.makeup.map((day, i) => ({ day, people: made.filter((_, k) => k % c.makeup.length === i) })).filter(p => p.people.length > 0)
  return [{ day: after(c.day, draw.below(3)), id: c.key, by, lines: [occasion(sitting), study(c.key, c.day, sitting.key, c.study)] },
    ...parts.map(({ day, people }, i): Act => {
      const key = `${c.key}/makeup/${i + 1}`
      return { day: after(day, draw.below(3)), id: key, by, lines: [
        occasion({ key: `${key}/sitting`, title: `${c.study.title}补学`, day, from: '09:00', to: '11:00', place: '二楼小会议室', unit: 'bureau', makesUp: sitting.key, due: people }),
        study(key, day, `${key}/sitting`, { ...c.study, title: `${c.study.title}补学` })] }
    })]
}

function courses(b: Bureau): readonly Act[] {
  const everybody = { said: { identities: ['establishment', 'contract'] } }
  const upper = { said: { roles: ['chief', 'leader', 'middle'] } }
  const on = (day: Day): readonly DemoPerson[] => withIdentity(b, day, 'establishment', 'contract')
  const heads = (day: Day): readonly DemoPerson[] => withRole(b, day, 'chief', 'leader', 'middle')
  const trained = withIdentity(b, '2021-08-17', 'establishment')
  const half = Math.ceil(trained.length / 2)
  const training = { type: 'training', title: '防止干预司法“三个规定”专题轮训', hours: 4,
    documents: [{ title: '明川区司法局防止干预司法“三个规定”记录报告工作规范', class: 'rules', level: 'own', issuer: '明川区司法局', issued: '2021-05-19' }] } as const
  const list: readonly Course[] = [
    { key: 'warning/1', day: '2021-03-26', place: '大会议室', called: everybody, people: on('2021-03-26'), missed: 5, open: 0, makeup: ['2021-04-09'],
      study: { type: 'warning', title: '教育整顿第一次警示教育大会', films: ['失守的底线'], hours: 2, campaigns: ['rectification'] } },
    { key: 'warning/2', day: '2021-05-21', place: '大会议室', called: everybody, people: on('2021-05-21'), missed: 7, open: 1, makeup: ['2021-06-03', '2021-06-10'],
      study: { type: 'warning', title: '教育整顿第二次警示教育大会', films: ['迟来的忏悔'], hours: 2, campaigns: ['rectification'] } },
    { key: 'outside/1', day: '2021-06-11', place: '大会议室', called: { said: { identities: ['establishment'] } }, people: withIdentity(b, '2021-06-11', 'establishment'), missed: 2, open: 0, makeup: ['2021-06-29'],
      study: { type: 'outside', title: '纪检监察业务专题授课', host: '区纪委监委', hours: 3, campaigns: ['rectification'] } },
    { key: 'month/1', day: '2021-09-15', place: '三楼会议室', called: upper, people: heads('2021-09-15'), missed: 2, open: 0, makeup: ['2021-09-29'],
      study: { type: 'theme-study', title: '廉政教育月专题学习会', films: ['越线之后'], hours: 2, campaigns: ['education-month'],
        documents: [{ title: '关于本区违纪违法典型案例的通报', class: 'circular', level: 'district', issuer: '区纪委监委', issued: '2021-09-06' }] } },
    { key: 'election/1', day: '2021-04-27', place: '三楼会议室', called: upper, people: heads('2021-04-27'), missed: 1, open: 0, makeup: ['2021-05-07'],
      study: { type: 'election', title: '换届纪律学习会', films: ['换届风气警示录'], hours: 2, campaigns: ['election'],
        documents: [{ title: '关于严肃换届纪律加强换届风气监督的通知', class: 'election', level: 'central', issuer: '中央纪委机关、中央组织部、国家监委', issued: '2021-01-20' }] } },
    { key: 'secrecy/1', day: '2021-10-21', place: '三楼会议室', called: { said: { roles: ['informant'] } }, people: withRole(b, '2021-10-21', 'informant'), missed: 2, open: 1, makeup: ['2021-11-09'],
      study: { type: 'secrecy', title: '信息员、网评员保密教育轮训', host: '区保密办', hours: 4 } },
    { key: 'training/1', day: '2021-08-17', place: '大会议室', called: { due: trained.slice(0, half) }, people: trained.slice(0, half), missed: 2, open: 0, makeup: ['2021-09-07'], study: training },
    { key: 'training/2', day: '2021-08-18', place: '大会议室', called: { due: trained.slice(half) }, people: trained.slice(half), missed: 2, open: 1, makeup: ['2021-09-08'], study: training },
  ]
  return list.flatMap(c => course(b, c))
}

const titles = { circular: '典型案例通报专题学习', rules: '党内法规和法律专题学习', history: '党史专题学习', plenum: '党的十九届六中全会精神专题学习', election: '', other: '' } as const

function groupStudies(b: Bureau): readonly Act[] {
  const draw = draws(b.seed, 'group studies')
  const leaders = leadersOf(b)
  return sessions.map((s): Act => {
    const theme = s.documents[0]?.class ?? 'other'
    const absent = s.n % 4 === 0 ? absentees(b, s.day, leaders.slice(1), 1, draw) : []
    const sitting: Sitting = { key: `group/${s.n}/sitting`, title: `党委理论学习中心组第${s.n}次集体学习`, day: s.day, from: '09:00', to: '11:30', place: '党委会议室', unit: 'leading-body', due: leaders, absent,
      ...(leaders[0] ? { chair: leaders[0] } : {}) }
    return { day: after(s.day, draw.below(2)), id: `group/${s.n}`, by: named(b, '何静宜').key, lines: [occasion(sitting),
      study(`group/${s.n}`, s.day, sitting.key, { type: 'group', title: titles[theme], documents: s.documents, hours: 3 })] }
  })
}

/** Lectures by leaders to branches: two by the secretary of the Party committee; two were entered long after. */
const lectures: readonly (readonly [day: Day, leader: number, branch: string, title: string])[] = [
  ['2021-03-30', 0, 'branch-bureau', '从百年党史中汲取自我革命的力量'], ['2021-04-21', 1, 'branch-corrections', '守住纪律底线'], ['2021-05-12', 2, 'branch-willow', '社区矫正工作中的廉洁要求'],
  ['2021-06-23', 0, 'branch-bureau', '担当作为与廉洁自律'], ['2021-06-24', 3, 'branch-aid', '用好手中的审批权'], ['2021-07-14', 4, 'branch-east', '司法所干部的作风建设'],
  ['2021-09-16', 5, 'branch-ridge', '“三个规定”与每个人的关系'], ['2021-10-20', 6, 'branch-west', '学党史、守纪律'], ['2021-11-17', 2, 'branch-bend', '六中全会精神学习辅导'],
]
const enteredLate = new Set(['2021-05-12', '2021-09-16'])

function lectureActs(b: Bureau): readonly Act[] {
  const draw = draws(b.seed, 'lectures')
  const leaders = leadersOf(b)
  return lectures.map(([day, leader, branch, title], i): Act => {
    const late = enteredLate.has(day)
    const lecturer = leaders[leader] ?? named(b, '顾文澜')
    const absent = absentees(b, day, inUnit(b, day, branch).filter(p => p !== lecturer), draw.below(2), draw)
    const sitting: Sitting = { key: `lecture/${i + 1}/sitting`, title: `党课：${title}`, day, from: '09:30', to: '10:30', place: '党员活动室', unit: branch, said: { unit: branch }, absent }
    const reason = late ? { lateReason: '经办人休假，回来后补记' } : {}
    return { day: after(day, late ? 10 : draw.below(3)), id: `lecture/${i + 1}`, by: recorderOf(b, branch, day).key,
      lines: [occasion(sitting, reason), study(`lecture/${i + 1}`, day, sitting.key, { type: 'lecture', title, lecturer, hours: 1 }, reason)] }
  })
}

const contest = (b: Bureau): Act => ({ day: '2021-09-28', id: 'contest', by: clerkOf(b, 'personnel').key, lines: [{ kind: 'studies', as: 'contest', row: { type: 'contest', title: '党规党纪网络知识竞赛',
  day: '2021-09-27', unit: ref('bureau'), host: '区纪委监委', participants: 112, campaigns: ['education-month'] } }] })

/**
 * Studies of the year: eleven sessions of the leading body's group, two warnings for everybody, a lecture from outside,
 * the month's study, election discipline, secrecy, two courses on the three provisions, nine lectures by leaders, a contest.
 */
export const studies = (b: Bureau): readonly Act[] => [...groupStudies(b), ...courses(b), ...lectureActs(b), contest(b)]
