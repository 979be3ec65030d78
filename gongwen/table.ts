import { ems } from './measure.ts'
import type { Block, Span } from './model.ts'
import { SIZE, TABLE } from './page.ts'
import { plain, run, runs, type Counter } from './runs.ts'
import { element, value, type Xml } from './xml.ts'

type Table = Extract<Block, { kind: 'table' }>
type Column = { width: number; centred: boolean }

/** Most lines of a row that is kept on one page; a higher one could outgrow the page and be cut off. */
const KEPT_LINES = 12

/** Columns whose every text is this short (in em) are centred, the others begin at the left. */
const SHORT = 8

/** A black ruled table over the text width whose head is repeated on every page. */
export function table(block: Table, next: Counter): Xml {
  const natural = naturalEms(block)
  const widths = block.widths === undefined ? fittedWidths(natural.map(ideal)) : sharedWidths(block.widths)
  const columns = widths.map((width, index) => ({ width, centred: (natural[index] ?? 0) <= SHORT }))
  const border = (side: string) => element(side, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' })
  const padding = (side: string) => element(side, { 'w:w': TABLE.padding, 'w:type': 'dxa' })
  const unsplit = element('w:cantSplit', {})
  return element('w:tbl', {},
    element('w:tblPr', {},
      element('w:tblW', { 'w:w': TABLE.width, 'w:type': 'dxa' }), value('w:jc', 'center'),
      element('w:tblBorders', {}, ...['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'].map(border)),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element('w:tblCellMar', {}, ...['w:left', 'w:right'].map(padding))),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    row('TableHead', block.head.map((name) => run(name)), columns, unsplit + element('w:tblHeader', {})),
    ...block.rows.map((cells) => row('TableText', cells.map((spans) => runs(spans, next)), columns,
      linesOf(cells, widths) > KEPT_LINES ? '' : unsplit)))
}

function row(style: 'TableHead' | 'TableText', contents: readonly Xml[], columns: readonly Column[], properties: Xml): Xml {
  return element('w:tr', {}, properties === '' ? '' : element('w:trPr', {}, properties),
    ...columns.map(({ width, centred }, index) => element('w:tc', {},
      element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), value('w:vAlign', 'center')),
      element('w:p', {},
        element('w:pPr', {}, value('w:pStyle', style), style === 'TableText' && centred ? value('w:jc', 'center') : ''),
        contents[index] ?? ''))))
}

/** The width of each column's longest text, in em. */
function naturalEms(block: Table): number[] {
  return block.head.map((name, column) =>
    block.rows.reduce((most, cells) => Math.max(most, ems(plain(cells[column] ?? []))), ems(name)))
}

/** What a column needs to hold its longest text in one line, in twips; room to spare for wider digits. */
const ideal = (natural: number): number => (natural + 1.5) * SIZE.table * 10 + 2 * TABLE.padding

/**
 * Column widths by share, in twips: whole numbers that add up to the table's width.
 *
 * @param shares a positive number for each column
 */
export function sharedWidths(shares: readonly number[]): number[] {
  return wholes(proportionally(shares, TABLE.width))
}

/**
 * Column widths by content, as whole numbers of twips that add up to the table's width: columns that want
 * less than an even part of what is left get what they want, the others share the rest.
 *
 * @param wanted twips that would hold each column's longest text
 */
export function fittedWidths(wanted: readonly number[]): number[] {
  const total = wanted.reduce((sum, width) => sum + width, 0)
  if (total <= TABLE.width) return sharedWidths(wanted)
  const even = evenPart(wanted)
  const room = wanted.reduce((left, width) => (width <= even ? left - width : left), TABLE.width)
  const rest = proportionally(wanted.filter((width) => width > even), room)
  return wholes(wanted.map((width) => (width <= even ? width : rest.shift() ?? 0)))
}

/** The width from which on a column is wide: an even part of what the narrower ones leave. */
function evenPart(wanted: readonly number[]): number {
  const ascending = wanted.toSorted((a, b) => a - b)
  let room: number = TABLE.width
  for (const [index, width] of ascending.entries()) {
    const even = room / (ascending.length - index)
    if (width > even) return even
    room -= width
  }
  return Infinity
}

function proportionally(shares: readonly number[], room: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => (share / total) * room)
}

/** Rounds the running sum, so that no rounding adds up. */
function wholes(widths: readonly number[]): number[] {
  let edge = 0
  return widths.map((width) => {
    const from = Math.round(edge)
    edge += width
    return Math.round(edge) - from
  })
}

function linesOf(cells: readonly (readonly Span[])[], widths: readonly number[]): number {
  return Math.max(...cells.map((spans, column) => {
    const room = Math.max(1, ((widths[column] ?? 0) - 2 * TABLE.padding) / (SIZE.table * 10))
    return Math.ceil(ems(plain(spans)) / room)
  }))
}
