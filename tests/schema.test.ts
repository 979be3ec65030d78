import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../server/db/migrate.ts'
import { describeSchema } from '../tools/schema.ts'
import { testDatabase } from './postgres.ts'

let client: Client
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await testDatabase()
  drop = database.drop
  client = new Client(database.connection)
  await client.connect()
  await migrate(client)
})

afterAll(async () => {
  await client.end()
  await drop()
})

test('the migrations make the schema that is checked in (schema.txt; after a new migration run vitest with -u and read the difference)', async () => {
  await expect(await describeSchema(client)).toMatchFileSnapshot('schema.txt')
})

test.for([
  ['alter table entry add column planted text', /^ {2}planted text$/m],
  ['create index planted on entry (actor)', /CREATE INDEX planted/],
  ['alter table entry add constraint planted check (at >= 0)', /constraint planted CHECK/],
  ['alter table entry alter column at drop not null', /^ {2}at bigint$/m],
  ['create policy planted on entry using (org = 1)', /policy planted .*\(org = 1\)/],
  ['create function planted() returns int language sql return 1', /^function planted\(\)$/m],
  ['create view planted as select 1 as one', /^view planted$/m],
  ['grant truncate on entry to mingze_serve', /grant insert, select, truncate to mingze_serve/],
  ['grant update (leaf) on entry to mingze_serve', /grant update \(leaf\) to mingze_serve/],
] as const)('a planted change shows: %s', async ([change, sign]) => {
  const before = await describeSchema(client)
  expect(before).not.toMatch(sign)
  await client.query('begin')
  try {
    if (change.includes('drop not null')) await client.query('alter table entry drop constraint entry_pkey cascade')
    await client.query(change)
    expect(await describeSchema(client)).toMatch(sign)
  } finally {
    await client.query('rollback')
  }
})
