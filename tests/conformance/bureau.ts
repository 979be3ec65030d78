import type { Rule } from '../../kernel/duty/rule.ts'
import type { FactWhere, Figure, FigureValue } from '../../kernel/figure/figure.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import type { Gap, NextYear, Passage, Text } from '../../kernel/figure/sentence.ts'
import { sourceOf } from '../../kernel/figure/source.ts'
import type { FactPattern, FactRow } from '../../kernel/journal/fact.ts'
import type { Kind } from '../../kernel/register/define.ts'
import { Scenario } from '../../kernel/testing/scenario.ts'
import type { Role, UnitKind } from '../../kernel/roster/roster.ts'
import type { Folder } from './load.ts'

const posts: readonly (readonly [UnitKind, Role, object?])[] = [
  ['leading-body', 'chief'], ['leading-body', 'leader'], ['discipline', 'discipline-head'], ['department', 'middle', { from: '2021-01-04', appointed: true }],
  ['department', 'informant'], ['station', 'staff', { from: '2021-01-04', recruited: true, probationTo: '2021-06-30' }], ['centre', 'staff', { identity: 'contract' }],
  ['branch', 'secretary'], ['branch', 'committee'], ['branch', 'member'], ['bar-committee', 'committee', { identity: 'external' }],
  ['bar-branch', 'secretary', { identity: 'external' }], ['party-group', 'group-leader'], ['study-group', 'group-leader'],
]

/**
 * A bureau in which a whole year has gone by and nothing of the register was recorded: one unit of each kind, one person
 * in each post, something of every built-in kind of record, and these duties adopted.
 */
export function bureauOf(kinds: readonly Kind[], duties: readonly Rule[]): Scenario {
  const s = new Scenario(kinds, '2021-01-04')
  for (const kind of new Set(posts.map(([unit]) => unit))) s.unit(kind, kind, { members: 7 })
  for (const rule of duties) s.put('duty', { rule })
  const [first = 0, second = 0] = posts.map(([unit, role, more], i) => s.person(`${role}${i}`, { unit, role, ...more }))
  s.put('parameter', { name: 'grace', number: 5, from: '2021-01-04' })
  s.put('exemption', { person: second, by: first, reason: 'duty', from: '2021-01-04', to: '2021-01-04', granted: '2021-01-04' })
  const leader = s.ledger.projection.items.get(s.id('chief0的任职'))?.row
  s.correct('post', s.id('chief0的任职'), { ...leader, lines: [{ unit: s.id('station'), from: '2021-01-04', document: '分工文件' }] })
  s.put('occasion', { title: '会议', day: '2021-01-04', unit: s.id('局'), people: { due: [first, second], absent: [{ person: second, reason: 'leave' }] } })
  s.put('report', { title: '上年总结', report: 'sample', year: 2020, asOf: '2021-01-04', index: 1, issued: '2021-01-04', signer: first, text: '。', figures: [], gaps: [] })
  s.day = '2021-12-20'
  s.run({ op: 'put', kind: 'parameter', row: { name: 'threshold', number: 3, from: '2021-12-20' } })
  return s
}

let builtin: ReadonlySet<string> | undefined

/** Kinds of fact that the built-in kinds of record state, as a ledger without registers shows them. */
export function statedByAnyLedger(): ReadonlySet<string> {
  builtin ??= new Set(bureauOf([], []).ledger.projection.facts.map(f => f.kind))
  return builtin
}

/** A reader that remembers what it was asked for. */
class Listening extends LedgerReader {
  readonly figures = new Set<Figure>()
  readonly patterns: FactPattern[] = []
  override value(figure: Figure): FigureValue { this.figures.add(figure); return super.value(figure) }
  override facts(where: FactWhere): readonly FactRow[] { this.patterns.push(where.fact); return super.facts(where) }
}

/** Days for what is still open, as an author would set them. */
export const nextYear: NextYear = { year: 2022, by: term => ({ as: 'date', text: '2022年1月14日',
  figure: { id: `next.${term}`, label: { zh: '时限', en: 'Due day' }, unit: '', of: 'fixed-day', day: '2022-01-14' } }) }

export type Said = {
  readonly passages: readonly (readonly [slot: string, Passage | null])[]
  readonly gaps: readonly Gap[]
  readonly next: readonly Text[]
  readonly figures: readonly Figure[]
  readonly facts: readonly FactPattern[]
}

/** The ledger at its head on 20 December. */
export const reader = ({ ledger }: Scenario): Listening =>
  new Listening(sourceOf(ledger.projection, ledger.head), { year: 2021, asOf: '2021-12-20', index: ledger.head })

/** Everything that a register says of a bureau's year on 20 December, and what it asked for to say it. */
export function asked(s: Scenario, { sentences }: Pick<Folder, 'sentences'>): Said {
  const read = reader(s)
  const passages = Object.entries(sentences.passages).map(([slot, say]) => [slot, say(read)] as const)
  const gaps = sentences.gaps(read)
  const next = Object.values(sentences.next).flatMap(say => say(read, nextYear))
  return { passages, gaps, next, figures: [...new Set([...sentences.figures, ...read.figures])], facts: read.patterns }
}
