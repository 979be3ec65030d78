import type { Ids, Known, KnownLedger, Within } from './ledger.ts'
import type { Distinctions, Named, Sitting } from './named.ts'
import type { Scope } from './scope.ts'
import { spansOf } from './spans.ts'
import { actors } from './vocabulary.ts'
import { isRosterTopic, rosterTopic } from './words.ts'
import type { UnitKind } from '../../kernel/roster/roster.ts'

const none: ReadonlySet<string> = new Set()
const subset = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean => a.size <= b.size && [...a].every(v => b.has(v))

/** How a named thing fits what a text says: how much of its naming is said, what is not, and what the text narrows besides. */
export type Fit = { readonly score: number; readonly unsaid: boolean; /** Some of it was said only farther off. */ readonly vague: boolean; readonly within: Within | undefined }

function wordsFit(dim: 'people' | 'matter', n: Named, s: Scope, apart: Distinctions): boolean {
  const mine = n.facets[dim] ?? none
  const tells = (v: string): boolean => apart[dim].has(v) || (dim === 'people' && (v === 'outside' || (!actors.has(v) && apart.elsewhere.has(v))))
  return [...s.facets[dim] ?? none].every(v => mine.has(v) || n.allowed[dim]?.has(v) || !tells(v))
}

/** What the units said leave to be narrowed; null where they speak of others. */
function unitsFit(n: Named, s: Scope): Within | null {
  const [kinds, units, mine] = [s.facets.kind ?? none, s.facets.unit ?? none, n.facets.kind ?? none]
  if (units.size > 0) return mine.size > 0 && !subset(kinds, mine) ? null : { units: [...units].map(Number) }
  if (kinds.size === 0 || (subset(kinds, mine) && subset(mine, kinds))) return {}
  return mine.size > 0 && !subset(kinds, mine) ? null : { kinds: [...kinds] as UnitKind[] }
}

/** Whether the sitting said is this one; what days are left to narrow by; null where another is meant. */
function sittingFits(n: Named, s: Scope, ledger: Pick<KnownLedger, 'year' | 'asOf'>, text: string): Within | null {
  const ordinals = s.facets.ordinal ?? none
  const days = spansOf(s, ledger, text)
  if (!n.sitting) return ordinals.size === 1 ? null : days.length > 0 ? { days } : {}
  const { from, to, ordinal } = n.sitting
  if (ordinals.size > 0) return ordinals.has(ordinal) ? {} : null
  return days.length === 0 || days.some(([a, b]) => a <= to && from <= b) ? {} : null
}

/** Whether a text says which sitting: by its place, its day, or what it was about. */
function isSaid({ names }: Sitting, s: Scope, ledger: Pick<KnownLedger, 'year' | 'asOf'>, text: string): boolean {
  const sentence = text.slice(Math.max(s.claim.sentence?.[0] ?? 0, s.claim.start - 120), s.claim.start)
  return s.facets.ordinal !== undefined || spansOf(s, ledger, text).length > 0 || names.some(name => sentence.includes(name))
}

/** A topic said beside a number cannot be left aside for one farther off, unless it narrows that one: 谈话记录3条 of what was 补录. */
function topicsFit(n: Named, s: Scope, generic: ReadonlySet<string>): boolean {
  const mine = (topic: string): boolean => n.topics.has(topic) || n.facets.matter?.has(topic) === true
  if (![...s.joint].every(mine)) return false
  const by = s.topics.find(t => n.topics.has(t.value))
  // What is only on the roster is counted where it is named.
  if (by && isRosterTopic(by.value)) return by.level === 0
  const beside = s.topics.filter(t => t.level === 0 && !isRosterTopic(t.value) && !generic.has(t.value))
  return beside.length === 0 || [...n.topics].some(t => s.noun.has(t)) || beside.some(t => n.topics.has(t.value)) || (by?.level === 1 && by.near && beside.every(t => mine(t.value)))
}

/** Whether a text may speak of a named thing; undefined where it says something else. */
export function fitOf(n: Named, s: Scope, apart: Distinctions, ledger: Pick<KnownLedger, 'year' | 'asOf' | 'generic'>, text: string): Fit | undefined {
  if (!topicsFit(n, s, ledger.generic) || !wordsFit('people', n, s, apart) || !wordsFit('matter', n, s, apart)) return undefined
  const [units, days] = [unitsFit(n, s), sittingFits(n, s, ledger, text)]
  if (!units || !days) return undefined
  const isBeside = (dim: 'people' | 'matter' | 'kind', v: string): boolean => s.own.has(`${dim}:${v}`) || s.own.has(`topic:${v}`) || s.own.has(`near:${v}`) || s.facets[dim]?.has(v) === true
  if (n.also && ![...n.also].every(t => isBeside('matter', t))) return undefined
  const said = (['people', 'matter', 'kind'] as const).flatMap(dim => [...n.facets[dim] ?? none].map(v => isBeside(dim, v) ? 2 : s.stated(dim, v) ? 1 : 0))
  const sitting = n.sitting === undefined ? [] : [isSaid(n.sitting, s, ledger, text) ? 2 : 0]
  const all = [...said, ...sitting]
  const within = { ...units, ...days }
  return { score: all.reduce<number>((a, b) => a + (b === 1 ? -1 : b), 0), unsaid: all.includes(0), vague: all.includes(1), within: Object.keys(within).length > 0 ? within : undefined }
}

/** Whether two are told apart by nothing but their term. */
export const namedAlike = (a: Named, b: Named): boolean => a.sitting?.item === b.sitting?.item
  && (['people', 'matter', 'kind'] as const).every(dim => { const [x, y] = [a.facets[dim] ?? none, b.facets[dim] ?? none]; return subset(x, y) && subset(y, x) })

type Fitting = Named & { readonly ids: Ids }
/** Of things not wholly named by the text only one that holds all the others is meant: 讲党课9场 is all of them. */
export function meantAmong<T extends { readonly of: Fitting; readonly fit: Fit }>(fitting: readonly T[]): readonly T[] {
  const said = fitting.filter(f => !f.fit.unsaid)
  return [...said, ...fitting.filter(({ of, fit }) => fit.unsaid && said.every(r => namedAlike(r.of, of)) && holds(of, fitting))]
}

function holds(of: Fitting, fitting: readonly { readonly of: Fitting }[]): boolean {
  const ids = new Set(of.ids)
  return fitting.every(r => namedAlike(r.of, of) || r.of.ids.every(id => ids.has(id)))
}

/** The level of the nearest of a text's topics by which something may be meant; one that says less than another comes after it. */
export const levelOf = (n: Named, s: Scope, generic: ReadonlySet<string>): number =>
  s.topics.filter(t => n.topics.has(t.value)).reduce((least, t) => Math.min(least, t.level + (generic.has(t.value) ? 1.5 : 0)), Infinity)

/** What a sentence itself speaks of, where it speaks of anything that could be meant; else what was spoken of before. */
export function nearest<T extends Named>(pool: readonly T[], s: Scope, generic: ReadonlySet<string>): readonly T[] {
  const inSentence = pool.filter(n => levelOf(n, s, generic) < 2)
  return inSentence.some(n => s.topics.some(t => t.level <= 1 && n.topics.has(t.value) && !isRosterTopic(t.value) && !generic.has(t.value))) ? inSentence : pool
}

/** A topic beside the number is meant before one farther off; what is only on the roster comes last. */
export const isRoster = (k: Known): boolean => k.topics.has(rosterTopic)
