import { join, joinList, sentence, splitSentence, withMarks } from '../figure/phrase.ts'
import type { Count, Figure } from '../figure/figure.ts'
import type { Gap, Reader, Text } from '../figure/sentence.ts'
import { ordinal } from './outline.ts'

const heads = { 'undone': '有应办未办事项', 'held-late': '有超期办理事项', 'entered-late': '有事后补录记录' } as const
const kinds = ['undone', 'held-late', 'entered-late'] as const

const endsInFigure = (say: Text | undefined): boolean => typeof say?.at(-1) === 'object'

const counts = (figure: Figure): readonly Count[] => figure.of === 'count' ? [figure] : figure.of === 'total' ? figure.parts : []

/** Everything entered late, over all registers; undefined where there is only one, or where they count unlike things. */
function enteredLate(gaps: readonly Gap[]): Figure | undefined {
  const [first, second] = gaps
  const parts = gaps.map(g => counts(g.figure))
  if (!first || !second || parts.some(p => p.length === 0) || gaps.some(g => g.figure.unit !== first.figure.unit)) return undefined
  return { id: 'entered_late.total', label: { zh: '事后补录合计', en: 'Entered late, total' }, unit: first.figure.unit, subject: ['补录'], of: 'total', parts: parts.flat() }
}

/** 学习记录补录⟦3条⟧ → 学习记录⟦3条⟧: the list says 补录 once, before it. */
const withoutVerb = (say: Text): Text => say.map(part => typeof part === 'string' ? part.replace(/补录$/, '') : part)

/** 补录调研记录2条、学习记录3条，共5条，台账已标明: the sum where there are several and all count records alike. */
function enteredLateText(gaps: readonly Gap[], read: Reader, alone: boolean): Text {
  const total = enteredLate(gaps)
  return join(alone ? '事后补录' : '补录', joinList(gaps.map(g => withoutVerb(g.say))), ...(total ? ['，共', read.count(total)] : []), '，台账已标明')
}

/** 承诺书4份、谈话5人次晚于时限: what brings its own verb comes first, so that the common one closes the list. */
function heldLateText(says: readonly Text[]): Text {
  const bare = says.filter(endsInFigure)
  return withMarks([...says.filter(s => !endsInFigure(s)), ...(bare.length > 0 ? [join(joinList(bare), '晚于时限')] : [])], '，')
}

/** One kind of gap as sentences of at most 140 characters: every gap by its own noun phrase, in register order. `alone` is without 标目. */
function ofKind(kind: Gap['kind'], gaps: readonly Gap[], read: Reader, alone: boolean): readonly Text[] {
  const says = gaps.map(g => g.say)
  const made = kind === 'undone' ? withMarks(says, '，') : kind === 'held-late' ? heldLateText(says) : enteredLateText(gaps, read, alone)
  return splitSentence(sentence(made))
}

/**
 * 存在的不足 from the gaps that the author has not signed to leave out: what is not done, what was done late, what was
 * entered late; only the kinds that there are, with 一是 where there are two. Empty when there is none.
 */
export function shortcomings(gaps: readonly Gap[], read: Reader): readonly Text[] {
  const there = kinds.filter(kind => gaps.some(g => g.kind === kind))
  return there.flatMap((kind, i) => [
    ...(there.length > 1 ? [[`${ordinal(i + 1)}是${heads[kind]}。`]] : []),
    ...ofKind(kind, gaps.filter(g => g.kind === kind), read, there.length === 1),
  ])
}
