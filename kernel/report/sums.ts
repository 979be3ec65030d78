import type { Label } from '../register/fields.ts'
import type { Reader } from '../figure/sentence.ts'
import { placed, type Paragraph, type Place } from './composition.ts'
import { countsIn, inTerm, obligationCount, sameWhole, universalWord } from './universal.ts'

type Unequal = { readonly check: 'sum'; readonly at: Place; readonly say: Label }

const terms = ['met', 'exempt', 'notYetDue', 'overdue'] as const

/**
 * 应 = 已 + 免 + 未到期 + 未: where a paragraph prints what was owed and what was met of it, the terms that it prints
 * have to come to what was owed, else the reader is left to guess at the rest. Where nothing was met the same holds of
 * the terms that are there. A word that speaks for everybody (均) is judged by its own remainder.
 */
export function sumFindings(p: Paragraph, read: Reader): readonly Unequal[] {
  const bound = placed(p).flatMap(({ piece, from }) => piece.kind === 'bound' ? [{ piece, from }] : [])
  const counts = bound.filter(b => b.piece.text.search(universalWord) < 0).flatMap(b => countsIn(b.piece.figure))
  return bound.flatMap(({ piece, from }): readonly Unequal[] => {
    const due = obligationCount(piece.figure)
    if (due === undefined || due.where.term !== undefined || due.count !== 'rows') return []
    const there = terms.flatMap(term => counts.find(c => c.where.term === term && sameWhole(c, due)) ?? [])
    if (there.length === 0 || (there.every(c => c.where.term !== 'met') && read.n(inTerm(due, 'met')) > 0)) return []
    const [owed, told] = [read.n(due), there.reduce((sum, c) => sum + read.n(c), 0)]
    return owed === told ? [] : [{ check: 'sum', at: { block: p.key, from, to: from + piece.text.length, text: piece.text },
      say: { zh: `应办${owed}${due.unit}，写出的已、免、未到期、未合计${told}${due.unit}；请补写其余${owed - told}${due.unit}。`,
        en: `${owed} were owed, but met, exempt, not yet due and open as printed come to ${told}; state the other ${owed - told}.` } }]
  })
}
