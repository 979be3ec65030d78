import type { Claim, Relation } from './types.ts'
export function readRelations(_text: string, _claims: readonly Claim[]): readonly Relation[] { return [] }
