import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/calendar/index.ts'
import { compose } from '../../kernel/report/compose.ts'
import type { Composition } from '../../kernel/report/composition.ts'
import { plainText } from '../../kernel/report/text.ts'
import { checkWords } from '../../kernel/report/words.ts'
import type { Scenario } from '../../kernel/testing/scenario.ts'
import { discoverReports } from './discover.ts'
import { author, readerOf, voices, year } from './testing/year.ts'
import { complete, idle, single } from './testing/years.ts'

const reports = await discoverReports()

/** A report as somebody would read it; the guards find nothing in it. */
function read(s: Scenario, asOf: Day = s.day, ahead = 1): Composition {
  const report = reports.find(r => r.ahead === ahead)
  if (!report) throw new Error('no such report')
  const reader = readerOf(s, asOf)
  const c = compose(report, voices, reader, author)
  expect(checkWords(c, reader).map(f => `${f.at.block} ${f.check}: ${f.at.text}`)).toEqual([])
  expect(c.unbound).toEqual([])
  return c
}
const lines = (c: Composition): readonly string[] => plainText(c).split('\n')

describe('a year in which everything was done', () => {
  const c = read(complete())
  it('says 均 of each kind, and nothing that is missing', () => {
    expect(c.gaps).toEqual([])
    expect(lines(c)).toEqual(expect.arrayContaining([
      '一是部署党风廉政建设工作。领导班子2月26日和7月23日召开党风廉政建设专题会议2次。',
      '二是分类签署承诺书。承诺书所列承诺事项为党风廉政。以4月1日在册人员为准，应签9份，均已签署，即班子成员2份、中层干部1份、基层党员干部和聘用人员6份。',
      '一是到基层调研。班子成员6月15日到局机关第一、第二、第三党支部调研，共3次。局属党支部3个，均已到过。调研中未发现问题。',
      '二是参加双重组织生活。专题组织生活会，班子成员应以普通党员身份参加4人次，均已参加。',
      '6月11日召开教育整顿警示教育大会，应到9人，均已到会。',
      '“三会一课”按全年计，党员大会应开12场、均已召开，支委会应开36场、均已召开。',
      '一是开展谈心谈话、签署承诺。3月22日至4月16日对在编干警开展谈心谈话1轮，应谈的9人均已谈话。',
      '二是组织轮训。9月7日举办“三个规定”专题轮训，应训9人，均已参训。',
    ]))
  })
  it('has no shortcomings, and leaves chapter two to the author', () => {
    expect(plainText(c)).not.toContain('存在的不足')
    expect(c.leftOut.some(l => l.why === 'no-gap')).toBe(true)
    expect(c.blanks.map(b => b.text)).toEqual(Array.from({ length: 3 }, () => '〔本节没有未了事项：由撰写人书写，或删去〕'))
  })
})

describe('a year in which nothing was done', () => {
  const c = read(idle())
  it('says so of each duty, praises nothing and hands all of it on', () => {
    expect(c.gaps.every(g => g.mentioned)).toBe(true)
    expect(lines(c)).toEqual(expect.arrayContaining([
      '二是分类签署承诺书。承诺书未组织签署，应签9份，未签9份。',
      '班子成员到基层调研未见记录。局属党支部3个，未到3个。',
      '党委理论学习中心组应学习4次，未见记录。',
      '逾期未召开的有教育整顿专题民主生活会1场、教育整顿专题组织生活会3场、党史学习教育专题组织生活会3场。应开年度民主生活会1场、年度组织生活会3场，时限未到。',
    ]))
    expect(plainText(c)).not.toMatch(/均|全体|100%/)
    expect(plainText(c)).toContain('局机关第一、第二、第三党支部的教育整顿专题组织生活会3场、党史学习教育专题组织生活会3场，由有关党支部在2022年1月28日前召开。')
  })
  it('names its headings after what they tell', () => {
    expect(c.blocks.flatMap(b => b.kind === 'heading' && b.level === 2 ? [b.text] : []).slice(0, 3)).toEqual(['（一）任务部署和责任分工', '（二）基层调研', '（三）学习教育'])
  })
})

describe('a year with one record of each kind and no duty', () => {
  it('tells what there is, each once', () => {
    expect(lines(read(single()))).toEqual(expect.arrayContaining([
      '一是部署党风廉政建设工作。3月1日，领导班子召开党风廉政建设专题会议。',
      '3月1日，班子成员到局机关第一党支部调研。调研中发现问题2个。',
      '警示教育大会3月1日召开，应到2人，到会2人。3月1日外请授课，应到2人，到会2人。专题学习会3月1日召开，应到2人，到会2人。',
      '3月1日，领导班子召开民主生活会。组织生活会召开1场。',
      '“三会一课”召开党员大会1场。',
    ]))
  })
})

describe('a year that is still going on', () => {
  it.each(['2021-01-20', '2021-03-31', '2021-06-30', '2021-09-15', '2021-11-30'] as const)('reads as it should on %s', asOf => {
    for (const s of [year(), complete(), idle()]) {
      const [summary, half] = [read(s, asOf), read(s, asOf, 0)]
      expect(plainText(summary)).not.toMatch(/全年(?:计|应)/)
      expect([...summary.gaps, ...half.gaps].every(g => g.mentioned)).toBe(true)
    }
  })
  it('plans the rest of itself in a half-year report only', () => {
    const [half, summary] = [plainText(read(idle(), '2021-07-28', 0)), plainText(read(idle(), '2021-07-28'))]
    for (const words of ['“三个规定”轮训由政治处在9月30日前举办。', '局机关第一、第二、第三党支部，班子成员在11月30日前到支部调研。', '“三个规定”承诺书由政治处在9月30日前组织签署。']) {
      expect(half).toContain(words)
      expect(summary).not.toContain(words)
    }
  })
})
