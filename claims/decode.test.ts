import { describe, expect, test } from 'vitest'
import { decodeText, TextDecodeError } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function codeOf(bytes: readonly number[] | Uint8Array): string {
  try {
    return decodeText(Uint8Array.from(bytes)).encoding
  } catch (error) {
    if (!(error instanceof TextDecodeError)) throw error
    expect(error.message).toMatch(/^这.*。 [A-Z].*\.$|^认不出.*\.$/)
    return error.code
  }
}

describe('encodings', () => {
  test('UTF-8, with and without its mark, which is not part of the text', () => {
    expect(decodeText(utf8('总结2021'))).toEqual({ text: '总结2021', encoding: 'utf-8' })
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('总结')]))).toEqual({ text: '总结', encoding: 'utf-8' })
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' })
  })

  test('GB18030', () => {
    expect(decodeText(Uint8Array.from([0xd7, 0xdc, 0xbd, 0xe1, 0x32, 0x30, 0x32, 0x31]))).toEqual({ text: '总结2021', encoding: 'gb18030' })
  })

  test('UTF-16 in either order, with its mark or without', () => {
    expect(codeOf([0xff, 0xfe, 0x3b, 0x60])).toBe('utf-16')
    expect(codeOf([0xfe, 0xff, 0x60, 0x3b])).toBe('utf-16')
    expect(codeOf([0x31, 0x00, 0x3b, 0x60, 0x32, 0x00])).toBe('utf-16')
  })

  test('files that are no text', () => {
    expect(codeOf([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])).toBe('binary')
    expect(codeOf(utf8('%PDF-1.7\n'))).toBe('binary')
    expect(codeOf([0x00, 0x01, 0x02, 0x03, 0x00])).toBe('binary')
    expect(codeOf([0x41, 0x01, 0x02, 0x1b])).toBe('binary')
  })

  test('bytes of another encoding', () => {
    expect(codeOf([0x41, 0xff, 0xff, 0x42])).toBe('unknown-encoding')
    expect(codeOf([0xe9, 0x20, 0x74])).toBe('unknown-encoding')
  })
})
