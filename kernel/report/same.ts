const ordered = (_: string, v: unknown): unknown => typeof v === 'object' && v !== null && !Array.isArray(v)
  ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => a < b ? -1 : 1)) : v

/** True when two values say the same as data, in whatever order their keys stand. */
export const sameData = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a, ordered) === JSON.stringify(b, ordered)
