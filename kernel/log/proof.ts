import { sameBytes } from './bytes.ts'
import { LogError } from './error.ts'
import { HASH_LENGTH, EMPTY_FRONTIER, largestPowerUpTo, levelOf, nodeHash, readerOf, rootOf } from './merkle.ts'
import type { HashReader, TreeSource } from './merkle.ts'

/** Sibling hashes of 32 bytes, from the leaf upwards. */
export type Proof = readonly Uint8Array[]

/** Where RFC 6962 splits n > 1 leaves: the largest power of two below n. */
function splitOf(n: number): number {
  return largestPowerUpTo(n - 1)
}

/** MTH(D[from:to]) of RFC 6962 section 2.1, from complete subtrees. */
function rangeHash(read: HashReader, from: number, to: number): Uint8Array {
  const size = to - from
  const power = largestPowerUpTo(size)
  if (power === size) return read(levelOf(power), from / power)
  return nodeHash(rangeHash(read, from, from + power), rangeHash(read, from + power, to))
}

function requireWithin(fits: boolean, chinese: string, english: string): void {
  if (!fits) throw new LogError('out-of-range', `${chinese} ${english}`)
}

/**
 * Audit path of leaf `index` in the tree of `size` leaves (RFC 6962 section 2.1.1): at most ⌈log2 size⌉ hashes.
 * LogError 'out-of-range' unless 0 ≤ index < size.
 */
export function inclusionProof(source: TreeSource, index: number, size: number): Proof {
  requireWithin(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size,
    `序号${index}不在规模为${size}的日志内，请核对序号与规模。`, `Index ${index} is not in a log of ${size}; check both.`)
  const read = readerOf(source)
  const path: Uint8Array[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.push(rangeHash(read, middle, to))
      to = middle
    } else {
      path.push(rangeHash(read, from, middle))
      from = middle
    }
  }
  return path.reverse()
}

/**
 * Proof that the tree of `newSize` leaves begins with the tree of `oldSize` (RFC 6962 section 2.1.2). Empty where
 * both are the same or the old one is empty. LogError 'out-of-range' unless 0 ≤ oldSize ≤ newSize.
 */
export function consistencyProof(source: TreeSource, oldSize: number, newSize: number): Proof {
  requireWithin(Number.isSafeInteger(oldSize) && Number.isSafeInteger(newSize) && oldSize >= 0 && oldSize <= newSize,
    `旧规模${oldSize}应不大于新规模${newSize}，请核对先后。`, `Old size ${oldSize} must not exceed new size ${newSize}; check their order.`)
  if (oldSize === 0 || oldSize === newSize) return []
  const read = readerOf(source)
  const path: Uint8Array[] = []
  let from = 0
  let to = newSize
  while (to !== oldSize) {
    const middle = from + splitOf(to - from)
    if (oldSize <= middle) {
      path.push(rangeHash(read, middle, to))
      to = middle
    } else {
      path.push(rangeHash(read, from, middle))
      from = middle
    }
  }
  // What is left is a subtree of both trees; when it is the whole old tree, the verifier holds its root already.
  if (from > 0) path.push(rangeHash(read, from, to))
  return path.reverse()
}

function isPosition(...numbers: readonly number[]): boolean {
  return numbers.every((number) => Number.isSafeInteger(number) && number >= 0)
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_LENGTH)
}

function half(n: number): number {
  return Math.floor(n / 2)
}

/**
 * Whether the leaf hash stands at `index` in the tree of `size` leaves with this root (RFC 9162 section 2.1.3.2).
 * Size and root must come from one verified checkpoint: a root alone does not fix the size, and some neighbouring
 * sizes would pass with it. Anything malformed is false.
 */
export function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: Proof, root: Uint8Array): boolean {
  if (!isPosition(index, size) || index >= size || !areHashes([leaf, root, ...proof])) return false
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(hash, root)
}

/**
 * Whether the tree with `newRoot` begins with the tree with `oldRoot` (RFC 9162 section 2.1.4.2), each size and root
 * from one verified checkpoint. Anything malformed is false.
 */
export function verifyConsistency(
  oldSize: number, newSize: number, oldRoot: Uint8Array, newRoot: Uint8Array, proof: Proof,
): boolean {
  if (!isPosition(oldSize, newSize) || oldSize > newSize || !areHashes([oldRoot, newRoot, ...proof])) return false
  if (oldSize === newSize) return proof.length === 0 && sameBytes(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, rootOf(EMPTY_FRONTIER))
  const [seed, ...rest] = largestPowerUpTo(oldSize) === oldSize ? [oldRoot, ...proof] : proof
  if (seed === undefined) return false
  let node = oldSize - 1
  let last = newSize - 1
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  let oldHash = seed
  let newHash = seed
  for (const sibling of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      newHash = nodeHash(newHash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(newHash, newRoot)
}
