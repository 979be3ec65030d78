import type { Row } from '../../../kernel/journal/entry.ts'
import type { Fields } from '../../../kernel/register/fields.ts'

/** A record as it is filled in, and why: the reason for late entry of a new one, or for a correction. */
export type RowForm = { readonly row: Row; readonly why: string }

/** Reads the form of a draft; null when there is none, or not of this release. */
export function readRowForm(form: unknown): RowForm | null {
  if (typeof form !== 'object' || form === null || !('row' in form) || !('why' in form) || typeof form.why !== 'string') return null
  return typeof form.row === 'object' && form.row !== null && !Array.isArray(form.row) ? { row: form.row as Row, why: form.why } : null
}

/** Whether a form of these fields shows a refusal at its place: the path begins with one of them. */
export const shownAt = (fields: Fields, at: string): boolean => Object.hasOwn(fields, at.split('.')[0] ?? '')

/** The day that a row is about, on which its people and units are looked up: its first day that is filled in. */
export function dayOf(fields: Fields, row: Row): string | undefined {
  const name = Object.keys(fields).find(n => fields[n]?.type === 'day' && typeof row[n] === 'string')
  return name === undefined ? undefined : String(row[name])
}
