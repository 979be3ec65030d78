import { breakCosts } from './breaks.ts'
import { GongwenError } from './errors.ts'
import { characters, em } from './measure.ts'

/** 2号 characters in a line of the text area: 442 pt ÷ 22 pt. */
const TITLE_CHARACTERS = 20

/**
 * Breaks a title into centred lines by meaning, as few as reasonable, in the shapes of GB/T 9704-2012,
 * 7.3.1: a trapezium (lines ever longer or ever shorter) or a lozenge (longest in the middle), never an
 * hourglass. 的, counted units and short bracketed names stay whole; no character stands alone on a line.
 * Word boundaries come from the ICU data of the JavaScript runtime, phrases of official titles from a list.
 *
 * @param perLine most full-width characters a line may hold (half-width ones count a half); at least 4
 * @returns lines which, joined, are the text again; one empty line for an empty text
 * @throws GongwenError `bad-measure`
 */
export function layoutTitle(text: string, perLine: number = TITLE_CHARACTERS): string[] {
  if (!(perLine >= 4)) {
    throw new GongwenError('bad-measure', 'perLine', '每行至少容纳4个字。', 'A line holds at least 4 characters.')
  }
  const units = characters(text)
  const ends = cheapestEnds(units, perLine)
  return ends.map((end, line) => units.slice(ends[line - 1] ?? 0, end).join(''))
}

/** A way to set the text up to some point; `falling` once a line was shorter than the one above it. */
type Partial = { start: number; end: number; width: number; falling: boolean; cost: number; above: Partial | undefined }

/** Dynamic programming over (last line, whether lines already get shorter): linear in the text's length. */
function cheapestEnds(units: readonly string[], perLine: number): number[] {
  const costs = breakCosts(units)
  const widths = units.map(em)
  const endingAt: Partial[][] = [[]]
  for (let end = 1; end <= units.length; end++) {
    const found: Partial[] = []
    let width = 0
    for (let start = end - 1; start >= 0; start--) {
      width += widths[start] ?? 0
      if (width > perLine) break
      const alone = lineCost(end - start, width, perLine, units.length) + (costs[end] ?? 0)
      const line = { start, end, width, falling: false, cost: alone, above: undefined }
      if (start === 0) found.push(line)
      else found.push(...cheapestBelow(endingAt[start] ?? [], line, perLine))
    }
    endingAt.push(found)
  }
  let best = endingAt[units.length]?.reduce((a, b) => (b.cost < a.cost ? b : a), NOTHING)
  const ends: number[] = []
  for (; best !== undefined && best !== NOTHING; best = best.above) ends.unshift(best.end)
  return ends.length === 0 ? [0] : ends
}

const NOTHING: Partial = { start: 0, end: 0, width: 0, falling: false, cost: Infinity, above: undefined }

/** The cheapest continuation by `line` for each of the two shapes: still growing, already falling. */
function cheapestBelow(above: readonly Partial[], line: Partial, perLine: number): Partial[] {
  let growing = NOTHING
  let falling = NOTHING
  let [growingCost, fallingCost] = [Infinity, Infinity]
  for (const upper of above) {
    const regrows = upper.falling && line.width > upper.width ? 60 : 0
    const cost = upper.cost + line.cost + stepCost(upper.width, line.width, perLine) + regrows
    if (upper.falling || line.width < upper.width) {
      if (cost < fallingCost) [falling, fallingCost] = [upper, cost]
    } else if (cost < growingCost) [growing, growingCost] = [upper, cost]
  }
  return [
    ...(growing === NOTHING ? [] : [{ ...line, cost: growingCost, above: growing }]),
    ...(falling === NOTHING ? [] : [{ ...line, falling: true, cost: fallingCost, above: falling }]),
  ]
}

function lineCost(count: number, width: number, perLine: number, total: number): number {
  if (count === 1 && total > 1) return 5000
  return 30 + (width * 4 < perLine ? 30 : 0)
}

/** Neighbouring lines should differ visibly, but not by half the line. */
function stepCost(upper: number, lower: number, perLine: number): number {
  const step = Math.abs(upper - lower)
  if (step < 1) return 8
  return Math.max(0, step - perLine * 0.4) * 3
}
