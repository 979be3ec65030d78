import { bodyHash, canonicalBytes, leafData } from '../../kernel/log/index.ts'
import type { Envelope, Row } from '../../kernel/journal/entry.ts'
import type { Fact } from '../../kernel/journal/fact.ts'
import { firstState, type Kind } from '../../kernel/register/define.ts'
import type { Check, Folder, Vector } from './load.ts'
import { context, self } from './madeup.ts'

const salt = new Uint8Array(32).fill(7)

/** The leaf data of an entry that records the row, in hexadecimal; salt, nonce, clock and everything else of the envelope are fixed. */
export function leafOf(kind: Kind, row: Row, facts: readonly Fact[]): string {
  const { held, unit, occasion } = kind.place(row)
  const envelope: Envelope = {
    v: 1, org: 1, at: self, command: 'vector', last: true, actor: 0, op: 'put', kind: kind.id, version: kind.version, item: self,
    state: firstState(kind), held, recorded: '2021-12-31T10:00:00+08:00', provenance: 'entered',
    ...(unit === undefined ? {} : { unit }), ...(occasion === undefined ? {} : { occasion }),
    facts, drops: [], outcomes: [], nonce: '00000000000000000000000000000000',
  }
  const data = leafData(canonicalBytes(envelope), bodyHash(salt, canonicalBytes({ row })))
  return [...data].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** What a frozen example states now, or why its row is not read. */
function stated(folder: Folder, vector: Vector): { readonly kind: Kind; readonly row: Row; readonly facts: readonly Fact[] } | string {
  const kind = folder.register.kinds.find(k => k.id === vector.kind)
  if (!kind) return `“${vector.name}” is of no kind of this register: ${vector.kind}`
  const parsed = kind.parse(vector.row)
  if ('problem' in parsed) return `“${vector.name}” is not read: ${parsed.problem.refused} at ${parsed.problem.at}`
  return { kind, row: parsed.row, facts: kind.facts(parsed.row, context) }
}

const text = (value: object): string => new TextDecoder().decode(canonicalBytes(value))

const enough: Check = { name: 'vectors-enough', of: ({ register, vectors }) => register.kinds.flatMap(kind => {
  const n = vectors.filter(v => v.kind === kind.id).length
  return n >= 3 ? [] : [`${kind.id} has ${n} frozen examples, at least 3 are needed`]
}) }

const facts: Check = { name: 'vectors-facts', of: folder => folder.vectors.flatMap(vector => {
  const now = stated(folder, vector)
  if (typeof now === 'string') return [now]
  return text(now.facts) === text(vector.facts) ? [] : [`“${vector.name}” states ${text(now.facts)}`]
}) }

/** The leaf is compared over the frozen facts, so that it says whether the bytes changed, and not once more that the facts did. */
const leaf: Check = { name: 'vectors-leaf', of: folder => folder.vectors.flatMap(vector => {
  const now = stated(folder, vector)
  if (typeof now === 'string') return []
  const expected = leafOf(now.kind, now.row, vector.facts)
  return vector.leaf === expected ? [] : [`“${vector.name}” has "leaf": "${expected}"`]
}) }

/** Frozen examples still state what they stated, to the byte. */
export const vectorChecks: readonly Check[] = [enough, facts, leaf]
