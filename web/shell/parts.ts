/** The parts of the app that have pages; what is not built is left out. */
export type Part = 'keep' | 'see' | 'account'
export const parts: readonly Part[] = ['keep', 'see', 'account']

const roots: readonly (readonly [Part, RegExp])[] = [['keep', /^\/(?:records|record|occasion)(?:\/|$)/], ['see', /^\/check(?:\/|$)/], ['account', /^\/account(?:\/|$)/]]

/** The part to which an address belongs; none for the search. */
export const partOf = (path: string): Part | null => roots.find(([, root]) => root.test(path))?.[0] ?? null
