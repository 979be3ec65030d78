import type { Claim } from '../../claims/index.ts'
import { bareTitle, sameTitle } from './documents.ts'
import { foreign } from './circumstances.ts'
import type { KnownDay, KnownEvent, KnownLedger } from './ledger.ts'
import { facetsOf } from './naming.ts'
import type { Cut, Piece } from './pieces.ts'
import { isApart, spanOf, type Span } from './spans.ts'
import { isRosterTopic, type Token } from './words.ts'

export type Dated =
  | { readonly state: 'quoted' }
  | { readonly state: 'supported'; readonly events: readonly KnownEvent[]; readonly day?: KnownDay; readonly issued?: string }
  | { readonly state: 'contradicted'; readonly instead: { readonly day: string; readonly title: string; readonly item: number } }
  | { readonly state: 'unbound' }

/** What a text says of a day: the words of its clause and of the next where its own say nothing, and titles. */
type Around = { readonly end: number; readonly makeup: boolean; readonly tokens: readonly Token[]; readonly titles: readonly string[]; readonly topics: ReadonlySet<string> }

const topicsOf = (tokens: readonly Token[]): ReadonlySet<string> => new Set(tokens.flatMap(t => t.marks.filter(m => m.dim === 'topic' && !isRosterTopic(m.value)).map(m => m.value)))
const says = (p: Piece): boolean => topicsOf(p.tokens).size > 0 || p.documents.length > 0

function around(claim: Claim, text: Cut): Around {
  const at = text.pieceAt(claim.start)
  const own = text.pieces[at]
  if (!own) return { end: claim.end, makeup: false, tokens: [], titles: [], topics: new Set() }
  const picked: Piece[] = [own]
  for (let i = at + 1; i < text.pieces.length && i <= at + 3 && !picked.some(says); i += 1) {
    const next = text.pieces[i]
    if (!next || next.mark === '。' || next.mark === '；' || next.dates.length > 0) break
    picked.push(next)
  }
  for (let i = at - 1; i >= 0 && i >= at - 40 && !picked.some(says); i -= 1) {
    const before = text.pieces[i]
    if (!before || before.line !== own.line) break
    if (says(before)) picked.push({ ...before, tokens: before.tokens.filter(t => t.marks.some(m => m.dim === 'topic' || m.dim === 'matter')) })
  }
  const tokens = picked.flatMap(p => p.tokens)
  return { end: Math.max(...picked.filter(p => p.start >= own.start).map(p => p.end)), makeup: /补[学训课]/.test(text.masked.slice(own.start, own.end)), tokens, topics: topicsOf(tokens), titles: picked.flatMap(p => p.documents.map(d => bareTitle(String(d.value ?? d.text)))) }
}

const overlaps = (e: KnownEvent, [from, to]: Span): boolean => e.from <= to && from <= e.to

/** Whether a record may be what is spoken of: nothing said of unit or campaign that it is not. */
function isMeant(e: KnownEvent, a: Around): boolean {
  if (e.makeup !== a.makeup) return false
  const { unit, kind, matter, ordinal } = facetsOf(a.tokens)
  if (unit && ![...unit].some(u => e.facets.unit?.has(u))) return false
  if (!unit && kind && e.facets.kind && ![...kind].some(k => e.facets.kind?.has(k))) return false
  if (ordinal?.size === 1 && e.facets.ordinal && ![...ordinal].some(o => e.facets.ordinal?.has(o))) return false
  return !matter || !e.facets.matter || ![...matter].some(m => narrowing.has(m) && !e.facets.matter?.has(m))
}
const narrowing: ReadonlySet<string> = new Set(['教育整顿', '党史学习教育', '廉政教育月', '换届', '三个规定'])

/** Records that studied what is named, else those of a topic that is spoken of; where both say something, both have to agree. */
function eventsMeant(a: Around, ledger: KnownLedger): readonly KnownEvent[] {
  const spoken = ledger.events.of(a.topics).filter(e => isMeant(e, a))
  if (a.titles.length === 0) return spoken
  const studied = ledger.documents.filter(d => a.titles.some(t => sameTitle(t, d.bare))).map(d => d.item)
  const both = spoken.filter(e => studied.includes(e.item))
  return both.length > 0 ? both : [...ledger.events.all.filter(e => studied.includes(e.item)), ...spoken]
}

/** The ends of a printed span have each to be a day of something meant; a month, or part of one, holds one of them. */
function bears(span: Span, claim: Claim, meant: readonly KnownEvent[]): readonly KnownEvent[] {
  const [from, to] = span
  const exact = claim.valueMax !== undefined && /\d{2}-\d{2}$/.test(String(claim.value)) && /日/.test(claim.text)
  const inside = meant.filter(e => overlaps(e, span))
  return !exact || inside.some(e => e.from === from && e.to === to) || (inside.some(e => e.from === from) && inside.some(e => e.to === to)) ? inside : []
}

/** A span of months says when a count was taken, not when something was held. */
const isSeason = (claim: Claim, [from, to]: Span): boolean => !/日/.test(claim.text) && from.slice(0, 7) !== to.slice(0, 7)

const isDay = (claim: Claim): boolean => claim.valueMax === undefined && /\d{2}-\d{2}$/.test(String(claim.value))
const issuing = /^[^，。；]{0,4}(?:印发|下发|出台|发布)/

/** The day on which a document is said to have been issued, against the day that its record has. */
function checkIssue(claim: Claim, span: Span, a: Around, text: Cut, ledger: KnownLedger): Dated {
  const lead = text.text.slice(Math.max(0, claim.start - 30), claim.start)
  const meant = ledger.documents.filter(d => d.issued !== undefined && (a.titles.length > 0 ? a.titles.some(t => sameTitle(t, d.bare)) : d.issuer !== undefined && lead.includes(d.issuer)))
  const then = meant.find(d => d.issued !== undefined && d.issued >= span[0] && d.issued <= span[1])
  if (then) return { state: 'supported', events: [], issued: `${then.issued ?? ''} ${then.title}` }
  const days = new Set(meant.map(d => d.issued))
  const [only] = meant
  return only?.issued !== undefined && days.size === 1 && a.titles.length > 0 ? { state: 'contradicted', instead: { day: only.issued, title: only.title, item: only.item } } : { state: 'unbound' }
}

const bigrams = (label: string): readonly string[] => Array.from({ length: Math.max(0, label.length - 1) }, (_, i) => label.slice(i, i + 2))

/** A day that only the report knows: on which it was decided who is asked. */
function reportDay(claim: Claim, span: Span, text: Cut, ledger: KnownLedger): KnownDay | undefined {
  const words = text.text.slice(...(claim.sentence ?? [claim.start, claim.end]))
  const isBasis = /在册|为准/.test(text.text.slice(claim.end, claim.end + 12))
  return ledger.days.find(d => d.day === span[0] && d.day === span[1] && bigrams(d.label).filter(b => words.includes(b)).length >= (isBasis ? 1 : 2))
}

/** A day that is all of its line: that of the signature. */
const isAlone = ({ start, end }: Claim, text: string): boolean => /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 20), start)) && /^\s*(?:\n|$)/.test(text.slice(end, end + 20))

/** Few enough that each can be told from the others by its month. */
const fewDays = 3

/** Checks the date of an event: something meant was held then, or it was on another day, which is then said. */
export function checkDate(claim: Claim, text: Cut, ledger: KnownLedger): Dated {
  const span = spanOf(claim, ledger.year)
  const value = String(claim.value ?? '')
  if (!span || /^\d{4}$/.test(value) || isSeason(claim, span)) return { state: 'quoted' }
  if (isAlone(claim, text.text)) return { state: 'quoted' }
  const a = around(claim, text)
  if (issuing.test(text.text.slice(claim.end, claim.end + 12)) && !/\d{4}-/.test(value.slice(0, 5).replace(String(ledger.year), ''))) {
    const issued = checkIssue(claim, span, a, text, ledger)
    if (issued.state !== 'unbound') return issued
  }
  const day = reportDay(claim, span, text, ledger)
  if (day) return { state: 'supported', events: [], day }
  if (isApart(claim, text.text)) return { state: 'quoted' }
  if (!span[0].startsWith(String(ledger.year))) return { state: 'unbound' }
  if (a.titles.length === 0 && foreign(text.masked.slice(claim.sentence?.[0] ?? claim.start, a.end), ledger.own)) return { state: 'unbound' }
  const meant = eventsMeant(a, ledger)
  const then = bears(span, claim, meant)
  if (then.length > 0) return { state: 'supported', events: then.slice(0, 5) }
  return isDay(claim) ? elsewhere(span, meant) : { state: 'unbound' }
}

/** Where all that may be meant was on one day, or one of a few days lies in the same month, that is the ledger's day. */
function elsewhere(span: Span, meant: readonly KnownEvent[]): Dated {
  const single = meant.filter(e => e.from === e.to)
  const days = [...new Set(single.map(e => e.from))]
  const month = days.filter(d => d.slice(0, 7) === span[0].slice(0, 7))
  const only = days.length === 1 ? days[0] : days.length <= fewDays && month.length === 1 ? month[0] : undefined
  const found = only === undefined ? undefined : single.find(e => e.from === only)
  return found ? { state: 'contradicted', instead: { day: found.from, title: found.title, item: found.item } } : { state: 'unbound' }
}
