import type { Claim, Relation } from '../types.ts'

/** A number of the text that can be computed with: exact, no range, outside titles. */
export type Figure = {
  readonly value: number
  readonly unit: string
  readonly start: number
  readonly end: number
  /** The words before it back to the punctuation or the figure before; those of 11类 also for the 32个 of 11类32个. */
  readonly lead: string
  /** True between brackets, where it explains the figure before. */
  readonly aside: boolean
  /** The smallest step of the printed number: 0.1 for 23.8%, 100 for 66.57万元. */
  readonly step: number
}

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }
const LEAD = 16
/** How far back an opening bracket is looked for. */
const ASIDE = 200
/** How many figures one relation looks over, so that a sentence without end stays cheap. */
export const REACH = 40

function stepOf(text: string): number {
  const parts = /\d(?:[\d,，]*)(?:[.．](\d+))? ?([十百千万亿]{0,2})/.exec(text)
  if (parts === null) return 1
  const scale = [...(parts[2] ?? '')].reduce((product, char) => product * (SCALES[char] ?? 1), 1)
  return scale / 10 ** (parts[1]?.length ?? 0)
}

function leadOf(text: string, start: number, from: number): string {
  const before = text.slice(Math.max(from, start - LEAD), start)
  const lead = /[^，。；：、（）！？\n]*$/.exec(before)?.[0] ?? ''
  return lead.replace(/ /g, '').replace(/[\d一二三四五六七八九十]+(?:个)?方面$/, '')
}

/** The text with the plain comma, semicolon, colon and brackets as the Chinese ones; of the same length. */
export function chinesePunctuation(text: string): string {
  return text.replace(/(?<!\d),|,(?!\d)|[;:()]/g, (mark) => '，；：（）'[',;:()'.indexOf(mark)] ?? mark)
}

/** What stands between two offsets, without what is in brackets. */
export function between(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/（[^（）]*）/g, '')
}

/** The exact figures of each sentence of a text, in order; sentences without any are left out. */
export function figuresBySentence(text: string, claims: readonly Claim[]): readonly (readonly Figure[])[] {
  const sentences: Figure[][] = []
  let current = -1
  let previous = 0
  for (const claim of claims) {
    if ((claim.kind !== 'quantity' && claim.kind !== 'percentage') || claim.inDocument === true) continue
    if (typeof claim.value !== 'number' || claim.valueMax !== undefined || claim.approx === true || claim.text.endsWith('方面')) continue
    const [from] = claim.sentence ?? [0, text.length]
    if (from !== current) sentences.push([])
    current = from
    const lead = leadOf(text, claim.start, Math.max(from, previous))
    const sentence = sentences[sentences.length - 1]
    const last = sentence?.[sentence.length - 1]
    const opened = text.slice(Math.max(from, claim.start - ASIDE), claim.start)
    sentence?.push({
      value: claim.value, unit: claim.unit ?? '', start: claim.start, end: claim.end, lead: lead === '' && last?.end === claim.start ? last.lead : lead, aside: opened.lastIndexOf('（') > opened.lastIndexOf('）'), step: stepOf(claim.text),
    })
    previous = claim.end
  }
  return sentences
}

/** Whether a computed figure rounds, or is cut, to the printed one. */
export function agrees(expected: number, printed: Figure): boolean {
  const scaled = expected / printed.step
  const target = printed.value / printed.step
  return [Math.round(scaled), Math.trunc(scaled + 1e-9)].some((candidate) => Math.abs(candidate - target) < 1e-6)
}

/** A relation over its terms and the printed figure. */
export function relate(text: string, relation: Relation['relation'], terms: readonly Figure[], expected: number, printed: Figure): Relation {
  const start = Math.min(printed.start, ...terms.map((term) => term.start))
  const end = Math.max(printed.end, ...terms.map((term) => term.end))
  return {
    kind: 'relation', relation, holds: agrees(expected, printed), start, end, text: text.slice(start, end),
    terms: terms.map((term) => term.value), expected: Number(expected.toPrecision(12)), printed: printed.value,
  }
}
