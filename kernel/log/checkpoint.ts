import { fromBase64, isClean, sameBytes, toBase64 } from './bytes.ts'
import { LogError } from './error.ts'
import { EMPTY_FRONTIER, HASH_LENGTH, rootOf } from './merkle.ts'
import { openNote } from './note.ts'
import type { NoteVerifier } from './note.ts'

/** A log's head. `extensions` are further lines, signed but without a meaning of their own to other readers. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

/** A signed head that may be believed, or why not. */
export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly problem: 'malformed' | 'unknown-key' | 'bad-signature' | 'wrong-origin' | 'unmarked' }

/** The line under every head of a demonstration ledger, as on its pages and papers (DESIGN §4, Time). */
export const DEMONSTRATION_LINE = '演示时钟，不具证明力'

const SIMULATED = /^mingze\.demo\/[^/]+\/simulated-clock$/

/**
 * The origin of an organisation's ledger, which is also its key's name: `mingze/<org>`, for a demonstration
 * `mingze.demo/<org>/simulated-clock`. The mark is part of the name, so that no tool can show the one without the
 * other. ASCII without spaces or '+' (C2SP tlog-checkpoint). LogError 'bad-name' for an org of other characters than
 * letters, digits, '.', '_' and '-'.
 */
export function ledgerOrigin(org: string, clock: 'real' | 'simulated'): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(org)) {
    throw new LogError('bad-name', `单位代号“${org}”只能用字母、数字、点、下划线和连字符。 `
      + `Organisation id "${org}" may hold letters, digits, dots, underscores and hyphens only.`)
  }
  return clock === 'real' ? `mingze/${org}` : `mingze.demo/${org}/simulated-clock`
}

/** Whether an origin is that of a demonstration ledger. */
export function isDemonstration(origin: string): boolean {
  return SIMULATED.test(origin)
}

/** The head of a ledger as it is to be signed: marked, if the origin says that it is a demonstration. */
export function ledgerCheckpoint(origin: string, size: number, root: Uint8Array): Checkpoint {
  return { origin, size, root, extensions: isDemonstration(origin) ? [DEMONSTRATION_LINE] : [] }
}

function isLine(line: string): boolean {
  return line !== '' && isClean(line)
}

function isHead({ origin, size, root, extensions }: Checkpoint): boolean {
  return [origin, ...extensions].every(isLine) && Number.isSafeInteger(size) && size >= 0
    && root.length === HASH_LENGTH && (size > 0 || sameBytes(root, rootOf(EMPTY_FRONTIER)))
}

/**
 * The text to sign: origin, size in decimal, root in base64, extension lines, each ended by a newline
 * (C2SP tlog-checkpoint). LogError 'bad-text' for a line that is empty or has control characters, a size that is no
 * count, a root that is not 32 bytes, or an empty log with another root than that of nothing.
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  if (!isHead(checkpoint)) {
    throw new LogError('bad-text', `检查点内容不合规（${checkpoint.origin}，规模${checkpoint.size}）；请检查名称、规模、根摘要与附加行。 `
      + `Malformed checkpoint (${checkpoint.origin}, size ${checkpoint.size}); check origin, size, root and extension lines.`)
  }
  const lines = [checkpoint.origin, String(checkpoint.size), toBase64(checkpoint.root), ...checkpoint.extensions]
  return `${lines.join('\n')}\n`
}

/** The head that a note's text states; undefined when malformed. Verify the note first. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n')
  const bytes = fromBase64(root)
  if (!/^(0|[1-9]\d*)$/.test(size) || bytes === undefined) return undefined
  const checkpoint = { origin, size: Number(size), root: bytes, extensions }
  return isHead(checkpoint) ? checkpoint : undefined
}

/**
 * Verifies a signed head against the ledger's key. The key's name must be the origin (C2SP tlog-checkpoint), so one
 * ledger's head cannot pass for another's; a demonstration's head without its line is 'unmarked'. Other signatures
 * are left to whoever knows their keys.
 */
export function openCheckpoint(note: string, ledger: NoteVerifier): OpenedCheckpoint {
  const opened = openNote(note, [ledger])
  if (!opened.ok) return opened
  const checkpoint = parseCheckpoint(opened.text)
  if (checkpoint === undefined) return { ok: false, problem: 'malformed' }
  if (checkpoint.origin !== ledger.name) return { ok: false, problem: 'wrong-origin' }
  if (isDemonstration(checkpoint.origin) && !checkpoint.extensions.includes(DEMONSTRATION_LINE)) {
    return { ok: false, problem: 'unmarked' }
  }
  return { ok: true, checkpoint }
}
