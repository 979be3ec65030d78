import type { Reader } from '../figure/sentence.ts'
import type { Label } from '../register/fields.ts'
import { placed, placesIn, type BoundPiece, type Paragraph, type Place } from './composition.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { inTerm, obligationCount, sameWhole, universalWord, type ObligationCount } from './universal.ts'

type Whole = { readonly check: 'universal' | 'percent'; readonly at: Place; readonly say: Label }

const finding = (check: Whole['check'], at: Place, zh: string, en: string): Whole => ({ check, at, say: { zh, en } })

const placeOf = (p: Paragraph, piece: BoundPiece): Place => {
  const from = placed(p).find(x => x.piece === piece)?.from ?? 0
  return { block: p.key, from, to: from + piece.text.length, text: piece.text }
}

/** Whether the paragraph prints this term of the same obligations. */
const says = (p: Paragraph, whole: ObligationCount, term: 'heldLate' | 'enteredLate'): boolean => p.pieces.some(piece => {
  const count = piece.kind === 'bound' ? obligationCount(piece.figure) : undefined
  return count !== undefined && count.where.term === term && sameWhole(count, whole)
})

/** What was met late, or entered late, has to be said in the same paragraph as a word that speaks for everybody. */
function unsaid(p: Paragraph, whole: readonly ObligationCount[], terms: readonly ('heldLate' | 'enteredLate')[], read: Reader): string[] {
  const name = { heldLate: '逾期补办', enteredLate: '事后补录' }
  return terms.flatMap(term => {
    const n = whole.filter(w => !says(p, w, term)).reduce((sum, w) => sum + read.n(inTerm(w, term)), 0)
    return n > 0 ? [`${name[term]}${n}`] : []
  })
}

/** 均、全体、全员、都、全部、各: only bound to a remainder, and only where that is empty. */
export function universalFindings(p: Paragraph, read: Reader): readonly Whole[] {
  return placed(p).flatMap((at): readonly Whole[] => {
    const { piece } = at
    if (piece.kind === 'text') {
      const text = piece.text.replace(/《[^》]*》|“[^”]*”/g, found => '　'.repeat(found.length))
      return placesIn(p, { piece: { kind: 'text', text }, from: at.from }, universalWord).map(place => finding('universal', place,
        `“${place.text}”没有绑定余数；请关联应办事项，或写应、已、未三数。`, `"${place.text}" is bound to no remainder; bind it, or state due, done and not done.`))
    }
    if (piece.kind !== 'bound' || piece.text.search(universalWord) < 0) return []
    const here = placeOf(p, piece)
    const left = read.n(piece.figure)
    if (left !== 0) return [finding('universal', here, `“${piece.text}”还余${left}${piece.figure.unit}；请写应、已、未三数。`, `"${piece.text}" leaves ${left}; state due, done and not done.`)]
    const parts = piece.figure.of === 'total' ? piece.figure.parts.map(obligationCount).filter(c => c !== undefined) : []
    const late = unsaid(p, parts.filter(c => c.where.term === 'overdue'), ['heldLate'], read)
    return late.length === 0 ? [] : [finding('universal', here, `“${piece.text}”所说的，其中${late.join('、')}；请在同句或下句写明。`, `Some of what "${piece.text}" speaks of was late (${late.join(', ')}); say so beside it.`)]
  })
}

function percentFault(p: Paragraph, sentence: Sentence, piece: BoundPiece, read: Reader): readonly [string, string] | null {
  const { figure } = piece
  if (figure.of !== 'ratio' || read.n(figure) !== 100) return ['只写100%；其余写应、已、免、未四数', 'only 100% is printed; state due, done, exempt and not done instead']
  const keys = sentence.bound.map(b => b.key)
  const spared = figure.spared.filter(s => read.n(s) > 0)
  if (!keys.includes(figure.whole.id)) return ['同句须印出应办数', 'the base stands in the same sentence']
  if (spared.some(s => !keys.includes(s.id))) return ['同句须印出免除和未到期数', 'exempt and not yet due stand in the same sentence']
  if (spared.length === 0 && !sentence.text.includes('无免除')) return ['没有免除的，同句写“无免除”', 'where nobody was exempt the sentence says 无免除']
  const whole = obligationCount(figure.whole)
  if (whole && read.n(inTerm(whole, 'overdue')) > 0) return ['还有逾期未办', 'something is overdue']
  const late = whole ? unsaid(p, [whole], ['enteredLate'], read) : []
  return late.length > 0 ? [`须注明其中${late.join('、')}`, `say that some were entered late (${late.join(', ')})`] : null
}

/** Percentages: none but 100%, with base and exemptions in the same sentence, and only when nothing is overdue. */
export function percentFindings(p: Paragraph, read: Reader): readonly Whole[] {
  const loose = placed(p).flatMap(at => at.piece.kind === 'text' ? placesIn(p, at, /[\d.]*[%％]|百分之[零一二三四五六七八九十百点]+/g) : [])
    .map(at => finding('percent', at, `“${at.text}”没有关联数据项，也没有应办数。`, `"${at.text}" is bound to no figure and has no base.`))
  const bound = sentencesOf(p).flatMap(s => s.bound.filter(b => /[%％]/.test(b.text)).flatMap(b => {
    const fault = percentFault(p, s, b, read)
    return fault ? [finding('percent', placeOf(p, b), `“${b.text}”：${fault[0]}。`, `"${b.text}": ${fault[1]}.`)] : []
  }))
  return [...loose, ...bound]
}
