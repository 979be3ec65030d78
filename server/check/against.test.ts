import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAgainst, detail } from './against.ts'
import { checkedYear, type CheckedYear } from './testing/year.ts'

let year: CheckedYear
beforeAll(async () => { year = await checkedYear() }, 240_000)
afterAll(async () => { await year.end() })

describe('a check for a reader', () => {
  it('says as of which day and entry it was answered', async () => {
    const page = await checkAgainst(await year.reading(), '班子成员调研38次。', 2021)
    expect(page).toMatchObject({ year: 2021, asOf: { day: '2021-12-20' }, claims: [{ text: '38次', state: 'supported' }] })
    expect(page.asOf.index).toBeGreaterThan(2000)
  })
  it('opens every figure that it names', async () => {
    const reading = await year.reading()
    const { claims } = await checkAgainst(reading, `${year.own}\n签署承诺书148份，签署率95%。各党支部均已走访调研。党史学习教育专题组织生活会已开18场。`, 2021)
    const keys = [...new Set(claims.flatMap(c => [...c.figures, ...(c.suggestion && c.kind !== 'date' ? [c.suggestion.figure] : [])]))]
    expect(keys.length).toBeGreaterThan(60)
    for (let i = 0; i < keys.length; i += 20) expect((await detail(reading, 2021, keys.slice(i, i + 20))).coverage).not.toBe(undefined)
  })
  it('answers what a reader may not see like what is not there', async () => {
    const nobody = await year.reading({ kind: 'own', person: 0 })
    const { claims } = await checkAgainst(nobody, '5月27日，局党委召开教育整顿专题民主生活会，学习《中国共产党组织处理规定（试行）》。', 2021)
    expect(claims.map(c => [c.text, c.state, c.records])).toEqual([['5月27日', 'unbound', []], ['《中国共产党组织处理规定（试行）》', 'unbound', []]])
    expect(claims.map(c => c.says.zh).join('')).not.toContain('2021-')
  })
  it('knows nothing of a year that the ledger does not hold', async () => {
    const { claims } = await checkAgainst(await year.reading(), '班子成员调研38次，签署承诺书150份。', 2019)
    expect(claims.map(c => c.state)).toEqual(['unbound', 'unbound'])
  })
})
