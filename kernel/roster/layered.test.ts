import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Layered } from './layered.ts'

test('a layered map is a map, whatever is set and taken away, and versions before it stay as they were', () => {
  const change = fc.array(fc.tuple(fc.nat(40), fc.option(fc.nat(), { nil: undefined })), { maxLength: 6 })
  fc.assert(fc.property(fc.array(change, { maxLength: 40 }), changes => {
    let layered = Layered.of(new Map<number, number>())
    const plain = new Map<number, number>()
    for (const some of changes) {
      const [before, old] = [layered, [...layered]]
      layered = layered.with(new Map(some))
      for (const [key, value] of new Map(some)) {
        if (value === undefined) plain.delete(key)
        else plain.set(key, value)
      }
      const sorted = (map: Iterable<[number, number]>) => [...map].sort((a, b) => a[0] - b[0])
      expect(sorted(layered)).toEqual(sorted(plain))
      expect([layered.size, [...layered.keys()].sort(), [...layered.values()].sort()]).toEqual([plain.size, [...plain.keys()].sort(), [...plain.values()].sort()])
      for (let key = 0; key <= 41; key += 1) expect([layered.get(key), layered.has(key)]).toEqual([plain.get(key), plain.has(key)])
      expect([...before]).toEqual(old)
    }
    const seen: [number, number][] = []
    layered.forEach((value, key) => seen.push([key, value]))
    expect(seen).toEqual([...layered.entries()])
  }), { numRuns: 60 })
})

test('a map of this sort is not wrapped again', () => {
  const map = Layered.of(new Map([[1, 'a']]))
  expect([Layered.of(map) === map, map.with(new Map()) === map]).toEqual([true, true])
})
