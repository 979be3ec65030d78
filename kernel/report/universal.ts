import type { Count, Figure, ObligationWhere } from '../figure/figure.ts'
import type { Bound, Text } from '../figure/sentence.ts'

/** Words that speak for everybody; 人均, 平均 and 首都 hold one and say nothing of the kind, 各签2份 hands out. */
export const universalWord = /(?<![人平年日月])均(?!衡)|(?<![首成])都(?!市)|全体|全员|全部|各(?![签交])/g

export type ObligationCount = Extract<Count, { from: 'obligations' }>

/** The count of obligations that a figure is, whatever its term. */
export const obligationCount = (figure: Figure): ObligationCount | undefined =>
  figure.of === 'count' && figure.from === 'obligations' ? figure : undefined

/** The same obligations in another term. */
export function inTerm(count: ObligationCount, term: Exclude<ObligationWhere['term'], undefined>): ObligationCount {
  return { ...count, id: `${count.id}.${term}`, where: { ...count.where, term } }
}

const isBound = (part: Text[number]): part is Bound => typeof part === 'object' && 'figure' in part

/**
 * What a universal word has to leave empty: of obligations those exempt, overdue and not yet due; of units and
 * persons the register's own figure of those left out.
 */
function remainder(before: readonly Figure[], known: readonly Figure[]): Figure | undefined {
  const counts = before.map(obligationCount).filter(c => c !== undefined)
  const dues = counts.filter(c => c.where.term === undefined)
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

/**
 * Binds the universal words of a generated sentence to their remainder: that of the figures printed before the word
 * in the sentence. A word that no figure stands before is left unbound, which the guard then names.
 */
export function bindUniversal(sentence: Text, known: readonly Figure[]): Text {
  return sentence.flatMap((part, i): Text => {
    if (typeof part !== 'string') return [part]
    const figure = remainder(sentence.slice(0, i).filter(isBound).map(b => b.figure), known)
    if (figure === undefined) return [part]
    let from = 0
    const parts: (string | Bound)[] = []
    for (const m of part.matchAll(universalWord)) {
      parts.push(part.slice(from, m.index), { figure, text: m[0], as: 'figure' })
      from = m.index + m[0].length
    }
    return [...parts, part.slice(from)].filter(p => p !== '')
  })
}
