import { whose, type Whose } from './circumstances.ts'
import type { Family, FamilyTerm, FamilyValue, KnownLedger } from './ledger.ts'
import { fitOf, levelOf, meantAmong, namedAlike, nearest } from './meant.ts'
import { isMeantFrom } from './strange.ts'
import type { Scope } from './scope.ts'
import { familyTerms } from './ledger.ts'

/** A sum that a percentage or a universal word is about: one, its part in some units, or those of several classes named together. */
type Sum = { readonly of: readonly Family[]; readonly keys: readonly string[]; readonly label: string; readonly unit: string; readonly value: FamilyValue; readonly level: number; readonly score: number
  /** Everything met was met on the days that the text names, if any. */ readonly then: boolean }

const terms = Object.keys(familyTerms) as FamilyTerm[]
const added = (list: readonly Family[]): FamilyValue => Object.fromEntries(terms.map(t => [t, list.reduce((n, f) => n + f.value[t], 0)])) as FamilyValue

function sum(list: readonly Family[], s: Scope, ledger: KnownLedger, score: number, value = added(list), then = true): Sum {
  return { of: list, keys: list.map(f => f.key), label: list.map(f => f.label).join('、'), unit: list[0]?.unit ?? '', value, level: Math.max(...list.map(f => levelOf(f, s, ledger.generic))), score, then }
}

/** The sums that the text may speak of, the best first. */
function sumsMeant(s: Scope, ledger: KnownLedger, text: string): readonly Sum[] {
  const pool = nearest(ledger.families.of(s.topics.map(t => t.value)).filter(f => f.value.due > 0), s, ledger.generic)
  const fitting = (scope: Scope) => meantAmong(pool.flatMap(of => {
    const fit = fitOf(of, scope, ledger.families.apart(of), ledger, text)
    return fit ? [{ of, fit }] : []
  }))
  const single = fitting(s).flatMap(({ of, fit }): Sum[] => {
    if (!fit.within) return [sum([of], s, ledger, fit.score)]
    const { days, ...units } = fit.within
    const value = ledger.sumWithin(of, units)
    return value.due === 0 ? [] : [sum([of], s, ledger, fit.score, value, days === undefined || ledger.sumWithin(of, fit.within).met === value.met)]
  })
  const people = [...s.facets.people ?? []]
  const classes = people.length < 2 ? [] : people.map(v => fitting({ ...s, facets: { ...s.facets, people: new Set([v]) } }).find(f => f.of.facets.people?.has(v) && !f.fit.vague && !f.fit.within)?.of)
  const several = classes.length > 0 && classes.every(f => f !== undefined) ? [sum(classes, s, ledger, 2 * classes.length)] : []
  return [...single, ...several].filter(x => isMeantFrom(s, x.level, x.label)).sort((a, b) => a.level - b.level || b.score - a.score)
}

export type Percent = { readonly state: 'supported' | 'contradicted' | 'unbound' | 'attested'; readonly sum?: Sum; readonly rate?: number }

/** Met ÷ (due − exempt − not yet due): what need not be met yet is no part of the base. */
function rateOf({ value }: Sum): number | undefined {
  const base = value.due - value.exempt - value.notDue
  return base > 0 ? value.met / base * 100 : undefined
}

/** Whether a printed percentage is the rate, rounded or cut at the digits printed. */
export function printedAs(rate: number, printed: number, text: string): boolean {
  const scale = 10 ** (/[.．](\d+)/.exec(text)?.[1]?.length ?? 0)
  return printed === Math.round(rate * scale) / scale || printed === Math.floor(rate * scale + 1e-9) / scale
}

const notRate = /占|同比|环比|比例|增长|下降|上升|提高|减少|满意|合格|优秀|好评|整改|办结|销号|化解|成功|参与率/

const attendance = /(?:参会|到会|出席|到课|参训)率/

/** Those who came as a share of all called, or of all but the exempt: who made it up was not there. */
function presence(x: Sum, s: Scope, ledger: KnownLedger): readonly { readonly sum: Sum; readonly rate: number }[] {
  const came = ledger.figures.of(s.topics.map(t => t.value)).filter(k => k.terms.has('present') && k.ids.length > 0 && x.of.some(f => namedAlike(k, f)))
  return came.flatMap(k => [x.value.due, x.value.due - x.value.exempt].map(base => ({ sum: { ...x, value: { ...x.value, met: k.value } }, rate: k.value / base * 100 })))
}

/** Checks a percentage against the rate of the sum that it speaks of; a rate over all that was due is told apart, not refused. */
export function checkPercentage(s: Scope, ledger: KnownLedger, text: string): Percent {
  const { claim } = s
  const of = whose(s, ledger, text)
  if (of === 'attested') return { state: 'attested' }
  if (typeof claim.value !== 'number' || claim.unit !== '%' || claim.valueMax !== undefined || of !== 'ours' || notRate.test(s.words)) return { state: 'unbound' }
  const value = claim.value
  const all = sumsMeant(s, ledger, text).filter(x => x.then).flatMap(x => { const rate = rateOf(x); return rate === undefined ? [] : [{ sum: x, rate }] })
  const attended = attendance.test(s.words) ? all.flatMap(r => presence(r.sum, s, ledger)) : []
  const near = (rate: number): boolean => claim.approx ? rate >= value - 1 && rate < value + 10 : printedAs(rate, value, claim.text)
  const best = all[0]
  const same = (attendance.test(s.words) ? attended : all).find(r => near(r.rate))
  if (same) return { state: 'supported', ...same }
  if (!best) return { state: 'unbound' }
  if (attendance.test(s.words)) return { state: 'unbound' }
  const clear = all.every(r => r.rate === best.rate) && best.sum.level <= 1 && !claim.approx && !printedAs(best.sum.value.met / best.sum.value.due * 100, value, claim.text)
  return { state: clear ? 'contradicted' : 'unbound', ...best }
}

export type Universal = { readonly state: 'supported' | 'contradicted' | 'unbound'; readonly sum?: Sum; readonly remainder?: number; readonly whose: Whose }

/** 各党支部召开党员大会75次 tells how many they held together, not that each held all of its own. */
const together = (s: Scope, text: string): boolean => s.words.includes('\u0002') && /^各(?:基层|律所)?(?:党支部|支部|党小组|党组织)/.test(text.slice(s.claim.start))
const handsOut = /^各(?:[签交发写填报一两二三]|\d)/
const asked = /平均|人均|(?<!按|按照)要求|引领|引导|督促|倡议|号召|推动|确保|监督|提醒|动员|向全体|为全体/

/** Checks 均, 全体, 全覆盖 …: what of the sum that its clause speaks of is neither met nor exempt; unbound where it speaks of none. */
export function checkUniversal(s: Scope, ledger: KnownLedger, text: string): Universal {
  const of = whose(s, ledger, text)
  if (of !== 'ours' || handsOut.test(text.slice(s.claim.start, s.claim.start + 4)) || asked.test(s.words) || together(s, text)) return { state: 'unbound', whose: of }
  const all = sumsMeant(s, ledger, text).filter(x => x.level <= 1)
  const left = (x: Sum): number => x.value.overdue + x.value.notDue
  const [best] = all
  if (!best) return { state: 'unbound', whose: of }
  if (all.every(x => left(x) === 0 && x.then)) return { state: 'supported', sum: best, remainder: 0, whose: of }
  return all.every(x => left(x) > 0) ? { state: 'contradicted', sum: best, remainder: left(best), whose: of } : { state: 'unbound', whose: of }
}
