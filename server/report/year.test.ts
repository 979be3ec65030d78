import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../gongwen/index.ts'
import { evaluate } from '../../kernel/figure/evaluate.ts'
import { drift } from '../../kernel/figure/drift.ts'
import { sourceOf } from '../../kernel/figure/source.ts'
import { compose } from '../../kernel/report/compose.ts'
import { issue, readIssued } from '../../kernel/report/issue.ts'
import { reportJson } from '../../kernel/report/json.ts'
import { plainText } from '../../kernel/report/text.ts'
import { checkWords } from '../../kernel/report/words.ts'
import { discoverReports } from './discover.ts'
import { documentOf } from './document.ts'
import { author, bureau, found, readerOf, voices, year } from './testing/year.ts'

const reports = await discoverReports()

describe.each([['an empty year', bureau()], ['a year', year()]] as const)('%s of a small bureau, with every register found', (_, s) => {
  it.each(reports)('is told by the $id without a blank, an unbound number or a word out of place', report => {
    const read = readerOf(s)
    const c = compose(report, voices, read, author)
    expect(c.unbound).toEqual([])
    expect(c.blanks.filter(b => !b.text.startsWith('〔本节'))).toEqual([])
    expect(checkWords(c, read).map(f => `${f.at.block} ${f.check}: ${f.at.text}`)).toEqual([])
    expect(plainText(compose(report, voices, readerOf(s), author))).toBe(plainText(c))
  })
  it.each(reports)('leaves the house as a document and as data by the $id', async report => {
    const source = sourceOf(s.ledger.projection, s.ledger.head)
    const c = compose(report, voices, readerOf(s), author)
    expect((await writeDocx(documentOf(c))).length).toBeGreaterThan(1000)
    const json = reportJson(c, f => evaluate(f, { year: c.year, asOf: c.asOf, index: c.index }, source))
    expect(json.figures.every(f => f.value === evaluate(f.query, { year: c.year, asOf: c.asOf, index: c.index }, source).value)).toBe(true)
  })
})

describe('a summary that is issued', () => {
  it('is a record, stays as it was, and says what the ledger would say otherwise since', () => {
    const s = year()
    const report = reports.find(r => r.ahead === 1)
    if (!report) throw new Error('no annual report')
    const c = compose(report, voices, readerOf(s), author, [{ key: '2.1/author', words: ['按上级部署安排学习教育。'] }])
    const done = issue(c, { signer: s.id('局长'), issued: s.day, calendar: s.ledger.globals.calendar })
    if (!('row' in done)) throw new Error(JSON.stringify(done.refusals))
    const before = s.ledger.head
    const id = s.put('report', done.row)
    s.put('visits', { day: s.day, unit: s.id('局机关第三党支部'), leaders: [s.id('局长')], form: 'meeting', theme: '党建' })
    const kept = readIssued(s.ledger.projection.items.get(id)?.row ?? {})
    expect(kept.blocks.map(b => b.pieces.map(p => p.text).join('')).join('\n')).toBe(plainText(c))
    expect(kept.index).toBe(before)
    const issued = [...c.figures.values()].map(({ figure, value }) => ({ figure, value }))
    const moved = drift(issued, { year: 2021, asOf: s.day }, sourceOf(s.ledger.projection, before), sourceOf(s.ledger.projection, s.ledger.head))
    expect(moved.length).toBeGreaterThan(0)
    expect(moved.every(d => d.because.every(at => at > before))).toBe(true)
  })
  it('names keys short enough for Word', () => {
    const c = compose(reports[0] ?? (() => { throw new Error('no report') })(), voices, readerOf(year()), author)
    expect([...c.figures.keys()].filter(key => key.length > 60)).toEqual([])
    expect(found.length).toBeGreaterThan(0)
  })
})
