import type { Day } from '../../kernel/calendar/index.ts'
import type { Dim } from './words.ts'

/** The values by which something is narrowed, by dimension. */
export type Facets = { readonly [D in Exclude<Dim, 'topic' | 'near'>]?: ReadonlySet<string> }
/** One sitting, round or record that a figure is about: its days, its place among those of its kind, its documents. */
export type Sitting = { readonly item: number; readonly from: Day; readonly to: Day; readonly ordinal: string; /** Titles and issuers of what it was about. */ readonly names: readonly string[] }
/** What texts may speak of: by which words, narrowed by what. `allowed` are words that they may use besides. */
export type Named = { readonly topics: ReadonlySet<string>; readonly facets: Facets; readonly allowed: Facets; readonly sitting?: Sitting
  /** Other topics that it is about as well, and that a text has to say: 组织生活会和“三会一课”逾期未开. */
  readonly also?: ReadonlySet<string> }

const none: ReadonlySet<string> = new Set()

/** By what the named things of one topic are told apart; a word that tells none of them apart narrows none. */
export type Distinctions = { readonly people: ReadonlySet<string>; readonly matter: ReadonlySet<string>; /** Classes of people by which anything else is told apart. */ readonly elsewhere: ReadonlySet<string> }

/** Named things by topic, and what tells those of a topic apart; people are told apart wherever any are. */
export class ByTopic<T extends Named> {
  readonly #topics = new Map<string, T[]>()
  readonly #apart = new Map<string, { readonly people: Set<string>; readonly matter: Set<string> }>()
  readonly #people = new Set<string>()

  readonly all: readonly T[]

  constructor(all: readonly T[]) {
    this.all = all
    for (const n of all) {
      for (const v of n.facets.people ?? []) this.#people.add(v)
      for (const topic of n.topics) {
        const list = this.#topics.get(topic)
        if (list) list.push(n)
        else this.#topics.set(topic, [n])
        const apart = this.#apart.get(topic) ?? { people: new Set(), matter: new Set() }
        for (const v of n.facets.people ?? []) apart.people.add(v)
        for (const v of n.facets.matter ?? []) apart.matter.add(v)
        this.#apart.set(topic, apart)
      }
    }
  }

  /** What any of a text's topics may mean, each once. */
  of(topics: Iterable<string>): readonly T[] { return [...new Set([...topics].flatMap(t => this.#topics.get(t) ?? []))] }

  apart(n: Named): Distinctions {
    const of = [...n.topics].map(t => this.#apart.get(t))
    const all = (dim: 'people' | 'matter'): ReadonlySet<string> => of.length === 1 ? of[0]?.[dim] ?? none : new Set(of.flatMap(a => [...a?.[dim] ?? []]))
    return { people: all('people'), matter: all('matter'), elsewhere: this.#people }
  }
}

