import type { Claim } from '../../claims/index.ts'
import { candidates, poolOf, type Candidate } from './candidates.ts'
import { whose, type Whose } from './circumstances.ts'
import type { Known, KnownLedger } from './ledger.ts'
import { fitOf, isRoster } from './meant.ts'
import type { Scope } from './scope.ts'
import { strange } from './strange.ts'

export type Answer = { readonly state: 'supported' | 'contradicted' | 'unbound' | 'attested'; readonly whose: Whose; readonly by?: Candidate; readonly rather?: Candidate }

/** The unit of the last digit that is not zero: 150余 is below 160, 近100 is above 0. */
const step = (n: number): number => { let u = 1; while (n !== 0 && n % (u * 10) === 0) u *= 10; return u }

/** Whether a printed number, with its 余, 近, 约, 不少于 or its high end, agrees with the ledger's. */
export function agrees(claim: Claim, value: number): boolean {
  const low = Number(claim.value)
  if (claim.valueMax !== undefined) return value >= low && value <= Number(claim.valueMax)
  if (claim.approx !== true) return value === low
  if (/近|接近/.test(claim.text)) return value <= low && value >= low * 0.9
  if (/余|多|上百|上千|逾/.test(claim.text)) return value >= low && value < low + step(low)
  if (/超|以上|不少于|不低于|之多|过/.test(claim.text)) return value >= low && value <= low * 1.5
  if (/不超过|不多于/.test(claim.text)) return value <= low && value >= low * 0.7
  return Math.abs(value - low) <= low * 0.05
}

const doing = /召开|开展|举办|签署|签订|组织|调研|讲授?|听取|发现|学习|走访/
const isFact = (c: Candidate): boolean => c.by.every(k => k.figure.of === 'count' && k.figure.from === 'facts')

/** Whether what narrows a figure is said beside the number itself. */
const isOwn = (k: Known, s: Scope): boolean => (k.sitting !== undefined && s.dates.length > 0)
  || (['people', 'matter', 'kind'] as const).some(dim => [...k.facets[dim] ?? []].some(v => s.own.has(`${dim}:${v}`)))

/**
 * The one figure that is clearly meant, where nothing in the text leaves another way to read it: what was done is
 * counted from records before it is counted from duties, and no figure that the text might also mean has the value.
 */
function clearly(all: readonly Candidate[], s: Scope, ledger: KnownLedger, text: string, unit: string): Candidate | undefined {
  const named = all.some(c => !c.by.every(isRoster)) ? all.filter(c => !c.by.every(isRoster)) : all
  const counted = named.some(isFact) ? named.filter(c => isFact(c) || !c.by.every(k => k.terms.has('met'))) : named
  const best = counted.find(c => !c.divided && !c.summed && !c.by.some(k => k.derived))
  const [k] = best?.by ?? []
  if (!best || !k || best.level > 1 || best.unsaid || counted.some(c => c.value !== best.value) || strange(s, k.figure.label.zh) > 1) return undefined
  // A rough number that is not far off is no contradiction.
  if (s.claim.approx && Math.abs(Number(s.claim.value) - best.value) <= best.value * 0.2) return undefined
  // Nothing on record is no other number, and 各 may hand one out to each.
  if ((best.value === 0 && k.terms.has('met')) || /各/.test(s.words)) return undefined
  if (best.level === 1 && !isOwn(k, s) && (!s.named || /其中/.test(s.words))) return undefined
  if (isRoster(k) && !/共有|现有|下设|设有|在册|下辖/.test(s.words)) return undefined
  const otherTerm = (o: Known): boolean => (s.named || doing.test(s.words)) && ![...o.terms].some(t => s.terms.has(t))
  const mightBe = poolOf(s, ledger, unit).some(o => o.value > 0 && agrees(s.claim, o.value) && !otherTerm(o) && fitOf(o, s, ledger.figures.apart(o), ledger, text))
  return mightBe ? undefined : best
}

/** 到司法所8次，听取汇报27人次: an item with a topic of its own may leave behind what the sentence was narrowed by. */
const apartFrom = (s: Scope, ledger: KnownLedger, text: string, unit: string): readonly Candidate[] =>
  s.topics[0]?.level === 0 && s.carried ? candidates({ ...s, facets: s.alone }, ledger, text, unit).filter(c => c.level === 0) : []

/**
 * Checks a number: supported when what it counts, its unit, year and narrowing agree with a figure and the value does;
 * contradicted when one figure alone is clearly meant and has another value; otherwise unbound, with the nearest.
 */
export function checkQuantity(s: Scope, ledger: KnownLedger, text: string): Answer {
  const { claim } = s
  const { unit } = claim
  const of = whose(s, ledger, text)
  if (of === 'attested') return { state: 'attested', whose: of }
  if (unit === undefined || of === 'other-year' || of === 'other-body') return { state: 'unbound', whose: of }
  const all = candidates(s, ledger, text, unit)
  const equal = [...all, ...apartFrom(s, ledger, text, unit)].find(c => agrees(claim, c.value))
  if (equal && (of === 'ours' || equal.by.every(k => !k.terms.has('met') && !k.terms.has('present')))) return { state: 'supported', whose: of, by: equal }
  const clear = of === 'ours' && !equal ? clearly(all, s, ledger, text, unit) : undefined
  if (clear) return { state: 'contradicted', whose: of, by: clear }
  const rather = all.find(c => !c.by.some(k => k.derived) && c.level <= 1)
  return { state: 'unbound', whose: of, ...(rather ? { rather } : {}) }
}
