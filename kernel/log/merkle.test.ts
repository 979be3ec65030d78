import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, utf8 } from './bytes.ts'
import {
  EMPTY_FRONTIER, LogError, append, consistencyProof, frontierAt, inclusionProof, leafHash, nodeHash, rootOf, treeRoot,
  verifyConsistency, verifyInclusion,
} from './index.ts'
import type { Frontier, HashReader } from './index.ts'

const MOST = 300
const ENTRIES = Array.from({ length: MOST }, (_, n) => utf8(`entry ${n}`))
const LEAVES = ENTRIES.map(leafHash)

/** MTH as RFC 6962 section 2.1 writes it down, over the data itself. */
function treeHash(data: readonly Uint8Array[]): Uint8Array {
  if (data.length === 0) return sha256(new Uint8Array(0))
  if (data.length === 1) return sha256(concat(Uint8Array.of(0), ...data))
  const split = 2 ** Math.floor(Math.log2(data.length - 1))
  return sha256(concat(Uint8Array.of(1), treeHash(data.slice(0, split)), treeHash(data.slice(split))))
}

const ROOTS = Array.from({ length: MOST + 1 }, (_, size) => treeHash(ENTRIES.slice(0, size)))
const rootAt = (size: number) => ROOTS[size] as Uint8Array
const leafAt = (index: number) => LEAVES[index] as Uint8Array

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}

const position = fc.integer({ min: 1, max: MOST }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)))
const sizes = fc.tuple(fc.nat(MOST), fc.nat(MOST)).map((pair) => pair.sort((a, b) => a - b) as [number, number])
const bit = fc.nat(255)

function appendAll(count: number): { frontier: Frontier; stored: Map<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>()
  let frontier = EMPTY_FRONTIER
  for (const leaf of LEAVES.slice(0, count)) {
    frontier = append(frontier, leaf, (level, index, hash) => stored.set(`${level}/${index}`, hash))
  }
  return { frontier, stored }
}

describe('the tree', () => {
  test('has the root of RFC 6962 at every size, however it was built', () => {
    let frontier = EMPTY_FRONTIER
    for (let size = 0; size <= MOST; size += 1) {
      expect(rootOf(frontier)).toEqual(rootAt(size))
      expect(frontierAt(LEAVES, size)).toEqual(frontier)
      if (size < MOST) frontier = append(frontier, leafAt(size))
    }
    expect(treeRoot(LEAVES)).toEqual(rootAt(MOST))
  })

  test('appending keeps each complete subtree once, under its place', () => {
    const { stored } = appendAll(21)
    expect(stored.size).toBe(21 + 10 + 5 + 2 + 1)
    expect(stored.get('2/3')).toEqual(treeHash(ENTRIES.slice(12, 16)))
    expect(stored.get('4/0')).toEqual(rootAt(16))
  })

  test('refuses data in the place of a leaf hash', () => {
    expect(() => append(EMPTY_FRONTIER, utf8('entry'))).toThrow(LogError)
  })
})

describe('inclusion', () => {
  test('every leaf proves itself at every size up to 40', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(LEAVES, index, size)
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
        expect(verifyInclusion(leafAt(index), index, size, proof, rootAt(size))).toBe(true)
      }
    }
  })

  test('a flipped bit anywhere, another leaf or another index fails', () => {
    fc.assert(fc.property(position, bit, fc.nat(), ([index, size], at, pick) => {
      const leaf = leafAt(index)
      const proof = inclusionProof(LEAVES, index, size)
      expect(verifyInclusion(leaf, index, size, proof, rootAt(size))).toBe(true)
      expect(verifyInclusion(flip(leaf, at), index, size, proof, rootAt(size))).toBe(false)
      expect(verifyInclusion(leaf, index, size, proof, flip(rootAt(size), at))).toBe(false)
      expect(verifyInclusion(leaf, index, size, [...proof, leaf], rootAt(size))).toBe(false)
      const other = pick % size
      if (other !== index) expect(verifyInclusion(leaf, other, size, proof, rootAt(size))).toBe(false)
      if (proof.length === 0) return
      const touched = proof.map((hash, n) => (n === pick % proof.length ? flip(hash, at) : hash))
      expect(verifyInclusion(leaf, index, size, touched, rootAt(size))).toBe(false)
      expect(verifyInclusion(leaf, index, size, proof.slice(1), rootAt(size))).toBe(false)
    }))
  })

  test('positions outside the log: making is refused, verifying is false', () => {
    for (const [index, size] of [[3, 3], [-1, 3], [0, 0], [0.5, 3]] as const) {
      expect(() => inclusionProof(LEAVES, index, size)).toThrow(LogError)
      expect(verifyInclusion(leafAt(0), index, size, [], leafAt(0))).toBe(false)
    }
    expect(() => inclusionProof(LEAVES, 0, MOST + 1)).toThrow(LogError)
  })
})

describe('consistency', () => {
  test('any two sizes prove each other; a flipped bit or exchanged roots fail', () => {
    fc.assert(fc.property(sizes, bit, fc.nat(), ([older, newer], at, pick) => {
      const proof = consistencyProof(LEAVES, older, newer)
      const check = (old = rootAt(older), now = rootAt(newer), hashes = proof) =>
        verifyConsistency(older, newer, old, now, hashes)
      expect(check()).toBe(true)
      expect(check(flip(rootAt(older), at))).toBe(false)
      if (older > 0) expect(check(rootAt(older), flip(rootAt(newer), at))).toBe(false)
      expect(check(rootAt(older), rootAt(newer), [...proof, leafAt(0)])).toBe(false)
      if (older !== newer && older > 0) expect(check(rootAt(newer), rootAt(older))).toBe(false)
      if (proof.length === 0) return
      const touched = proof.map((hash, n) => (n === pick % proof.length ? flip(hash, at) : hash))
      expect(check(rootAt(older), rootAt(newer), touched)).toBe(false)
      expect(check(rootAt(older), rootAt(newer), proof.slice(1))).toBe(false)
    }))
  })

  test('a log whose past was rewritten cannot prove that it grew from its old head', () => {
    fc.assert(fc.property(sizes, fc.nat(), ([older, newer], pick) => {
      fc.pre(older > 0 && newer > older)
      const rewritten = LEAVES.map((leaf, n) => (n === pick % older ? nodeHash(leaf, leaf) : leaf))
      const proof = consistencyProof(rewritten, older, newer)
      const root = treeRoot(rewritten.slice(0, newer))
      expect(verifyConsistency(older, newer, rootAt(older), root, proof)).toBe(false)
    }), { numRuns: 50 })
  })

  test('sizes in the wrong order: making is refused, verifying is false', () => {
    expect(() => consistencyProof(LEAVES, 5, 4)).toThrow(LogError)
    expect(verifyConsistency(5, 4, rootAt(5), rootAt(4), [])).toBe(false)
  })
})

describe('proofs from stored hashes', () => {
  const { stored } = appendAll(MOST)

  test('are those made from all leaves, and ask for few hashes', () => {
    fc.assert(fc.property(position, sizes, ([index, size], [older, newer]) => {
      let asked = 0
      const read: HashReader = (level, at) => {
        asked += 1
        return stored.get(`${level}/${at}`) as Uint8Array
      }
      expect(inclusionProof(read, index, size)).toEqual(inclusionProof(LEAVES, index, size))
      expect(asked).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(MOST)))
      expect(consistencyProof(read, older, newer)).toEqual(consistencyProof(LEAVES, older, newer))
      expect(rootOf(frontierAt(read, size))).toEqual(rootAt(size))
    }))
  })

  test('may be made in two rounds: first note what is needed, then load it at once', () => {
    const needed: string[] = []
    inclusionProof((level, at) => {
      needed.push(`${level}/${at}`)
      return new Uint8Array(32)
    }, 77, 290)
    const loaded = new Map(needed.map((key) => [key, stored.get(key) as Uint8Array]))
    const proof = inclusionProof((level, at) => loaded.get(`${level}/${at}`) as Uint8Array, 77, 290)
    expect(verifyInclusion(leafAt(77), 77, 290, proof, rootAt(290))).toBe(true)
  })
})
