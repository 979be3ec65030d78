import type { PoolClient } from 'pg'
import { withChange, type Globals } from '../../kernel/journal/globals.ts'
import { project } from '../../kernel/journal/project.ts'
import { readEntry } from './append.ts'
import { loadGlobals, loadNamed } from './load.ts'

type Kept = { readonly at: number; readonly globals: Globals }

async function broughtUp(client: PoolClient, org: number, kept: Kept, head: number): Promise<Globals> {
  const { rows } = await client.query<{ envelope: Buffer; bytes: Buffer | null }>({ name: 'entries-since',
    text: 'select e.envelope, b.bytes from entry e left join body b on b.org = e.org and b.at = e.at where e.org = $1 and e.at > $2 and e.at <= $3 order by e.at', values: [org, kept.at, head] })
  let { globals } = kept
  for (const r of rows) {
    const change = project(readEntry(r.envelope, r.bytes))
    globals = withChange(globals, { added: change.added, dropped: await loadNamed(client, org, change.dropped), item: change.item })
  }
  return globals
}

/**
 * Who is there, the calendar and the duties, kept in memory as of the newest entry that was seen and brought up to date
 * from the entries that came since, whoever wrote them.
 */
export class KeptGlobals {
  readonly #org: number
  #kept: Kept | undefined

  constructor(org: number) { this.#org = org }

  /** The globals when they are kept for this entry or a later one; undefined when they have to be brought up. */
  since(head: number): Globals | undefined { return this.#kept && this.#kept.at >= head ? this.#kept.globals : undefined }

  /** The globals as of `head`, which is the newest entry that the client's transaction sees. */
  async at(client: PoolClient, head: number): Promise<Globals> {
    const kept = this.#kept
    if (kept?.at === head) return kept.globals
    if (kept && kept.at > head) return loadGlobals(client, this.#org)
    const globals = kept ? await broughtUp(client, this.#org, kept, head) : await loadGlobals(client, this.#org)
    this.keep(head, globals)
    return globals
  }

  /** Takes over what a turn has left once it is committed. */
  keep(at: number, globals: Globals): void { if (!this.#kept || this.#kept.at < at) this.#kept = { at, globals } }

  forget(): void { this.#kept = undefined }
}
