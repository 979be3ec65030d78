import type { Figure } from '../figure/figure.ts'
import type { Label } from '../register/fields.ts'

/**
 * What a slot is for, by the name that people know it by. A register keeps it when what one of its figures counts
 * (its subject) holds one of `subjects`; without such a register the mechanism is not in use.
 */
export type Mechanism = { readonly name: Label; readonly subjects: readonly string[] }

/** A named place of the outline: what registers say there, what is missing (`gaps`), or what is to be made good (`next`). */
export type Slot = { readonly slot: string; readonly from: 'passages' | 'gaps' | 'next'; readonly mechanisms: readonly Mechanism[] }

/** A part of a section's heading, and the slots that it is about: 任务部署 for 1.1.1. */
export type Topic = { readonly words: string; readonly slots: readonly string[] }

/**
 * A section: （一） and its heading, or its chapter's text without one. Where `topics` are given and only some of them
 * are told, the heading names those. `numbered` sections open their slots with 一是, 二是 and a 标目; the others are
 * plain paragraphs.
 */
export type Section = { readonly heading?: string; readonly topics?: readonly Topic[]; readonly numbered?: true; readonly slots: readonly Slot[] }

/** A chapter: 一、 and its heading, in which `{year}` is the report's year and `{next}` the year planned for. */
export type Chapter = { readonly heading: string; readonly sections: readonly Section[] }

/** The sentence after the author's opening: where the figures come from, with the day of the ledger between its halves. */
export type Source = { readonly before: string; readonly after: string }

export type Outline = { readonly source: Source; readonly chapters: readonly Chapter[] }

/** A report as its folder declares it; the organisation's name is put before the title. */
export type Report = {
  readonly id: string
  readonly label: Label
  readonly title: (year: number) => string
  readonly outline: Outline
  /** Years from the report's to the one that its last chapter plans for. */
  readonly ahead: 0 | 1
  /** The sentence shown first, before anybody signs in: its slot, and as a draft without a ledger leaves it. */
  readonly window?: { readonly slot: string; readonly draft: readonly { readonly kind: 'text' | 'blank'; readonly text: string }[] }
  /** Figures that are no register's: over the roster and the built-in kinds of record. */
  readonly figures: readonly Figure[]
}

/** The heading of a section over the slots that say something in it; undefined where it has none. */
export function headingOf({ heading, topics = [] }: Section, told: readonly string[]): string | undefined {
  const there = topics.filter(t => t.slots.some(s => told.includes(s))).map(t => t.words)
  return there.length === 0 || there.length === topics.length ? heading : [there.slice(0, -1).join('、'), ...there.slice(-1)].filter(w => w !== '').join('和')
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** A small ordinal in 汉字, 1 to 99: 一, 十, 十一, 二十. */
export function ordinal(n: number): string {
  const tens = Math.floor(n / 10)
  return n <= 10 ? digits[n] ?? '' : `${tens === 1 ? '' : digits[tens] ?? ''}十${digits[n % 10] ?? ''}`
}
