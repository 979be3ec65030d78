import type { Claim } from '../../claims/index.ts'
import { whose, type Whose } from './circumstances.ts'
import type { Ids, Known, KnownLedger } from './ledger.ts'
import { fitOf, isRoster, levelOf, meantAmong, namedAlike, type Fit } from './meant.ts'
import type { Scope } from './scope.ts'
import { termWords } from './terms.ts'
import { plain } from './vocabulary.ts'

/** A number that the ledger has for what a text speaks of: one figure, a part of one, or several added. */
export type Candidate = { readonly by: readonly Known[]; readonly value: number; readonly ids: Ids; readonly score: number; readonly level: number; readonly divided: boolean; readonly summed: boolean; readonly unsaid: boolean }
export type Answer = { readonly state: 'supported' | 'contradicted' | 'unbound' | 'attested'; readonly whose: Whose; readonly by?: Candidate; readonly rather?: Candidate }

/** Measure words that count the same things: a text may say either. */
const alike: readonly (readonly string[])[] = [['次', '场', '场次', '期', '堂'], ['人', '名', '位'], ['份', '件'], ['个', '家', '所'], ['轮', '轮次'], ['条', '项'], ['学时', '课时'], ['天', '日']]
const sameUnit = (a: string, b: string): boolean => a === b || alike.some(group => group.includes(a) && group.includes(b))

const bodies = /(?:中央|全国|省|市|区|县)(?:纪委监委|纪委|监委|委政法委|政法委|委组织部|委|[\u4e00-\u9fff]{2,4}局)/g
/** What an item says besides known words, terms and what stands around any number: how far it may speak of something else. */
export const strange = (s: Scope, label: string): number => unknown(s.rest, label)

/** Whether a figure may be meant by a topic that was said so far off: nothing nearer may speak of something else. */
export const isWithin = (s: Scope, level: number, label: string): boolean =>
  level === 0 || (strange(s, label) <= 1 && (level <= 1.5 || unknown(s.lead, label) <= 2))

function unknown(words: string, label: string): number {
  const left = words.replace(bodies, ' ').replace(termWords, ' ').replace(plain, ' ').replace(/[^\u3400-\u9fff]+/g, ' ')
  const known = (pair: string): boolean => pair.length === 2 && label.includes(pair)
  return [...left].filter((c, i) => c !== ' ' && !known(left.slice(i, i + 2)) && !known(left.slice(Math.max(0, i - 1), i + 1))).length
}

const eachOf = /每(?:[名人个次季月年周]|半年)|人均|平均|一年一次|至少/
const changed = /(?:增加|减少|提高|下降|上升|增长|降低|新增|同比[^，。；]{0,4}|多|少)了?$/
const part = /其中/

function poolOf(s: Scope, ledger: KnownLedger, unit: string): readonly Known[] {
  return ledger.figures.of(s.topics.map(t => t.value)).filter(k => sameUnit(unit, k.figure.unit))
}

type Fitting = { readonly of: Known; readonly fit: Fit }

function sameIds(a: Ids, b: Ids): boolean {
  const [x, y] = [new Set(a), new Set(b)]
  return x.size === y.size && [...x].every(id => y.has(id))
}

/** Numbers of several classes that a text names together, each by itself: the sum of 中层干部 and 党支部书记. */
function sums(s: Scope, ledger: KnownLedger, pool: readonly Known[], fitting: (s: Scope) => readonly Fitting[]): readonly Candidate[] {
  return (['people', 'matter', 'kind'] as const).flatMap((dim): Candidate[] => {
    const others = dim === 'matter' ? s.topics.filter(t => t.level === 0 && pool.some(k => k.facets.matter?.has(t.value))).map(t => t.value) : []
    const values = [...new Set([...s.facets[dim] ?? [], ...others])]
    if (values.length < 2 || !values.every(v => pool.some(k => k.facets[dim]?.size === 1 && k.facets[dim].has(v)))) return []
    const parts = values.map(v => meantAmong(fitting({ ...s, facets: { ...s.facets, [dim]: new Set([v]) } }))
      .filter(f => !f.of.derived && !f.fit.within && !f.fit.vague && f.of.facets[dim]?.size === 1 && f.of.facets[dim].has(v)).sort((a, b) => b.fit.score - a.fit.score)[0])
    const all = parts.flatMap(p => p ? [p.of] : [])
    const whole = pool.find(k => !k.derived && k.facets[dim] === undefined && sameIds(k.ids, all.flatMap(p => p.ids)))
    return all.length < values.length ? [] : [{ by: whole ? [whole] : all, value: all.reduce((n, k) => n + k.value, 0), ids: all.flatMap(k => k.ids), score: 2 * values.length,
      level: Math.max(...all.map(k => levelOf(k, s, ledger.generic))), divided: false, summed: true, unsaid: false }]
  })
}

function single({ of, fit }: Fitting, s: Scope, ledger: KnownLedger): readonly Candidate[] {
  const level = levelOf(of, s, ledger.generic)
  const whole: Candidate = { by: [of], value: of.value, ids: of.ids, score: fit.score, level, divided: false, summed: false, unsaid: fit.unsaid }
  if (!fit.within) return [whole]
  // What is owed, exempt or left has no day of its own: the day said is that of the sitting.
  const { days, ...units } = fit.within
  const by = days && !['met', 'present', 'late', 'onTime'].some(t => of.terms.has(t as 'met')) ? units : fit.within
  if (Object.keys(by).length === 0) return [whole]
  const found = ledger.within(of, by)
  if (found) return [{ ...whole, ...found, divided: found.value !== of.value }]
  const dateless = of.figure.of !== 'count' || of.figure.from === 'persons' || of.figure.from === 'units'
  return dateless && Object.keys(units).length === 0 ? [whole] : []
}

/** Numbers that the ledger has for what the text says around a claim, the best first. */
export function candidates(s: Scope, ledger: KnownLedger, text: string, unit: string): readonly Candidate[] {
  if (changed.test(text.slice(Math.max(0, s.claim.start - 12), s.claim.start))) return []
  const pool = poolOf(s, ledger, unit)
  const each = eachOf.test(s.words)
  const fitting = (scope: Scope): readonly Fitting[] => pool.filter(k => [...k.terms].some(t => s.terms.has(t)) && (!each || /每/.test(k.figure.label.zh))).flatMap(of => {
    const fit = fitOf(of, scope, ledger.figures.apart(of), ledger, text)
    return fit ? [{ of, fit }] : []
  })
  const meant = meantAmong(fitting(s))
  // 参训22人 are those who came, where they are counted apart from those who made it up.
  const came = s.named ? meant.filter(f => f.of.terms.has('present')) : []
  const told = came.length === 0 ? meant : meant.filter(f => f.of.terms.has('present') || !f.of.terms.has('met') || !came.some(c => namedAlike(c.of, f.of)))
  const found = [...told.flatMap(f => single(f, s, ledger)), ...sums(s, ledger, pool, fitting)]
  return found.filter(c => isWithin(s, c.level, c.by[0]?.figure.label.zh ?? ''))
    .map(c => ({ ...c, score: 4 * c.score - 3 * c.level + (c.by.some(k => k.figure.unit === unit) ? 1 : 0) + (c.by.some(k => k.derived) ? -2 : 0) }))
    .sort((a, b) => b.score - a.score || ((a.by[0]?.key ?? '') < (b.by[0]?.key ?? '') ? -1 : 1))
}

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
  // 每次应到 is contradicted only by what says 每.
  if (k.figure.label.zh.includes('每') && !eachOf.test(s.words)) return undefined
  // A rough number that is not far off is no contradiction.
  if (s.claim.approx && Math.abs(Number(s.claim.value) - best.value) <= best.value * 0.2) return undefined
  // Nothing on record is no other number, and 各 may hand one out to each.
  if ((best.value === 0 && k.terms.has('met')) || /各/.test(s.words)) return undefined
  if (best.level === 1 && !isOwn(k, s) && (!s.named || part.test(s.words))) return undefined
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
