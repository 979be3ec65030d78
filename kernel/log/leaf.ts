import { sha256 } from '@noble/hashes/sha2.js'
import { concat } from './bytes.ts'
import { LogError } from './error.ts'
import { HASH_LENGTH } from './merkle.ts'

/** Bytes of the salt that is kept with a body and destroyed with it. */
export const SALT_LENGTH = 32

function requireLength(bytes: Uint8Array, length: number, chinese: string, english: string): void {
  if (bytes.length === length) return
  throw new LogError('bad-length', `${chinese}应为${length}字节，实为${bytes.length}字节；请检查来源。 `
    + `${english} has ${length} bytes, not ${bytes.length}; check where it comes from.`)
}

/**
 * Commitment to an entry's destroyable body: SHA-256(salt ‖ canonical body bytes). Once the random salt is destroyed
 * with the body, nobody can confirm a guess of the text against the 32 bytes that stay (DESIGN §4, Entry).
 */
export function bodyHash(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  requireLength(salt, SALT_LENGTH, '随机盐', 'A salt')
  return sha256(concat(salt, bytes))
}

/**
 * An entry's leaf data, always 64 bytes: SHA-256(canonical envelope bytes) ‖ body hash. `leafHash` of it is what
 * stands in the tree. Fixed in size, because an entry of a tile bundle is limited to 65,535 bytes (C2SP tlog-tiles),
 * and free of content, so that tiles may be given to anybody.
 */
export function leafData(envelopeBytes: Uint8Array, body: Uint8Array): Uint8Array {
  requireLength(body, HASH_LENGTH, '正文摘要', 'A body hash')
  return concat(sha256(envelopeBytes), body)
}
