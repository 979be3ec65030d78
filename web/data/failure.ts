import { ORPCError } from '@orpc/client'
import type { Label } from '../../kernel/register/fields.ts'

/** What a failed request means to the reader. `says` are the server's own words where it gave some. */
export type Failure = { readonly kind: 'signed-out' | 'absent' | 'not-allowed' | 'refused' | 'offline' | 'failed'; readonly says: Label | null }

const kinds: Readonly<Record<string, Failure['kind']>> = { UNAUTHORIZED: 'signed-out', NOT_FOUND: 'absent', FORBIDDEN: 'not-allowed', BAD_REQUEST: 'refused', PAYLOAD_TOO_LARGE: 'refused' }

function wordsOf(data: unknown): Label | null {
  if (typeof data !== 'object' || data === null || !('zh' in data) || !('en' in data)) return null
  return typeof data.zh === 'string' && typeof data.en === 'string' ? { zh: data.zh, en: data.en } : null
}

/** Reads whatever a request threw: an answer of the server by its code and words, anything else as a lost connection. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) return { kind: kinds[error.code] ?? 'failed', says: wordsOf(error.data) }
  return { kind: 'offline', says: null }
}
