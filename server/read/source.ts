import { sourceOf, type Source } from '../../kernel/figure/source.ts'
import type { Db } from '../db/pool.ts'
import { factRow, itemRow, obligationRow, type SqlItem } from '../writer/load.ts'

type Rows = Parameters<typeof sourceOf>[0]

/** What stood in the ledger at an index, read whole: what reports and checks compute over. */
export async function loadRows(db: Db, org: number, index: number): Promise<Rows> {
  const facts = await db.query<Parameters<typeof factRow>[0]>('select * from fact where org = $1 and since <= $2 and (until is null or until > $2)', [org, index])
  const obligations = await db.query<Parameters<typeof obligationRow>[0]>('select * from obligation where org = $1 and since <= $2 and (until is null or until > $2)', [org, index])
  const items = await db.query<SqlItem>('select * from item where org = $1 and first <= $2', [org, index])
  return { facts: facts.rows.map(factRow), obligations: obligations.rows.map(obligationRow), items: new Map(items.rows.map(r => [r.item, itemRow(r)])) }
}

/**
 * Sources by index, the last few kept. What a source knows of an index changes as the ledger goes on (until when a
 * fact stood), so each is kept for one head only.
 */
export class Sources {
  readonly #db: Db
  readonly #org: number
  readonly #kept = new Map<string, Promise<Source>>()

  constructor(db: Db, org: number) {
    this.#db = db
    this.#org = org
  }

  async head(): Promise<number> {
    const { rows } = await this.#db.query<{ at: number }>({ name: 'head', text: 'select at from head where org = $1', values: [this.#org] })
    return rows[0]?.at ?? 0
  }

  async at(index: number): Promise<Source> {
    const name = `${index}@${await this.head()}`
    const kept = this.#kept.get(name)
    if (kept) return kept
    const made = loadRows(this.#db, this.#org, index).then(rows => sourceOf(rows, index))
    this.#kept.set(name, made)
    made.catch(() => { this.#kept.delete(name) })
    for (const old of [...this.#kept.keys()].slice(0, -3)) this.#kept.delete(old)
    return made
  }
}
