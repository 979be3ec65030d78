import type { RecordList } from '../../contract/records.ts'

/** Most answers that are kept: whoever turns pages asks for few. */
const most = 500

/** Answers kept until the ledger has another entry. */
class Kept<T> {
  #head = -1
  #answers = new Map<string, Promise<T>>()

  /** The answer that `name` tells from every other, as of entry `head`; found out when it is asked for first. */
  of(head: number, name: string, find: () => Promise<T>): Promise<T> {
    if (head !== this.#head || this.#answers.size >= most) {
      this.#head = head
      this.#answers = new Map()
    }
    const kept = this.#answers.get(name) ?? find()
    this.#answers.set(name, kept)
    kept.catch(() => { this.#answers.delete(name) })
    return kept
  }
}

export type KindCount = { readonly id: string; readonly count: number }

/**
 * What is worked out over many records and asked for again and again: the totals of a selection and of every kind, and
 * the records of a kind that are seen for whom they are about alone.
 */
export type Totals = { readonly selections: Kept<RecordList['counts']>; readonly kinds: Kept<readonly KindCount[]>; readonly about: Kept<readonly number[]> }
export const newTotals = (): Totals => ({ selections: new Kept(), kinds: new Kept(), about: new Kept() })
