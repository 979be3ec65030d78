import { project } from '../../kernel/journal/project.ts'
import { readEntry } from '../writer/append.ts'
import { obligationRow } from '../writer/load.ts'
import type { Decided } from '../writer/writer.ts'
import type { Reading } from './service.ts'

type SqlObligation = Parameters<typeof obligationRow>[0]

/** A command of the actor's own that was carried out before, as it was decided then; undefined when there is none. Findings are not made again. */
export async function carriedOut(r: Reading, id: string): Promise<Decided | undefined> {
  const { rows } = await r.pool.query<{ envelope: Buffer; bytes: Buffer | null }>(`select e.envelope, b.bytes from command c
    join entry e on e.org = c.org and e.at between c.at - c.n + 1 and c.at left join body b on b.org = e.org and b.at = e.at
    where c.org = $1 and c.command = $2 and e.actor = $3 order by e.at`, [r.org, id, r.actor.person])
  if (rows.length === 0) return undefined
  const entries = rows.map(e => readEntry(e.envelope, e.bytes))
  const closed = await r.pool.query<SqlObligation>('select * from obligation where org = $1 and until = any($2::bigint[])', [r.org, entries.map(e => e.envelope.at)])
  return { entries, changes: entries.map(project), closed: closed.rows.map(obligationRow), globals: await r.ledger.writer.globals(r.head), findings: [] }
}
