import { sql } from 'kysely'
import { itemFilter } from '../access/scope.ts'
import { compile } from './compile.ts'
import type { Reading } from './service.ts'
import type { KindCount } from './totals.ts'

/** How many records of each kind stand within the reader's scope: what the menu prints in grey. */
export function counts(r: Reading): Promise<readonly KindCount[]> {
  const query = compile(sql`select i.kind id, count(*) count from item i where i.org = ${r.org} and i.serial is not null and i.state <> 'void' and ${itemFilter(r.actor.scope)} group by 1 order by 1`)
  return r.totals.kinds.of(r.head, JSON.stringify([query.name, query.values]), async () => (await r.pool.query<KindCount>(query)).rows)
}
