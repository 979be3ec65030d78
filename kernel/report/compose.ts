import type { Figure } from '../figure/figure.ts'
import type { Gap, Reader } from '../figure/sentence.ts'
import type { Author, Block, Composition, OpenGap, Paragraph, UsedFigure } from './composition.ts'
import { asOfFigure, fullDate, nextYear, signedFigure } from './days.ts'
import { merged, type Current, type Edit } from './edit.ts'
import { blanksIn, changedIn, unboundNumbers } from './numbers.ts'
import { headingOf, ordinal, type Chapter, type Report, type Section } from './outline.ts'
import { speak, type Spoken, type Telling, type Voice } from './slots.ts'
import { numberUses } from './uses.ts'
import { piecesFrom } from './value.ts'

const openingBlank = '〔导语：由撰写人书写，可调取上年导语参照〕'
const closingBlank = '〔结语：可不写；写则由撰写人书写〕'
const sectionBlank = '〔本节没有未了事项：由撰写人书写，或删去〕'

type SpokenSection = { readonly section: Section; readonly spoken: readonly Spoken[] }
type SpokenChapter = { readonly chapter: Chapter; readonly sections: readonly SpokenSection[] }

const authored = (slot: string, pieces: Paragraph['pieces'], n = 1): Paragraph =>
  ({ kind: 'paragraph', key: `${slot}/author${n === 1 ? '' : n}`, slot, ordinal: '', head: '', by: 'author', pieces })

/** The author's words, a blank where they are still to be written, nothing where they were left out on purpose. */
function authorsOwn(slot: string, text: string | null, blank: string): readonly Paragraph[] {
  if (text === null) return []
  const lines = text.normalize('NFC').split(/\s*[\r\n]\s*/).map(line => line.trim()).filter(line => line !== '')
  return lines.length === 0 ? [authored(slot, [{ kind: 'blank', text: blank }])] : lines.map((line, i) => authored(slot, [{ kind: 'text', text: line }], i + 1))
}

/** The author's opening, and at its end where the figures come from. */
function opening(report: Report, author: Author, read: Reader): readonly Paragraph[] {
  const { before, after } = report.outline.source
  const source = piecesFrom([before, fullDate(asOfFigure(read.at.asOf)), after])
  const own = authorsOwn('opening', author.opening, openingBlank)
  const last = own.at(-1)
  return last ? [...own.slice(0, -1), { ...last, pieces: [...last.pieces, ...source] }] : [authored('opening', source)]
}

/** A section of plans that nothing feeds keeps its heading, for the author to write under; others go with their records. */
function withBlank({ section, spoken }: SpokenSection): SpokenSection {
  const [first] = spoken
  if (!first || !section.slots.every(s => s.from === 'next') || spoken.some(s => s.paragraphs.length > 0)) return { section, spoken }
  const blank = authored(first.slot.slot, [{ kind: 'blank', text: sectionBlank }])
  return { section, spoken: [{ ...first, paragraphs: [blank] }, ...spoken.slice(1)] }
}

/** 一是, 二是 where a numbered section has two things to say; a single one is said straight away, without 标目. */
function sectionParagraphs({ section, spoken }: SpokenSection): readonly Paragraph[] {
  const slots = spoken.map(s => s.paragraphs).filter(p => p.length > 0)
  const numbered = section.numbered === true && slots.length > 1
  return slots.flatMap((paragraphs, n) => paragraphs.map((p, i) =>
    numbered && i === 0 ? { ...p, ordinal: `${ordinal(n + 1)}是` } : numbered ? p : { ...p, head: '' }))
}

type Told = { readonly heading: string; readonly sections: readonly { readonly section: Section; readonly paragraphs: readonly Paragraph[] }[] }

/** Chapters and sections that have something to say, numbered without a jump. */
function numberedBlocks(chapters: readonly SpokenChapter[], year: number, next: number): readonly Block[] {
  const told = chapters.map(({ chapter, sections }): Told => ({ heading: chapter.heading.replaceAll('{year}', String(year)).replaceAll('{next}', String(next)),
    sections: sections.map(s => ({ section: s.section, paragraphs: sectionParagraphs(s) })).filter(s => s.paragraphs.length > 0) }))
  return told.filter(c => c.sections.length > 0).flatMap(({ heading, sections }, n): readonly Block[] => {
    const at = ordinal(n + 1)
    return [{ kind: 'heading', key: at, level: 1, text: `${at}、${heading}` }, ...sections.flatMap(({ section, paragraphs }, i): readonly Block[] => {
      const name = `（${ordinal(i + 1)}）`
      const words = headingOf(section, paragraphs.map(p => p.slot))
      return words === undefined ? paragraphs : [{ kind: 'heading', key: `${at}${name}`, level: 2, text: `${name}${words}` }, ...paragraphs]
    })]
  })
}

/** The figures as the ledger defines them today, by key: an edit may hold an older definition. */
function currentFigures(voices: readonly Voice[], paragraphs: readonly Paragraph[], author: Author, read: Reader): Current {
  const spoken = paragraphs.flatMap(p => p.pieces.flatMap(piece => piece.kind === 'bound' ? [piece.figure] : []))
  const all: readonly Figure[] = [...voices.flatMap(v => v.sentences.figures), ...spoken, asOfFigure(read.at.asOf), signedFigure(author.signed),
    ...(['soon', 'month', 'quarter'] as const).map(term => nextYear(read.at.year, author.nextDays, read).by(term).figure)]
  const byKey = new Map(all.map(f => [f.id, f]))
  return key => byKey.get(key)
}

function openGaps(gaps: readonly Gap[], figures: ReadonlyMap<string, UsedFigure>, author: Author, read: Reader): readonly OpenGap[] {
  return gaps.map(({ figure, text }) => ({ key: figure.id, text, value: read.n(figure), mentioned: figures.has(figure.id),
    confirmedBy: author.confirmedGaps.find(c => c.key === figure.id)?.by ?? null }))
}

const unplaced = (edits: readonly Edit[], spoken: readonly Spoken[]): readonly string[] =>
  edits.map(e => e.key).filter(key => !['opening', 'closing', ...spoken.map(s => s.slot.slot)].some(slot => key.startsWith(`${slot}/`)))

/**
 * Composes a report: the outline filled with what the registers say, in register order, with a person's edits laid
 * over it. Gaps that somebody signed to leave out are not told under 存在的不足. Pure: the same ledger, author and edits
 * give the same text, letter for letter. Throws when two different figures share a key.
 */
export function compose(report: Report, voices: readonly Voice[], read: Reader, author: Author, edits: readonly Edit[] = []): Composition {
  const { year, asOf, index } = read.at
  const gaps = voices.flatMap(v => v.sentences.gaps(read)).filter(g => read.n(g.figure) !== 0)
  const telling: Telling = { voices, read, gaps: gaps.filter(g => !author.confirmedGaps.some(c => c.key === g.figure.id)),
    next: nextYear(year + report.ahead, author.nextDays, read) }
  const chapters = report.outline.chapters.map((chapter): SpokenChapter => ({ chapter,
    sections: chapter.sections.map(section => ({ section, spoken: section.slots.map(slot => speak(slot, telling)) })) }))
  const spoken = chapters.flatMap(c => c.sections.flatMap(s => s.spoken))
  const current = currentFigures(voices, spoken.flatMap(s => s.paragraphs), author, read)
  const merge = (slot: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] => merged(slot, paragraphs, edits, current, read)
  const over = (s: SpokenSection): SpokenSection => ({ ...s, spoken: s.spoken.map(t => ({ ...t, paragraphs: merge(t.slot.slot, t.paragraphs) })) })
  const title = `${read.unitName(read.roster.organisation)}${report.title(year)}`
  const { blocks, figures } = numberUses([
    { kind: 'title', key: 'title', text: title },
    ...merge('opening', opening(report, author, read)),
    ...numberedBlocks(chapters.map(c => ({ ...c, sections: c.sections.map(s => over(withBlank(s))) })), year, year + report.ahead),
    ...merge('closing', authorsOwn('closing', author.closing, closingBlank)),
    { kind: 'signature', key: 'signature', organ: author.organ, pieces: piecesFrom([fullDate(signedFigure(author.signed))]) },
  ], read)
  return { report: report.id, title, year, asOf, index, signed: author.signed, nextDays: author.nextDays, blocks, figures,
    leftOut: spoken.flatMap(s => s.leftOut), unplaced: unplaced(edits, spoken), gaps: openGaps(gaps, figures, author, read),
    blanks: blanksIn({ blocks }), unbound: unboundNumbers({ blocks }), changed: changedIn({ blocks }) }
}
