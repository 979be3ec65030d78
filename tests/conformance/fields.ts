import { isDay } from '../../kernel/calendar/index.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Kind } from '../../kernel/register/define.ts'
import type { Field, Fields } from '../../kernel/register/fields.ts'
import type { Check, Folder } from './load.ts'
import { labelProblems } from './shape.ts'

/** Every field of a kind with its path, those in lists and groups included. */
export function everyField(fields: Fields, at = ''): readonly { readonly path: string; readonly name: string; readonly field: Field }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${at}${name}`
    return [{ path, name, field }, ...(field.type === 'list' || field.type === 'group' ? everyField(field.fields, `${path}.`) : [])]
  })
}

const ofKinds = (name: string, of: (kind: Kind, folder: Folder) => readonly string[]): Check =>
  ({ name, of: folder => [...new Set(folder.register.kinds.flatMap(kind => of(kind, folder)))] })

function fieldProblems(kind: string, path: string, field: Field): readonly string[] {
  const at = `${kind}.${path}`
  const options = field.type === 'choice' || field.type === 'choices' ? field.options : undefined
  return [
    ...labelProblems(field.label, at), ...(field.help === undefined ? [] : labelProblems(field.help, `the help of ${at}`)),
    ...(options ?? []).flatMap(o => labelProblems(o.label, `${at} = ${o.code}`)),
    ...(options === undefined || new Set(options.map(o => o.code)).size === options.length ? [] : [`${at} offers an option twice`]),
    ...(field.type === 'number' && field.unit !== undefined ? labelProblems(field.unit, `the unit of ${at}`) : []),
  ]
}

const labels = ofKinds('labels', kind => [
  ...everyField(kind.fields).flatMap(({ path, field }) => fieldProblems(kind.id, path, field)),
  ...Object.entries(kind.messages ?? {}).flatMap(([code, label]) => labelProblems(label, `the message ${code}`)),
])

/** A line naming a record, and what only the own unit sees, are made of fields that exist. */
const named = ofKinds('named-fields', kind => {
  const paths = everyField(kind.fields).map(f => f.path)
  const wrong = (list: readonly string[], what: string): readonly string[] => list.filter(n => !paths.includes(n)).map(n => `${what} of ${kind.id} names no field: ${n}`)
  return [...(kind.headline.length === 0 ? [`${kind.id} has no headline`] : []), ...wrong(kind.headline, 'the headline'), ...wrong(kind.ownUnitOnly ?? [], 'what only the own unit sees')]
})

const rowsOf = (kind: Kind, { vectors }: Folder): readonly Row[] => vectors.filter(v => v.kind === kind.id).map(v => v.row)

/** A row of nothing but its required fields still says when it was held. */
const place = ofKinds('place', (kind, folder) => rowsOf(kind, folder).flatMap(row => {
  const parsed = kind.parse(Object.fromEntries(Object.entries(row).filter(([name]) => kind.fields[name]?.required)))
  if ('problem' in parsed) return []
  const { held } = kind.place(parsed.row)
  return typeof held === 'string' && isDay(held) ? [] : [`${kind.id} needs a field for its day that is not required`]
}))

const emptyRow = ofKinds('empty-row', kind => {
  const parsed = kind.parse({})
  return 'problem' in parsed && parsed.problem.at !== '' ? [] : [`${kind.id} takes an empty row, or refuses it without a place`]
})

const unknownField = ofKinds('unknown-field', (kind, folder) => rowsOf(kind, folder).slice(0, 1).flatMap(row => {
  const parsed = kind.parse({ ...row, nothingOfTheKind: 1 })
  return 'problem' in parsed && parsed.problem.at === 'nothingOfTheKind' ? [] : [`${kind.id} takes a field that it does not have`]
}))

const states = ofKinds('states', kind => {
  const known = Object.keys(kind.states)
  const stray = Object.values(kind.states).flat().filter(s => !known.includes(s))
  return [
    ...(known.length === 0 ? [`${kind.id} has no state`] : []),
    ...stray.map(s => `a state of ${kind.id} leads to ${s}, which is none`),
    ...(known.length < 2 ? [] : known.flatMap(s => labelProblems(kind.stateLabels?.[s], `the state ${s} of ${kind.id}`))),
  ]
})

/** Fields are well-formed, rows are read strictly, states lead to states. */
export const fieldChecks: readonly Check[] = [labels, named, place, emptyRow, unknownField, states]
