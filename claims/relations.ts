import { readAverages } from './relate/averages.ts'
import { readChanges } from './relate/changes.ts'
import { chinesePunctuation, figuresBySentence } from './relate/figures.ts'
import { readRestatements } from './relate/restatements.ts'
import { readShares } from './relate/shares.ts'
import { readSums } from './relate/sums.ts'
import type { Claim, Relation } from './types.ts'

/**
 * The relations that the wording of a text states between its figures, in order of start: sums, differences, shares,
 * multiples, averages and restatements. `claims` are those of readClaims over the same text. Approximate figures and
 * ranges take no part. A relation that the words do not state is not guessed from the numbers.
 */
export function readRelations(printed: string, claims: readonly Claim[]): readonly Relation[] {
  const text = chinesePunctuation(printed)
  const sentences = figuresBySentence(text, claims)
  const within = sentences.flatMap((figures, i) => [
    ...readSums(text, figures, sentences[i - 1] ?? []),
    ...readShares(text, figures, sentences[i - 1] ?? []),
    ...readChanges(text, figures),
    ...readAverages(text, figures),
  ])
  return [...within, ...readRestatements(text, sentences)]
    .map((relation) => ({ ...relation, text: printed.slice(relation.start, relation.end) }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}
