import { printed, sentence } from '../figure/phrase.ts'
import type { Figure } from '../figure/figure.ts'
import { allSentences, type Gap, type NextYear, type Passage, type Reader, type Sentences, type Text } from '../figure/sentence.ts'
import type { LeftOut, Paragraph } from './composition.ts'
import type { Mechanism, Slot } from './outline.ts'
import { shortcomings } from './shortcomings.ts'
import { bindUniversal } from './universal.ts'
import { piecesFrom } from './value.ts'

/** What one register brings to reports, under the register's id. */
export type Voice = { readonly id: string; readonly sentences: Sentences }

/** What a slot says, and the mechanisms of it that it says nothing of. */
export type Spoken = { readonly slot: Slot; readonly paragraphs: readonly Paragraph[]; readonly leftOut: readonly LeftOut[] }

/** What composing needs beside the outline: the registers in order, the gaps to be told, the days of the last chapter. */
export type Telling = { readonly voices: readonly Voice[]; readonly read: Reader; readonly gaps: readonly Gap[]; readonly next: NextYear }

/** 标目 of one slot said by several registers: 开展主题党日、学习讨论; a verb that all share is said once. */
function jointHead(heads: readonly string[]): string {
  const different = [...new Set(heads.map(h => h.replace(/。$/, '')).filter(h => h !== ''))]
  const verb = different[0]?.slice(0, 2) ?? ''
  const shared = different.length > 1 && different.every(h => h.length > 2 && h.startsWith(verb))
  return different.map((h, i) => shared && i > 0 ? h.slice(2) : h).join('、')
}

const paragraph = (slot: string, by: string, head: string, sentences: readonly Text[], known: readonly Figure[]): Paragraph => ({
  kind: 'paragraph', key: `${slot}/${by}`, slot, ordinal: '', head, by: 'ledger',
  pieces: piecesFrom(sentences.flatMap(s => bindUniversal(sentence(s), known))),
})

const isOf = (figure: Figure, subjects: readonly string[]): boolean => figure.subject?.some(s => subjects.some(word => s.includes(word))) === true

const keeps = (voice: Voice, subjects: readonly string[]): boolean => voice.sentences.figures.some(f => isOf(f, subjects))

/** Whether a passage tells of a mechanism: it names it, or prints a figure of it. */
const tells = (passage: Passage, { subjects }: Mechanism): boolean => allSentences(passage).some(s =>
  subjects.some(word => printed(s).includes(word)) || s.some(part => typeof part === 'object' && 'figure' in part && isOf(part.figure, subjects)))

type Said = { readonly voice: Voice; readonly passage: Passage | null }

/** A mechanism is in use when a register that speaks in this slot keeps it, and said when one of those tells of it. */
function silent({ slot, mechanisms }: Slot, said: readonly Said[]): readonly LeftOut[] {
  return mechanisms.flatMap((mechanism): readonly LeftOut[] => {
    const keepers = said.filter(s => keeps(s.voice, mechanism.subjects))
    if (keepers.some(s => s.passage !== null && tells(s.passage, mechanism))) return []
    return [{ slot, name: mechanism.name, why: keepers.length === 0 ? 'not-in-use' : 'nothing' }]
  })
}

/** Who speaks when: in the order of what the slot is for, whatever the order of the registers. */
function inOrder({ mechanisms }: Slot, voices: readonly Voice[]): readonly Voice[] {
  const place = (voice: Voice): number => {
    const first = mechanisms.findIndex(m => keeps(voice, m.subjects))
    return first < 0 ? mechanisms.length : first
  }
  return voices.toSorted((a, b) => place(a) - place(b))
}

function passages(slot: Slot, { voices, read }: Telling): Spoken {
  const said = inOrder(slot, voices).flatMap((voice): readonly Said[] => {
    const speak = voice.sentences.passages[slot.slot]
    const passage = speak?.(read) ?? null
    return speak ? [{ voice, passage: passage && passage.sentences.length > 0 ? passage : null }] : []
  })
  const head = jointHead(said.flatMap(s => s.passage ? [s.passage.head] : []))
  const spoke = said.flatMap(s => s.passage ? [{ ...s, passage: s.passage }] : [])
  return { slot, leftOut: silent(slot, said),
    paragraphs: spoke.flatMap((s, i) => [s.passage.sentences, ...s.passage.more ?? []].filter(part => part.length > 0).map((part, n) =>
      paragraph(slot.slot, `${s.voice.id}${n === 0 ? '' : n + 1}`, i + n === 0 ? head : '', part, s.voice.sentences.figures))) }
}

/** Says one slot of the outline from the ledger. */
export function speak(slot: Slot, telling: Telling): Spoken {
  if (slot.from === 'passages') return passages(slot, telling)
  const { voices, read, next } = telling
  const sentences = slot.from === 'gaps' ? shortcomings(telling.gaps, read)
    : voices.flatMap(v => v.sentences.next[slot.slot]?.(read, next) ?? [])
  const paragraphs = sentences.length === 0 ? [] : [paragraph(slot.slot, slot.from, '', sentences, [])]
  const nothing = slot.from === 'gaps' && paragraphs.length === 0
  return { slot, paragraphs, leftOut: nothing ? slot.mechanisms.map(m => ({ slot: slot.slot, name: m.name, why: 'no-gap' as const })) : [] }
}
