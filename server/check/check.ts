import { readClaims, readRelations, type Claim } from '../../claims/index.ts'
import type { CheckedClaim, CheckedRelation } from '../../contract/check.ts'
import { checkDate } from './dates.ts'
import { checkDocument } from './documents.ts'
import type { KnownLedger } from './ledger.ts'
import { cut, type Cut } from './pieces.ts'
import { candidates, type Candidate } from './candidates.ts'
import { checkQuantity } from './quantity.ts'
import * as say from './say.ts'
import { Scopes } from './scope.ts'
import { checkPercentage, checkUniversal } from './sums.ts'

type Read = { readonly text: Cut; readonly scopes: Scopes; readonly ledger: KnownLedger }

/** Of several that could be filled in, the one that holds all others is meant. */
function holdsAll(c: Candidate, all: readonly Candidate[]): boolean {
  const ids = new Set(c.ids)
  return all.every(other => other.ids.every(id => ids.has(id)))
}

function blank(claim: Claim, { text, scopes, ledger }: Read): say.Verdict {
  const s = claim.slot === 'name' || claim.inDocument ? undefined : scopes.of(claim)
  const all = s === undefined || claim.unit === undefined ? [] : candidates(s, ledger, text.text, claim.unit).filter(c => c.level <= 1 && !c.by.some(k => k.derived))
  return say.blank(all.every(c => c.value === all[0]?.value) ? all[0] : all.find(c => holdsAll(c, all)))
}

function verdict(claim: Claim, read: Read): say.Verdict {
  const { text, scopes, ledger } = read
  if (claim.kind === 'phrase') return say.phrase()
  if (claim.kind === 'document') return say.document(checkDocument(claim, ledger))
  if (claim.kind === 'date') return say.date(checkDate(claim, text, ledger))
  if (claim.kind === 'blank') return blank(claim, read)
  if (claim.inDocument) return say.inTitle()
  const s = scopes.of(claim)
  if (!s) return say.nothing()
  if (claim.kind === 'percentage') return say.percentage(checkPercentage(s, ledger, text.text))
  if (claim.kind === 'universal') return say.universal(claim.text, checkUniversal(s, ledger, text.text))
  return say.quantity(checkQuantity(s, ledger, text.text))
}

function checked(claim: Claim, read: Read): CheckedClaim {
  const { kind, start, end, value, valueMax, unit, subject, approx } = claim
  return { kind, text: claim.text, start, end, ...(value === undefined ? {} : { value }), ...(valueMax === undefined ? {} : { valueMax }), ...(unit === undefined ? {} : { unit }),
    ...(subject === undefined ? {} : { subject }), ...(approx === undefined ? {} : { approx }), confirmed: false, figures: [], records: [], ...verdict(claim, read) }
}

/**
 * Checks a text, whoever wrote it, against what a ledger knows: every claim with its state, in order, and the
 * relations that the text states between its own numbers. Nothing is confirmed: that is a person's to do.
 */
export function checkText(text: string, ledger: KnownLedger): { readonly claims: readonly CheckedClaim[]; readonly relations: readonly CheckedRelation[] } {
  const claims = readClaims(text)
  const pieces = cut(text, claims, ledger.words)
  const read = { text: pieces, scopes: new Scopes(pieces, ledger.words, claims.filter(c => c.kind === 'universal')), ledger }
  const relations = readRelations(text, claims).map(({ kind, relation, holds, start, end, text: words, expected, printed: said }) =>
    ({ kind, relation, holds, start, end, text: words, expected, printed: said }))
  return { claims: claims.map(c => checked(c, read)), relations }
}
