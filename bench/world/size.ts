/** How large the measured organisation is. The full size is that of the peers' measurements, so that ratios compare. */
export type Size = { readonly name: 'full' | 'quick'; readonly persons: number; readonly departments: number; readonly seconds: number; readonly rounds: number }

export const sizes: Readonly<Record<Size['name'], Size>> = {
  full: { name: 'full', persons: 5000, departments: 20, seconds: 4, rounds: 3 },
  quick: { name: 'quick', persons: 500, departments: 20, seconds: 1, rounds: 1 },
}

/** The ledger's own day while it is measured: late in a year, so that most obligations lie behind it. */
export const today = '2021-12-20'
export const hour = (n: number): number => Date.parse(`${today}T${String(n).padStart(2, '0')}:00:00+08:00`)
