import type { Page } from './page.ts'
import { claimAt } from './page.ts'
import type { Claim } from './types.ts'

/**
 * Words that say something of a whole group. Not in 平均, 人均, 均衡; not 各种, 各类, 各项, 各自 and the like, which mean
 * various; 各级, 各科室 and 各党支部 do claim. Not 首都, 都市, 所有权, 安全员.
 */
const UNIVERSAL = new RegExp(
  [
    '全覆盖', '全体', '(?<![安保])全员', '全部', '一律', '无一(?!例外地)', '所有(?![权制者])', '悉数', '人人',
    '逐[一个人条项件户家名]', '每(?:一)?[名个位人家户项件]', '各(?![种类项自界有异式样不地方色])',
    '(?<![平人年月日户次校场单机])均(?![衡等匀值线价势分])', '(?<![首成大国旧古故帝京建])都(?![市江城会督统匀兰])',
  ].join('|'),
  'g',
)

/** The words that claim something of all (均, 全体, 全员, 各, 逐一, 全覆盖, 全部, 一律, 每名, 所有, 无一, 都). */
export function readUniversals(page: Page): Claim[] {
  return [...page.text.matchAll(UNIVERSAL)].map((found) => claimAt(page, found.index, found.index + found[0].length, { kind: 'universal' }))
}
