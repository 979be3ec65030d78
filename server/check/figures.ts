import { isDay } from '../../kernel/calendar/index.ts'
import { countsOf } from '../../kernel/figure/evaluate.ts'
import type { Count, Figure, ObligationWhere } from '../../kernel/figure/figure.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { LedgerReader } from '../../kernel/figure/reader.ts'
import { familyTerms, type Family, type FamilyTerm, type Ids, type Known } from './ledger.ts'
import { ByTopic, type Facets, type Named, type Sitting } from './named.ts'
import { facetsOf, type Naming } from './naming.ts'
import { readTerms, type Term } from './terms.ts'

/** The records that a count is about, where it names them: a sitting, a round, a study. */
function recordsOf(count: Count): readonly number[] {
  if (count.from === 'facts') return count.where.occasion ?? count.where.ref ?? count.where.item ?? []
  return count.from === 'obligations' ? (count.where.period ?? []).filter(p => p.startsWith('#')).map(p => Number(p.slice(1))) : []
}

/** The one record that all counts of a figure are about. */
function soleRecord(figure: Figure): number | undefined {
  const [first, ...rest] = new Set(countsOf(figure).flatMap(recordsOf))
  return rest.length === 0 ? first : undefined
}

function termsOf(figure: Figure): ReadonlySet<Term> {
  if (figure.of === 'count' && figure.from === 'obligations') {
    const { term } = figure.where
    const named = (Object.keys(familyTerms) as FamilyTerm[]).find(t => familyTerms[t] === term)
    return new Set<Term>([named ?? 'entered'])
  }
  if (figure.of === 'count' && figure.from === 'facts') {
    const kinds = [figure.where.fact.kind].flat()
    if (figure.where.late) return new Set<Term>(['entered'])
    if (kinds.includes('absent')) return new Set<Term>(['due'])
    if (kinds.includes('present')) return new Set<Term>([figure.where.fact.refers ? 'makeup' : 'present'])
  }
  if (figure.of === 'total' || figure.of === 'rest') {
    const parts = new Set(countsOf(figure).flatMap(c => [...termsOf(c)]))
    return figure.of === 'total' && parts.has('notDue') && parts.has('overdue') ? new Set<Term>(['open']) : parts
  }
  return new Set(readTerms(figure.label.zh, '') ?? ['met'])
}

/** Titles and issuers in a record's lists. */
const namesIn = (row: Row): readonly string[] => Object.values(row).flatMap(v => Array.isArray(v) ? v as readonly unknown[] : [])
  .flatMap(v => typeof v === 'object' && v !== null ? [(v as Row)['title'], (v as Row)['issuer']] : []).filter(n => typeof n === 'string')

/** The sittings of each topic by day: 第二次 is the second of these. */
class Sittings {
  readonly #of = new Map<string, Set<number>>()
  readonly #read: LedgerReader

  constructor(read: LedgerReader) { this.#read = read }

  add(topics: ReadonlySet<string>, item: number): void { for (const t of topics) this.#of.set(t, (this.#of.get(t) ?? new Set()).add(item)) }

  days(item: number): readonly [string, string] | undefined {
    const found = this.#read.item(item)
    const { from, to } = found?.row ?? {}
    if (typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to)) return [from, to]
    return found?.held ? [found.held, found.held] : undefined
  }

  get(topics: ReadonlySet<string>, item: number): Sitting | undefined {
    const days = this.days(item)
    if (!days) return undefined
    const [first = ''] = topics
    const order = [...this.#of.get(first) ?? []].sort((a, b) => (this.days(a)?.[0] ?? '') < (this.days(b)?.[0] ?? '') ? -1 : 1)
    return { item, from: days[0], to: days[1], ordinal: String(order.indexOf(item) + 1), names: namesIn(this.#read.item(item)?.row ?? {}) }
  }
}

const merged = (a: Facets, b: Facets): Facets =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map(dim => [dim, new Set([...a[dim as keyof Facets] ?? [], ...b[dim as keyof Facets] ?? []])]))

const titleOf = (read: LedgerReader, item: number): string => {
  const { title, name } = read.item(item)?.row ?? {}
  return typeof title === 'string' ? title : typeof name === 'string' ? name : ''
}

/** How every figure is named, those about one record also by that record's title and days. */
function namings(figures: readonly Figure[], naming: Naming, read: LedgerReader): ReadonlyMap<Figure, Named> {
  const sittings = new Sittings(read)
  const named = figures.map(figure => {
    const plain = naming.figure(figure)
    const item = soleRecord(figure)
    if (item === undefined) return { figure, plain, item }
    const { topic = [], ...more } = facetsOf(naming.words.read(titleOf(read, item)))
    const topics = new Set([...plain.topics, ...topic])
    sittings.add(topics, item)
    return { figure, item, plain: { ...plain, topics, allowed: merged(plain.allowed, more) } }
  })
  return new Map(named.map(({ figure, plain, item }) => {
    const sitting = item === undefined ? undefined : sittings.get(plain.topics, item)
    return [figure, { ...plain, ...(sitting ? { sitting } : {}) }]
  }))
}

type Owed = Extract<Count, { from: 'obligations' }>
const isOwed = (f: Figure): f is Owed => f.of === 'count' && f.from === 'obligations' && f.count === 'rows'
const whole = ({ term: _term, ...where }: ObligationWhere): ObligationWhere => where
const termName = { due: '应办', met: '已办', onTime: '按时', late: '逾期补办', exempt: '免除', notDue: '未到期', overdue: '逾期未办' } as const
const stem = (label: string): string => label.replace(/(?:应办|已办|按时|逾期补办|免除|未到期|逾期未办|未签)$/, '')

const inTerm = (f: Owed, term: FamilyTerm): Owed => {
  const as = familyTerms[term]
  return { ...f, label: { zh: `${stem(f.label.zh)}${termName[term]}`, en: f.label.en }, where: { ...whole(f.where), ...(as === undefined ? {} : { term: as }) } }
}

/** Sums with all their terms, and the terms that no figure gives by itself. */
function familiesOf(known: readonly Known[], read: LedgerReader): { readonly families: readonly Family[]; readonly more: readonly Known[] } {
  const more: Known[] = []
  const owed = known.flatMap(k => isOwed(k.figure) ? [{ ...k, figure: k.figure }] : [])
  const families = [...Map.groupBy(owed, k => JSON.stringify(whole(k.figure.where))).values()].flatMap((group): Family[] => {
    const [first] = group
    if (!first) return []
    let due: Ids = []
    const value = Object.fromEntries((Object.keys(familyTerms) as FamilyTerm[]).map(term => {
      const there = group.find(k => k.terms.has(term))
      const figure = inTerm(first.figure, term)
      const { value: n, ids } = there ?? read.value(figure)
      if (term === 'due') due = ids
      if (!there) more.push({ ...first, figure, value: Number(n), ids, terms: new Set([term]), derived: true })
      return [term, Number(n)]
    })) as Record<FamilyTerm, number>
    const { topics, facets, allowed, sitting } = first
    return [{ topics, facets, allowed, ...(sitting ? { sitting } : {}), ids: due, key: (group.find(k => k.terms.has('overdue')) ?? first).key, label: stem(first.figure.label.zh), unit: first.figure.unit, where: whole(first.figure.where), value }]
  })
  return { families, more }
}

/** Every figure that is a number now, named by the words that texts would use, and the sums that they belong to. */
export function knownFigures(figures: readonly Figure[], naming: Naming, read: LedgerReader): { readonly figures: ByTopic<Known>; readonly families: ByTopic<Family> } {
  const once = [...new Map(figures.map(f => [f.id, f])).values()].filter(f => f.of !== 'day' && f.of !== 'fixed-day')
  const names = namings(once, naming, read)
  const known = once.flatMap((figure): Known[] => {
    const { value, ids } = read.value(figure)
    const named = names.get(figure)
    return typeof value === 'number' && named ? [{ ...named, key: figure.id, figure, value, ids, terms: termsOf(figure), derived: false }] : []
  })
  const { families, more } = familiesOf(known, read)
  return { figures: new ByTopic([...known, ...more]), families: new ByTopic(families) }
}
