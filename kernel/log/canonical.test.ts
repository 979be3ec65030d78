import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LogError, canonicalBytes } from './index.ts'

const text = (value: unknown) => new TextDecoder().decode(canonicalBytes(value))

/** RFC 8785 over NFC text in its shortest form, for values that JSON can hold. */
function expected(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(expected).join(',')}]`
  const members = new Map(Object.entries(value).map(([key, member]) => [key.normalize('NFC'), member]))
  return `{${[...members.keys()].sort().map((key) => `${JSON.stringify(key)}:${expected(members.get(key))}`).join(',')}}`
}

/** Objects whose keys stay apart under NFC. */
function members(value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), value)).map((pairs) =>
    Object.fromEntries(pairs.map(([key, member], at) => [`${at}:${key}`, member])))
}

const json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(),
    fc.constant(null), fc.array(tie('value')), members(tie('value'))),
})).value

function codeOf(value: unknown): [string, string] {
  try {
    canonicalBytes(value)
  } catch (error) {
    if (error instanceof LogError) return [error.code, error.message]
    throw error
  }
  throw new Error('accepted')
}

describe('canonical bytes', () => {
  test('write numbers as RFC 8785 appendix B lists them', () => {
    expect(text([-0, 5e-324, -1.7976931348623157e308, 295147905179352830000, 999999999999999900000, 1e21, 9.999999999999997e22,
      1e23, 0.000001, 1e-7, 333333333.3333332])).toBe('[0,5e-324,-1.7976931348623157e+308,295147905179352830000,'
      + '999999999999999900000,1e+21,9.999999999999997e+22,1e+23,0.000001,1e-7,333333333.3333332]')
  })

  test('keep a key that JavaScript treats specially', () => {
    expect(text(JSON.parse('{"toJSON":1,"__proto__":{"b":2},"constructor":3}')))
      .toBe('{"__proto__":{"b":2},"constructor":3,"toJSON":1}')
  })

  test('are RFC 8785 over NFC text', () => {
    fc.assert(fc.property(json, (value) => {
      expect(text(value)).toBe(expected(value))
    }), { numRuns: 500 })
  })

  test('do not depend on the order of keys or on how a letter was composed', () => {
    expect(text({ b: 1, a: 'Zoe\u0308' })).toBe(text({ a: 'Zo\u00eb', b: 1 }))
  })

  test('are stable: reading them and writing them again changes nothing', () => {
    fc.assert(fc.property(json, (value) => {
      expect(text(JSON.parse(text(value)))).toBe(text(value))
    }))
  })

  test.each<[string, unknown, string, string]>([
    ['undefined', { a: { b: undefined } }, 'unsupported-value', '$.a.b'],
    ['a hole', { list: Object.assign([], { length: 1 }) }, 'unsupported-value', '$.list.0'],
    ['a function', { f: () => 1 }, 'unsupported-value', '$.f'],
    ['a bigint', [1n], 'unsupported-value', '$.0'],
    ['a symbol', Symbol('s'), 'unsupported-value', '$'],
    ['NaN', { n: Number.NaN }, 'not-finite', '$.n'],
    ['infinity', [[Number.POSITIVE_INFINITY]], 'not-finite', '$.0.0'],
    ['half a character', { name: '\ud83d' }, 'lone-surrogate', '$.name'],
    ['half a character in a key', { 'x\udc00': 1 }, 'lone-surrogate', '$'],
    ['a date', { at: new Date(0) }, 'not-plain', '$.at'],
    ['a map', new Map([[1, 2]]), 'not-plain', '$'],
    ['bytes', { salt: new Uint8Array(2) }, 'not-plain', '$.salt'],
    ['keys that are one key', { 'caf\u00e9': 1, 'cafe\u0301': 2 }, 'duplicate-key', '$.caf\u00e9'],
  ])('refuse %s and name the place', (_, value, code, place) => {
    const [actual, message] = codeOf(value)
    expect(actual).toBe(code)
    expect(message).toContain(`At ${place}:`)
  })

  test('refuse a value that holds itself', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(codeOf(loop)[0]).toBe('too-deep')
  })
})
