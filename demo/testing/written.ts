import { standingAt } from '../../kernel/duty/coverage.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import { sourceOf, type Source } from '../../kernel/figure/source.ts'
import type { Envelope } from '../../kernel/journal/entry.ts'
import { belongs, type FactRow } from '../../kernel/journal/fact.ts'
import type { Context, Finding } from '../../kernel/register/define.ts'
import { discoverRegisters } from '../../server/discover.ts'
import type { Ledger } from '../../server/ledger.ts'
import { loadRows, Sources } from '../../server/read/source.ts'
import { testLedger } from '../../server/testing/ledger.ts'
import { loadGlobals } from '../../server/writer/load.ts'

/** A demonstration ledger in a database of its own, with every register and nothing written. */
export const emptyDemo = async (): ReturnType<typeof testLedger> => testLedger('2021-01-04', {}, await discoverRegisters())

const head = (ledger: Ledger): Promise<number> => new Sources(ledger.pool, ledger.org).head()

/** Everything that stands in the ledger at an index, the head unless another is given. */
export async function sourceAt(ledger: Ledger, index?: number): Promise<Source> {
  const at = index ?? await head(ledger)
  return sourceOf(await loadRows(ledger.pool, ledger.org, at), at)
}

/** Reads figures of 2021 as of 20 December, or another day, at an index. */
export async function readerAt(ledger: Ledger, asOf = '2021-12-20', index?: number): Promise<LedgerReader> {
  const source = await sourceAt(ledger, index)
  return new LedgerReader(source, { year: 2021, asOf, index: source.index })
}

/** Every figure that registers bring, by its id, with its value. */
export function values(ledger: Ledger, read: LedgerReader): Readonly<Record<string, number | string>> {
  const figures: readonly Figure[] = ledger.registers.flatMap(r => r.sentences.figures)
  return Object.fromEntries(figures.map(f => [f.id, read.value(f).value]))
}

/** Every entry of the log without its nonce, which the writer draws. */
export async function envelopes(ledger: Ledger): Promise<readonly Omit<Envelope, 'nonce'>[]> {
  const { rows } = await ledger.pool.query<{ envelope: Buffer }>('select envelope from entry where org = $1 order by at', [ledger.org])
  return rows.map(r => {
    const { nonce: _, ...rest } = JSON.parse(r.envelope.toString('utf8')) as Envelope
    return rest
  })
}

/** What the checks of every record say about the ledger as it stands. */
export async function findingsOf(ledger: Ledger): Promise<readonly Finding[]> {
  const index = await head(ledger)
  const rows = await loadRows(ledger.pool, ledger.org, index)
  const globals = await loadGlobals(ledger.pool, ledger.org)
  const facts = standingAt(rows.facts, index)
  const by = new Map((['person', 'unit', 'occasion', 'item', 'ref'] as const).map(way => [way, Map.groupBy(facts, (f: FactRow) => f[way])]))
  return [...rows.items.values()].filter(i => i.state !== 'void' && i.row !== null).flatMap(item => {
    const ctx: Context = { ...globals, self: item.item, today: item.held ?? '', before: null, item: id => rows.items.get(id) ?? null, need: () => {},
      facts: key => (by.get(key.by)?.get(key.id) ?? []).filter(f => belongs(key, f)) }
    return item.row === null ? [] : ledger.kinds.get(item.kind)?.check(item.row, ctx) ?? []
  })
}
