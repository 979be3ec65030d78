import type { Day } from '../../kernel/calendar/index.ts'

/** An instant as entries have it (ISO 8601, +08:00) and its day in Asia/Shanghai, where there is one time all year. */
export type Moment = { readonly now: string; readonly today: Day }

const shift = 8 * 3_600_000

/** The moment in Asia/Shanghai of an instant in milliseconds. */
export function shanghai(ms: number): Moment {
  const local = new Date(ms + shift).toISOString()
  return { now: `${local.slice(0, 23)}+08:00`, today: local.slice(0, 10) }
}

/** The writer's clock of an ordinary ledger. */
export const systemClock = (): Moment => shanghai(Date.now())
