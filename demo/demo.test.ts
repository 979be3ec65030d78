import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planWork } from '../kernel/duty/planner.ts'
import { coverage } from '../kernel/duty/coverage.ts'
import { isRefusal } from '../kernel/journal/command.ts'
import { personsIn, unitsIn, type Cohort } from '../kernel/roster/cohort.ts'
import type { UnitKind } from '../kernel/roster/roster.ts'
import { readIssued } from '../kernel/report/issue.ts'
import { plainText } from '../kernel/report/text.ts'
import { attendanceOf } from '../registers/meetings/figures.ts'
import { attendance } from '../registers/studies/figures.ts'
import { openPool } from '../server/db/pool.ts'
import { readingOf, servicesOf } from '../server/http/context.ts'
import type { Ledger } from '../server/ledger.ts'
import { composeReport } from '../server/report/composing.ts'
import { at } from '../server/testing/ledger.ts'
import { verifyLog } from '../server/writer/log.ts'
import { loadGlobals } from '../server/writer/load.ts'
import { rebuild } from '../server/writer/rebuild.ts'
import { play, rulesOf } from './play.ts'
import { summarise, summaryJson, summaryText } from './summary.ts'
import { emptyDemo, envelopes, findingsOf, readerAt, sourceAt, values } from './testing/written.ts'
import { writeYear } from './write.ts'
import { demoYear } from './year.ts'

let ledger: Ledger
let end: () => Promise<void>
let id: (key: string) => number
beforeAll(async () => {
  ({ ledger, end } = await emptyDemo())
  ;({ id } = await play(ledger, 2021))
}, 240_000)
afterAll(async () => { await end() })

describe('the bureau', () => {
  it('has the people that its numbers rest on', async () => {
    const { roster } = await sourceAt(ledger)
    const count = (day: string, cohort: Cohort): number => personsIn(cohort, roster, day).length
    const parts = (day: string): readonly number[] => [count(day, { all: [] }), ...(['establishment', 'contract', 'external'] as const).map(i => count(day, { identity: [i] }))]
    expect(parts('2021-04-01')).toEqual([145, 86, 47, 12])
    expect(parts('2021-08-31').slice(0, 2)).toEqual([151, 90])
    expect(parts('2021-12-20')).toEqual([152, 90, 50, 12])
    for (const day of ['2021-04-01', '2021-04-27', '2021-09-15']) expect([count(day, { role: ['chief', 'leader'], at: ['leading-body'] }), count(day, { role: ['middle'] })]).toEqual([7, 24])
    expect(count('2021-10-21', { role: ['informant'] })).toBe(24)
    expect(count('2021-04-01', { all: [{ role: ['secretary'] }, { identity: ['establishment'] }] })).toBe(8)
    const units = (...unitKind: readonly UnitKind[]): number => unitsIn({ unitKind }, roster, '2021-12-20').length
    expect([units('department'), units('station'), units('centre'), units('branch'), units('bar-branch'), units('party-group'), units('study-group')]).toEqual([8, 5, 1, 8, 12, 11, 14])
    expect(unitsIn({ members: { atLeast: 7 } }, roster, '2021-12-20')).toHaveLength(13)
  })
})

describe('the year', () => {
  it('comes to the figures of the model', async () => {
    const v = values(ledger, await readerAt(ledger))
    expect(v).toMatchObject({
      'commitments.due': 153, 'commitments.persons': 145, 'commitments.signed': 150, 'commitments.late': 4, 'commitments.exempt': 1, 'commitments.open': 2, 'commitments.open.bar-branch': 2,
      'commitments.signed.leaders': 7, 'commitments.signed.middle': 24, 'commitments.signed.staff': 101, 'commitments.signed.secretaries': 18, 'commitments.entered_late': 0,
      'commitments.tr.due': 90, 'commitments.tr.signed': 90, 'commitments.tr.late': 0, 'commitments.tr.ratio': 100,
      'studies.group.count': 11, 'studies.group.circulars': 3, 'studies.group.rules': 3, 'studies.group.history': 3, 'studies.group.plenum': 2, 'studies.warnings': 2,
      'studies.tr.courses': 2, 'studies.tr.due': 90, 'studies.tr.present': 86, 'studies.tr.makeup': 3, 'studies.tr.open': 1,
      'studies.secrecy.due': 24, 'studies.secrecy.present': 22, 'studies.secrecy.makeup': 1, 'studies.secrecy.open': 1,
      'studies.lectures': 9, 'studies.lectures.secretary': 2, 'studies.contest': 1, 'studies.contest.persons': 112, 'studies.entered_late': 3,
      'meetings.theme.due': 240, 'meetings.theme.held': 231, 'meetings.theme.not_due': 6, 'meetings.theme.overdue': 3,
      'meetings.general.due': 80, 'meetings.general.held': 75, 'meetings.general.late': 2, 'meetings.general.not_due': 4, 'meetings.general.overdue': 1,
      'meetings.committee.due': 156, 'meetings.committee.held': 149, 'meetings.committee.not_due': 4, 'meetings.committee.overdue': 3,
      'meetings.group.due': 132, 'meetings.group.held': 123, 'meetings.group.not_due': 5, 'meetings.group.overdue': 4,
      'meetings.ol1.due': 8, 'meetings.ol1.held': 8, 'meetings.ol2.due': 20, 'meetings.ol2.held': 19, 'meetings.ol2.overdue': 1, 'meetings.dl1.held': 1,
      'meetings.dual.due': 14, 'meetings.dual.held': 13, 'meetings.dual.open': 1, 'meetings.special': 2, 'meetings.entered_late': 6,
      'talks.promoted': 5, 'talks.promoted.before': 4, 'talks.promoted.after': 1, 'talks.recruits': 4, 'talks.confirmed': 3, 'talks.confirmed.late': 1,
      'talks.rounds': 3, 'talks.late': 5, 'talks.entered_late': 3,
      'visits.count': 38, 'visits.to_branches': 30, 'visits.to_offices': 8, 'visits.heard': 27, 'visits.problems': 11, 'visits.branches.own': 8, 'visits.branches.bar': 12,
      'visits.branches.covered': 18, 'visits.branches.missed': 2, 'visits.entered_late': 2,
    })
  })
  it.each([
    ['warning/1', 'warning', [133, 127, 5, 1, 0]], ['warning/2', 'warning', [133, 125, 6, 1, 1]], ['outside/1', 'outside', [86, 83, 2, 1, 0]],
    ['month/1', 'theme-study', [31, 29, 2, 0, 0]], ['election/1', 'election', [31, 30, 1, 0, 0]],
  ] as const)('has at %s (%s) due, present, made up, exempt and open %j', async (key, type, expected) => {
    const read = await readerAt(ledger)
    const a = attendance('test', type, { zh: '', en: '' }, [id(`${key}/sitting`)])
    expect([a.due, a.present, a.makeup, a.exempt, a.overdue].map(f => read.n(f))).toEqual(expected)
  })
  it.each([[1, 86, 85, 0, 1, 0], [2, 86, 85, 3, 1, 0], [3, 90, 87, 0, 0, 3]])('talks in round %i with due %i, held %i, late %i, exempt %i, open %i', async (n, ...expected) => {
    const { obligations } = await sourceAt(ledger)
    const c = coverage(obligations.filter(o => o.period === `#${id(`round/${n}`)}`), '2021-12-20', Infinity)
    expect([c.required, c.heldOnTime + c.heldLate, c.heldLate, c.exempt, c.overdue]).toEqual(expected)
  })
  it('has seven of seven at the democratic life meeting', async () => {
    const read = await readerAt(ledger)
    const a = attendanceOf(id('democratic-life'), id('democratic-life/sitting'))
    expect([read.n(a.due), read.n(a.present)]).toEqual([7, 7])
  })
  it('exempts one and the same person', async () => {
    const { obligations } = await sourceAt(ledger)
    expect(new Set(obligations.filter(o => o.state === 'exempt').map(o => o.subject)).size).toBe(1)
  })
  it('leaves its checks little to point at', async () => {
    const found = Map.groupBy(await findingsOf(ledger), f => f.check)
    expect([...found].map(([check, list]) => [check, list.length])).toEqual([['talks.outside-round', 3]])
  })
})

describe('the meeting of 8 July', () => {
  it('was held with 37 of 40, entered late, and corrected to 36 in August', async () => {
    const [sitting, correction] = [id('life/party-history/branch-bureau/sitting'), (await ledger.pool.query<{ at: number }>(
      `select at from command where org = $1 and command like '%corrected'`, [ledger.org])).rows[0]?.at ?? 0]
    const present = async (index?: number): Promise<number> => (await sourceAt(ledger, index)).ofKinds('present').filter(f => f.occasion === sitting).length
    expect([await present(correction - 1), await present()]).toEqual([37, 36])
    const { rows } = await ledger.pool.query('select held, late, state from item where org = $1 and (item = $2 or occasion = $2) order by item', [ledger.org, sitting])
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ held: '2021-07-08', late: true, state: 'recorded' })))
  })
  it('is told in the half-year report as it was then', async () => {
    const { rows: [issued] } = await ledger.pool.query(`select "row" from item where org = $1 and kind = 'report'`, [ledger.org])
    const report = readIssued(issued.row)
    expect(report).toMatchObject({ report: 'half-year', asOf: '2021-07-28', issued: '2021-07-28', signer: id('p001') })
    expect(report.blocks.flatMap(b => b.pieces.map(p => p.text)).join('')).toContain('应到40人，到会37人。')
  })
})

describe('the summary', () => {
  it('adds up, binds every number and names the documents as they were studied', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingze-report-'))
    const actor = { person: id('p001'), role: 'leader', scope: { kind: 'organisation' }, mayRecord: false, mayIssue: true } as const
    const reading = await readingOf(servicesOf(ledger, false), actor)
    const summary = await summarise(reading, folder)
    rmSync(folder, { recursive: true })
    expect(summary).toMatchObject({ name: '明川区司法局', day: '2021-12-20', persons: 152, report: { unbound: 0 }, log: { verified: true, size: summary.entries } })
    const { required, heldOnTime, heldLate, exempt, overdue, notYetDue } = summary.coverage
    expect(heldOnTime + heldLate + exempt + overdue + notYetDue).toBe(required)
    expect([summary.gaps.length, overdue > 0, notYetDue > 0]).toEqual([3, true, true])
    expect(summaryText(summary)).toContain(`应办 ${String(required).replace(/(\d)(\d{3})$/, '$1,$2')} = 按时`)
    expect(JSON.parse(summaryJson(summary))).toMatchObject({ demonstration: true, obligations: required, report: summary.report.docx })
    const { composition } = await composeReport(reading, { report: 'annual-summary', year: 2021 })
    for (const words of ['3月12日学习区纪委监委《关于三起违反中央八项规定精神典型问题的通报》', '9月10日学习区纪委监委《关于两起节日期间违规收送礼品礼金问题的通报》', '学习时已隔44天',
      '4月16日学习《中国共产党组织处理规定（试行）》', '5月14日学习《中华人民共和国公职人员政务处分法》', '6月18日学习《中共中央关于加强对“一把手”和领导班子监督的意见》', '律师行业第七、第九党支部未到']) {
      expect(plainText(composition)).toContain(words)
    }
  })
})

describe('the ledger', () => {
  it('verifies and equals its rebuilt self', async () => {
    expect(await verifyLog(ledger.pool, ledger.org)).toMatchObject({ verified: true })
    const owner = openPool(ledger.place, 'owner', ledger.org, 1, () => {})
    const client = await owner.connect()
    try { expect((await rebuild(client, ledger.org)).different).toEqual([]) } finally { client.release(); await owner.end() }
  })
  it('decides the same when everything is decided again', async () => {
    const globals = await loadGlobals(ledger.pool, ledger.org)
    for (const step of planWork({ ...globals, planned: new Map() }, '2021-12-20')) {
      const to = globals.planned.get(step.duty)?.day ?? step.to
      const again = await ledger.writer.preview({ id: `again:${step.duty}`, steps: [{ ...step, to }] }, { person: 0 }, at('2021-12-20', 20))
      if (isRefusal(again)) throw new Error(JSON.stringify(again))
      expect(again.changes.flatMap(c => [...c.opened, ...c.closed])).toEqual([])
    }
  })
  it('is left alone by a second run', async () => {
    const before = await envelopes(ledger)
    const began = Date.now()
    await play(ledger, 2021)
    expect(Date.now() - began).toBeLessThan(5000)
    expect((await envelopes(ledger)).length).toBe(before.length)
  })
  it('refuses another seed', async () => {
    await expect(play(ledger, 7)).rejects.toThrow(/seed 2021/)
  })
  it('comes out the same when the first run is interrupted in the middle of a day, and the next between two', async () => {
    const other = await emptyDemo()
    try {
      const year = demoYear(2021, rulesOf(other.ledger))
      // The first command of a day is a turn of its own: that is where a run that is killed can stop.
      const [first] = year.acts.filter(a => a.day === '2021-07-20')
      await writeYear(other.ledger, { ...year, acts: year.acts.filter(a => a.day < '2021-07-20' || a === first), last: '2021-07-20' })
      const stopped = (await envelopes(other.ledger)).length
      const stop = new AbortController()
      await expect(play(other.ledger, 2021, month => { if (month === 9) stop.abort(new Error('stopped')) }, stop.signal)).rejects.toThrow('stopped')
      const again = (await envelopes(other.ledger)).length
      await play(other.ledger, 2021)
      const [whole, resumed] = [await envelopes(ledger), await envelopes(other.ledger)]
      expect([stopped < again, again < whole.length]).toEqual([true, true])
      expect(resumed).toEqual(whole)
    } finally {
      await other.end()
    }
  }, 240_000)
})
