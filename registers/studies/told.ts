import { join, printed, text } from '../../kernel/figure/phrase.ts'
import { byDay, type FactRow } from '../../kernel/journal/fact.ts'
import { campaignOptions } from '../../kernel/register/campaign.ts'
import type { Bound, Cited, Reader, Text } from '../../kernel/figure/sentence.ts'
import { dayOf } from './figures.ts'
import { levelOptions, type Study, type StudyType } from './fields.ts'

/** One study as the texts tell it; `row` is null where its text was lawfully destroyed, `occasion` where nobody sat together. */
export type Told = { readonly item: number; readonly occasion: number | null; readonly day: string; readonly row: Study | null }

/** The studies of a kind in order of their day, make-ups left out. */
export function studiesOf(read: Reader, type: StudyType): readonly Told[] {
  return [...read.facts({ fact: { kind: 'study', code: type } })].sort(byDay).map((f: FactRow): Told =>
    ({ item: f.item, occasion: f.occasion === f.item ? null : f.occasion, day: f.day, row: (read.item(f.item)?.row ?? null) as object | null as Study | null }))
}

type Document = NonNullable<Study['documents']>[number]

export const dateOf = (read: Reader, s: Told, after?: Told): Bound => read.date(dayOf(s.item), after?.day)

/** A title in 书名号, of which those within become 〈〉. */
export const titled = (title: string): string => `《${title.replace(/^《(.*)》$/, '$1').replace(/《/g, '〈').replace(/》/g, '〉')}》`

/** One document: a circular of another body is named with its issuer. */
function cited(read: Reader, s: Told, d: Document): Text {
  const issuer: Text = d.class === 'circular' && d.level !== 'own' && d.issuer !== undefined ? [read.cite(s.item, d.issuer)] : []
  return join(...issuer, read.cite(s.item, titled(d.title)))
}

const bare = (title: Text | undefined): boolean => title !== undefined && /^《.*》$/s.test(printed(title))

/** Titles side by side: nothing stands between 》 and 《 (GB/T 15834); 、 where one has its issuer before it. */
const titlesTogether = (titles: readonly Text[]): Text => join(...titles.flatMap((t, i): Text => i === 0 || (bare(titles[i - 1]) && bare(t)) ? t : ['、', ...t]))

type Ranked = Pick<Document, 'level' | 'issued'>
const rank = (d: Ranked): number => levelOptions.findIndex(l => l.code === d.level)
/** Documents go by the level of who issued them, then by the day. */
export const byIssuer = (a: Ranked, b: Ranked): number => rank(a) - rank(b) || ((a.issued ?? '') < (b.issued ?? '') ? -1 : (a.issued ?? '') > (b.issued ?? '') ? 1 : 0)

/** What was studied: its documents side by side, or the study's own name where it had none; undefined once destroyed. */
export function whatOf(read: Reader, s: Told): Text | undefined {
  const documents = (s.row?.documents ?? []).toSorted(byIssuer)
  if (documents.length > 0) return titlesTogether(documents.map(d => cited(read, s, d)))
  return s.row === null ? undefined : [read.cite(s.item, s.row.title)]
}

export const filmsOf = (read: Reader, s: Told): readonly Cited[] => (s.row?.films ?? []).map(f => read.cite(s.item, titled(f.title)))

/** The campaign that all of some studies were held for, as texts name it; '' where there is none. */
export function campaignOf(read: Reader, studies: readonly Told[]): string {
  const tags = read.facts({ fact: { kind: 'campaign' }, item: studies.map(s => s.item) })
  return campaignOptions.find(c => studies.every(s => tags.some(t => t.item === s.item && t.code === c.code)))?.label.zh ?? ''
}

const audiences: readonly (readonly [string, readonly string[], string])[] = [
  ['roles', ['chief', 'leader', 'middle'], '中层以上干部'], ['roles', ['chief', 'leader'], '班子成员'], ['roles', ['informant'], '信息员、网评员'],
  ['roles', ['secretary'], '党支部书记'], ['identities', ['establishment'], '在编干警'], ['identities', ['contract', 'establishment'], '在编干警和聘用人员'],
]

/** Who was called to a sitting, where it was said as a class that has a name. */
export function audienceOf(read: Reader, s: Told): string {
  const people = s.occasion === null ? undefined : read.item(s.occasion)?.row?.['people'] as { readonly said?: Readonly<Record<string, readonly string[] | undefined>> } | undefined
  const said = people?.said ?? {}
  const codes = (field: string): readonly string[] => [...said[field] ?? []].sort()
  return audiences.find(([field, list]) => Object.keys(said).length === 1 && codes(field).join() === [...list].sort().join())?.[2] ?? ''
}

/** An attendance with the audience before it: 中层以上干部应到. */
export const before = (read: Reader, s: Told, attendance: Text): Text => text`${audienceOf(read, s)}${attendance}`
