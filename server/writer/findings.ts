import type { Day } from '../../kernel/calendar/index.ts'
import type { Entry } from '../../kernel/journal/entry.ts'
import { Missing, type Key, type View } from '../../kernel/journal/view.ts'
import type { Context, Finding, Kind } from '../../kernel/register/define.ts'

/** A check made of a record: the finding, or null when there was nothing to look at. */
export type Checked = { readonly kind: string; readonly code: string; readonly finding: Finding | null }

function context(view: View, self: number, today: Day): Context {
  const { roster, calendar, parameters, duties } = view.globals
  return { roster, calendar, parameters, duties, self, today, before: null, item: id => view.item(id), facts: key => view.facts(key), need: keys => { view.need(keys) } }
}

async function answered<T>(attempt: () => T, load: (keys: readonly Key[]) => Promise<void>): Promise<T> {
  for (;;) {
    try { return attempt() } catch (e) {
      if (!(e instanceof Missing)) throw e
      await load(e.keys)
    }
  }
}

/** Makes the checks of every record that a command puts, over the view with the command's own changes applied. */
export async function findings(view: View, entries: readonly Entry[], kinds: ReadonlyMap<string, Kind>, today: Day, load: (keys: readonly Key[]) => Promise<void>): Promise<readonly Checked[]> {
  const all: Checked[] = []
  for (const { envelope, body } of entries) {
    const kind = kinds.get(envelope.kind)
    const { row } = body
    if (!kind || row === undefined || envelope.op !== 'put') continue
    const found = await answered(() => kind.check(row, context(view, envelope.item, today)), load)
    all.push(...found.map(finding => ({ kind: kind.id, code: finding.check, finding })))
    const quiet = Object.keys(kind.looked ?? {}).filter(code => !found.some(f => f.check === code))
    all.push(...quiet.map(code => ({ kind: kind.id, code, finding: null })))
  }
  return all
}
