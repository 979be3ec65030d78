import type { RuleTemplate } from '../kernel/register/define.ts'
import type { Ledger, Opening } from '../server/ledger.ts'
import { shanghai } from '../server/writer/clock.ts'
import { founded } from './bureau/people.ts'
import { writeYear, type Progress } from './write.ts'
import { demoYear } from './year.ts'

/** With what the fictional bureau's ledger is opened. */
export const opening: Opening = { name: '明川区司法局', short: '区司法局', nature: 'demonstration', at: shanghai(Date.parse(`${founded}T09:00:00+08:00`)) }

/** The rules that the ledger's registers bring. */
export const rulesOf = (ledger: Pick<Ledger, 'registers'>): readonly RuleTemplate[] => ledger.registers.flatMap(r => r.rules)

/** Writes the bureau's year of a seed into a demonstration ledger, as far as it is not there yet. */
export const play = (ledger: Ledger, seed: number, progress?: Progress, stop?: AbortSignal): ReturnType<typeof writeYear> =>
  writeYear(ledger, demoYear(seed, rulesOf(ledger)), progress, stop)
