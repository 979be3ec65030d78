import { isPeriodBoundary, nextBoundary } from '../calendar/index.ts'
import { refuse, type Refusal } from '../journal/command.ts'
import { parseRule } from '../duty/parse.ts'
import type { Rule } from '../duty/rule.ts'
import { defineKind } from '../register/define.ts'
import type { Parsed } from '../register/fields.ts'

type DutyRow = { readonly versions: readonly Rule[] }

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** A row gives one `rule`, or all `versions` as a stored row has them. */
function parse(input: unknown): Parsed {
  const given = isRecord(input) ? input : {}
  const unknown = Object.keys(given).find(k => k !== 'rule' && k !== 'versions')
  if (unknown !== undefined) return { problem: { refused: 'field.unknown', at: unknown, params: { field: unknown.slice(0, 60) } } }
  const one = given['versions'] === undefined
  const texts: unknown = one ? [given['rule']] : given['versions']
  if (!Array.isArray(texts) || texts.length === 0) return { problem: { refused: 'field.list', at: 'versions' } }
  const rules: Rule[] = []
  for (const [i, text] of texts.entries()) {
    const parsed = parseRule(text)
    if ('at' in parsed) return { problem: { refused: 'rule.wrong', at: `${one ? 'rule' : `versions.${i}`}.${parsed.at}`, params: { field: parsed.at } } }
    rules.push(parsed.rule)
  }
  return { row: { versions: rules } }
}

/**
 * Every version after the first has to begin at a period boundary of the one before it, so that no period is cut in
 * two; what is asked once has no period after which another could begin.
 */
function checkOrder(versions: readonly Rule[]): Refusal | undefined {
  for (const [i, rule] of versions.entries()) {
    const last = versions[i - 1]
    if (!last) continue
    if (rule.from < last.from) return refuse('rule.before-last', 'row.rule.from', { from: rule.from, last: last.from })
    if (last.cadence === 'once') return refuse('rule.after-once', 'row.rule.from', { from: rule.from })
    if (last.cadence !== undefined && !isPeriodBoundary(last.cadence, rule.from)) {
      return refuse('rule.not-at-boundary', 'row.rule.from', { from: rule.from, next: nextBoundary(last.cadence, rule.from) })
    }
  }
  return undefined
}

/** What is given replaces the version that begins on the same day, or comes after all of them. */
function complete(row: DutyRow, before: DutyRow | null): DutyRow | Refusal {
  let versions = before?.versions ?? []
  for (const rule of row.versions) {
    const at = versions.findIndex(v => v.from === rule.from)
    versions = at < 0 ? [...versions, rule] : versions.with(at, rule)
  }
  return checkOrder(versions) ?? { versions }
}

/**
 * 责任事项: a rule and its versions. Adopting one puts its whole text in the entry; a new version begins at a period
 * boundary of the one before. What is owed follows when the duty is planned, in chunks, by the ledger itself.
 */
export const duty = defineKind<DutyRow>({
  id: 'duty', version: 1, label: { zh: '责任事项', en: 'Duty' }, headline: ['versions'],
  fields: {},
  parse,
  place: row => ({ held: row.versions.at(-1)?.from ?? '1900-01-01' }),
  complete: (row, _, before) => complete(row, before),
  facts: () => [],
})
