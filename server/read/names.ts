import type { Db } from '../db/pool.ts'

/** Names of records by id: persons and units by their rows, which are the only place where names stand. */
export type Names = { readonly of: (id: number) => string; readonly has: (id: number) => boolean }

/** Names that were looked up elsewhere; null where the text that held it was destroyed. */
export const givenNames = (found: ReadonlyMap<number, string | null>): Names =>
  ({ of: id => id === 0 ? '系统' : found.get(id) ?? `#${id}`, has: id => found.get(id) != null })

/** Looks up the names of some persons and units; one whose text was destroyed shows as its number. */
export async function namesOf(db: Db, org: number, ids: Iterable<number>): Promise<Names> {
  const wanted = [...new Set(ids)].filter(id => id > 0)
  const { rows } = wanted.length === 0 ? { rows: [] } : await db.query<{ item: number; name: string | null }>(
    { name: 'names', text: `select item, "row"->>'name' name from item where org = $1 and item = any($2::bigint[])`, values: [org, wanted] })
  return givenNames(new Map(rows.map(r => [r.item, r.name])))
}
