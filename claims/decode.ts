/** Why bytes could not be read as a text. */
export type TextDecodeCode = 'binary' | 'utf-16' | 'unknown-encoding'

const MESSAGES: Readonly<Record<TextDecodeCode, string>> = {
  binary:
    '这不是文本文件（可能是 Word、WPS、PDF 或压缩文件），请另存为纯文本后再读。 This is not a text file (perhaps Word, WPS, PDF or an archive); save it as plain text and try again.',
  'utf-16':
    '这个文件是 UTF-16 编码（记事本称“Unicode”），请另存为 UTF-8 后再读。 This file is encoded in UTF-16 (“Unicode” in Notepad); save it as UTF-8 and try again.',
  'unknown-encoding':
    '认不出这个文件的编码，既不是 UTF-8 也不是 GB18030，请另存为 UTF-8 后再读。 The encoding is neither UTF-8 nor GB18030; save the file as UTF-8 and try again.',
}

/** Bytes that are no text in an encoding that is read; `code` says which case it is. */
export class TextDecodeError extends Error {
  readonly code: TextDecodeCode

  constructor(code: TextDecodeCode) {
    super(MESSAGES[code])
    this.name = 'TextDecodeError'
    this.code = code
  }
}

/** First bytes of the files most often mistaken for a text: zip (docx, xlsx), the old Word format, PDF, RTF. */
const SIGNATURES: readonly (readonly number[])[] = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0x7b, 0x5c, 0x72, 0x74]]
const PROBE = 4096

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

/** UTF-16 without its mark shows in the zero bytes that stand at every second place of line breaks and digits. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true
  const zeros = [0, 0]
  const probe = bytes.subarray(0, PROBE)
  probe.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  return bytes.length % 2 === 0 && even + odd > 0 && Math.min(even, odd) === 0 && !hasControls(probe)
}

/** Control characters other than tab, line breaks, page break and the zero of UTF-16. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0 && byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1a)
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Bytes of another encoding often pass as GB18030, but then land in private or unassigned places. */
function isPlausible(text: string): boolean {
  const strange = text.match(/[\ue000-\uf8ff\ufffd\u0080-\u009f]|\p{Cn}/gu)?.length ?? 0
  return strange * 50 <= text.length
}

/**
 * The text of a file: UTF-8, with or without its mark, else GB18030 (and so GBK and GB 2312). The mark is not part
 * of the text. Throws TextDecodeError with code `binary`, `utf-16` or `unknown-encoding`.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'gb18030' } {
  if (SIGNATURES.some((signature) => startsWith(bytes, signature))) throw new TextDecodeError('binary')
  if (looksLikeUtf16(bytes)) throw new TextDecodeError('utf-16')
  if (bytes.subarray(0, PROBE).includes(0) || hasControls(bytes.subarray(0, PROBE))) throw new TextDecodeError('binary')
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' }
  const gb = decodeStrictly(bytes, 'gb18030')
  if (gb !== undefined && isPlausible(gb)) return { text: gb, encoding: 'gb18030' }
  throw new TextDecodeError('unknown-encoding')
}
