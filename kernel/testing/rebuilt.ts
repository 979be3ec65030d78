import { MemoryLedger } from '../journal/memory.ts'

const text = ({ projection: p, globals: g }: MemoryLedger): string => JSON.stringify([
  [...p.items], p.facts, p.obligations, p.discharges, [...p.batches],
  [...g.roster.persons], [...g.roster.units], g.roster.organisation, g.parameters, [...g.duties], [...g.planned], [...g.rules], g.facts,
  [...g.calendar.years].map(([year, { off, on }]) => [year, [...off], [...on]]),
])

/** Throws unless a ledger built again from its entries alone equals the live one, row by row. */
export function rebuilt(live: MemoryLedger): void {
  const again = new MemoryLedger(live.kinds)
  for (const entry of live.entries) again.take(entry)
  if (text(again) !== text(live)) throw new Error('rebuilt differs from live')
}
