import { openPool } from '../server/db/pool.ts'
import { rebuild } from '../server/writer/rebuild.ts'
import { homeOf, readOptions, say } from './options.ts'
import { withLedger } from './open.ts'

/** `mingze rebuild`: builds the projection again beside the live one and compares; one line, 0 when equal, 1 when not. */
export async function rebuildCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { home: { type: 'string' } }, 0)
  return withLedger(homeOf(values.home), async ledger => {
    const owner = openPool(ledger.place, 'owner', ledger.org, 1, () => {})
    const client = await owner.connect()
    try {
      const { entries, rows, different } = await rebuild(client, ledger.org, n => { say(`已重建 ${n} 条  ${n} entries`) })
      const what = different.map(d => `${d.table}（现有多 ${d.live} 行，重建多 ${d.rebuilt} 行 live +${d.live}, rebuilt +${d.rebuilt}）`).join('，')
      process.stdout.write(different.length === 0 ? `相同：由 ${entries} 条日志重建 ${rows} 行，与现有台账一致。 Equal: ${rows} rows rebuilt from ${entries} entries.\n`
        : `不同：${what}。 Different.\n`)
      return different.length === 0 ? 0 : 1
    } finally {
      client.release()
      await owner.end()
    }
  })
}
