import { fitOf, levelOf, meantAmong, namedAlike, nearest, type Fit } from './meant.ts'
import type { Ids, Known, KnownLedger } from './ledger.ts'
import type { Scope } from './scope.ts'
import { isMeantFrom } from './strange.ts'

/** A number that the ledger has for what a text speaks of: one figure, a part of one, or several added. */
export type Candidate = { readonly by: readonly Known[]; readonly value: number; readonly ids: Ids; readonly score: number; readonly level: number; readonly divided: boolean; readonly summed: boolean; readonly unsaid: boolean }
/** Measure words that count the same things: a text may say either. */
const alike: readonly (readonly string[])[] = [['次', '场', '场次', '期', '堂'], ['人', '名', '位'], ['份', '件'], ['个', '家', '所'], ['轮', '轮次'], ['条', '项'], ['学时', '课时'], ['天', '日']]
const sameUnit = (a: string, b: string): boolean => a === b || alike.some(group => group.includes(a) && group.includes(b))

const eachOf = /每(?:[名人个次季月年周]|半年)|人均|平均|一年一次|至少/
const changed = /(?:增加|减少|提高|下降|上升|增长|降低|新增|同比[^，。；]{0,4}|多|少)了?$/

/** Figures that any of a text's topics may mean and that count in its measure word. */
export function poolOf(s: Scope, ledger: KnownLedger, unit: string): readonly Known[] {
  return nearest(ledger.figures.of(s.topics.map(t => t.value)).filter(k => sameUnit(unit, k.figure.unit)), s, ledger.generic)
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
  return found.filter(c => isMeantFrom(s, c.level, c.by[0]?.figure.label.zh ?? ''))
    .map(c => ({ ...c, score: 4 * c.score - 3 * c.level + (c.by.some(k => k.figure.unit === unit) ? 1 : 0) + (c.by.some(k => k.derived) ? -2 : 0) }))
    .sort((a, b) => b.score - a.score || ((a.by[0]?.key ?? '') < (b.by[0]?.key ?? '') ? -1 : 1))
}
