import { readDate, readFollowingDay } from './dates.ts'
import { skipNumeral, startsNumeral } from './numerals.ts'
import type { Page } from './page.ts'
import { PHRASE_STARTS, readPhrase } from './phrases.ts'
import { readPercentage } from './percentages.ts'
import { readQuantity } from './quantities.ts'
import type { Claim } from './types.ts'

/** A title that reports cases or persons states their number; in any other title the number belongs to the name. */
const REPORTING_TITLE = /通报|曝光|公布|查处|典型案|案例|处分|问题/
const REPORTED_UNITS: ReadonlySet<string> = new Set(['起', '件', '例', '宗', '名', '人', '家'])

/** Spans that scanning passes over or enters, walked from left to right. */
function walker(spans: readonly Claim[]): (at: number) => Claim | undefined {
  let next = 0
  return (at) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= at) next++
    const span = spans[next]
    return span !== undefined && span.start <= at ? span : undefined
  }
}

function readAt(page: Page, at: number, lastDate: Claim | undefined): Claim | undefined {
  const phrase = readPhrase(page, at)
  const date = phrase === undefined ? readDate(page, at) ?? readFollowingDay(page, at, lastDate) : undefined
  return phrase ?? date ?? readPercentage(page, at) ?? readQuantity(page, at)
}

/** What a number inside a title is: a claim where the title reports a count, otherwise part of the name. */
function insideTitle(claim: Claim, title: Claim): Claim | undefined {
  if (claim.kind === 'date' || claim.end > title.end) return undefined
  const reports = claim.kind === 'quantity' && REPORTED_UNITS.has(claim.unit ?? '') && REPORTING_TITLE.test(title.text)
  if (reports || claim.kind === 'phrase') return { ...claim, inDocument: true }
  const { text, start, end, context = '', sentence = [start, end] } = claim
  return { kind: 'phrase', text, start, end, inDocument: true, context, sentence }
}

/**
 * Quantities, percentages, dates and phrases of a text, in order of start. What lies in a blank is passed over;
 * in a title only counts that it reports are claims, and no dates.
 */
export function readFigures(page: Page, documents: readonly Claim[], blanks: readonly Claim[]): Claim[] {
  const { s } = page
  const claims: Claim[] = []
  const titleOf = walker(documents)
  const blankOf = walker(blanks)
  let lastDate: Claim | undefined
  let i = 0
  while (i < s.length) {
    const char = s[i] ?? ''
    const blank = blankOf(i)
    if (blank !== undefined) {
      i = blank.end
      continue
    }
    if (!startsNumeral(char) && !PHRASE_STARTS.has(char) && char !== '半' && char !== '过') {
      i++
      continue
    }
    const read = readAt(page, i, lastDate)
    const title = titleOf(i)
    const claim = read === undefined || title === undefined ? read : insideTitle(read, title)
    if (claim !== undefined && claim.start >= (claims[claims.length - 1]?.end ?? 0) && blankOf(claim.end - 1) === undefined) {
      claims.push(claim)
      if (claim.kind === 'date') lastDate = claim
    }
    i = read !== undefined ? read.end : startsNumeral(char) ? skipNumeral(s, i) : i + 1
  }
  return claims
}
