import type { RecordList } from '../../contract/records.ts'

type Counts = RecordList['counts']

/** Most selections whose totals are kept: who turns pages asks for few. */
const most = 500

/** Totals of selections, kept until the ledger has another entry: turning a page counts nothing anew. */
export class Totals {
  #head = -1
  #kept = new Map<string, Promise<Counts>>()

  /** The totals of the selection that `name` tells from every other, as of entry `head`. */
  of(head: number, name: string, count: () => Promise<Counts>): Promise<Counts> {
    if (head !== this.#head || this.#kept.size >= most) {
      this.#head = head
      this.#kept = new Map()
    }
    const kept = this.#kept.get(name) ?? count()
    this.#kept.set(name, kept)
    kept.catch(() => { this.#kept.delete(name) })
    return kept
  }
}
