import type { Kind } from '../register/define.ts'
import { duty } from './duty.ts'
import { occasion } from './occasion.ts'
import { organisation } from './organisation.ts'
import { report } from './report.ts'
import { person, post, unit } from './roster.ts'
import { calendar, exemption, parameter } from './settings.ts'

/** The built-in kinds of record: what every ledger has whatever registers it keeps. */
export const builtinKinds: readonly Kind[] = [organisation, unit, person, post, calendar, parameter, duty, exemption, occasion, report]

/** The kinds of a ledger: the built-in ones and those given, by id. Throws when two share an id. */
export function kindsWith(registers: readonly Kind[]): ReadonlyMap<string, Kind> {
  const all = new Map<string, Kind>()
  for (const kind of [...builtinKinds, ...registers]) {
    if (all.has(kind.id)) throw new Error(`两类记录同用一个编号“${kind.id}”；请改名。 Two kinds of record share the id "${kind.id}"; rename one.`)
    all.set(kind.id, kind)
  }
  return all
}
