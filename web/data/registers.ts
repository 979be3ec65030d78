import './no-eval.ts'
import { builtinKinds } from '../../kernel/kinds/index.ts'
import type { Kind, Register } from '../../kernel/register/define.ts'

const found = import.meta.glob<Register>('../../registers/*/register.ts', { eager: true, import: 'default' })

/** The registers of this release in the order of their menu; discovered, never named. */
export const registers: readonly Register[] = Object.values(found).toSorted((a, b) => a.order - b.order)

const kinds: ReadonlyMap<string, Kind> = new Map([...builtinKinds, ...registers.flatMap(r => r.kinds)].map(kind => [kind.id, kind]))

/** The register that a figure or gap belongs to, by its key; undefined for those of no register. */
export const registerOfKey = (key: string): Register | undefined => registers.find(r => r.id === key.split('.')[0])

/** A kind of record by its id, built-in or of a register; undefined when this release has none such. */
export const kindOf = (id: string): Kind | undefined => kinds.get(id)
