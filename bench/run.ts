// `npm run bench -- [--quick] [--json]`: builds an organisation in an embedded PostgreSQL of its own, measures it over HTTP and
// over the writer beside bare statements in the same run, and fails when it falls too far behind those. Leaves nothing.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres, type Postgres } from '../server/db/postgres/index.ts'
import { machine, moveTo } from './machine.ts'
import { measureAll, type Row } from './measure.ts'
import { startServed } from './process.ts'
import { missed, ratioOf, tableOf } from './table.ts'
import { buildWorld, type World } from './world/build.ts'
import { sizes, type Size } from './world/size.ts'

const minutes = { full: 20, quick: 3 } as const
const say = (line: string): void => { process.stderr.write(`${line}\n`) }

/** The database's processes live on the core of the load, so that the server has one for itself. */
function keepApart(postgres: Postgres): void {
  moveTo('load', Number(readFileSync(join(postgres.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]))
  moveTo('load', process.pid)
}

async function measured(home: string, postgres: Postgres, size: Size): Promise<{ readonly world: World; readonly rows: readonly Row[] }> {
  const world = await buildWorld(home, postgres.connection, size, say)
  keepApart(postgres)
  const served = await startServed(home, postgres.connection, world)
  try {
    say('开始测量 measuring')
    return { world, rows: await measureAll({ place: postgres.connection, home, served, size }) }
  } finally {
    await served.stop()
  }
}

/** Runs within a folder that is removed afterwards with the database in it, whatever happens. */
async function withHome<T>(work: (home: string, postgres: Postgres) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'mingze-bench-'))
  try {
    const postgres = await startPostgres({ dir: home, log: say })
    try { return await work(home, postgres) } finally { await postgres.stop() }
  } finally {
    rmSync(realpathSync(join(home, 'postgres')), { recursive: true, force: true, maxRetries: 5 })
    rmSync(home, { recursive: true, force: true })
  }
}

function tell({ world, rows }: { readonly world: World; readonly rows: readonly Row[] }, size: Size, json: boolean): void {
  const { persons, units, duties, obligations, records } = world.counts
  const how = { floor: machine.pgbench ? 'pgbench -M prepared' : 'prepared statements of this process (pgbench is not installed)', cores: machine.apart ? 'server on one core, load and database on another' : 'not kept apart' }
  if (json) process.stdout.write(`${JSON.stringify({ size: size.name, counts: world.counts, how, rows: rows.map(r => ({ ...r, ratio: ratioOf(r) })), missed: missed(rows) }, null, 2)}\n`)
  else process.stdout.write(`${persons} 人，${units} 个单位，${duties} 项责任，${obligations} 条应办，${records} 条记录  ${persons} persons, ${units} units, ${duties} duties, ${obligations} obligations, ${records} records\n底线 floor: ${how.floor}；核 cores: ${how.cores}\n${tableOf(rows)}\n`)
}

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } })
const size = sizes[values.quick ? 'quick' : 'full']
const tooLong = new Promise<never>((_, reject) => {
  const limit = minutes[size.name]
  setTimeout(() => { reject(new Error(`${limit} 分钟内没有测完。请在空闲的机器上重试。 Not finished within ${limit} minutes. Try again on an idle machine.`)) }, limit * 60_000).unref()
})
const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { reject(new Error(`${signal}`)) })
})
try {
  const found = await withHome((home, postgres) => Promise.race([measured(home, postgres, size), tooLong, interrupted]))
  tell(found, size, values.json === true)
  for (const line of missed(found.rows)) say(line)
  process.exitCode = missed(found.rows).length > 0 ? 1 : 0
} catch (e) {
  say(e instanceof Error ? e.message : String(e))
  process.exitCode = 2
}
process.exit()
