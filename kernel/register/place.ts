import type { Fields, Label } from './fields.ts'

const row = (at: string): Label => ({ zh: `第 ${Number(at) + 1} 行`, en: `row ${Number(at) + 1}` })

function walk(fields: Fields, [name, ...rest]: readonly string[]): readonly Label[] | undefined {
  const field = name === undefined ? undefined : fields[name]
  if (!field) return undefined
  const [next] = rest
  if (next === undefined) return [field.label]
  switch (field.type) {
    case 'group': return [field.label, ...walk(field.fields, rest) ?? []]
    case 'list': return [field.label, row(next), ...walk(field.fields, rest.slice(1)) ?? []]
    case 'persons': return [field.label, row(next)]
    default: return [field.label]
  }
}

/**
 * The place of a field in words, from its path in a row: `people.absent.2.reason` → 参加人·缺席·第 3 行·事由.
 * Undefined when the fields know no such place.
 */
export function placeLabel(fields: Fields, path: string): Label | undefined {
  const labels = walk(fields, path.split('.'))
  return labels && { zh: labels.map(l => l.zh).join('·'), en: labels.map(l => l.en).join(', ') }
}
