import { expect, test } from 'vitest'
import { missing } from './older.ts'

const ours = (on: object, name: string, ...args: unknown[]): unknown => {
  const found = missing.find(([owner, n]) => (owner === on || Object.getPrototypeOf(on) === owner || owner === Object.getPrototypeOf(Object(on))) && n === name)
  return Reflect.apply(found![2], on, args)
}

test('what an older browser gets gives what a newer one has', () => {
  const list = [3, 1, 2]
  for (const i of [0, 1, 2, 3, -1, -3, -4, 1.7, Number.NaN]) {
    expect(ours(list, 'at', i)).toBe(list.at(i))
    expect(ours(Object('abc'), 'at', i)).toBe('abc'.at(i))
  }
  expect(ours(list, 'toSorted')).toEqual(list.toSorted())
  expect(ours(list, 'toSorted', (a: number, b: number) => b - a)).toEqual(list.toSorted((a, b) => b - a))
  expect(ours(list, 'toReversed')).toEqual(list.toReversed())
  expect(list).toEqual([3, 1, 2])
  const small = (n: number): boolean => n < 3
  expect(ours(list, 'findLast', small)).toBe(list.findLast(small))
  expect(ours([5], 'findLast', small)).toBe(undefined)
  for (const text of ['', '明', '𠮷', '\ud842', 'a\udfb7', '\udfb7\ud842', '𠮷\ud842']) expect(ours(Object(text), 'isWellFormed')).toBe(text.isWellFormed())
  expect(Reflect.apply(missing.find(([, n]) => n === 'hasOwn')![2], Object, [{ a: 1 }, 'a'])).toBe(true)
  expect(Reflect.apply(missing.find(([, n]) => n === 'hasOwn')![2], Object, [{ a: 1 }, 'toString'])).toBe(false)
})
