import { readFileSync } from 'node:fs'
import { readClaims } from '../index.ts'
import type { Claim, ClaimKind } from '../types.ts'

/** A claim marked by hand. */
export type Gold = { readonly kind: ClaimKind; readonly text: string; readonly start: number; readonly end: number; readonly value?: number | string | undefined; readonly valueMax?: number | undefined }

const KINDS: Readonly<Record<string, ClaimKind>> = { q: 'quantity', p: 'percentage', b: 'blank', d: 'document', t: 'date', n: 'phrase' }
const CHECKED: ReadonlySet<ClaimKind> = new Set(['quantity', 'percentage', 'blank', 'document', 'date'])

/**
 * Reads a marked text: ⟦q:150份=150⟧ is a quantity with its value, ⟦q:3至5名=3..5⟧ a range, p a percentage, b a blank,
 * d a document, t a date (with its value or without). Marks nest.
 */
export function parseMarked(marked: string): { text: string; gold: readonly Gold[] } {
  const gold: Gold[] = []
  const open: { kind: ClaimKind; start: number }[] = []
  let text = ''
  let i = 0
  while (i < marked.length) {
    const opening = /⟦([qpbdtn]):/y
    const closing = /(?:=([^⟦⟧=]*))?⟧/y
    opening.lastIndex = i
    closing.lastIndex = i
    const begins = opening.exec(marked)
    const ends = begins === null ? closing.exec(marked) : null
    if (begins !== null) {
      open.push({ kind: KINDS[begins[1] ?? ''] ?? 'phrase', start: text.length })
      i += begins[0].length
    } else if (ends !== null) {
      const from = open.pop()
      if (from === undefined) throw new Error(`标记没有开头：${text.slice(-20)} A mark is closed that was never opened.`)
      const [low, high] = (ends[1] ?? '').split('..')
      const numeric = from.kind === 'quantity' || from.kind === 'percentage'
      const value = low === undefined || low === '' ? undefined : numeric ? Number(low) : low
      gold.push({ ...from, end: text.length, text: text.slice(from.start), value, valueMax: high === undefined || !numeric ? undefined : Number(high) })
      i += ends[0].length
    } else {
      text += marked[i]
      i++
    }
  }
  if (open.length > 0) throw new Error(`标记没有结尾：${text.slice(open[0]?.start, (open[0]?.start ?? 0) + 20)} A mark is never closed.`)
  return { text, gold: gold.filter((claim) => CHECKED.has(claim.kind)).sort((a, b) => a.start - b.start) }
}

/** Reads a marked fixture beside the tests. */
export function readFixture(name: string): { text: string; gold: readonly Gold[] } {
  return parseMarked(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'))
}

/** Precision and recall over kind, span and value, with what was missed and what was found too much. */
export type Score = { readonly precision: number; readonly recall: number; readonly missed: readonly Gold[]; readonly extra: readonly Claim[] }

function agrees(claim: Claim, gold: Gold): boolean {
  if (claim.kind !== gold.kind || claim.start !== gold.start || claim.end !== gold.end) return false
  const value = gold.value === undefined || claim.value === gold.value
  return value && (gold.valueMax === undefined || claim.valueMax === gold.valueMax)
}

/** Scores what readClaims finds in `text`, universal words and phrases aside; `ignored` spans count neither way. */
export function score(text: string, gold: readonly Gold[], ignored: readonly { readonly start: number; readonly end: number }[] = []): Score {
  const found = readClaims(text).filter((claim) => CHECKED.has(claim.kind) && !ignored.some((span) => span.start < claim.end && claim.start < span.end))
  const missed = gold.filter((expected) => !found.some((claim) => agrees(claim, expected)))
  const extra = found.filter((claim) => !gold.some((expected) => agrees(claim, expected)))
  const hits = gold.length - missed.length
  return { precision: found.length === 0 ? 1 : hits / found.length, recall: gold.length === 0 ? 1 : hits / gold.length, missed, extra }
}

/** One line for a test's message: the two numbers and every difference. */
export function describeScore({ precision, recall, missed, extra }: Score): string {
  const list = (claims: readonly Gold[]): string => claims.map(({ kind, text, start, value }) => `${kind} ${text}@${start}=${value ?? ''}`).join(' | ')
  return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; missed: ${list(missed) || 'none'}; extra: ${list(extra.map(({ kind, text, start, end, value }) => ({ kind, text, start, end, value }))) || 'none'}`
}
