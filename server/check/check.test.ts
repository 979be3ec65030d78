import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedClaim } from '../../contract/check.ts'
import { yearLedger } from '../../tests/journeys/app.ts'
import { readingOf, servicesOf } from '../http/context.ts'
import { composeReport } from '../report/composing.ts'
import { plainText } from '../../kernel/report/text.ts'
import { knownLedger } from './against.ts'
import { checkText } from './check.ts'
import type { KnownLedger } from './ledger.ts'

let known: KnownLedger
let own = ''
let end: () => Promise<void>
beforeAll(async () => {
  const year = await yearLedger()
  end = year.end
  const reading = await readingOf(servicesOf(year.ledger, false), { person: 0, role: 'operator', scope: { kind: 'organisation' }, mayRecord: false, mayIssue: false })
  known = await knownLedger(reading, 2021)
  own = plainText((await composeReport(reading, { report: 'annual-summary', year: 2021 })).composition)
}, 240_000)
afterAll(async () => { await end() })

const check = (text: string): readonly CheckedClaim[] => checkText(text, known).claims
/** `38次 supported` for each claim of a text that is no fixed phrase. */
const said = (text: string): readonly string[] => check(text).filter(c => c.kind !== 'phrase').map(c => `${c.text} ${c.state}`)

describe('numbers, in other words than the ledger’s', () => {
  it.each([
    ['全年班子成员到基层调研38次，听取党支部书记汇报27人次。', ['38次 supported', '27人次 supported']],
    ['应签承诺书153份，已签150份。', ['153份 supported', '150份 supported']],
    ['中层干部签署承诺书24份。', ['24份 supported']],
    ['党委中心组集体学习11次。', ['11次 supported']],
    ['开展谈心谈话三轮，第三轮应谈90人，已谈87人。', ['三轮 supported', '90人 supported', '87人 supported']],
    ['主题党日开展231次，党员大会召开75次。', ['231次 supported', '75次 supported']],
    ['党委中心组集体学习15次。', ['15次 contradicted']],
  ])('%s', (text, states) => { expect(said(text)).toEqual(states) })

  it('are unbound where they speak of another year, another body or of nothing that the ledger counts', () => {
    expect(said('2020年班子成员调研12次。').at(-1)).toBe('12次 unbound')
    expect(said('全区共开展调研120次。')).toEqual(['120次 unbound'])
    expect(said('新装路灯38盏。')).toEqual(['38盏 unbound'])
    expect(said('经第三方测评，群众满意度达98.5%。')).toEqual(['98.5% attested'])
  })
})

describe('universal words, dates, documents and blanks', () => {
  it('answers a universal word with its remainder', () => {
    expect(check('实现党支部调研全覆盖。')[0]).toMatchObject({ kind: 'universal', state: 'contradicted', remainder: 2 })
    expect(check('全体在编干警均签署“三个规定”承诺书90份。').filter(c => c.kind === 'universal').map(c => [c.state, c.remainder])).toEqual([['supported', 0], ['supported', 0]])
    expect(check('各方面反映良好。').filter(c => c.kind === 'universal').every(c => c.state === 'unbound')).toBe(true)
  })
  it('supports the day of an event, and says the ledger’s day where it is another', () => {
    expect(check('7月8日，召开局机关党支部专题组织生活会。')[0]).toMatchObject({ state: 'supported' })
    expect(check('7月18日，召开局机关党支部专题组织生活会。')[0]).toMatchObject({ state: 'contradicted', suggestion: { value: '2021-07-08' } })
  })
  it('knows the documents that were studied, and says which it has not', () => {
    expect(said('学习了《公职人员政务处分法》。')).toEqual(['《公职人员政务处分法》 supported'])
    expect(check('印发《某某工作办法》。')[0]).toMatchObject({ state: 'unbound', says: { zh: '台账中无此件。' } })
    expect(said('学习了《关于x的通报》。')[0]).toBe('《关于x的通报》 unbound')
  })
  it('suggests what fills a blank', () => {
    expect(check('班子成员到基层调研【】次。')[0]).toMatchObject({ state: 'blank', suggestion: { value: '38', unit: '次', figure: 'visits.count' } })
    expect(check('召开x会议。')[0]).toMatchObject({ state: 'blank' })
  })
})

describe('the ledger’s own summary', () => {
  it('contradicts nothing of itself, and most of its numbers are supported', () => {
    const numbers = check(own).filter(c => c.kind === 'quantity' || c.kind === 'percentage')
    expect(numbers.filter(c => c.state === 'contradicted').map(c => c.text)).toEqual([])
    expect(numbers.filter(c => c.state === 'supported').length / numbers.length).toBeGreaterThan(0.8)
  })
  it('is checked the same twice', () => { expect(check(own)).toEqual(check(own)) })
})

const seed = fileURLToPath(new URL('../../../shared/seed/000_920ceccff4e78cbc.txt', import.meta.url))
describe.skipIf(!existsSync(seed))('the source document (skipped where it is not beside the project)', () => {
  it('finds what the ledger supports, suggests for its blank, and contradicts no number', () => {
    const claims = check(readFileSync(seed, 'utf8'))
    const at = (start: number): CheckedClaim | undefined => claims.find(c => c.start === start)
    expect([556, 2930, 2936, 2868, 2595].map(s => [at(s)?.text, at(s)?.state])).toEqual([
      ['150份', 'supported'], ['90份', 'supported'], ['100%', 'supported'], ['三轮', 'supported'], ['7月8日', 'supported']])
    expect(at(795)).toMatchObject({ state: 'blank', suggestion: { value: '38' } })
    expect(claims.filter(c => c.state === 'contradicted').map(c => c.kind)).toEqual(['universal', 'universal', 'universal'])
  })
})
