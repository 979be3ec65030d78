import type { Difference, ReportBlock, ReportPage } from '../../contract/reports.ts'
import type { ShownPiece } from '../../contract/values.ts'
import { LedgerReader } from '../../kernel/figure/reader.ts'
import { drift } from '../../kernel/figure/drift.ts'
import type { Block, Piece } from '../../kernel/report/composition.ts'
import { readIssued } from '../../kernel/report/issue.ts'
import { namesOf } from '../read/names.ts'
import { visible } from '../read/records.ts'
import type { Reading } from '../read/service.ts'
import { composeReport, type Composed, type Which } from './composing.ts'

export function shown(piece: Piece): ShownPiece {
  switch (piece.kind) {
    case 'bound': return { kind: 'bound', key: piece.key, as: piece.as, ...(piece.changed ? { text: piece.changed.is, was: piece.changed.was } : { text: piece.text }) }
    case 'cited': return { kind: 'cited', record: piece.record, text: piece.text }
    case 'text': case 'blank': return { kind: piece.kind, text: piece.text }
  }
}

const lead = (b: Extract<Block, { kind: 'paragraph' }>): string => `${b.ordinal}${b.head === '' ? '' : `${b.head}。`}`

function blocksOf(blocks: readonly Block[]): readonly ReportBlock[] {
  return blocks.map((b, i): ReportBlock => {
    if (b.kind === 'title') return { kind: 'title', text: b.text }
    if (b.kind === 'signature') return { kind: 'signature', organ: b.organ, pieces: b.pieces.map(shown) }
    if (b.kind === 'paragraph') return { kind: 'paragraph', key: b.key, lead: lead(b), pieces: b.pieces.map(shown), by: b.by }
    const rest = blocks.slice(i + 1)
    const end = rest.findIndex(x => x.kind === 'heading' && x.level <= b.level)
    const under = end < 0 ? rest : rest.slice(0, end)
    const keys = new Set(under.flatMap(x => x.kind === 'paragraph' ? x.pieces.flatMap(p => p.kind === 'bound' ? [p.key] : []) : []))
    return { kind: 'heading', key: b.key, level: b.level, text: b.text, figures: keys.size }
  })
}

type IssuedItem = { readonly item: number; readonly row: Parameters<typeof readIssued>[0] }

/** Reports of a year that were issued, newest first. */
export async function issuedOf(r: Reading, year: number): Promise<readonly (IssuedItem & ReturnType<typeof readIssued>)[]> {
  const { rows } = await r.pool.query<IssuedItem>(`select item, "row" from item where org = $1 and kind = 'report' and state <> 'void' and "row" is not null and ("row"->>'year')::integer = $2 order by item desc`, [r.org, year])
  return rows.map(x => ({ ...x, ...readIssued(x.row) }))
}

/** What issued reports would say otherwise now: every figure that was frozen, counted again over the facts as they are. */
export async function differencesOf(r: Reading, year: number): Promise<readonly Difference[]> {
  const now = await r.sources.at(await r.sources.head())
  const all: Difference[] = []
  for (const issued of await issuedOf(r, year)) {
    const then = await r.sources.at(issued.index)
    const reader = new LedgerReader(then, { year, asOf: issued.asOf, index: issued.index })
    const frozen = issued.figures.map(({ figure }) => ({ figure, value: reader.value(figure).value }))
    for (const d of drift(frozen, { year, asOf: issued.asOf }, then, now)) {
      const name = issued.figures.find(f => f.key === d.id)?.figure.label.zh ?? d.id
      all.push({ report: issued.title, item: issued.item, key: d.id, name, was: String(d.was), is: String(d.is), because: await reasons(r, d.because) })
    }
  }
  return all
}

async function reasons(r: Reading, entries: readonly number[]): Promise<Difference['because']> {
  const { rows } = await r.pool.query<{ at: number; item: number }>('select at, item from entry where org = $1 and at = any($2::bigint[]) order by at', [r.org, entries])
  const { lines } = await visible(r, rows.map(x => x.item))
  return rows.map(x => ({ at: x.at, record: lines.find(l => l.item === x.item) ?? null }))
}

/** A composed report as its page shows it. */
export async function pageOf(r: Reading, composed: Composed): Promise<ReportPage> {
  const { composition: c, report, at } = composed
  const names = await namesOf(r.pool, r.org, c.gaps.flatMap(g => g.confirmedBy === null ? [] : [g.confirmedBy]))
  const issued = await issuedOf(r, at.year)
  return { report: report.id, name: report.label.zh, title: c.title, year: at.year, asOf: { day: at.asOf, index: at.index }, blocks: blocksOf(c.blocks),
    leftOut: c.leftOut.map(l => ({ name: l.name.zh, nameEn: l.name.en, why: l.why })),
    gaps: c.gaps.map(g => ({ key: g.key, text: g.text, mentioned: g.mentioned, confirmedBy: g.confirmedBy === null ? null : names.of(g.confirmedBy) })),
    figures: c.figures.size, blanks: c.blanks.length, unbound: c.unbound.length, differences: await differencesOf(r, at.year),
    issued: issued.map(i => ({ item: i.item, title: i.title, issued: i.issued, index: i.index })), mayIssue: r.actor.mayIssue }
}

export const reportPage = async (r: Reading, which: Which): Promise<ReportPage> => pageOf(r, await composeReport(r, which))
