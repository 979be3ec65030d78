/** Draws that depend on the seed and on what they are for alone, so that a change in one place moves nothing elsewhere. */
export type Draw = {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** `n` different ones, in the order of the list. */
  some<T>(list: readonly T[], n: number): readonly T[]
  shuffled<T>(list: readonly T[]): readonly T[]
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193)
  return h >>> 0
}

/** A stream of draws for one purpose; the same seed and purpose give the same stream on every machine. */
export function draws(seed: number, purpose: string): Draw {
  let state = hash(`${seed}/${purpose}`) || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  // The first states of neighbouring seeds are alike.
  for (let i = 0; i < 8; i += 1) next()
  const below = (n: number): number => next() % n
  const shuffled = <T>(list: readonly T[]): T[] => {
    const left = [...list]
    return list.flatMap(() => left.splice(below(left.length), 1))
  }
  return {
    below,
    pick: list => list[below(list.length)] ?? list[0],
    shuffled,
    some: (list, n) => {
      const chosen = new Set(shuffled(list.map((_, i) => i)).slice(0, n))
      return list.filter((_, i) => chosen.has(i))
    },
  }
}
