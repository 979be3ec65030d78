import { sha256 } from '@noble/hashes/sha2.js'
import { LogError } from './error.ts'

/** Bytes of a hash in the tree (SHA-256). */
export const HASH_LENGTH = 32

/**
 * Hash of the complete subtree `index` (from the left, from 0) of height `level`: level 0 are leaf hashes, and it
 * covers leaves index·2^level up to (index+1)·2^level. Which hashes are asked for depends on positions only, never on
 * values: a caller with slow storage runs once with a reader that takes notes and returns zeroes, loads what was
 * noted, and runs again.
 */
export type HashReader = (level: number, index: number) => Uint8Array

/** Leaf hashes in order, or a reader over stored hashes. */
export type TreeSource = readonly Uint8Array[] | HashReader

/** All that is needed to append: the roots of the complete subtrees that make up the tree, the largest first. */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] }

/** The tree without leaves. */
export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] }

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ data). Data of any length. */
export function leafHash(data: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + data.length)
  input.set(data, 1)
  return sha256(input)
}

/** RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). Both are 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_LENGTH)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + HASH_LENGTH)
  return sha256(input)
}

/** The tree with one more leaf hash; `keep` gets every complete subtree that it finishes, the leaf itself first. */
export function append(
  frontier: Frontier, leaf: Uint8Array, keep?: (level: number, index: number, hash: Uint8Array) => void,
): Frontier {
  if (leaf.length !== HASH_LENGTH) {
    throw new LogError('bad-length', `叶子摘要应为32字节，实为${leaf.length}字节；请先用 leafHash 计算。 `
      + `A leaf hash has 32 bytes, not ${leaf.length}; compute it with leafHash first.`)
  }
  const hashes = [...frontier.hashes]
  let hash = leaf
  let index = frontier.size
  keep?.(0, index, hash)
  for (let level = 1; index % 2 === 1; level += 1) {
    hash = nodeHash(hashes.pop() as Uint8Array, hash)
    index = (index - 1) / 2
    keep?.(level, index, hash)
  }
  hashes.push(hash)
  return { size: frontier.size + 1, hashes }
}

/** RFC 6962 root of the tree; SHA-256 of nothing for the empty tree. */
export function rootOf(frontier: Frontier): Uint8Array {
  if (frontier.hashes.length === 0) return sha256(new Uint8Array(0))
  return frontier.hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The frontier of the first `size` leaves, from stored hashes: how a writer goes on after a restart. */
export function frontierAt(source: TreeSource, size: number): Frontier {
  const read = readerOf(source)
  const hashes: Uint8Array[] = []
  for (let from = 0; from < size;) {
    const level = levelOf(largestPowerUpTo(size - from))
    hashes.push(read(level, from / 2 ** level))
    from += 2 ** level
  }
  return { size, hashes }
}

/** RFC 6962 root over leaf hashes. */
export function treeRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(leaves.reduce<Frontier>((frontier, leaf) => append(frontier, leaf), EMPTY_FRONTIER))
}

/** The largest power of two that is at most n (n ≥ 1). */
export function largestPowerUpTo(n: number): number {
  let power = 1
  while (power * 2 <= n) power *= 2
  return power
}

/** The exponent of a power of two. */
export function levelOf(power: number): number {
  return Math.round(Math.log2(power))
}

/** A source as a reader. Over leaves it hashes each complete subtree once, when it is first asked for. */
export function readerOf(source: TreeSource): HashReader {
  if (typeof source === 'function') return source
  const levels: Uint8Array[][] = [[...source]]
  const read: HashReader = (level, index) => {
    const stored = levels[level]?.[index]
    if (stored !== undefined) return stored
    if (level <= 0 || (index + 1) * 2 ** level > source.length) {
      throw new LogError('out-of-range', `日志中没有第${level}层第${index}个完整子树；请按不超过${source.length}的规模取证明。 `
        + `No complete subtree ${index} at level ${level}; ask for sizes up to ${source.length}.`)
    }
    const hash = nodeHash(read(level - 1, index * 2), read(level - 1, index * 2 + 1))
    const row = (levels[level] ??= [])
    row[index] = hash
    return hash
  }
  return read
}
