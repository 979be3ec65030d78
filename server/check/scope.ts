import type { Claim } from '../../claims/index.ts'
import type { Facets } from './named.ts'
import { headingsOver, type Cut, type Piece } from './pieces.ts'
import { facets, isReal, Sentence, topics } from './sentence.ts'
import { done, left, readTerms, type Term } from './terms.ts'
import type { Dim, Mark, Token, Words } from './words.ts'

/** A topic that a claim may be about: said beside it (0), earlier in the sentence (1), in the paragraph (2), in a heading (3). */
export type Topic = { readonly value: string; readonly level: 0 | 1 | 2 | 3; /** No ； stands between. */ readonly near: boolean }

/** What a text says around a number, a percentage, a blank or a universal word. */
export type Scope = {
  readonly claim: Claim
  /** The nearest first. */
  readonly topics: readonly Topic[]
  /** Topics said together right before it: 组织生活会和“三会一课”9场 is of both. */
  readonly joint: ReadonlySet<string>
  /** The topics of the noun right after it. */
  readonly noun: ReadonlySet<string>
  /** What narrows it: said beside it, else earlier in the sentence and still in force. */
  readonly facets: Facets
  /** The same without what was said earlier, and whether there was any. */
  readonly alone: Facets
  readonly carried: boolean
  readonly dates: readonly Claim[]
  /** Every mark of the words beside it. */
  readonly own: ReadonlySet<string>
  /** Whether a word was said anywhere before in the paragraph, or over it. */
  readonly stated: (dim: Dim, value: string) => boolean
  readonly terms: ReadonlySet<Term>
  /** Words beside it name the term. */
  readonly named: boolean
  /** The words of its item, numbers and titles hidden; `rest` is what of them is no known word, `restBefore` that of the clauses before. */
  readonly words: string
  readonly rest: string
  readonly restBefore: string
  /** The sentence up to the claim: of a very long one how it begins and what comes right before. */
  readonly before: string
  readonly headings: readonly string[]
  /** What stands over the sentence: the title, its headings, how its paragraph begins. */
  readonly over: string
}

const key = (m: Mark): string => `${m.dim}:${m.value}`

/** What was said: by line the first place of each word. */
class Stated {
  readonly #first = new Map<string, number>()
  note(line: number, tokens: readonly Token[]): void {
    for (const t of tokens) for (const m of t.marks) { const name = `${line}/${key(m)}`; if (!this.#first.has(name)) this.#first.set(name, t.start) }
  }
  before(line: number, dim: Dim, value: string, offset: number): boolean { return (this.#first.get(`${line}/${dim}:${value}`) ?? Infinity) < offset }
}

function restOf(masked: string, tokens: readonly Token[], start: number, end: number): string {
  let at = start
  const parts = tokens.map(t => { const part = masked.slice(at, Math.max(at, t.start)); at = Math.max(at, t.end); return part })
  return [...parts, masked.slice(at, end)].join(' ')
}

/** Of a sentence that goes on for ever only so much bears on one number. */
const reach = 200
const ends = (before: string): string => before.length <= 2 * reach ? before : `${before.slice(0, reach)}，${before.slice(-reach)}`
/** As far as a paragraph's beginning says of which part of the year it speaks. */
const opening = 10
/** How many topics of a paragraph are kept. */
const kept = 8

const total = /^(?:\s|其中|，)*(?:共计|合计|总计|总共|一共|共)$/
const toSubject = /^(?:\u0003|\s|各|全体|所有|全部|其中|即|局|我局)*$/
const together = /^[“”‘’和及与以、]+$/

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

/** 承诺书4份、谈话5人次晚于时限: the words after the last number of a list are said of all its items. */
function tailsOf({ pieces, masked }: Cut): readonly string[] {
  const tails: string[] = []
  for (let i = pieces.length - 1; i >= 0; i -= 1) {
    const [p, next] = [pieces[i], pieces[i + 1]]
    const end = p?.numbers.at(-1)?.end
    tails[i] = next?.mark === '、' ? tails[i + 1] ?? '' : p && end !== undefined ? masked.slice(end, p.end) : ''
  }
  return tails
}

/** One claim with the words of its item, and where these stand. */
type Item = { readonly claim: Claim; readonly own: readonly Token[]; readonly start: number; readonly end: number; readonly piece: Piece; readonly tail: string }

/** Reads, for every number and universal word of a text, what the text says around it; linear in the length of the text. */
export class Scopes {
  readonly #cut: Cut
  readonly #words: Words
  readonly #stated = new Stated()
  readonly #over: (offset: number) => readonly string[]
  readonly #headings = new Map<string, readonly Token[]>()
  readonly #found = new Map<Claim, Scope>()
  readonly #tails: readonly string[]
  readonly #coming: readonly (readonly string[])[]
  readonly #title: string
  #lineStart = 0
  /** Topics of the paragraph's sentences before. */
  #earlier: readonly string[] = []
  #sentence = new Sentence(0)

  constructor(text: Cut, words: Words, universals: readonly Claim[]) {
    this.#cut = text
    this.#words = words
    this.#over = headingsOver(text.text)
    this.#title = text.text.trimStart().slice(0, 60).split('\n', 1)[0] ?? ''
    this.#tails = tailsOf(text)
    this.#coming = comingOf(text.pieces)
    const byPiece = Map.groupBy(universals, c => text.pieceAt(c.start))
    for (const [i, piece] of text.pieces.entries()) {
      if (piece.mark === '。') this.#begin(piece, text.pieces[i - 1])
      this.#read(i, piece, byPiece.get(i) ?? [])
    }
  }

  of(claim: Claim): Scope | undefined { return this.#found.get(claim) }

  #begin(piece: Piece, before: Piece | undefined): void {
    const isParagraph = before?.line !== piece.line
    const said = this.#sentence.topics.filter(isReal)
    this.#earlier = isParagraph ? [] : [...this.#earlier.filter(t => !said.includes(t)), ...said].slice(-kept)
    if (isParagraph) this.#lineStart = piece.start
    this.#sentence = new Sentence(piece.start)
  }

  #read(i: number, piece: Piece, universals: readonly Claim[]): void {
    const { masked } = this.#cut
    const sentence = this.#sentence
    sentence.enter(piece)
    this.#stated.note(piece.line, piece.tokens)
    const [first] = piece.tokens
    const lead = first && toSubject.test(masked.slice(piece.start, first.start)) ? [first] : []
    for (const [n, item] of this.#itemsOf(i, piece).entries()) {
      sentence.say(item.own, lead, n === 0 ? piece.dates : [])
      this.#add(i, item)
      sentence.about(item.own)
    }
    if (piece.numbers.length === 0) {
      sentence.say(piece.tokens, lead, piece.dates)
      sentence.terms = readTerms(masked.slice(piece.start, piece.end), '') ?? sentence.terms
    }
    for (const claim of universals) this.#add(i, { claim, own: piece.tokens, start: piece.start, end: piece.end, piece, tail: '' })
    sentence.about(piece.tokens, restOf(masked, piece.tokens, piece.start, piece.end))
  }

  /** The numbers of a piece, each with the words up to its neighbours; 共2个 takes those of the clause before. */
  #itemsOf(i: number, piece: Piece): readonly Item[] {
    const { numbers, tokens } = piece
    const before = this.#cut.pieces[i - 1]
    return numbers.map((claim, n): Item => {
      const [start, end] = [numbers[n - 1]?.end ?? piece.start, numbers[n + 1]?.start ?? piece.end]
      const around = tokens.filter(t => t.start >= start && t.end <= end)
      const ahead = around.filter(t => t.end <= claim.start)
      const own = n < numbers.length - 1 && ahead.length > 0 ? ahead : around
      const isTotal = n === 0 && piece.mark === '，' && before?.numbers.length === 0 && total.test(this.#cut.masked.slice(start, claim.start))
      return { claim, own: isTotal ? [...before.tokens, ...own] : own, start: isTotal ? before.start : start, end, piece, tail: this.#tails[i] ?? '' }
    })
  }

  #topicsOf(i: number, { claim, own }: Item, headings: readonly Token[]): readonly Topic[] {
    const ahead = topics(own.filter(t => t.end <= claim.start)).reverse()
    const after = topics(own.filter(t => t.start >= claim.end))
    const { topics: said, near } = this.#sentence
    const levels = [[...ahead.slice(0, 1), ...after, ...ahead.slice(1)], said.toReversed(), [...this.#earlier.toReversed(), ...this.#coming[i] ?? []], topics(headings)]
    const found = new Map<string, Topic>()
    for (const [level, list] of levels.entries()) for (const value of list) {
      if (!found.has(value)) found.set(value, { value, level: level as Topic['level'], near: level === 0 || near.has(value) })
    }
    return [...found.values()]
  }

  #joint(ahead: readonly Token[]): readonly string[] {
    const list: string[] = []
    for (let i = ahead.length - 1; i > 0; i -= 1) {
      const [before, t] = [ahead[i - 1], ahead[i]]
      if (!before || !t || !together.test(this.#cut.masked.slice(before.end, t.start))) break
      list.push(...topics([t]), ...topics([before]))
    }
    return list.filter(isReal)
  }

  #headingTokens(lines: readonly string[]): readonly Token[] {
    return lines.flatMap(line => {
      const known = this.#headings.get(line) ?? this.#words.read(line)
      this.#headings.set(line, known)
      return known
    })
  }

  /** The term that its words name; 未开的21场，8场逾期: of what was not done, 逾期 is what is left. */
  #termOf({ claim, start, end }: Item): readonly Term[] | undefined {
    const { masked } = this.#cut
    const said = readTerms(masked.slice(start, claim.start), masked.slice(claim.end, end))
    const isLeft = this.#sentence.terms?.some(t => t === 'overdue' || t === 'notDue')
    return isLeft && said?.includes('late') && said.includes('overdue') ? ['overdue'] : said
  }

  #add(i: number, item: Item): void {
    const { claim, own, start, end, piece, tail } = item
    const { masked, text } = this.#cut
    const sentence = this.#sentence
    const headings = this.#over(piece.start)
    const over = this.#headingTokens(headings)
    const overMarks = new Set(over.flatMap(t => t.marks.map(key)))
    const beside = this.#termOf(item)
    const behind = beside || masked.slice(claim.end, end).trim() !== '' ? undefined : readTerms('', tail)
    const terms = new Set(beside ?? behind ?? [...isAhead(headings) ? left : done, ...sentence.terms ?? []])
    if (beside) sentence.terms = beside
    const alone = facets(own)
    this.#found.set(claim, {
      claim, topics: this.#topicsOf(i, item, over), joint: new Set(this.#joint(own.filter(t => t.end <= claim.start && topics([t]).some(isReal)))),
      noun: new Set(topics(own.filter(t => t.start === claim.end))), facets: { ...sentence.element.facets, ...alone }, alone, carried: sentence.carries(alone),
      dates: sentence.element.dates, own: new Set(own.flatMap(t => t.marks.map(key))),
      stated: (dim, value) => overMarks.has(`${dim}:${value}`) || this.#stated.before(piece.line, dim, value, end),
      terms, named: beside !== undefined || behind !== undefined, words: masked.slice(start, end), rest: restOf(masked, own, start, end), restBefore: sentence.rest,
      before: ends(masked.slice(sentence.start, claim.start)), headings, over: `${this.#title}${headings.join('')}${text.slice(this.#lineStart, this.#lineStart + opening)}`,
    })
  }
}

/** A section that plans: what it says is still to be done. */
export const isAhead = (headings: readonly string[]): boolean => headings.some(h => ahead.test(h) && !/完成|落实|情况/.test(h))
const ahead = /工作重点|下一步|下步|打算|展望|努力方向|今后|(?:计划|安排|思路|目标|任务)[。：]?$/
