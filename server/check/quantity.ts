import type { Claim } from '../../claims/index.ts'
import { contained, sameUnit } from './words.ts'
import type { Known, KnownLedger } from './ledger.ts'

/** What the ledger answers to a number: figures that agree, one that it would rather be, or nothing. */
export type Answer = { readonly state: 'supported' | 'contradicted' | 'unbound'; readonly by: readonly Known[]; readonly rather?: Known }

const strong = 6
const enough = 4

/** Words right before a number that say which term of a sum it is. */
const termWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [/应[^，。；、]{0,6}$/, ['due']], [/未[^，。；、]{0,6}$/, ['overdue', 'open', 'missed']], [/(免|免除)[^，。；、]{0,3}$/, ['exempt']],
  [/(逾期|晚于)[^，。；、]{0,8}$/, ['late', 'overdue']],
]
const termOf = (k: Known): string => k.key.split('.').find(part => ['due', 'open', 'overdue', 'missed', 'exempt', 'late', 'not_due', 'entered_late'].includes(part)) ?? 'met'

function termFit(k: Known, before: string): number {
  const said = termWords.find(([pattern]) => pattern.test(before))
  const term = termOf(k)
  if (!said) return term === 'met' ? 1 : -2
  return said[1].includes(term) ? 2 : -2
}

/** How well a figure fits what a text says around a number: its subject first, then what narrows it, then its term. */
export function fit(k: Known, claim: Claim, text: string): number {
  const around = claim.context ?? text.slice(...(claim.sentence ?? [claim.start, claim.end]))
  const sentence = claim.sentence ? text.slice(...claim.sentence) : around
  const subject = Math.max(0, ...k.subjects.map(s => claim.subject === s ? 6 : claim.subject && (claim.subject.includes(s) || s.includes(claim.subject)) && s.length > 1 ? 5
    : around.includes(s) ? 4 : contained(s, around) >= 0.75 ? 3 : sentence.includes(s) ? 2 : 0))
  if (subject === 0) return 0
  const marks = k.marks.reduce((n, m) => n + (around.includes(m) ? 2 : sentence.includes(m) ? 1 : -2), 0)
  const before = text.slice(Math.max(0, claim.start - 12), claim.start)
  return subject + marks + termFit(k, before)
}

function agrees(k: Known, claim: Claim): boolean {
  const value = Number(claim.value)
  if (claim.valueMax !== undefined) return k.value >= value && k.value <= Number(claim.valueMax)
  return claim.approx ? k.value >= value * 0.95 && k.value <= value * 1.15 : k.value === value
}

/** Whether a sentence speaks of another year than the ledger's. */
export function otherYear(claim: Claim, text: string, year: number): boolean {
  const sentence = claim.sentence ? text.slice(...claim.sentence) : ''
  const said = [...sentence.matchAll(/(\d{4})年/g)].map(m => Number(m[1]))
  return (said.length > 0 && !said.includes(year)) || /去年|上年/.test(sentence)
}

/** Figures that could be meant, the best first; the measure word has to agree. */
export function ranked(claim: Claim, text: string, ledger: KnownLedger, unit = claim.unit): readonly { readonly k: Known; readonly score: number }[] {
  if (unit === undefined || otherYear(claim, text, ledger.year)) return []
  return ledger.figures.filter(k => sameUnit(unit, k.figure.unit)).map(k => ({ k, score: fit(k, claim, text) + (k.figure.unit === unit ? 0.5 : 0) }))
    .filter(c => c.score >= enough).sort((a, b) => b.score - a.score || (a.k.key < b.k.key ? -1 : 1))
}

/**
 * Checks a number: supported when unit, subject and year agree and the value does; contradicted when one figure alone
 * is clearly meant and has another value; otherwise unbound, with the figure that comes nearest as a suggestion.
 */
export function checkQuantity(claim: Claim, text: string, ledger: KnownLedger): Answer {
  const all = ranked(claim, text, ledger)
  const best = all[0]
  if (!best) return { state: 'unbound', by: [] }
  const equal = all.filter(c => agrees(c.k, claim) && c.score >= best.score - 2)
  if (equal.length > 0) return { state: 'supported', by: equal.filter(c => c.score === equal[0]?.score).map(c => c.k) }
  const rival = all.find(c => c.k.value !== best.k.value)
  const clear = best.score >= strong && (rival === undefined || best.score - rival.score >= 2)
  return { state: clear ? 'contradicted' : 'unbound', by: clear ? [best.k] : [], rather: best.k }
}
