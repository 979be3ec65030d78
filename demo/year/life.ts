import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import { inUnit, named } from '../bureau/lookup.ts'
import type { DemoPerson } from '../bureau/people.ts'
import { barKey, unitName, units, unitsOf } from '../bureau/units.ts'
import { draws } from '../random.ts'
import { after } from '../workdays.ts'
import type { Act } from './act.ts'
import { clerkOf, leadersOf, recorderOf, secretaryOf } from './people.ts'
import { absentees, meeting, occasion, type Absence, type Sitting } from './sittings.ts'
import { study } from './studies.ts'
import type { Document } from './documents.ts'

type Campaign = 'rectification' | 'party-history'
const titles: Readonly<Record<Campaign, string>> = { rectification: '教育整顿专题组织生活会', 'party-history': '党史学习教育专题组织生活会' }
const rectified: Readonly<Record<string, Day>> = { 'branch-bureau': '2021-06-02', 'branch-corrections': '2021-05-31', 'branch-aid': '2021-06-01', 'branch-east': '2021-06-04',
  'branch-west': '2021-06-03', 'branch-bend': '2021-06-01', 'branch-ridge': '2021-06-03', 'branch-willow': '2021-06-04' }
const remembered: Readonly<Record<string, Day>> = { 'branch-corrections': '2021-07-06', 'branch-aid': '2021-07-09', 'branch-east': '2021-07-13',
  'branch-west': '2021-07-15', 'branch-bend': '2021-07-19', 'branch-ridge': '2021-07-21', 'branch-willow': '2021-07-23' }
/** Of the law-firm branches the seventh never met for it. */
const remembrance: Readonly<Record<number, Day>> = { 1: '2021-07-07', 2: '2021-07-09', 3: '2021-07-12', 4: '2021-07-14', 5: '2021-07-14', 6: '2021-07-16', 8: '2021-07-20', 9: '2021-07-21', 10: '2021-07-22', 11: '2021-07-27', 12: '2021-07-28' }

const lifeSitting = (b: Bureau, unit: string, day: Day, campaign: Campaign, absent: readonly Absence[]): Sitting => ({ key: `life/${campaign}/${unit}/sitting`,
  title: `${unitName(unit)}${titles[campaign]}`, day, from: '14:00', to: '16:30', place: '三楼会议室', unit, chair: secretaryOf(b, unit), said: { unit }, absent })

/** A branch life meeting of a campaign; at the bureau's first one a leader was away. */
function branchLife(b: Bureau, unit: string, day: Day, campaign: Campaign): Act {
  const draw = draws(b.seed, `life/${campaign}/${unit}`)
  const isFirst = unit === 'branch-bureau'
  const leader = isFirst ? leadersOf(b)[5] : undefined
  const others = absentees(b, day, inUnit(b, day, unit).filter(p => p.office !== 'leading-body'), draw.below(2), draw)
  const sitting = lifeSitting(b, unit, day, campaign, [...(leader ? [{ person: leader, reason: 'duty' as const }] : []), ...others])
  return { day: after(day, draw.below(4)), id: `life/${campaign}/${unit}`, by: recorderOf(b, unit, day).key,
    lines: [occasion(sitting), meeting({ type: 'org-life', unit, day, sitting: sitting.key, campaigns: [campaign] })] }
}

function barLife(b: Bureau, n: number, day: Day): Act {
  const unit = barKey(n)
  const due = units.find(u => u.key === unit)?.members ?? 3
  return { day: after(day, n % 3), id: `life/party-history/${unit}`, by: clerkOf(b, 'lawyers').key,
    lines: [meeting({ type: 'org-life', unit, day, counts: { due, present: due - n % 2 }, campaigns: ['party-history'] })] }
}

const read: Document = { title: '党委廉政教育学习资料（第二期）', class: 'other', level: 'own', issuer: '局党委', issued: '2021-07-01' }

/**
 * The bureau's own branch on 8 July: forty due, three away; entered on 20 July in one go as a sitting, a meeting and a
 * study; two made it up on 28 July; on 12 August one more was found to have been away.
 */
function eighthOfJuly(b: Bureau): readonly Act[] {
  const unit = 'branch-bureau'
  const day: Day = '2021-07-08'
  const by = named(b, '何静宜').key
  const away: readonly Absence[] = [{ person: named(b, '白以宁'), reason: 'duty' }, { person: named(b, '韩景行'), reason: 'leave' }, { person: named(b, '鲁汀兰'), reason: 'other' }]
  const sitting = lifeSitting(b, unit, day, 'party-history', away)
  const lateReason = '支部书记培训，回来后补记'
  const about = { type: 'branch', title: '局机关党支部党史学习教育专题学习', documents: [read], hours: 2, campaigns: ['party-history'] }
  const key = 'life/party-history/branch-bureau'
  const { said: _, ...heard } = sitting
  return [
    { day: '2021-07-20', id: key, by, lines: [occasion(sitting, { lateReason }), meeting({ type: 'org-life', unit, day, sitting: sitting.key, campaigns: ['party-history'] }, { as: key, lateReason }), study(`${key}/study`, day, sitting.key, about, { lateReason })] },
    { day: '2021-07-28', id: `${key}/makeup`, by, lines: [
      occasion({ key: `${key}/makeup/sitting`, title: '党史学习教育专题学习补学', day: '2021-07-28', from: '09:00', to: '11:00', place: '党员活动室', unit, makesUp: sitting.key, due: away.slice(0, 2).map(a => a.person) }),
      study(`${key}/makeup/study`, '2021-07-28', `${key}/makeup/sitting`, { ...about, title: `${about.title}补学` })] },
    { day: '2021-08-12', id: `${key}/corrected`, by, lines: [{ ...occasion({ ...heard, due: inUnit(b, day, unit), absent: [...away, { person: named(b, '贺兰舟'), reason: 'other' }] }), item: sitting.key, reason: '会后核对签到表' }] },
  ]
}

/** A sitting of the leading body with everybody there, and the meeting that it was. */
function bodySitting(b: Bureau, id: string, day: Day, entered: Day, title: string, type: string, campaigns?: readonly string[]): Act {
  const leaders: readonly DemoPerson[] = leadersOf(b)
  const sitting: Sitting = { key: `${id}/sitting`, title, day, from: '14:00', to: '17:00', place: '党委会议室', unit: 'leading-body', due: leaders, ...(leaders[0] ? { chair: leaders[0] } : {}) }
  return { day: entered, id, by: named(b, '何静宜').key, lines: [occasion(sitting), meeting({ type, unit: 'leading-body', day, sitting: sitting.key, ...(campaigns === undefined ? {} : { campaigns }) }, { as: id })] }
}

/**
 * The life meetings of both campaigns: eight branches from 31 May to 4 June, nineteen of twenty in July, the leading body
 * on 28 May; and the leading body's two special meetings on integrity.
 */
export function lifeMeetings(b: Bureau): readonly Act[] {
  return [
    bodySitting(b, 'special/1', '2021-02-26', '2021-03-01', '党风廉政建设专题会议', 'special'), bodySitting(b, 'special/2', '2021-07-23', '2021-07-26', '党风廉政建设专题会议', 'special'),
    bodySitting(b, 'democratic-life', '2021-05-28', '2021-05-31', '教育整顿专题民主生活会', 'democratic-life', ['rectification']),
    ...unitsOf('branch').flatMap(u => [branchLife(b, u, rectified[u] ?? '2021-06-04', 'rectification')]),
    ...Object.entries(remembered).map(([u, day]) => branchLife(b, u, day, 'party-history')),
    ...Object.entries(remembrance).map(([n, day]) => barLife(b, Number(n), day)),
    ...eighthOfJuly(b),
  ]
}
