import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkText } from './check.ts'
import { checkedYear, type CheckedYear } from './testing/year.ts'

let year: CheckedYear
beforeAll(async () => { year = await checkedYear() }, 240_000)
afterAll(async () => { await year.end() })

type Case = { readonly state: string; readonly claim: string; readonly sentence: string }
const lines = readFileSync(new URL('fixtures/sentences.txt', import.meta.url), 'utf8').split('\n')

/** The cases under each heading of the file. */
function groups(): readonly (readonly [string, readonly Case[]])[] {
  const found: [string, Case[]][] = []
  for (const line of lines.slice(1)) {
    if (line.startsWith('#')) found.push([line.slice(2), []])
    else if (line !== '') {
      const [state = '', claim = '', sentence = ''] = line.split('|')
      found.at(-1)?.[1].push({ state, claim, sentence: sentence.replaceAll('\\n', '\n') })
    }
  }
  return found
}

describe.each(groups())('%s', (_, cases) => {
  it.each(cases)('$claim is $state: $sentence', ({ state, claim, sentence }) => {
    const found = checkText(sentence, year.known).claims.find(c => c.text === claim)
    expect(found?.state, found?.says.zh).toBe(state)
  })
})

describe('what a finding says', () => {
  const one = (sentence: string, claim: string) => checkText(sentence, year.known).claims.find(c => c.text === claim)
  it('gives a contradicted number the figure and the value of the ledger', () => {
    expect(one('组织开展谈心谈话4轮。', '4轮')).toMatchObject({ state: 'contradicted', figures: ['talks.rounds'], suggestion: { value: '3', unit: '轮', figure: 'talks.rounds' }, confirmed: false })
  })
  it('gives an unbound number the nearest figure where there is one, and none where there is none', () => {
    expect(one('班子成员调研30次。', '30次')).toMatchObject({ state: 'unbound', suggestion: { value: '38', figure: 'visits.count' } })
    expect(one('处置问题线索11件。', '11件')?.suggestion).toBeUndefined()
  })
  it('adds the classes that a sentence names together, and tells the exempt apart from what is left', () => {
    const all = checkText('局党委班子、全体中层干部、基层党员干部以及全体党支部书记签署150份承诺书。', year.known).claims
    expect(all.filter(c => c.kind === 'universal').map(c => [c.state, c.remainder])).toEqual([['contradicted', 2], ['contradicted', 2]])
    expect(all.find(c => c.kind === 'universal')?.says.zh).toContain('免除1份')
    expect(all.find(c => c.text === '150份')).toMatchObject({ state: 'supported', figures: ['commitments.signed'] })
  })
  it('gives a wrong day the ledger’s day and its record', () => {
    const found = one('5月27日，局党委召开教育整顿专题民主生活会。', '5月27日')
    expect(found).toMatchObject({ state: 'contradicted', suggestion: { value: '2021-05-28' } })
    expect(found?.records).toHaveLength(1)
  })
  it('names the body that issued what we are said to have issued', () => {
    expect(one('我局印发《关于三起违反中央八项规定精神典型问题的通报》。', '《关于三起违反中央八项规定精神典型问题的通报》')?.says.zh).toContain('区纪委监委')
  })
  it('suggests the whole for a blank that several figures could fill', () => {
    expect(one('领导班子成员赴基层党支部进行调研【】次。', '【】次')).toMatchObject({ state: 'blank', suggestion: { value: '38', unit: '次', figure: 'visits.count' } })
    expect(one('制定x项长效机制。', 'x项')).toMatchObject({ state: 'blank' })
    expect(one('制定x项长效机制。', 'x项')?.suggestion).toBeUndefined()
  })
  it('gives the relations of a text as lines of their own', () => {
    expect(checkText('应签153份，已签150份，免签1份，未签2份。', year.known).relations).toMatchObject([{ kind: 'relation', holds: true, expected: 153, printed: 153 }])
    expect(checkText('应签155份，已签150份，免签1份，未签2份。', year.known).relations).toMatchObject([{ holds: false, expected: 153, printed: 155 }])
  })
})
