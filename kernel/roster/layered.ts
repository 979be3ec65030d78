/**
 * An immutable map of which most versions differ little: a base shared by many of them, and what came since. Changing
 * a few of n entries costs about √n, where copying the map would cost n; loading a roster is many such changes.
 */
export class Layered<V> implements ReadonlyMap<number, V> {
  readonly #base: ReadonlyMap<number, V>
  readonly #over: ReadonlyMap<number, V | undefined>
  readonly size: number

  private constructor(base: ReadonlyMap<number, V>, over: ReadonlyMap<number, V | undefined>) {
    this.#base = base
    this.#over = over
    let { size } = base
    for (const [key, value] of over) {
      if (value !== undefined && !base.has(key)) size += 1
      if (value === undefined && base.has(key)) size -= 1
    }
    this.size = size
  }

  /** A map as it is; one of this sort is not copied. */
  static of<V>(base: ReadonlyMap<number, V>): Layered<V> { return base instanceof Layered ? base : new Layered(base, new Map()) }

  /** The map with these entries set; `undefined` takes one away. */
  with(changes: ReadonlyMap<number, V | undefined>): Layered<V> {
    if (changes.size === 0) return this
    const over = new Map([...this.#over, ...changes])
    if (over.size * over.size <= this.#base.size) return new Layered(this.#base, over)
    const flat = new Map(this.#base)
    for (const [key, value] of over) {
      if (value === undefined) flat.delete(key)
      else flat.set(key, value)
    }
    return Layered.of(flat)
  }

  get(key: number): V | undefined { return this.#over.has(key) ? this.#over.get(key) : this.#base.get(key) }
  has(key: number): boolean { return this.get(key) !== undefined }

  *entries(): MapIterator<[number, V]> {
    for (const [key, old] of this.#base) {
      const value = this.#over.has(key) ? this.#over.get(key) : old
      if (value !== undefined) yield [key, value]
    }
    for (const [key, value] of this.#over) if (value !== undefined && !this.#base.has(key)) yield [key, value]
  }
  *keys(): MapIterator<number> { for (const [key] of this.entries()) yield key }
  *values(): MapIterator<V> { for (const [, value] of this.entries()) yield value }
  [Symbol.iterator](): MapIterator<[number, V]> { return this.entries() }
  forEach(each: (value: V, key: number, map: ReadonlyMap<number, V>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this)
  }
}
