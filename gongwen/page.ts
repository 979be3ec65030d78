/**
 * The page model of GB/T 9704-2012 in twips (1/20 pt; 1 mm = 56.69 twips). README.md gives the clause
 * behind each number, and which of them were measured rather than computed.
 */

export const PAPER = { width: 11906, height: 16838 } as const

export const MARGIN = { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 851, footer: 1447 } as const

/** From the left to the right edge of the text area (版心), 156 mm. */
export const TEXT_WIDTH = PAPER.width - MARGIN.left - MARGIN.right

/** Exact line height: 22 lines fill the text area; one twip more and only 21 fit. */
export const LINE = 579

/** Added to every body character: 28 fill a line; without it, or with −4, only 27 fit. */
export const TIGHTEN = -5

/** One 3号 character with `TIGHTEN`, the 字 in which the standard measures indents. */
export const CHARACTER = 315

/** Font sizes in half points. */
export const SIZE = { title: 44, body: 32, pageNumber: 28, table: 24, footnote: 18 } as const

/** The footer's paragraphs, exact: the page number's middle has to stand 7 mm below the text area. */
export const FOOTER = { line: 280, indent: 280, footnoteLine: 240, footnoteCharacters: 46, footnoteLines: 3 } as const

/** Line heights and cell padding of tables, which the standard leaves open. */
export const TABLE = { width: 8844, line: 400, padding: 85, maxColumns: 63 } as const

/** Proprietary fonts that offices have; the first is written, the others are offered as alternates. */
export const FONT = {
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
  title: '方正小标宋简体',
} as const

export type FontRole = keyof typeof FONT
