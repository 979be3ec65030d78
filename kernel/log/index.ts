export { LogError } from './error.ts'
export type { LogErrorCode } from './error.ts'
export { canonicalBytes } from './canonical.ts'
export { EMPTY_FRONTIER, append, frontierAt, leafHash, nodeHash, rootOf, treeRoot } from './merkle.ts'
export type { Frontier, HashReader, TreeSource } from './merkle.ts'
export { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts'
export type { Proof } from './proof.ts'
export { bodyHash, leafData } from './leaf.ts'
export { formatVerifierKey, openNote, parseNote, parseVerifierKey, signNote, verifierOf } from './note.ts'
export type { NoteSignature, NoteSigner, NoteVerifier, OpenedNote, ParsedNote } from './note.ts'
export {
  DEMONSTRATION_LINE, formatCheckpoint, isDemonstration, ledgerCheckpoint, ledgerOrigin, openCheckpoint, parseCheckpoint,
} from './checkpoint.ts'
export type { Checkpoint, OpenedCheckpoint } from './checkpoint.ts'
