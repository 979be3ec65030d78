import type { Claim } from '../../claims/index.ts'
import type { Known, KnownDocument, KnownEvent, KnownLedger } from './ledger.ts'
import { fit, otherYear, ranked } from './quantity.ts'
import { contained, sameTitle } from './words.ts'

const around = (claim: Claim, text: string): string => claim.sentence ? text.slice(...claim.sentence) : claim.context ?? ''

/** The rates that the ledger can tell for a sentence: ratio figures, and met ÷ (due − exempt − not yet due) of each sum. */
function rates(ledger: KnownLedger): readonly { readonly whole: Known; readonly met: Known; readonly rate: number }[] {
  const byStem = Map.groupBy(ledger.figures, k => k.key.replace(/\.(due|signed|met|covered|held|present|exempt|not_due|open|overdue|missed)(?=\.|$)/, '.*'))
  return [...byStem.values()].flatMap(group => {
    const of = (names: readonly string[]): Known | undefined => group.find(k => names.some(n => k.key.split('.').includes(n)))
    const [whole, met] = [of(['due']), of(['signed', 'met', 'covered', 'held'])]
    const base = (whole?.value ?? 0) - (of(['exempt'])?.value ?? 0) - (of(['not_due'])?.value ?? 0)
    return whole && met && base > 0 ? [{ whole, met, rate: met.value / base * 100 }] : []
  })
}

/** Whether a printed percentage is the rate, rounded or cut at the digits printed. */
function printedAs(rate: number, printed: number, text: string): boolean {
  const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0
  const scale = 10 ** digits
  return printed === Math.round(rate * scale) / scale || printed === Math.floor(rate * scale + 1e-9) / scale
}

export type Percent = { readonly state: 'supported' | 'contradicted' | 'unbound'; readonly by: readonly Known[]; readonly rather?: { readonly of: Known; readonly rate: number } }

/** Checks a percentage against the rate of the sum that its sentence speaks of. */
export function checkPercentage(claim: Claim, text: string, ledger: KnownLedger): Percent {
  if (typeof claim.value !== 'number' || otherYear(claim, text, ledger.year)) return { state: 'unbound', by: [] }
  const { value } = claim
  const plain = { ...claim, context: around(claim, text) }
  const found = rates(ledger).map(r => ({ ...r, score: Math.max(fit(r.met, plain, text), fit(r.whole, plain, text)) })).filter(r => r.score >= 5).sort((a, b) => b.score - a.score)
  const best = found[0]
  if (!best) return { state: 'unbound', by: [] }
  const same = found.find(r => r.score >= best.score - 1 && printedAs(r.rate, value, claim.text))
  if (same) return { state: 'supported', by: [same.met, same.whole] }
  const clear = found.filter(r => r.score >= best.score - 1).length === 1
  return { state: clear ? 'contradicted' : 'unbound', by: clear ? [best.met, best.whole] : [], rather: { of: best.met, rate: best.rate } }
}

export type Universal = { readonly state: 'supported' | 'contradicted' | 'unbound'; readonly by: readonly Known[]; readonly remainder?: number }

/** Checks 均, 全体, 全覆盖 …: the remainder of the sum that the clause speaks of; unbound where it speaks of none. */
export function checkUniversal(claim: Claim, text: string, ledger: KnownLedger): Universal {
  if (otherYear(claim, text, ledger.year)) return { state: 'unbound', by: [] }
  const open = ledger.figures.filter(k => k.figure.of === 'count' && k.figure.from === 'obligations' && k.figure.where.term === 'overdue')
  const found = open.map(k => ({ k, score: fit(k, claim, text) + 3 })).filter(c => c.score >= 7).sort((a, b) => b.score - a.score)
  const best = found[0]
  if (!best) return { state: 'unbound', by: [] }
  return { state: best.k.value === 0 ? 'supported' : 'contradicted', by: [best.k], remainder: best.k.value }
}

/** A document that the ledger has under this title, masks taken as wildcards. */
export const findDocument = (title: string, ledger: KnownLedger): readonly KnownDocument[] => ledger.documents.filter(d => sameTitle(title, d.title))

export type Dated = { readonly state: 'supported' | 'contradicted' | 'unbound'; readonly events: readonly KnownEvent[]; readonly instead?: KnownEvent }

const likely = 0.5

function spoken(event: KnownEvent, words: string): number {
  const names = event.title.length < 2 ? 0 : Math.max(contained(event.title, words), contained(words, event.title))
  return names
}

function within(day: string, claim: Claim): boolean {
  const value = String(claim.value ?? '')
  const bare = value.startsWith('--') ? value.slice(2) : value.length > 4 ? value.slice(5) : ''
  const end = claim.valueMax === undefined ? undefined : String(claim.valueMax).replace(/^(--|\d{4}-)/, '')
  if (bare === '') return false
  return end === undefined ? day.slice(5).startsWith(bare) : day.slice(5) >= bare && day.slice(5, 5 + end.length) <= end
}

/** Checks the date of an event: something of that name was held then; or on another day, which is then said. */
export function checkDate(claim: Claim, text: string, ledger: KnownLedger): Dated {
  const words = claim.context ?? around(claim, text)
  const year = /^\d{4}/.exec(String(claim.value ?? ''))?.[0]
  if ((year !== undefined && Number(year) !== ledger.year) || otherYear(claim, text, ledger.year)) return { state: 'unbound', events: [] }
  const named = ledger.events.map(event => ({ event, score: spoken(event, words) })).filter(e => e.score >= likely).sort((a, b) => b.score - a.score)
  const then = named.filter(e => within(e.event.day, claim))
  if (then.length > 0) return { state: 'supported', events: then.slice(0, 5).map(e => e.event) }
  const best = named[0]
  const alone = best !== undefined && best.score >= 0.8 && named.filter(e => e.score >= best.score - 0.05).every(e => e.event.day === best.event.day)
  return alone ? { state: 'contradicted', events: [], instead: best.event } : { state: 'unbound', events: [] }
}

export { ranked }
