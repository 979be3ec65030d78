import type { KeyboardEvent } from 'react'

/** How many of some elements in rows stand in the first row. */
const columnsOf = (cells: readonly HTMLElement[]): number => Math.max(1, cells.filter(c => c.offsetTop === cells[0]?.offsetTop).length)

/**
 * Walks with the arrows, Home and End through the buttons beside the one that has the focus, in rows that break by
 * themselves; so that the whole grid is one stop of the Tab key when only that one can be reached by it.
 */
export function walkGrid(e: KeyboardEvent<HTMLButtonElement>): void {
  const cells = [...e.currentTarget.parentElement?.querySelectorAll<HTMLElement>(':scope > button') ?? []]
  const at = cells.findIndex(c => c === e.currentTarget)
  const columns = columnsOf(cells)
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + columns, ArrowUp: at - columns, Home: 0, End: cells.length - 1 }
  const cell = cells[steps[e.key] ?? -1]
  if (!cell) return
  e.preventDefault()
  cell.focus()
}
