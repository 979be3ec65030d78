import { longest } from '../figure/phrase.ts'
import type { Label } from '../register/fields.ts'
import type { Reader } from '../figure/sentence.ts'
import { blockText, placed, placesIn, type Composition, type Paragraph, type Place } from './composition.ts'
import { formFindings } from './form.ts'
import { forbidden, keptNames } from './never.ts'
import { ordinal } from './outline.ts'
import { sentencesOf } from './sentences.ts'
import { sumFindings } from './sums.ts'
import { percentFindings, universalFindings } from './whole.ts'

/** Something in a composed text that a careful reader would stop at: what, where, and what to do. */
export type Finding = { readonly check: 'word' | 'long' | 'alike' | 'ordinal' | 'universal' | 'percent' | 'sum' | 'mark' | 'etc' | 'plan'; readonly at: Place; readonly say: Label }

const blank = (found: string): string => '　'.repeat(found.length)

/** Words that the ledger never says; an author's own sentences are not judged, and names keep theirs. */
function forbiddenWords(p: Paragraph): readonly Finding[] {
  if (p.by === 'author') return []
  return placed(p).flatMap(at => {
    if (at.piece.kind !== 'text') return []
    const text = at.piece.text.replace(/《[^》]*》|“[^”]*”/g, blank).replace(keptNames, blank)
    return forbidden.flatMap(({ pattern }) => placesIn(p, { piece: { kind: 'text', text }, from: at.from }, pattern)).map((at): Finding => ({ check: 'word', at,
      say: { zh: `“${at.text}”说的是成效、评价或约数，台账没有这样的记录；写办了几件、何日、还缺几件。`, en: `"${at.text}" states an effect, praise or a rough amount, of which there is no record; state acts, days and what is missing.` } }))
  })
}

function longSentences(p: Paragraph): readonly Finding[] {
  return sentencesOf(p).filter(s => [...s.text].length > longest).map((at): Finding => ({ check: 'long', at,
    say: { zh: `一句${[...at.text].length}字，超过${longest}字；请断开。`, en: `A sentence of ${[...at.text].length} characters, more than ${longest}; divide it.` } }))
}

/** Neighbours that begin with the same two characters, also from one paragraph to the next of the same slot. */
function alikeSentences(paragraphs: readonly Paragraph[]): readonly Finding[] {
  const all = paragraphs.flatMap(sentencesOf)
  return all.slice(1).filter((s, i) => s.text.slice(0, 2) === all[i]?.text.slice(0, 2)).map((at): Finding => ({ check: 'alike', at,
    say: { zh: `与上一句都以“${at.text.slice(0, 2)}”起首；请换一种起法。`, en: `Begins with "${at.text.slice(0, 2)}" like the sentence before; begin it another way.` } }))
}

/** 一是 is followed by 二是 and so on, within each section. */
function brokenOrdinals(section: readonly Paragraph[]): readonly Finding[] {
  const found = section.flatMap(p => [...blockText(p).matchAll(/(?:^|(?<=[。；]))([一二三四五六七八九十]+)是/g)]
    .map(m => ({ block: p.key, from: m.index, to: m.index + m[0].length, text: m[0] })))
  const wrong = found.length === 1 ? found[0] : found.find((f, i) => f.text !== `${ordinal(i + 1)}是`)
  return wrong === undefined ? [] : [{ check: 'ordinal', at: wrong,
    say: { zh: `“${wrong.text}”前后不相接；“一是”后须有“二是”，只有一件的直接写。`, en: `"${wrong.text}" does not follow on; after 一是 comes 二是, and a single matter is stated without either.` } }]
}

/** The paragraphs between two headings. */
function sections({ blocks }: Pick<Composition, 'blocks'>): readonly (readonly Paragraph[])[] {
  const all: Paragraph[][] = [[]]
  for (const b of blocks) {
    if (b.kind === 'heading') all.push([])
    else if (b.kind === 'paragraph') all.at(-1)?.push(b)
  }
  return all
}

/**
 * Guards over a composed text (DESIGN §4 *Report*): words never generated; a sentence of at most 140 characters;
 * neighbours that begin differently; 一是 followed by 二是; 均、全体、各 only over an empty remainder and bound to it;
 * no percentage but 100%, with its base and exemptions in the same sentence; 应 that is the sum of 已、免、未到期、未;
 * no slip in marks, measure words and dates; 等 with its number; no plan without a day. Findings in reading order
 * within each guard; none for a text that is in order.
 */
export function checkWords(composition: Pick<Composition, 'blocks'>, read: Reader): readonly Finding[] {
  const paragraphs = composition.blocks.filter(b => b.kind === 'paragraph')
  return [
    ...paragraphs.flatMap(forbiddenWords), ...paragraphs.flatMap(longSentences), ...[...Map.groupBy(paragraphs, p => p.slot).values()].flatMap(alikeSentences),
    ...sections(composition).flatMap(brokenOrdinals),
    ...paragraphs.flatMap(p => universalFindings(p, read)), ...paragraphs.flatMap(p => percentFindings(p, read)),
    ...paragraphs.flatMap(p => sumFindings(p, read)), ...paragraphs.flatMap(formFindings),
  ]
}
