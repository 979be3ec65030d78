import { SLOGANS, STRONG_SLOGANS } from './data/slogans.ts'
import { isHan, matchAt } from './text.ts'

/**
 * Where the slogan ends that begins at `at`, right after 个 or 项; undefined where an ordinary noun stands there.
 * After Arabic digits (`han` false) the word must end the clause or be one that only slogans have, because
 * 12个联动单位 and 6个提升项目 are figures while 四个联动 is not.
 */
export function sloganEnd(s: string, at: number, han: boolean): number | undefined {
  const slogan = matchAt(SLOGANS, s, at)
  if (slogan === undefined) return undefined
  const end = at + slogan[0].length
  return han || !isHan(s[end]) || matchAt(STRONG_SLOGANS, s, at) !== undefined ? end : undefined
}
