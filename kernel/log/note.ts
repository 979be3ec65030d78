import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, fromBase64, isClean, sameBytes, toBase64, utf8 } from './bytes.ts'
import { LogError } from './error.ts'

/** Who signs: the key's name and its Ed25519 secret, the 32-byte seed of RFC 8032. */
export type NoteSigner = { readonly name: string; readonly privateKey: Uint8Array }

/** Whose signature is believed: the key's name and its 32-byte Ed25519 public key. */
export type NoteVerifier = { readonly name: string; readonly publicKey: Uint8Array }

/** One signature line as it stands, not yet verified. Key id of 4 bytes. */
export type NoteSignature = { readonly name: string; readonly keyId: Uint8Array; readonly signature: Uint8Array }

/** A note taken apart, not yet verified: nothing in the text may be relied on. */
export type ParsedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** A note whose text is signed by the verifiers named, or why it is not to be believed. */
export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly NoteVerifier[] }
  | { readonly ok: false; readonly problem: 'malformed' | 'unknown-key' | 'bad-signature' }

/** Signature type Ed25519 of C2SP signed-note. */
const ED25519 = Uint8Array.of(1)
const DASH = '\u2014 '
/** The limit that C2SP signed-note asks for is at least 16; a witness quorum of a province fits into 100. */
const MOST_SIGNATURES = 100

function isKeyName(name: string): boolean {
  return name !== '' && isClean(name) && !/[\s\u0085+]/u.test(name)
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && isClean(text.replaceAll('\n', ''))
}

/** Key id: the first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key) (C2SP signed-note, Ed25519). */
export function keyId(verifier: NoteVerifier): Uint8Array {
  return sha256(concat(utf8(`${verifier.name}\n`), ED25519, verifier.publicKey)).slice(0, 4)
}

/** The public side of a signer. */
export function verifierOf(signer: NoteSigner): NoteVerifier {
  return { name: signer.name, publicKey: ed25519.getPublicKey(signer.privateKey) }
}

/** The line that is handed to whoever shall verify: `name+hex key id+base64(0x01 ‖ public key)` (C2SP signed-note). */
export function formatVerifierKey(verifier: NoteVerifier): string {
  const id = Array.from(keyId(verifier), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${verifier.name}+${id}+${toBase64(concat(ED25519, verifier.publicKey))}`
}

/** The verifier of such a line; undefined when its form, its key id or the curve point is wrong. */
export function parseVerifierKey(text: string): NoteVerifier | undefined {
  const [name = '', , ...encoded] = text.split('+')
  const key = fromBase64(encoded.join('+'))
  if (!isKeyName(name) || key?.length !== 33 || key[0] !== ED25519[0]) return undefined
  const verifier = { name, publicKey: key.slice(1) }
  if (!ed25519.utils.isValidPublicKey(verifier.publicKey, false)) return undefined
  return formatVerifierKey(verifier) === text ? verifier : undefined
}

/**
 * The text with one signature line after a blank line (C2SP signed-note). LogError 'bad-text' unless the text ends in
 * a newline and has no other control characters; 'bad-name' for a key name that is empty or has spaces or '+'. RangeError for a secret that is not 32 bytes.
 */
export function signNote(text: string, signer: NoteSigner): string {
  if (!isKeyName(signer.name)) {
    throw new LogError('bad-name', `密钥名“${signer.name}”不能为空，也不能含空格或加号。 `
      + `Key name "${signer.name}" must not be empty nor contain spaces or plus signs.`)
  }
  if (!isNoteText(text)) {
    throw new LogError('bad-text', '待签文本须以换行结尾，且不含其他控制字符或残缺字符。 '
      + 'Text to sign must end in a newline and hold no other control character and no half character.')
  }
  const signature = ed25519.sign(utf8(text), signer.privateKey)
  return `${text}\n${DASH}${signer.name} ${toBase64(concat(keyId(verifierOf(signer)), signature))}\n`
}

function parseSignature(line: string): NoteSignature | undefined {
  if (!line.startsWith(DASH)) return undefined
  const [name = '', encoded = '', ...more] = line.slice(DASH.length).split(' ')
  const bytes = fromBase64(encoded)
  if (more.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** Takes a note apart at its last blank line (C2SP signed-note); undefined when it is malformed in any place. */
export function parseNote(note: string): ParsedNote | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !isNoteText(note)) return undefined
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return undefined
  const signatures = lines.map(parseSignature).filter((signature) => signature !== undefined)
  return signatures.length === lines.length ? { text: note.slice(0, split + 1), signatures } : undefined
}

function verifies(text: string, { signature }: NoteSignature, { publicKey }: NoteVerifier): boolean {
  return signature.length === 64 && ed25519.verify(signature, utf8(text), publicKey, { zip215: false })
}

/**
 * Verifies a note against the keys one believes. Signatures of other keys are ignored; one of a known key that fails
 * rejects the note, even beside others that hold (C2SP signed-note); without any known key it is 'unknown-key'.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  const parsed = parseNote(note)
  if (parsed === undefined) return { ok: false, problem: 'malformed' }
  const signedBy = new Set<NoteVerifier>()
  for (const signature of parsed.signatures) {
    const verifier = verifiers.find(({ name, publicKey }) =>
      name === signature.name && sameBytes(keyId({ name, publicKey }), signature.keyId))
    if (verifier === undefined) continue
    if (!verifies(parsed.text, signature, verifier)) return { ok: false, problem: 'bad-signature' }
    signedBy.add(verifier)
  }
  if (signedBy.size === 0) return { ok: false, problem: 'unknown-key' }
  return { ok: true, text: parsed.text, signedBy: [...signedBy] }
}
