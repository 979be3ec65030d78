import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkText } from './check.ts'
import { checkedYear, type CheckedYear } from './testing/year.ts'

let year: CheckedYear
beforeAll(async () => { year = await checkedYear() }, 240_000)
afterAll(async () => { await year.end() })

const pieces = ['承诺书', '150份', '38次', '班子成员', '中层干部', '调研', '党支部', '律师行业', '第二轮', '谈心谈话', '应谈', '已谈', '未签', '7月8日', '上半年', '2020年', '《关于x的通报》',
  '【】次', '均', '全体', '100%', '，', '。', '；', '：', '、', '（', '）', '\n', '一、', '2022年工作重点', '共', '其中', '即', '区纪委', '由', '近', '约', '余', '“', '”', '三个规定', 'x', ' ', '\u{20000}', '\ud800']
const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(list => list.join('')))

describe('any text', () => {
  it('is answered without an error, the same twice, with spans that quote it', () => {
    fc.assert(fc.property(texts, text => {
      const found = checkText(text, year.known)
      expect(checkText(text, year.known)).toEqual(found)
      for (const c of found.claims) {
        expect(text.slice(c.start, c.end)).toBe(c.text)
        expect(c.says.zh).not.toBe('')
        expect(c.state === 'contradicted' ? c.figures.length + c.records.length : 1).toBeGreaterThan(0)
        expect(c.kind === 'universal' && c.state !== 'unbound' ? (c.remainder ?? -1) === 0 : c.state === 'supported').toBe(c.state === 'supported')
      }
    }), { numRuns: 300 })
  }, 60_000)
  it('gives the same sentence the same answer wherever it stands alone in a line', () => {
    const sentences = ['班子成员调研38次，其中到党支部30次。', '第三轮谈心谈话应谈90人，已谈87人，未谈3人。', '应签承诺书153份，已签150份（4份逾期签署）。', '7月8日，局机关党支部召开组织生活会。']
    const states = (text: string): readonly string[] => checkText(text, year.known).claims.map(c => `${c.text} ${c.state}`)
    const alone = sentences.flatMap(states)
    expect(states(sentences.join('\n'))).toEqual(alone)
    expect(states(sentences.toReversed().join('\n')).toSorted()).toEqual(alone.toSorted())
  })
})

describe('time', () => {
  const took = (text: string): number => {
    const from = process.cpuUsage()
    checkText(text, year.known)
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  }
  const best = (text: string, times: number): number => Math.min(...Array.from({ length: times }, () => took(text)))
  it('a page takes well under 100 ms once the ledger is there', () => { expect(best(year.own, 8)).toBeLessThan(100) })
  const units: readonly (readonly [string, () => string])[] = [['pages', () => `${year.own}\n`], ['one sentence of numbers', () => '承诺书150份、'], ['one sentence of universal words', () => '各党支部均召开组织生活会，'],
    ['days', () => '7月8日组织生活会，'], ['brackets', () => '（'], ['titles that do not end', () => '《关于x的'], ['headings', () => '一、2022年工作重点\n']]
  it.each(units)('grows with the length of %s, and no faster', (_, unit) => {
    const once = unit().repeat(Math.ceil(8_000 / unit().length))
    const [short, long] = [best(once, 3), best(once.repeat(4), 2)]
    // Four times the text in four times the time: half as much again twice over for a busy machine.
    expect(long).toBeLessThan(Math.max(60, short) * 10)
  }, 60_000)
})
