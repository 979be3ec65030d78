import { MemoryLedger } from '../journal/memory.ts'

/** Throws unless a ledger built again from its entries alone equals the live one, row by row. */
export function rebuilt(live: MemoryLedger): void {
  const again = new MemoryLedger(live.kinds)
  for (const entry of live.entries) again.take(entry)
  const text = (l: MemoryLedger): string => JSON.stringify([[...l.projection.items], l.projection.facts, l.projection.obligations, l.projection.discharges])
  if (text(again) !== text(live)) throw new Error('rebuilt differs from live')
}
