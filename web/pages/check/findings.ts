import type { CheckedClaim, CheckedRelation, CheckPage, CheckState } from '../../../contract/check.ts'

/** How a finding is marked: its state, and a universal word by whether anything remains. */
export type FindingMark = CheckState | 'whole' | 'remainder'

/** A statement of the draft with what the ledger says, where it stands now, and what its reader decided. */
export type Finding = {
  readonly id: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly mark: FindingMark
  readonly claim: CheckedClaim
  readonly decided: 'confirmed' | 'adopted' | 'kept' | null
}

function markOf(claim: CheckedClaim): FindingMark {
  if (claim.kind !== 'universal' || claim.state === 'unbound') return claim.state
  return (claim.remainder ?? 0) > 0 ? 'remainder' : 'whole'
}

/** The findings of a check in the order of the text; what stands inside another one (a number in a title) is part of that. */
export function findingsOf({ claims }: Pick<CheckPage, 'claims'>): readonly Finding[] {
  let reached = 0
  const outer = claims.toSorted((a, b) => a.start - b.start || b.end - a.end).filter(c => {
    if (c.start < reached) return false
    reached = c.end
    return true
  })
  return outer.map((claim, id) => ({ id, start: claim.start, end: claim.end, text: claim.text, mark: markOf(claim), claim, decided: claim.confirmed ? 'confirmed' : null }))
}

const asking: readonly FindingMark[] = ['contradicted', 'unbound', 'blank', 'remainder']

/** Whether a finding must still be dealt with before the draft leaves. */
export const isOpen = (f: Finding): boolean => asking.includes(f.mark) && f.decided === null

/** Counts by mark; both kinds of universal word are counted as one. */
export function countsOf(findings: readonly Finding[]): ReadonlyMap<FindingMark, number> {
  const counts = new Map<FindingMark, number>()
  for (const f of findings) {
    const mark = f.mark === 'remainder' ? 'whole' : f.mark
    counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return counts
}

const written = (day: string, like: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${like.includes('年') ? `${year}年` : ''}${month}月${date}日`
}

/** What would stand in the place of a finding if the ledger's value were used; null where there is no ready wording. */
export function insteadOf({ claim }: Finding): string | null {
  const { suggestion, kind, text, unit } = claim
  if (!suggestion) return null
  if (kind === 'date') return written(suggestion.value, text)
  if (kind === 'percentage') return suggestion.value.endsWith('%') ? suggestion.value : `${suggestion.value}%`
  const own = unit ?? ''
  return own !== '' && text.endsWith(own) ? `${suggestion.value}${own}` : kind === 'blank' && own !== '' ? suggestion.value : `${suggestion.value}${own === '' ? suggestion.unit : own}`
}

/** A draft under check: its text as it now reads, its findings, the sums in it that do not hold. */
export type Checked = { readonly text: string; readonly findings: readonly Finding[]; readonly broken: readonly CheckedRelation[] }

export const checkedOf = (text: string, page: CheckPage): Checked => ({ text, findings: findingsOf(page), broken: page.relations.filter(r => !r.holds) })

/**
 * The draft with a finding's words replaced by what the ledger has; everything behind it moves along. A sum that the
 * changed number is part of is no longer said not to hold: it has to be checked anew.
 */
export function adopt(checked: Checked, id: number): Checked {
  const found = checked.findings.find(f => f.id === id)
  const words = found ? insteadOf(found) : null
  if (!found || words === null) return checked
  const by = words.length - (found.end - found.start)
  const moved = <T extends { readonly start: number; readonly end: number }>(x: T): T => x.start >= found.end ? { ...x, start: x.start + by, end: x.end + by } : x
  return {
    text: checked.text.slice(0, found.start) + words + checked.text.slice(found.end),
    findings: checked.findings.map(f => f.id === id ? { ...f, text: words, end: f.end + by, mark: 'supported', decided: 'adopted' } : moved(f)),
    broken: checked.broken.filter(r => r.end <= found.start || r.start >= found.end).map(moved),
  }
}

/** The draft with a reader's decision on a finding: confirmed, kept as it is, or reconsidered. */
export const decide = (checked: Checked, id: number, decided: Finding['decided']): Checked =>
  ({ ...checked, findings: checked.findings.map(f => f.id === id ? { ...f, decided } : f) })

/** The finding before or after another one in a list, from end to end; the first or last when none is open. */
export function neighbour(list: readonly Finding[], id: number | null, step: 1 | -1): Finding | undefined {
  const at = list.findIndex(f => f.id === id)
  if (at >= 0) return list[(at + step + list.length) % list.length]
  const after = id === null ? -1 : list.findIndex(f => f.id > id)
  if (id === null || after < 0) return step === 1 ? list[0] : list.at(-1)
  return step === 1 ? list[after] : list[(after - 1 + list.length) % list.length]
}

/** A paragraph of the draft with the findings that stand in it. */
export type Paragraph = { readonly start: number; readonly text: string; readonly findings: readonly Finding[] }

/** A paragraph as it is read: plain words and findings in turn. */
export function partsOf({ start, text, findings }: Paragraph): readonly (string | Finding)[] {
  const ends = [0, ...findings.map(f => f.end - start)]
  return [...findings.flatMap((f, i) => [text.slice(ends[i], f.start - start), f]), text.slice(ends.at(-1))].filter(part => part !== '')
}

/** The draft by paragraphs. A finding never spans two: one that would is shown in the paragraph where it begins. */
export function paragraphsOf({ text, findings }: Checked): readonly Paragraph[] {
  let start = 0
  let next = 0
  return text.split('\n').map(line => {
    const here = { start, text: line }
    start += line.length + 1
    const from = next
    while ((findings[next]?.start ?? Infinity) < start) next += 1
    return { ...here, findings: findings.slice(from, next) }
  })
}
