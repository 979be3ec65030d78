import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/index.ts'
import { report } from '../kinds/report.ts'
import { compose } from './compose.ts'
import type { Author } from './composition.ts'
import { issue, readIssued, type Signing } from './issue.ts'
import { reportJson } from './json.ts'
import { markedText, readMarked } from './marked.ts'
import { reportRefusals } from './refusals.ts'
import { author, pledges, readerOver, small, table, travels } from './testing/fakes.ts'

const calendar = buildCalendar([{ year: 2021, off: [], on: [] }, { year: 2022, off: [{ day: '2022-01-03', name: '元旦' }], on: [] }])
const signing: Signing = { signer: 7, issued: '2021-12-21', calendar }
const made = (with_: Partial<Author> = {}) => compose(small, [pledges, travels], readerOver(table), { ...author, ...with_ })
const refused = (with_: Partial<Author>, by: Partial<Signing> = {}): readonly string[] => {
  const done = issue(made(with_), { ...signing, ...by })
  return 'row' in done ? [] : done.refusals.map(r => `${r.refused} ${r.at}`)
}

describe('issuing', () => {
  it('is refused by blanks and unbound numbers, each with its place', () => {
    expect(refused({ opening: '', closing: '召开会议22次【】。' })).toEqual(['report.blank opening/author@0', 'report.blank closing/author@7', 'report.unbound closing/author@4'])
  })
  it('asks the signer, and nobody else, to confirm each gap that the text does not mention', () => {
    const without = (by: number): Partial<Author> => ({ confirmedGaps: [{ key: 'pledges.late', by }] })
    expect(refused(without(8))).toEqual(['report.gap-unconfirmed pledges.late'])
    expect(refused(without(7))).toEqual([])
  })
  it('wants days that can be: after the figures, working days of a loaded year', () => {
    expect(refused({ signed: '2021-12-01' })).toEqual(['report.signed-before-figures signed'])
    expect(refused({}, { issued: '2021-12-01' })).toEqual(['report.issued-before-figures issued'])
    expect(refused({ nextDays: { ...author.nextDays, soon: '2021-12-20' } })).toEqual(['report.next-day-past nextDays.soon'])
    expect(refused({ nextDays: { ...author.nextDays, soon: '2022-01-03' } })).toEqual(['report.next-day-rest nextDays.soon'])
    expect(refused({ nextDays: { ...author.nextDays, soon: '2023-01-13' } })).toEqual(['report.next-day-unknown nextDays.soon'])
    expect(refused({ nextDays: { ...author.nextDays, month: '2022-01-03' } })).toEqual([])
  })
  it('has words for every refusal', () => {
    const codes = ['blank', 'unbound', 'changed', 'unplaced', 'gap-unconfirmed', 'signed-before-figures', 'issued-before-figures', 'next-day-past', 'next-day-unknown', 'next-day-rest']
    expect(Object.keys(reportRefusals).sort()).toEqual(codes.map(c => `report.${c}`).sort())
  })
})

describe('an issued report', () => {
  const done = issue(made({ confirmedGaps: [{ key: 'pledges.late', by: 7 }] }), signing)
  const row = 'row' in done ? done.row : {}
  it('is a row of its kind, frozen at the index', () => {
    expect(report.parse(row)).toEqual({ row })
    expect(row).toMatchObject({ report: 'small', year: 2021, asOf: '2021-12-20', index: 6214, signer: 7, gaps: [{ key: 'pledges.late', text: '1份逾期', value: 1 }] })
    expect(row['figures']).toContainEqual(expect.objectContaining({ key: 'pledges.met', text: '10份', value: 10 }))
    expect(row['figures']).toContainEqual(expect.objectContaining({ key: 'report.asof', text: '2021年12月20日', value: 20211220 }))
  })
  it('reads back with every binding where it stood', () => {
    const back = readIssued(row)
    expect(back.blocks[0]).toEqual({ kind: 'title', pieces: [{ text: '明川区司法局2021年工作总结' }] })
    const pledge = back.blocks.find(b => b.pieces.some(p => 'key' in p && p.key === 'pledges.met'))
    expect(pledge?.pieces).toEqual([{ text: '一是签署承诺书。承诺书应签' }, { text: '12份', key: 'pledges.due', as: 'figure' }, { text: '，已签' }, { text: '10份', key: 'pledges.met', as: 'figure' },
      { text: '，未签' }, { text: '2份', key: 'pledges.overdue', as: 'gap' }, { text: '。' }])
    expect(back.blocks.slice(-2)).toEqual([{ kind: 'organ', pieces: [{ text: '中共明川区司法局委员会' }] }, { kind: 'date', pieces: [{ text: '2021年12月20日', key: 'report.signed', as: 'date' }] }])
    expect(back.figures.find(f => f.key === 'pledges.met')?.figure).toEqual(pledges.sentences.figures.find(f => f.id === 'pledges.met'))
    expect(() => readIssued({ title: 'x' })).toThrow('report')
  })
  it('keeps words that look like marks', () => {
    const odd = '# 甲⟦乙|丙⟧丁\\戊'
    const c = made({ opening: odd, closing: '~ 己' })
    const back = readMarked(markedText(c.blocks))
    expect(back.filter(b => b.kind === 'paragraph').map(b => b.pieces.map(p => p.text).join(''))).toEqual(expect.arrayContaining([`${odd}所列数字截至2021年12月20日。`, '~ 己']))
  })
})

it('has a form for machines, each figure with its query, records and index', () => {
  const json = reportJson(made(), figure => ({ value: 0, ids: [figure.id.length] }))
  expect(json.figures.find(f => f.key === 'pledges.met')).toEqual({ key: 'pledges.met', label: { zh: '承诺书已办', en: 'Pledges, met' }, text: '10份', value: 10, unit: '份', uses: 1,
    query: expect.objectContaining({ of: 'count', from: 'obligations', where: { duty: ['test/pledge'], term: 'met' } }), records: [11], index: 6214 })
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})
