import type { Kind } from '../../kernel/register/define.ts'
import { registers } from './registers.ts'

/** The field by which a kind of record says about which sitting it is; undefined when it is about none. */
export const sittingField = (kind: Kind): string | undefined => Object.entries(kind.fields).find(([, f]) => f.type === 'record' && f.of === 'occasion')?.[0]

/** The kinds of record that a sitting can feed, in the order of their registers. */
export const fedKinds: readonly Kind[] = registers.flatMap(r => r.kinds).filter(k => sittingField(k) !== undefined)
