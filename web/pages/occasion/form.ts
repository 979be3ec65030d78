import type { RecordPage } from '../../../contract/records.ts'
import type { Step } from '../../../kernel/journal/command.ts'
import type { Row, Value } from '../../../kernel/journal/entry.ts'
import type { Kind } from '../../../kernel/register/define.ts'
import { fedKinds, sittingField } from '../../data/sitting.ts'
import type { Absence } from '../../kit/person-grid.tsx'
import { isRow } from '../../kit/record-form.tsx'

/** A sitting as it is filled in: its own fields, who was called, who was absent, and what each register is told beside that. */
export type OccasionForm = {
  readonly what: Row
  /** Empty as long as the organising unit is meant. */
  readonly said: Row
  readonly absent: readonly Absence[]
  readonly feeds: Readonly<Record<string, Row>>
  readonly lateReason: string
}

/** The reason of whoever was marked absent and nothing more was said. */
export const reasonUnsaid = 'other'

export const emptyForm = (day: string | undefined, unit: number | undefined): OccasionForm =>
  ({ what: { ...(day === undefined ? {} : { day }), ...(unit === undefined ? {} : { unit }) }, said: {}, absent: [], feeds: {}, lateReason: '' })

/** What the sitting says already of a fed record: its fields of the same name and type. */
export function derived(kind: Kind, occasion: Kind, what: Row): Row {
  return Object.fromEntries(Object.entries(kind.fields).flatMap(([name, field]): [string, Value][] => {
    const value = what[name]
    return value !== undefined && occasion.fields[name]?.type === field.type ? [[name, value]] : []
  }))
}

/** A fed record's form without what only repeats the sitting, so that it follows when the sitting is changed. */
export function typedOf(kind: Kind, occasion: Kind, what: Row, row: Row): Row {
  const said = derived(kind, occasion, what)
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => JSON.stringify(said[name]) !== JSON.stringify(value)))
}

/** Who is called: as said, or the organising unit; null while neither is known. */
export function saidOf({ said, what }: OccasionForm): Row | null {
  if (Object.keys(said).length > 0) return said
  return typeof what['unit'] === 'number' ? { unit: what['unit'] } : null
}

/** The absences of those called; who is not on the list any more was not absent. */
export const absentOf = (form: OccasionForm, due: readonly number[] | undefined): readonly Absence[] => due === undefined ? form.absent : form.absent.filter(a => due.includes(a.person))

/** The command's steps: the sitting, then one record for each register that it feeds. */
export function stepsOf(form: OccasionForm, occasion: Kind, due: readonly number[] | undefined): readonly Step[] {
  const late = form.lateReason.trim() === '' ? {} : { lateReason: form.lateReason.trim() }
  const absent = absentOf(form, due).map(a => ({ person: a.person, reason: a.reason ?? reasonUnsaid }))
  const people = { ...(saidOf(form) === null ? {} : { said: saidOf(form) }), ...(absent.length === 0 ? {} : { absent }) }
  const fed = fedKinds.flatMap((kind): Step[] => {
    const [typed, sitting] = [form.feeds[kind.id], sittingField(kind)]
    return typed === undefined || sitting === undefined ? [] : [{ op: 'put', kind: kind.id, row: { ...derived(kind, occasion, form.what), ...typed, [sitting]: { step: 0 } }, ...late }]
  })
  return [{ op: 'put', kind: occasion.id, row: { ...form.what, people }, ...late }, ...fed]
}

/** The registers fed, in the order of the command's steps after the first. */
export const fedBy = (form: OccasionForm): readonly Kind[] => fedKinds.filter(k => form.feeds[k.id] !== undefined)

const without = (row: Row, names: readonly string[]): Row => Object.fromEntries(Object.entries(row).filter(([n]) => !names.includes(n)))

type Earlier = Pick<RecordPage, 'line' | 'row'>

/** An earlier sitting once more on another day: the same call, everybody present; days and references belonged to the earlier one. */
export function again(occasion: Kind, earlier: Earlier, about: readonly Earlier[], day: string | undefined): OccasionForm {
  const row = earlier.row ?? {}
  const people = isRow(row['people']) ? row['people'] : {}
  const before = without(row, ['people', 'makesUp'])
  const feeds = about.flatMap(({ line, row: fed }): [string, Row][] => {
    const kind = fedKinds.find(k => k.id === line.kind)
    if (!kind || fed === null) return []
    const own = typedOf(kind, occasion, before, fed)
    return [[kind.id, Object.fromEntries(Object.entries(own).filter(([n]) => !['record', 'day'].includes(kind.fields[n]?.type ?? '')))]]
  })
  return { what: { ...without(before, ['day']), ...(day === undefined ? {} : { day }) }, said: isRow(people['said']) ? people['said'] : {}, absent: [], feeds: Object.fromEntries(feeds), lateReason: '' }
}

const isAbsence = (x: unknown): x is Absence => typeof x === 'object' && x !== null && 'person' in x && typeof x.person === 'number' && 'reason' in x

/** Reads the form of a draft; null when it is not one of this release. */
export function readForm(x: unknown): OccasionForm | null {
  if (typeof x !== 'object' || x === null || !('what' in x) || !('said' in x) || !('absent' in x) || !('feeds' in x) || !('lateReason' in x)) return null
  const whole = [x.what, x.said, x.feeds].every(v => typeof v === 'object' && v !== null && !Array.isArray(v))
  return whole && Array.isArray(x.absent) && x.absent.every(isAbsence) && typeof x.lateReason === 'string' ? x as OccasionForm : null
}
