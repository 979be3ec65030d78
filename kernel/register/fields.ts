import { isDay, type Day } from '../calendar/index.ts'
import type { Row, Value } from '../journal/entry.ts'

/** A text in both languages of the screens. */
export type Label = { readonly zh: string; readonly en: string }

/** Message of each code of a kind's own refusals and findings: fact, place, remedy, with `{name}` for what it needs. */
export type Messages = Readonly<Record<string, Label>>

type Common = { readonly label: Label; readonly help?: Label; readonly required?: boolean }
/** One of the values of a choice, by a code that stays and a label that may change. */
export type Option = { readonly code: string; readonly label: Label }

/** Field descriptors: form, table, parser, sheet template and help follow from them. */
export type Field = Common & (
  | { readonly type: 'text'; readonly max?: number; readonly long?: boolean }
  | { readonly type: 'day' }
  | { readonly type: 'time' }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly fraction?: boolean; readonly unit?: Label }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | { readonly type: 'choices'; readonly options: readonly Option[] }
  | { readonly type: 'person' }
  | { readonly type: 'persons' }
  | { readonly type: 'unit' }
  | { readonly type: 'record'; readonly of: string }
  | { readonly type: 'list'; readonly fields: Fields; readonly max?: number }
  | { readonly type: 'group'; readonly fields: Fields })
/** Fields by name, in the order in which forms and tables show them. */
export type Fields = { readonly [name: string]: Field }

type ValueOf<F extends Field> =
  F extends { type: 'text' | 'day' | 'time' } ? string
  : F extends { type: 'choice'; options: readonly { code: infer C }[] } ? C
  : F extends { type: 'choices'; options: readonly { code: infer C }[] } ? readonly C[]
  : F extends { type: 'number' | 'person' | 'unit' | 'record' } ? number
  : F extends { type: 'flag' } ? boolean
  : F extends { type: 'persons' } ? readonly number[]
  : F extends { type: 'list'; fields: infer S extends Fields } ? readonly RowOf<S>[]
  : F extends { type: 'group'; fields: infer S extends Fields } ? RowOf<S>
  : never

/** The typed row of some fields: required ones are there, the others may be. */
export type RowOf<F extends Fields> =
  & { readonly [K in keyof F as F[K] extends { required: true } ? K : never]: ValueOf<F[K]> }
  & { readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: ValueOf<F[K]> }

/** What is wrong with a row: the code of the message, the path of the field (`absent.2.reason`) and what it needs. */
export type Problem = { readonly refused: string; readonly at: string; readonly params?: Readonly<Record<string, string | number>> }
/** A row as read, or the first thing that is wrong with it. */
export type Parsed = { readonly row: Row } | { readonly problem: Problem }

const problem = (refused: string, at: string, params?: Problem['params']): Problem => ({ refused, at, ...(params ? { params } : {}) })

const isId = (v: unknown): v is number => typeof v === 'number' && Number.isSafeInteger(v) && v > 0
const timeText = /^([01]\d|2[0-3]):[0-5]\d$/
// Control characters do not survive XML and have no business in a record; line breaks only in long texts.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/

function parseText(field: Field & { type: 'text' }, value: unknown, at: string): string | Problem {
  if (typeof value !== 'string') return problem('field.text', at)
  const text = value.normalize('NFC').trim()
  if (control.test(text) || !text.isWellFormed()) return problem('field.control', at)
  if (!field.long && /[\r\n]/.test(text)) return problem('field.one-line', at)
  const max = field.max ?? (field.long ? 4000 : 200)
  return text.length > max ? problem('field.too-long', at, { max, length: text.length }) : text
}

function parseNumber(field: Field & { type: 'number' }, value: unknown, at: string): number | Problem {
  if (typeof value !== 'number' || !Number.isFinite(value)) return problem('field.number', at)
  if (!field.fraction && !Number.isInteger(value)) return problem('field.whole', at, { value })
  const min = field.min ?? 0
  const max = field.max ?? 1_000_000
  return value < min || value > max ? problem('field.range', at, { value, min, max }) : value
}

function parseDayField(value: unknown, at: string): Day | Problem {
  if (typeof value !== 'string') return problem('field.day', at, { value: String(value) })
  return isDay(value) ? value : problem('day.none', at, { value: value.slice(0, 40) })
}

function parseList(field: Field & { type: 'list' }, value: unknown, at: string): readonly Value[] | Problem {
  if (!Array.isArray(value)) return problem('field.list', at)
  const max = field.max ?? 5000
  if (value.length > max) return problem('field.too-many', at, { max, length: value.length })
  const rows: Value[] = []
  for (const [i, v] of value.entries()) {
    const parsed = parseFields(field.fields, v, `${at}.${i}`)
    if ('problem' in parsed) return parsed.problem
    rows.push(parsed.row)
  }
  return rows
}

function parseIds(value: unknown, at: string): readonly number[] | Problem {
  if (!Array.isArray(value) || !value.every(isId)) return problem('field.ids', at)
  const seen = new Set<number>()
  for (const id of value) {
    if (seen.has(id)) return problem('field.twice', at, { person: id })
    seen.add(id)
  }
  return value
}

function parseChoice(field: Field & { type: 'choice' | 'choices' }, value: unknown, at: string): Value | Problem {
  const known = (v: unknown): v is string => field.options.some(o => o.code === v)
  const wrong = (): Problem => problem('field.choice', at,
    { options: field.options.map(o => o.label.zh).join('、'), optionsEn: field.options.map(o => o.label.en).join(', ') })
  if (field.type === 'choice') return known(value) ? value : wrong()
  return Array.isArray(value) && value.every(known) && new Set(value).size === value.length ? value : wrong()
}

function parseValue(field: Field, value: unknown, at: string): Value | Problem {
  switch (field.type) {
    case 'text': return parseText(field, value, at)
    case 'day': return parseDayField(value, at)
    case 'time': return typeof value === 'string' && timeText.test(value) ? value : problem('field.time', at)
    case 'number': return parseNumber(field, value, at)
    case 'flag': return typeof value === 'boolean' ? value : problem('field.flag', at)
    case 'choice': case 'choices': return parseChoice(field, value, at)
    case 'person': case 'unit': case 'record': return isId(value) ? value : problem('field.id', at)
    case 'persons': return parseIds(value, at)
    case 'list': return parseList(field, value, at)
    case 'group': {
      const parsed = parseFields(field.fields, value, at)
      return 'problem' in parsed ? parsed.problem : parsed.row
    }
  }
}

const isNamed = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null && !Array.isArray(v)
const isProblem = (v: Value | Problem): v is Problem => typeof v === 'object' && v !== null && 'refused' in v

/**
 * Reads a row as its fields say: unknown fields are refused, missing required ones named, empty texts count as
 * missing, nothing is coerced. Answers the row in the order of its fields, or the first problem with its place.
 */
export function parseFields(fields: Fields, given: unknown, at = ''): Parsed {
  const path = (name: string): string => at === '' ? name : `${at}.${name}`
  if (!isNamed(given)) return { problem: problem('field.row', at) }
  const unknown = Object.keys(given).find(k => !Object.hasOwn(fields, k))
  if (unknown !== undefined) return { problem: problem('field.unknown', path(unknown), { field: unknown.slice(0, 60) }) }
  const row: Record<string, Value> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    const empty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
    if (empty) {
      if (field.required) return { problem: problem('field.missing', path(name), { label: field.label.zh, labelEn: field.label.en }) }
      continue
    }
    const parsed = parseValue(field, value, path(name))
    if (isProblem(parsed)) return { problem: parsed }
    row[name] = parsed
  }
  return { row }
}
