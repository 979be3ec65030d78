import { readBlanks } from './blanks.ts'
import { readDocuments } from './documents.ts'
import { openPage } from './page.ts'
import { readFigures } from './scan.ts'
import { subjectOf } from './subjects.ts'
import type { Claim } from './types.ts'
import { readUniversals } from './universals.ts'

export { decodeText, TextDecodeError } from './decode.ts'
export { readHeadings } from './headings.ts'
export { readRelations } from './relations.ts'
export type { Claim, ClaimKind, DocumentRole, Relation, Section } from './types.ts'

const COUNTED: ReadonlySet<Claim['kind']> = new Set(['quantity', 'percentage', 'blank', 'universal'])

/**
 * Every checkable statement of a Chinese official text, and the phrases with a number that are none, in order of
 * start. Offsets are UTF-16 indexes into `text`. Spans of one kind never overlap; a document may hold other claims.
 * Never throws; takes time linear in the length of the text.
 */
export function readClaims(text: string): readonly Claim[] {
  const page = openPage(text)
  const documents = readDocuments(page)
  const blanks = readBlanks(page, documents)
  const figures = readFigures(page, documents, blanks)
  return [...documents, ...blanks, ...figures, ...readUniversals(page)]
    .map((claim) => {
      const subject = COUNTED.has(claim.kind) ? subjectOf(page, claim) : undefined
      return subject === undefined ? claim : { ...claim, subject }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
}
