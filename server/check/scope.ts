import type { Claim } from '../../claims/index.ts'
import { facetsOf } from './naming.ts'
import type { Facets } from './named.ts'
import { headingsOver, type Cut, type Piece } from './pieces.ts'
import { done, left, readTerms, type Term } from './terms.ts'
import { isRosterTopic, type Dim, type Mark, type Token, type Words } from './words.ts'

/** A topic that a claim may be about: said beside it (0), earlier in the sentence (1), in the paragraph (2), in a heading (3). */
export type Topic = { readonly value: string; readonly level: 0 | 1 | 2 | 3; /** No ； stands between. */ readonly near: boolean }
/** What a text says around a number, a percentage, a blank or a universal word. */
export type Scope = {
  readonly claim: Claim
  readonly topics: readonly Topic[]
  /** What narrows it: said beside it, else earlier in the sentence and still in force. */
  readonly facets: Facets
  /** The same without what was said earlier, and whether there was any. */
  readonly alone: Facets
  readonly carried: boolean
  /** Topics said together right before the number: 组织生活会和“三会一课”9场 is of both. */
  readonly joint: ReadonlySet<string>
  /** The topics of the noun right after the number. */
  readonly noun: ReadonlySet<string>
  /** What is said beside the number itself. */
  readonly own: ReadonlySet<string>
  /** Whether a word was said anywhere before in the paragraph or over it. */
  readonly stated: (dim: Dim, value: string) => boolean
  readonly dates: readonly Claim[]
  readonly terms: ReadonlySet<Term>
  readonly named: boolean
  /** The words of its item, numbers and titles hidden; `rest` is what of them is no known word. */
  readonly words: string
  readonly rest: string
  /** What earlier clauses of the sentence say that is no known word. */
  readonly lead: string
  /** The sentence up to the claim. */
  readonly before: string
  readonly headings: readonly string[]
  /** What stands over the sentence: the title, its headings, how its paragraph begins. */
  readonly over: string
}

type Narrow = Exclude<Dim, 'topic' | 'near'>
const narrow: readonly Narrow[] = ['people', 'kind', 'unit', 'matter', 'ordinal']
/** `lead` is what a clause began with, and so its subject. */
type Element = { readonly facets: Facets; readonly lead: Facets; readonly dates: readonly Claim[] }
const empty: Element = { facets: {}, lead: {}, dates: [] }

const facets = (tokens: readonly Token[]): Facets => { const { topic: _t, near: _n, ...rest } = facetsOf(tokens); return rest }
const topics = (tokens: readonly Token[]): string[] => tokens.flatMap(t => t.marks.filter(m => m.dim === 'topic').map(m => m.value))
const isReal = (topic: string): boolean => !isRosterTopic(topic)
const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every(v => b.has(v))
const key = (m: Mark): string => `${m.dim}:${m.value}`

/** What the sentence has said so far that the next piece may still be about. */
class Sentence {
  head = empty
  element = empty
  #before = empty
  #saved: Element | undefined
  #outside: { element: Element; terms: readonly Term[] | undefined }[] = []
  topics: string[] = []
  /** What was said that is no known word. */
  lead = ''
  /** Topics since the last ；. */
  near = new Set<string>()
  terms: readonly Term[] | undefined

  about(said: readonly string[]): void {
    for (const t of said) this.near.add(t)
    if (said.length > 0) this.topics = [...this.topics.filter(t => !said.includes(t)), ...said].slice(-12)
  }

  /** A mark ends what was in force: ； an element, ） an aside, 、 one item of a list, whose items do not bear on each other. */
  enter({ mark }: Piece): void {
    if (mark === '；') { this.element = this.head; this.terms = undefined; this.#saved = undefined; this.near = new Set() }
    if (mark === '：') { this.head = this.element; this.#saved = undefined }
    if (mark === '（') this.#outside.push({ element: this.element, terms: this.terms })
    if (mark === '）') { const out = this.#outside.pop(); if (out) { this.element = out.element; this.terms = out.terms } }
    if (mark === '、') { this.#saved ??= this.#before; this.element = this.#saved }
    if (mark === '，' && this.#saved) { this.element = this.#saved; this.#saved = undefined }
    this.#before = this.element
  }

  /**
   * Takes in what a piece says. One that says again by what it is narrowed begins anew from the head of the sentence;
   * one with a topic of its own keeps only what clauses before it began with: 发至学习小组，全员签署承诺书.
   */
  say(own: Facets, lead: Facets, hasTopic: boolean, dates: readonly Claim[]): void {
    const { facets: now } = this.element
    const anew = narrow.some(d => d !== 'matter' && own[d] && now[d] && !same(own[d], now[d]))
    const base = anew ? this.head : this.element
    this.element = { facets: { ...hasTopic ? base.lead : base.facets, ...own }, lead: { ...base.lead, ...lead }, dates: dates.length > 0 ? dates : base.dates }
  }
}

/** What was said before: by line the first place of each word. */
class Stated {
  readonly #lines = new Map<string, number>()
  note(line: number, tokens: readonly Token[]): void {
    for (const t of tokens) for (const m of t.marks) { const k = `${line}/${key(m)}`; if (!this.#lines.has(k)) this.#lines.set(k, t.start) }
  }
  has(line: number, dim: Dim, value: string, before: number): boolean { return (this.#lines.get(`${line}/${dim}:${value}`) ?? Infinity) < before }
}

function restOf(masked: string, tokens: readonly Token[], start: number, end: number): string {
  let at = start
  const parts = tokens.map(t => { const part = masked.slice(at, Math.max(at, t.start)); at = Math.max(at, t.end); return part })
  return [...parts, masked.slice(at, end)].join(' ')
}

/** As far as a paragraph's beginning says of which part of the year it speaks. */
const opened = 10

const total = /^(?:\s|其中|，)*(?:共计|合计|总计|总共|一共|共)$/

/** The topics that the paragraph comes to after each piece: 应签153份 may stand before 承诺书. */
function comingOf(pieces: readonly Piece[]): readonly (readonly string[])[] {
  const coming: (readonly string[])[] = []
  for (let i = pieces.length - 1; i >= 0; i -= 1) {
    const [p, next] = [pieces[i], pieces[i + 1]]
    const said = next && p && next.line === p.line ? topics(next.tokens).filter(isReal) : undefined
    coming[i] = said === undefined ? [] : said.length > 0 ? said : coming[i + 1] ?? []
  }
  return coming
}

const opening = /^(?:\u0003|\s|各|全体|所有|全部|其中|即|局|我局)*$/

/** Reads, for every number and universal word of a text, what the text says around it; linear in the length of the text. */
export class Scopes {
  readonly #cut: Cut
  readonly #words: Words
  readonly #stated = new Stated()
  readonly #over: (offset: number) => readonly string[]
  readonly #headings = new Map<string, readonly Token[]>()
  readonly #found = new Map<Claim, Scope>()
  readonly #tails: readonly string[]
  readonly #title: string
  #lineStart = 0
  readonly #coming: readonly (readonly string[])[]

  constructor(text: Cut, words: Words, universals: readonly Claim[]) {
    this.#cut = text
    this.#words = words
    this.#over = headingsOver(text.text)
    this.#title = text.text.trimStart().slice(0, 60).split('\n', 1)[0] ?? ''
    this.#tails = this.#tailsOf(text.pieces)
    this.#coming = comingOf(text.pieces)
    const byPiece = Map.groupBy(universals, c => text.pieceAt(c.start))
    let sentence = new Sentence()
    let [line, earlier, sentenceStart] = [-1, [] as readonly string[], 0]
    for (const [i, piece] of text.pieces.entries()) {
      if (piece.mark === '。') {
        earlier = piece.line !== line ? [] : [...earlier.filter(t => !sentence.topics.includes(t)), ...sentence.topics.filter(isReal)].slice(-8)
        if (piece.line !== line) this.#lineStart = piece.start
        line = piece.line
        sentence = new Sentence()
        sentenceStart = piece.start
      }
      this.#read(i, piece, sentence, [...this.#coming[i] ?? [], ...earlier], sentenceStart, byPiece.get(i) ?? [])
    }
  }

  of(claim: Claim): Scope | undefined { return this.#found.get(claim) }

  /** 承诺书4份、谈话5人次晚于时限: the words after the last number of a list are said of all its items. */
  #tailsOf(pieces: readonly Piece[]): readonly string[] {
    const tails: string[] = []
    for (let i = pieces.length - 1; i >= 0; i -= 1) {
      const [p, next] = [pieces[i], pieces[i + 1]]
      const end = p?.numbers.at(-1)?.end
      tails[i] = next?.mark === '、' ? tails[i + 1] ?? '' : p && end !== undefined ? this.#cut.masked.slice(end, p.end) : ''
    }
    return tails
  }

  #read(i: number, piece: Piece, sentence: Sentence, earlier: readonly string[], from: number, universals: readonly Claim[]): void {
    sentence.enter(piece)
    const before = this.#cut.pieces[i - 1]
    this.#stated.note(piece.line, piece.tokens)
    const { numbers } = piece
    for (const [n, claim] of numbers.entries()) {
      const [start, end] = [numbers[n - 1]?.end ?? piece.start, numbers[n + 1]?.start ?? piece.end]
      const joined = n === 0 && piece.mark === '，' && before && before.numbers.length === 0 && total.test(this.#cut.masked.slice(start, claim.start))
      const tokens = piece.tokens.filter(t => t.start >= start && t.end <= end)
      const ahead = tokens.filter(t => t.end <= claim.start)
      const own = joined ? [...before.tokens, ...tokens] : n < numbers.length - 1 && ahead.length > 0 ? ahead : tokens
      sentence.say(facets(own), this.#lead(piece), topics(own).some(isReal), n === 0 ? piece.dates : [])
      this.#add(claim, own, sentence, earlier, { start: joined ? before.start : start, end, from, tail: this.#tails[i] ?? '', piece })
      sentence.about(topics(own))
    }
    if (numbers.length === 0) {
      sentence.say(facets(piece.tokens), this.#lead(piece), topics(piece.tokens).some(isReal), piece.dates)
      const terms = readTerms(this.#cut.masked.slice(piece.start, piece.end), '')
      if (terms) sentence.terms = terms
    }
    for (const claim of universals) this.#add(claim, piece.tokens, sentence, earlier, { start: piece.start, end: piece.end, from, tail: '', piece })
    if (sentence.lead.length < 200) sentence.lead += ` ${restOf(this.#cut.masked, piece.tokens, piece.start, piece.end)}`
    sentence.about(topics(piece.tokens))
  }

  /** What a piece begins with. */
  #lead(piece: Piece): Facets {
    const [first] = piece.tokens
    return first && opening.test(this.#cut.masked.slice(piece.start, first.start)) ? facets([first]) : {}
  }

  #topicsOf(claim: Claim, own: readonly Token[], sentence: Sentence, earlier: readonly string[], headings: readonly Token[]): readonly Topic[] {
    const ahead = topics(own.filter(t => t.end <= claim.start)).reverse()
    const after = topics(own.filter(t => t.start >= claim.end))
    const levels = [[...ahead.slice(0, 1), ...after, ...ahead.slice(1)], [...sentence.topics].reverse(), [...earlier].reverse(), topics(headings)]
    const seen = new Set<string>()
    const found: Topic[] = []
    for (const [level, list] of levels.entries()) for (const value of list) if (!seen.has(value)) { seen.add(value); found.push({ value, level: level as Topic['level'], near: level === 0 || sentence.near.has(value) }) }
    return found
  }

  #joint(ahead: readonly Token[]): readonly string[] {
    const list: string[] = []
    for (let i = ahead.length - 1; i > 0; i -= 1) {
      const [before, t] = [ahead[i - 1], ahead[i]]
      if (!before || !t || !/^[“”‘’和及与以、]+$/.test(this.#cut.masked.slice(before.end, t.start))) break
      if (list.length === 0) list.push(...topics([t]))
      list.push(...topics([before]))
    }
    return list.filter(isReal)
  }

  #headingTokens(lines: readonly string[]): readonly Token[] {
    return lines.flatMap(h => { const known = this.#headings.get(h) ?? this.#words.read(h); this.#headings.set(h, known); return known })
  }

  #add(claim: Claim, own: readonly Token[], sentence: Sentence, earlier: readonly string[],
    at: { readonly start: number; readonly end: number; readonly from: number; readonly tail: string; readonly piece: Piece }): void {
    const { masked } = this.#cut
    const headings = this.#over(at.piece.start)
    const over = this.#headingTokens(headings)
    const heading = new Set(over.flatMap(t => t.marks.map(key)))
    const beside = readTerms(masked.slice(at.start, claim.start), masked.slice(claim.end, at.end))
    const behind = beside ? undefined : readTerms('', at.tail)
    const carried = sentence.terms
    const base = isAhead(headings) ? left : done
    // 未开的21场，13场时限未到，8场逾期: of what was not done, 逾期 is what is left.
    const plain = beside?.includes('late') && beside.includes('overdue') && carried?.some(t => t === 'overdue' || t === 'notDue') ? ['overdue' as const] : beside
    if (plain) sentence.terms = plain
    const ownFacets = facets(own)
    this.#found.set(claim, {
      claim, topics: this.#topicsOf(claim, own, sentence, earlier, over), facets: { ...sentence.element.facets, ...ownFacets },
      alone: ownFacets, carried: narrow.some(d => sentence.element.facets[d] && !ownFacets[d]),
      joint: new Set(this.#joint(own.filter(t => t.end <= claim.start && topics([t]).some(isReal)))),
      noun: new Set(topics(own.filter(t => t.start === claim.end))),
      own: new Set(own.flatMap(t => t.marks.map(key))), dates: sentence.element.dates,
      stated: (dim, value) => heading.has(`${dim}:${value}`) || this.#stated.has(at.piece.line, dim, value, at.end),
      terms: new Set(plain ?? behind ?? [...base, ...carried ?? []]), named: beside !== undefined || behind !== undefined,
      words: masked.slice(at.start, at.end), rest: restOf(masked, own, at.start, at.end), lead: sentence.lead, before: masked.slice(at.from, claim.start), headings, over: `${this.#title}${headings.join('')}${this.#cut.text.slice(this.#lineStart, this.#lineStart + opened)}`,
    })
  }
}

/** A section that plans: what it says is still to be done. */
export const isAhead = (headings: readonly string[]): boolean => headings.some(h => /工作重点|下一步|下步|打算|工作安排|工作计划|工作思路|展望|努力方向|今后/.test(h))
