import type { Count, Figure, ObligationWhere } from '../figure/figure.ts'
import type { Bound, Text } from '../figure/sentence.ts'
import { sameData } from './same.ts'

/** Words that speak for everybody; 人均, 平均 and 首都 hold one and say nothing of the kind, 各签2份 hands out. */
export const universalWord = /(?<![人平年日月])均(?!衡)|(?<![首成])都(?!市)|全体|全员|全部|各(?![签交])/g

export type ObligationCount = Extract<Count, { from: 'obligations' }>

/** The count of obligations that a figure is, whatever its term. */
export const obligationCount = (figure: Figure): ObligationCount | undefined =>
  figure.of === 'count' && figure.from === 'obligations' ? figure : undefined

/** The counts of obligations that a figure prints: its own, or those that it sums up. */
export const countsIn = (figure: Figure): readonly ObligationCount[] =>
  (figure.of === 'total' ? figure.parts : [figure]).map(obligationCount).filter(c => c !== undefined)

/** The same obligations in another term. */
export function inTerm(count: ObligationCount, term: Exclude<ObligationWhere['term'], undefined>): ObligationCount {
  return { ...count, id: `${count.id}.${term}`, where: { ...count.where, term } }
}

/** Whether two counts are of the same obligations, in whatever term. */
export const sameWhole = (a: ObligationCount, b: ObligationCount): boolean => sameData({ ...a.where, term: null }, { ...b.where, term: null })

/** What is owed by the figures before a word and not told yet: the first term of the same obligations closes it. */
const untold = (counts: readonly ObligationCount[]): readonly ObligationCount[] =>
  counts.reduce<readonly ObligationCount[]>((open, c) => c.where.term === undefined ? [...open, c] : open.filter(due => !sameWhole(due, c)), [])

/**
 * What a universal word has to leave empty: of obligations those exempt, overdue and not yet due; of units and
 * persons the register's own figure of those left out.
 */
function remainder(before: readonly Figure[], known: readonly Figure[]): Figure | undefined {
  const counts = before.flatMap(countsIn)
  const dues = untold(counts)
  const whole = dues.length > 0 ? dues : counts.slice(-1)
  const [first] = whole
  if (first) {
    const parts = whole.flatMap(c => (['exempt', 'overdue', 'notYetDue'] as const).map(term => inTerm(c, term)))
    return { id: `${whole.map(c => c.id).join('+')}.remainder`, label: { zh: `${first.label.zh}：余数`, en: `${first.label.en}: remainder` },
      unit: first.unit, of: 'total', parts }
  }
  const ids = before.map(f => f.id)
  return known.find(f => f.of === 'rest' && (ids.includes(f.whole.id) || ids.includes(f.part.id)))
}

/** One stretch of plain words with its universal words bound. */
function boundIn(words: string, figure: Figure): Text {
  let from = 0
  const parts: (string | Bound)[] = []
  for (const m of words.matchAll(universalWord)) {
    parts.push(words.slice(from, m.index), { figure, text: m[0], as: 'figure' })
    from = m.index + m[0].length
  }
  return [...parts, words.slice(from)].filter(p => p !== '')
}

/**
 * Binds the universal words of a generated sentence to their remainder: that of the figures printed before the word
 * and after the universal word before it, as far as the sentence has not told their outcome (应开80场、已开75场 says
 * nothing of 支委会应开39场、均已召开). A word that no figure stands before is left unbound, which the guard then names.
 */
export function bindUniversal(sentence: Text, known: readonly Figure[]): Text {
  let before: readonly Figure[] = []
  return sentence.flatMap((part): Text => {
    if (typeof part !== 'string') {
      if ('figure' in part) before = [...before, part.figure]
      return [part]
    }
    const figure = part.search(universalWord) < 0 ? undefined : remainder(before, known)
    if (figure === undefined) return [part]
    before = []
    return boundIn(part, figure)
  })
}
