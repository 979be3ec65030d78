import type { DemoRole, Landing } from '../../contract/session.ts'
import type { ShownPiece } from '../../contract/values.ts'
import { coverage } from '../../kernel/duty/coverage.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { LedgerReader } from '../../kernel/figure/reader.ts'
import type { Gap } from '../../kernel/figure/sentence.ts'
import { allReports, composeReport, voicesOf } from '../report/composing.ts'
import { shown } from '../report/page.ts'
import { namesOf } from './names.ts'
import { visible } from './records.ts'
import { NotFound, type Reading } from './service.ts'

type Spoken = { readonly pieces: readonly ShownPiece[]; readonly figures: readonly Figure[]; readonly gap: Figure | undefined }

/** The first sentences of the slot as the ledger writes them, cut where the reader has seen enough of it. */
function sentence(r: Reading, slot: string, reader: LedgerReader): Spoken {
  const passage = voicesOf(r).map(v => v.sentences.passages[slot]?.(reader)).find(p => p != null)
  const pieces: ShownPiece[] = []
  const figures: Figure[] = []
  let gap: Figure | undefined
  for (const part of passage?.sentences.slice(0, 2).flat() ?? []) {
    if (typeof part === 'string') pieces.push({ kind: 'text', text: part })
    else if ('figure' in part) {
      pieces.push({ kind: 'bound', key: part.figure.id, text: part.text, as: part.as })
      figures.push(part.figure)
      if (part.as === 'gap') gap = part.figure
    } else pieces.push(shown({ kind: 'cited', record: part.record, text: part.text }))
  }
  return { pieces, figures, gap }
}

/** The gaps that tell most: of each register the one with most undone, the largest three of these. */
function telling(gaps: readonly Gap[], reader: LedgerReader): readonly Gap[] {
  const undone = gaps.filter(g => g.kind === 'undone' && reader.n(g.figure) > 0).toSorted((a, b) => reader.n(b.figure) - reader.n(a.figure))
  const registers = Map.groupBy(undone, g => g.figure.id.split('.')[0] ?? '')
  return [...registers.values()].flatMap(list => list.slice(0, 1)).slice(0, 3)
}

/** The units that a gap of the sentence leaves out: of obligations their subjects, of a rest its units. */
const missedOf = (figure: Figure | undefined, reader: LedgerReader): readonly number[] => figure === undefined ? []
  : reader.value(figure).ids.map(id => typeof id === 'number' ? id : Number(id.split(':')[1]))

/** The page before a role is chosen: what the product is, in one glance, over the demonstration's own ledger. */
export async function landing(r: Reading, roles: readonly DemoRole[]): Promise<Landing> {
  const year = Number(r.moment.today.slice(0, 4))
  const main = (await allReports()).find(x => x.window !== undefined)
  if (main?.window === undefined) throw new NotFound('report')
  const { composition, reader, at } = await composeReport(r, { report: main.id, year })
  const source = await r.sources.at(at.index)
  const { pieces, figures, gap } = sentence(r, main.window.slot, reader)
  const [first] = figures
  const opened = first ? await visible(r, reader.value(first).ids.filter((id): id is number => typeof id === 'number')) : { lines: [] }
  const missedUnits = missedOf(gap, reader)
  const names = await namesOf(r.pool, r.org, missedUnits)
  const gaps = telling(voicesOf(r).flatMap(v => v.sentences.gaps(reader)), reader)
  const whole = coverage(source.obligations, at.asOf, at.index)
  return { asOf: { day: at.asOf, index: at.index }, organisation: reader.unitName(reader.roster.organisation), draft: main.window.draft, bound: pieces,
    opened: { key: first?.id ?? '', total: opened.lines.length, records: opened.lines.toSorted((a, b) => a.held < b.held ? -1 : 1).slice(0, 3), missed: missedUnits.map(names.of) },
    coverage: whole, overdue: whole.overdue, roles,
    gaps: gaps.map(g => ({ name: r.ledger.registers.find(f => f.register.id === g.figure.id.split('.')[0])?.register.label.zh ?? '', key: g.figure.id, text: g.text })),
    report: { id: main.id, year, figures: composition.figures.size } }
}
