import type { Fields } from '../register/fields.ts'
import type { Row, Value } from './entry.ts'
import type { Fact } from './fact.ts'

const isList = (v: Value | undefined): v is readonly Value[] => Array.isArray(v)
const isRow = (v: Value | undefined): v is Row => typeof v === 'object' && v !== null && !isList(v)

/**
 * A value with `{ "step": n }` replaced by the record that step made, as `made` answers it; undefined when one of them
 * made none.
 */
export function resolve(value: Value, made: (step: number) => number | undefined): Value | undefined {
  if (isList(value)) {
    const parts = value.map(v => resolve(v, made))
    return parts.every(p => p !== undefined) ? parts : undefined
  }
  if (!isRow(value)) return value
  const keys = Object.keys(value)
  const { step } = value
  if (keys.length === 1 && step !== undefined) return typeof step === 'number' ? made(step) : undefined
  const row: Record<string, Value> = {}
  for (const [name, v] of Object.entries(value)) {
    if (v === undefined) continue
    const part = resolve(v, made)
    if (part === undefined) return undefined
    row[name] = part
  }
  return row
}

/** A record that a row refers to: which, as what (a record `of` a kind), and the path of the field that says so. */
export type Reference = { readonly id: number; readonly at: string; readonly type: 'person' | 'unit' | 'record'; readonly of?: string }

/** Every record that a row refers to, by its fields. */
export function references(fields: Fields, row: Row, at = 'row'): readonly Reference[] {
  return Object.entries(fields).flatMap(([name, field]): readonly Reference[] => {
    const value = row[name]
    const path = `${at}.${name}`
    if (typeof value === 'number') {
      if (field.type === 'person' || field.type === 'unit') return [{ id: value, type: field.type, at: path }]
      return field.type === 'record' ? [{ id: value, type: 'record', of: field.of, at: path }] : []
    }
    if (field.type === 'group' && isRow(value)) return references(field.fields, value, path)
    if (!isList(value)) return []
    if (field.type === 'list') return value.flatMap((r, i) => isRow(r) ? references(field.fields, r, `${path}.${i}`) : [])
    return field.type === 'persons' ? value.flatMap((id, i) => typeof id === 'number' ? [{ id, type: 'person', at: `${path}.${i}` }] : []) : []
  })
}

/**
 * A fact for every record that a row refers to and none of its facts names (who chaired, who granted), so that what is
 * referred to can always be found, and not be voided unseen.
 */
export function unstated(refs: readonly Reference[], facts: readonly Fact[], day: Fact['day'], occasion: number | undefined): readonly Fact[] {
  const named = new Set(facts.flatMap(f => [f.person, f.unit, f.ref]))
  if (facts.length > 0) named.add(occasion)
  return [...new Set(refs.map(r => r.id))].filter(id => !named.has(id)).map(ref => ({ kind: 'refers', ref, day }))
}
