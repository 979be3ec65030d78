import type { Texts } from '../../i18n/zh.ts'
import type { Finding, FindingMark } from './findings.ts'

/** The one character above a finding (据 异 未 引 外 空), or 余N above a universal word. */
export function signOf(check: Texts['check'], { mark, claim }: Finding): string {
  return mark === 'whole' || mark === 'remainder' ? check.left(claim.remainder ?? 0) : check.signs[mark]
}

/** The word of a finding's state as chip and panel say it: 有据, 不符 …, 全称 · 余 2. */
export function wordOf(check: Texts['check'], { mark, claim }: Finding): string {
  return mark === 'whole' || mark === 'remainder' ? check.leftIn(check.states[mark], claim.remainder ?? 0) : check.states[mark]
}

/** The order of the chips. */
export const chips: readonly Exclude<FindingMark, 'remainder'>[] = ['supported', 'contradicted', 'unbound', 'quoted', 'blank', 'whole', 'attested']
