import { builtinKinds } from '../../kernel/kinds/index.ts'
import type { Label } from '../../kernel/register/fields.ts'
import type { Check } from './load.ts'

/** What is wrong with a text that the screens show in both languages; nothing when both are there. */
export function labelProblems(label: Label | undefined, of: string): readonly string[] {
  const zh = label?.zh ?? ''
  const en = label?.en ?? ''
  return [...(/\p{Script=Han}/u.test(zh) ? [] : [`${of} has no Chinese label`]),
    ...(/[A-Za-z]/.test(en) && !/\p{Script=Han}/u.test(en) ? [] : [`${of} has no English label`])]
}

const twice = <T>(list: readonly T[]): readonly T[] => [...new Set(list.filter((x, i) => list.indexOf(x) !== i))]

const folderName: Check = { name: 'folder-name', of: ({ name, register }) =>
  register.id === name ? [] : [`the folder ${name} declares a register ${register.id}`] }

const isRegister: Check = { name: 'register', of: ({ name, register }) => [
  ...labelProblems(register.label, name), ...register.kinds.flatMap(k => labelProblems(k.label, k.id)),
  ...(Number.isInteger(register.order) ? [] : [`${name} has no place in the menu`]),
  ...register.kinds.filter(k => !Number.isInteger(k.version) || k.version < 1).map(k => `${k.id} has no version`),
] }

/** That no two kinds share an id is refused by the list of kinds itself. */
const kindIds: Check = { name: 'kind-ids', of: ({ name, register }) => {
  const [main, ...hanging] = register.kinds
  return [
    ...(main.id === name && main.partOf === undefined ? [] : [`the first kind of ${name} is ${main.id}, hanging on ${main.partOf ?? 'nothing'}`]),
    ...hanging.filter(k => !k.id.startsWith(`${name}.`) || k.partOf !== name).map(k => `${k.id} does not hang on ${name}`),
  ]
} }

const oneEach: Check = { name: 'unique', of: ({ name, register }, all) => {
  const others = all.filter(f => f.name !== name).map(f => f.register)
  const prefixes = register.kinds.flatMap(k => k.prefix ?? [])
  const taken = [...builtinKinds, ...others.flatMap(r => [...r.kinds])].flatMap(k => k.prefix ?? [])
  return [
    ...[...twice(prefixes), ...prefixes.filter(p => taken.includes(p))].map(p => `serials of two kinds begin with ${p}`),
    ...others.filter(r => r.order === register.order).map(r => `${name} and ${r.id} have the same place in the menu`),
  ]
} }

/** A register is one by its folder, its ids and its place. */
export const shapeChecks: readonly Check[] = [folderName, isRegister, kindIds, oneEach]
