import type { Claim } from '../../claims/index.ts'
import { facetsOf } from './naming.ts'
import type { Facets } from './named.ts'
import type { Piece } from './pieces.ts'
import type { Term } from './terms.ts'
import { isRosterTopic, type Dim, type Token } from './words.ts'

type Narrow = Exclude<Dim, 'topic' | 'near'>
const narrow: readonly Narrow[] = ['people', 'kind', 'unit', 'matter', 'ordinal']

/** What some words narrow a number by, and what they say is counted. */
export const facets = (tokens: readonly Token[]): Facets => { const { topic: _t, near: _n, ...rest } = facetsOf(tokens); return rest }
export const topics = (tokens: readonly Token[]): string[] => tokens.flatMap(t => t.marks.filter(m => m.dim === 'topic').map(m => m.value))
/** A topic that says what was done, not only whom there is. */
export const isReal = (topic: string): boolean => !isRosterTopic(topic)

/** What numbers are narrowed by at one place of a sentence. `lead` is what its clauses began with, and so their subject. */
type Element = { readonly facets: Facets; readonly lead: Facets; readonly dates: readonly Claim[] }
const empty: Element = { facets: {}, lead: {}, dates: [] }

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every(v => b.has(v))

/** How many topics of a sentence are kept: of a very long one the last. */
const kept = 12
/** How much of what is no known word is kept; a sentence with more speaks of something else anyhow. */
const enough = 200

/** What a sentence has said so far that the next piece of it may still be about. */
export class Sentence {
  readonly start: number
  element = empty
  terms: readonly Term[] | undefined
  topics: readonly string[] = []
  /** Topics since the last ；. */
  near: ReadonlySet<string> = new Set()
  /** What was said that is no known word. */
  rest = ''
  /** What holds for all that follows ：. */
  #head = empty
  #before = empty
  /** What holds for each item of a list, and what held before it. */
  #saved: Element | undefined
  #outer = empty
  #outside: { readonly element: Element; readonly terms: readonly Term[] | undefined }[] = []

  constructor(start: number) { this.start = start }

  /** A mark ends what was in force: ； an element, ） an aside, 、 one item of a list, whose items do not bear on each other. */
  enter({ mark }: Piece): void {
    if (mark === '；') { this.element = this.#head; this.terms = undefined; this.#saved = undefined; this.near = new Set() }
    if (mark === '：') { this.#head = this.element; this.#saved = undefined }
    if (mark === '（') this.#outside.push({ element: this.element, terms: this.terms })
    if (mark === '）') { const out = this.#outside.pop(); if (out) { this.element = out.element; this.terms = out.terms } }
    if (mark === '、') {
      if (!this.#saved) { this.#outer = this.#before; this.#saved = this.#listed(this.#before) }
      this.element = this.#saved
    }
    if (mark === '，' && this.#saved) { this.element = this.#outer; this.#saved = undefined }
    this.#before = this.element
  }

  /** What holds for all items of a list: what held before it, and the subject that its first item began with. */
  #listed(before: Element): Element {
    const { matter: _, ...lead } = this.element.lead
    return { ...before, facets: { ...before.facets, ...lead }, lead: { ...before.lead, ...lead } }
  }

  /**
   * Takes in what some words narrow by. Words that narrow once more what is narrowed already begin anew from the head
   * of the sentence; words with a topic of their own keep only what clauses before began with: 发至学习小组，全员签署承诺书.
   */
  say(own: readonly Token[], lead: readonly Token[], dates: readonly Claim[]): void {
    const { facets: now } = this.element
    const said = facets(own)
    const anew = narrow.some(d => d !== 'matter' && said[d] && now[d] && !same(said[d], now[d]))
    const base = anew ? this.#head : this.element
    const hasTopic = topics(own).some(isReal)
    this.element = { facets: { ...hasTopic ? base.lead : base.facets, ...said }, lead: { ...base.lead, ...facets(lead) }, dates: dates.length > 0 ? dates : base.dates }
  }

  /** Takes in what was spoken of, and what was said that is no known word. */
  about(own: readonly Token[], rest = ''): void {
    const said = topics(own)
    if (this.rest.length < enough) this.rest += ` ${rest}`
    if (said.length === 0) return
    this.near = new Set([...this.near, ...said].slice(-kept))
    this.topics = [...this.topics.filter(t => !said.includes(t)), ...said].slice(-kept)
  }

  /** Whether something narrows here that `own` does not say. */
  carries(own: Facets): boolean { return narrow.some(d => this.element.facets[d] !== undefined && own[d] === undefined) }
}
