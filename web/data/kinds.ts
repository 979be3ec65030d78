import type { Kind } from '../../kernel/register/define.ts'
import { sittingField } from './sitting.ts'
import { registers } from './registers.ts'

const ofRegisters: ReadonlySet<string> = new Set(registers.flatMap(r => r.kinds).map(k => k.id))

/** Whether a kind of record is entered by the plain form: those of the registers, and the built-in ones with a number other than a sitting, which has a form of its own, and a report, which is issued. */
export const plainForm = (kind: Kind): boolean => kind.id !== 'occasion' && kind.id !== 'report' && (ofRegisters.has(kind.id) || kind.prefix !== undefined)

/** Whether records of a kind come from a sitting, so that the sitting is the way to enter them. */
export const fromSitting = (kind: Kind): boolean => kind.id === 'occasion' || sittingField(kind) !== undefined

/** The kinds that hang on a register beside its first. */
export const besides = (id: string): readonly Kind[] => registers.find(r => r.id === id)?.kinds.slice(1) ?? []
