import { campaignOptions } from '../../kernel/register/campaign.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { UnitKind } from '../../kernel/roster/roster.ts'
import type { Facets, Named } from './named.ts'
import { kinds, loose, people, sayings, unlike } from './vocabulary.ts'
import { isRosterTopic, rosterTopic, Words, type Dim, type Mark, type Token } from './words.ts'

/** A unit by its names, as texts would write them. */
export type UnitNames = { readonly id: number; readonly kind: UnitKind | undefined; readonly names: readonly string[] }

const bare = (label: string): string => label.replace(/[“”‘’"（）]/g, '')
/** What labels say besides the topic and what narrows it: measure words and the term of the sum. */
const noise = /^(?:次数|份数|场数|人数|件数|轮数|人次|天数|应办|已办|按时|逾期补办|逾期未[办开]|逾期|未到期|时限未到|免除|应[到训签]|到会|参训|补[学训]|未[签开到]|补录|记录|专题|每次|本轮|本单位|合计|：余数|类|的|到|和|讲|中(?=发现|登记)|兼任|参加|已登记|事后)|(?:次数|份数|场数|人数|件数|轮数|人次|应办|已办|按时|逾期补办|逾期未办|逾期|未到期|免除|应[到训签]|到会|参训|补[学训]|未[签开到]|记录|补录|专题|合计|类|的|和)$/

function core(piece: string): string {
  let left = piece
  for (let next = left.replace(noise, ''); next !== left; next = left.replace(noise, '')) left = next
  return left
}

/** Subjects that some figure lists together mean the same: each word with the word that stands for its group. */
function groupsOf(lists: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const parent = new Map<string, string>()
  const find = (w: string): string => { const up = parent.get(w) ?? w; return up === w ? w : find(up) }
  for (const list of lists) for (const word of list) {
    if (!parent.has(word)) parent.set(word, word)
    const first = list[0]
    if (first !== undefined) parent.set(find(word), find(first))
  }
  return new Map([...parent.keys()].map(w => [w, find(w)]))
}

export function facetsOf(tokens: readonly Token[]): { readonly [D in Dim]?: ReadonlySet<string> } {
  const found: { [D in Dim]?: Set<string> } = {}
  for (const { dim, value } of tokens.flatMap(t => t.marks)) (found[dim] ??= new Set()).add(value)
  return found
}

function addVocabulary(words: Words): void {
  const mark = (dim: Dim, value: string): Mark => ({ dim, value })
  for (const [value, list] of Object.entries(people)) for (const w of list) words.add(w, mark('people', value))
  for (const [of, list] of kinds) for (const w of list) {
    const marks = of.map(k => mark('kind', k))
    words.add(w, mark('topic', rosterTopic), ...marks)
    if (/(?:支部|党组织)$/.test(w)) words.add(`${w}书记`, mark('people', 'secretaries'), ...(w.length > 5 || of.length === 1 ? marks : []))
  }
  for (const [of, list] of loose) for (const w of list) words.add(w, ...of.map(k => mark('near', k)))
  for (const w of unlike) words.add(w, mark('near', w))
  for (const { label } of campaignOptions) words.add(label.zh, mark('matter', label.zh))
  for (const [value, list] of Object.entries(sayings)) for (const w of [value, ...list]) words.add(w, mark('matter', value))
}

function addUnits(words: Words, units: readonly UnitNames[]): void {
  for (const { id, kind, names } of units) {
    if (kind === undefined || kind === 'organisation' || kind === 'leading-body' || kind === 'discipline') continue
    for (const name of names.flatMap(n => [n, n.replace('党支部', '支部')])) {
      if (name.length >= 3) words.add(name, { dim: 'unit', value: String(id) }, { dim: 'kind', value: kind })
    }
  }
}

const isRoster = (figure: Figure): boolean => figure.of === 'count' && (figure.from === 'units' || figure.from === 'persons')

/** The words by which texts may speak of some figures and events, and how each figure is named by its label and subjects. */
export class Naming {
  readonly words = new Words()
  readonly #groups: ReadonlyMap<string, string>

  constructor(figures: readonly Figure[], units: readonly UnitNames[], types: readonly string[]) {
    const counted = figures.filter(f => f.of !== 'ratio')
    const groups = groupsOf(counted.map(f => f.subject ?? []))
    const others = new Set(counted.filter(f => !isRoster(f)).flatMap(f => (f.subject ?? []).map(s => groups.get(s))))
    this.#groups = new Map([...groups].map(([word, group]) => [word, others.has(group) ? group : `${rosterTopic}/${group}`]))
    addVocabulary(this.words)
    addUnits(this.words, units)
    for (const [word, group] of this.#groups) this.words.add(word, { dim: 'topic', value: group })
    // A topic's own words narrow it too: 保密教育轮训 is a 轮训, and of 保密教育.
    for (const word of this.#groups.keys()) this.words.add(word, ...this.words.read(bare(word), bare(word).length).flatMap(t => t.marks).filter(m => m.dim === 'matter'))
    for (const type of types) if (!this.words.read(bare(type)).some(t => t.marks.some(m => m.dim === 'topic'))) this.words.add(type, { dim: 'topic', value: type })
    for (const piece of new Set(figures.flatMap(f => this.#unknown(bare(f.label.zh))))) this.words.add(piece, { dim: 'matter', value: piece })
  }

  #topics(figure: Figure): readonly string[] { return (figure.subject ?? []).map(s => this.#groups.get(s) ?? s) }

  /** What a label says that is no known word: 通报类集体学习 teaches 通报. */
  #unknown(label: string): readonly string[] {
    let at = 0
    const pieces = this.words.read(label).map(t => { const piece = label.slice(at, t.start); at = t.end; return piece })
    return [...pieces, label.slice(at)].map(core).filter(p => p.length >= 2)
  }

  /** Topics whose short word ends the words of other topics: 谈话 says less than 谈心谈话. */
  get generic(): ReadonlySet<string> {
    const all = [...this.#groups]
    return new Set(all.filter(([word, group]) => word.length === 2 && all.every(([w, g]) => g !== group || w === word) && all.some(([w, g]) => g !== group && w.endsWith(word))).map(([, group]) => group))
  }

  /** By which words a text speaks of a figure. Several topics in a label have all to be said: the others narrow the first. */
  figure(figure: Figure): Pick<Named, 'topics' | 'facets' | 'allowed' | 'also'> {
    const subjects = figure.subject ?? []
    const topics = new Set([...this.#topics(figure), ...(isRoster(figure) ? [rosterTopic] : [])])
    const { topic = new Set<string>(), ...own } = facetsOf(this.words.read(bare(figure.label.zh)))
    const others = [...topic].filter(t => !topics.has(t) && !isRosterTopic(t))
    // What is left over of two others has no words of its own unless its label has: no text means it by the topic alone.
    const left = figure.of === 'rest' && Object.keys(own).length === 0 ? ['#rest'] : []
    const facets: Facets = others.length + left.length === 0 ? own : { ...own, matter: new Set([...own.matter ?? [], ...others, ...left]) }
    const { topic: _, ...allowed } = facetsOf(subjects.flatMap(s => this.words.read(bare(s), bare(s).length)))
    return { topics, facets, allowed, ...(others.length > 0 ? { also: new Set(others) } : {}) }
  }
}
