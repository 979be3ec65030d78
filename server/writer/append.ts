import { randomBytes } from 'node:crypto'
import type { Body, Entry, Envelope } from '../../kernel/journal/entry.ts'
import type { Draft } from '../../kernel/journal/work.ts'
import { append, bodyHash, canonicalBytes, leafData, leafHash, type Frontier } from '../../kernel/log/index.ts'

/** An entry with the bytes that are the truth: canonical envelope, canonical body with its salt, and the leaf over both. */
export type Sealed = {
  readonly entry: Entry
  readonly envelopeBytes: Uint8Array
  readonly salt: Uint8Array
  readonly bodyBytes: Uint8Array
  readonly bodyHash: Uint8Array
  readonly leaf: Uint8Array
}

let drawn = Buffer.alloc(0)

/** Random bytes, drawn from the system many at a time. */
function random(size: number): Buffer {
  if (drawn.length < size) drawn = randomBytes(100 * size)
  const some = drawn.subarray(0, size)
  drawn = drawn.subarray(size)
  return some
}

/** Gives a draft its nonce and salt and commits to it. */
export function seal(draft: Draft): Sealed {
  const chance = random(48)
  const envelope: Envelope = { ...draft.envelope, nonce: chance.toString('hex', 0, 16) }
  const salt = chance.subarray(16)
  const bodyBytes = canonicalBytes(draft.body)
  const body = bodyHash(salt, bodyBytes)
  const envelopeBytes = canonicalBytes(envelope)
  return { entry: { envelope, body: draft.body }, envelopeBytes, salt, bodyBytes, bodyHash: body, leaf: leafHash(leafData(envelopeBytes, body)) }
}

/** The tree's frontier as one value in the head row: 32 bytes a subtree, and the size in `at`. */
export const frontierBytes = (f: Frontier): Buffer => Buffer.concat(f.hashes)
export const frontierFrom = (size: number, bytes: Uint8Array): Frontier => ({ size,
  hashes: Array.from({ length: bytes.length / 32 }, (_, i) => bytes.slice(i * 32, (i + 1) * 32)) })

/** The frontier after some more leaves. */
export const extend = (f: Frontier, sealed: readonly Sealed[]): Frontier => sealed.reduce((g, s) => append(g, s.leaf), f)

/** An entry read back from its bytes; a destroyed body reads as empty. */
export function readEntry(envelope: Uint8Array, body: Uint8Array | null): Entry {
  const text = new TextDecoder()
  return { envelope: JSON.parse(text.decode(envelope)) as Envelope, body: body === null ? {} : JSON.parse(text.decode(body)) as Body }
}
