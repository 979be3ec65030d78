type Method = (this: never, ...args: never[]) => unknown

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const n = Math.trunc(index) || 0
  return this[n < 0 ? this.length + n : n]
}

function findLast<T>(this: readonly T[], matches: (value: T, index: number, all: readonly T[]) => unknown): T | undefined {
  for (let i = this.length - 1; i >= 0; i -= 1) if (matches(this[i] as T, i, this)) return this[i]
  return undefined
}

function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] { return [...this].sort(compare) }
function toReversed<T>(this: readonly T[]): T[] { return [...this].reverse() }

/** A lone surrogate is half a character; nothing can write it as UTF-8. */
function isWellFormed(this: string): boolean { return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(this) }

const hasOwn = (object: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(object, key)

/** What the pages and their packages use that the oldest browser we support (Chromium 88) does not have. */
export const missing: readonly (readonly [on: object, name: string, method: Method])[] = [
  [Array.prototype, 'at', at], [String.prototype, 'at', at], [Array.prototype, 'findLast', findLast], [Array.prototype, 'toSorted', toSorted],
  [Array.prototype, 'toReversed', toReversed], [String.prototype, 'isWellFormed', isWellFormed], [Object, 'hasOwn', hasOwn],
]

for (const [on, name, value] of missing) if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true })
