import type { Version } from '../../contract/records.ts'
import type { Body, EntryOp, Row } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Field, Label } from '../../kernel/register/fields.ts'
import { readEntry } from '../writer/append.ts'
import { shanghai } from '../writer/clock.ts'
import { rowIds, wording } from './words.ts'
import { namesOf, type Names } from './names.ts'
import type { Reading } from './service.ts'

type Stored = { readonly at: number; readonly op: EntryOp; readonly recorded: Date; readonly actor: number; readonly leaf: Buffer; readonly envelope: Buffer; readonly bytes: Buffer | null }
export type Entered = { readonly at: number; readonly op: EntryOp; readonly recorded: string; readonly actor: number; readonly leaf: string; readonly body: Body; readonly destroyed: boolean }

/** Every entry of a record, oldest first; plans of a duty are not versions of it. */
export async function entriesOfItem(r: Reading, item: number): Promise<readonly Entered[]> {
  const { rows } = await r.pool.query<Stored>(`select e.at, e.op, e.recorded, e.actor, e.leaf, e.envelope, b.bytes from entry e
    left join body b on b.org = e.org and b.at = e.at where e.org = $1 and e.item = $2 and e.op <> 'plan' order by e.at`, [r.org, item])
  // The tombstone is entered first and the bodies are removed afterwards: what it speaks of is gone from its index on.
  const tomb = rows.findLast(e => e.op === 'destroy')?.at ?? 0
  return rows.map(e => {
    const bytes = e.at < tomb ? null : e.bytes
    return { at: e.at, op: e.op, recorded: shanghai(e.recorded.getTime()).now, actor: e.actor, leaf: e.leaf.toString('hex'), body: readEntry(e.envelope, bytes).body, destroyed: bytes === null }
  })
}

type Change = Version['changes'][number]

/** A list of people reads as who came and who went, not as the whole list twice. */
function listChange(field: Field, label: Label, was: Row[string] | undefined, is: Row[string] | undefined, names: Names): readonly Change[] {
  if (field.type === 'group') {
    const [a, b] = [was as Row | undefined, is as Row | undefined]
    return Object.entries(field.fields).flatMap(([n, f]) => listChange(f, f.label, a?.[n], b?.[n], names))
  }
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  if (field.type !== 'persons' && field.type !== 'list') return [{ field: label, was: was === undefined ? null : wording(field, was, names), is: is === undefined ? null : wording(field, is, names) }]
  const [before, after] = [(was ?? []) as readonly Row[string][], (is ?? []) as readonly Row[string][]]
  const has = (list: readonly Row[string][], v: Row[string]): boolean => list.some(x => JSON.stringify(x) === JSON.stringify(v))
  const gone = before.filter(v => !has(after, v))
  const come = after.filter(v => !has(before, v))
  return [{ field: label, was: gone.length === 0 ? null : wording(field, gone, names), is: come.length === 0 ? null : wording(field, come, names) }]
}

/** A record's versions, newest first, each as its differences from the one before; the first lists what it said. */
export async function versionsOf(r: Reading, kind: Kind, entered: readonly Entered[], hidden: readonly string[]): Promise<readonly Version[]> {
  const rows = entered.map(e => e.body.row ?? {})
  const names = await namesOf(r.pool, r.org, [...entered.map(e => e.actor), ...rows.flatMap((row, i) => entered[i]?.op === 'put' ? rowIds(kind.fields, row) : [])])
  let before: Row = {}
  const versions = entered.map((e, i): Version => {
    const row = rows[i] ?? {}
    const changes = e.op !== 'put' || e.destroyed ? [] : Object.entries(kind.fields).filter(([n]) => !hidden.includes(n))
      .flatMap(([n, f]) => listChange(f, f.label, before[n], row[n], names))
    if (e.op === 'put') before = row
    return { at: e.at, op: e.op, recorded: e.recorded, actor: names.of(e.actor), reason: e.op === 'destroy' ? null : e.body.reason ?? null, lateReason: e.body.lateReason ?? null, changes: i === 0 ? changes.slice(0, 12) : changes }
  })
  return versions.reverse()
}
