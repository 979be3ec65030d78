import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openPool, type Place } from '../server/db/pool.ts'
import { closedLoop, type Measured } from './loop.ts'
import { machine, onCore } from './machine.ts'

/** One bare statement: `:name` stands for a random whole number of a range, times `step`. */
export type Floor = { readonly name: string; readonly sql: string; readonly random: Readonly<Record<string, { readonly below: number; readonly step: number }>> }

const scriptOf = ({ sql, random }: Floor): string =>
  `${Object.entries(random).map(([name, { below, step }]) => `\\set ${name} ${step} * random(0, ${below - 1})\n`).join('')}${sql.replaceAll(/\s+/g, ' ')};\n`

const numberIn = (output: string, before: RegExp): number => Number(before.exec(output)?.[1] ?? Number.NaN)

/** Connecting counts into the time that pgbench is given: on a busy machine 32 connections take two seconds. */
const connecting = (connections: number): number => Math.floor(connections / 10)

/** pgbench with prepared statements, beside the database on the server's core: its mean stands for both percentiles. */
async function byPgbench(place: Place, floor: Floor, folder: string, connections: number, seconds: number): Promise<Measured> {
  const script = join(folder, `${floor.name}.sql`)
  writeFileSync(script, scriptOf(floor))
  const { program, args } = onCore('server', 'pgbench', ['-h', place.host, '-p', String(place.port), '-U', place.user, '-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(seconds + connecting(connections)), '-f', script, place.database])
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PGOPTIONS: '-c mingze.org=1' }, timeout: (seconds + 60) * 1000 })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const perSecond = numberIn(out, /tps = ([\d.]+)/)
  if (!(perSecond > 0)) throw new Error(`pgbench 没有测出“${floor.name}”。 pgbench measured nothing for "${floor.name}": ${err.trim().split('\n').at(-1) || out.trim()}`)
  const mean = numberIn(out, /latency average = ([\d.]+)/)
  return { perSecond, p50: mean, p99: mean, n: numberIn(out, /actually processed: (\d+)/), cpu: 0 }
}

/** Where pgbench is not installed: the same statement, prepared, from this process over as many connections. */
async function byLoop(place: Place, { name, sql, random }: Floor, connections: number, seconds: number): Promise<Measured> {
  const names = Object.keys(random)
  const statement = names.reduce((t, n, i) => t.replaceAll(`:${n}`, `$${i + 1}`), sql)
  const pool = openPool(place, 'owner', 1, connections, () => {})
  try {
    return await closedLoop(connections, seconds, async () => {
      await pool.query({ name, text: statement, values: Object.values(random).map(r => r.step * Math.floor(Math.random() * r.below)) })
    })
  } finally {
    await pool.end()
  }
}

/** Measures a bare statement. */
export const measureFloor = (place: Place, floor: Floor, folder: string, connections: number, seconds: number): Promise<Measured> =>
  machine.pgbench ? byPgbench(place, floor, folder, connections, seconds) : byLoop(place, floor, connections, seconds)

/** What a single record costs at the least: a row with a key and one index. */
export const plainInsert: Floor = { name: 'insert', random: { person: { below: 5000, step: 1 } },
  sql: `insert into bench_record (kind, person, unit, day, recorded, "row") values ('pledge', :person, :person, '2021-12-20', now(), '{"class": "staff", "topics": ["ideology"], "template": "2021", "basis": "plan"}')` }
export const plainTable = `create table bench_record (id bigint generated always as identity primary key, kind text not null, person bigint not null, unit bigint not null, day date not null, recorded timestamptz not null, "row" jsonb not null);
  create index on bench_record (unit, day)`

/** What a page of fifty of a unit's records costs at the least: one range of an index, with both days and the names of people and unit. */
export const plainPage = (kind: string, unit: number): Floor => ({ name: 'page', random: { start: { below: 10, step: 50 } },
  sql: `select i.item, i.serial, i.year, i.state, i.late, i.provenance, i.held, e.recorded, i."row"->>'class' class, p."row"->>'name' person, u."row"->>'name' unit
    from (select * from item where org = 1 and kind = '${kind}' and unit = ${unit} and held between '2021-01-01' and '2021-12-31' order by held desc, item desc limit 50 offset :start) i
    join entry e on e.org = 1 and e.at = i.first left join item p on p.org = 1 and p.item = (i."row"->>'person')::bigint left join item u on u.org = 1 and u.item = i.unit order by i.held desc, i.item desc` })
