import { isPeriodBoundary, nextBoundary } from '../calendar/index.ts'
import type { Refusal } from '../journal/command.ts'
import type { Row } from '../journal/entry.ts'
import { parseRule } from '../duty/parse.ts'
import type { Rule } from '../duty/rule.ts'
import type { Context } from '../register/define.ts'
import { defineRegister } from '../register/define.ts'
import type { Parsed } from '../register/fields.ts'

type DutyRow = { readonly versions: readonly Rule[] }

function parse(input: unknown): Parsed {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>
  const unknown = Object.keys(given).find(k => k !== 'rule' && k !== 'versions')
  if (unknown !== undefined) return { problem: { refused: 'field.unknown', at: unknown, params: { field: unknown } } }
  const texts = given['versions'] === undefined ? [given['rule']] : given['versions']
  if (!Array.isArray(texts) || texts.length === 0) return { problem: { refused: 'field.list', at: 'versions' } }
  const rules: Rule[] = []
  for (const [i, text] of texts.entries()) {
    const parsed = parseRule(text)
    const at = given['versions'] === undefined ? 'rule' : `versions.${i}`
    if ('at' in parsed) return { problem: { refused: 'rule.wrong', at: `${at}.${parsed.at}`, params: { field: parsed.at } } }
    rules.push(parsed.rule)
  }
  return { row: { versions: rules } as object as Row }
}

/** A new version is added after the old ones; from its first day on it replaces what stood. */
function complete(row: Row, ctx: Context): Row | Refusal {
  const given = (row as object as DutyRow).versions
  const before = (ctx.before?.row as object as DutyRow | undefined)?.versions ?? []
  let versions = before
  for (const rule of given) {
    const at = versions.findIndex(v => v.from === rule.from)
    const last = versions.at(-1)
    if (at >= 0) { versions = versions.with(at, rule); continue }
    if (last && rule.from < last.from) return { refused: 'rule.before-last', at: 'row.rule.from', params: { from: rule.from, last: last.from } }
    if (last?.cadence && last.cadence !== 'once' && !isPeriodBoundary(last.cadence, rule.from)) {
      return { refused: 'rule.not-at-boundary', at: 'row.rule.from', params: { from: rule.from, next: nextBoundary(last.cadence, rule.from) } }
    }
    versions = [...versions, rule]
  }
  return { versions } as object as Row
}

/**
 * 责任事项: a rule and its versions. Adopting one puts its whole text in the entry; a new version begins at a period
 * boundary of the one before. What is owed follows when the duty is planned, in chunks, by the ledger itself.
 */
export const duty = defineRegister({
  id: 'duty', version: 1, label: { zh: '责任事项', en: 'Duty' }, headline: ['versions'],
  fields: {},
  parse,
  place: row => ({ held: (row as object as DutyRow).versions.at(-1)?.from ?? '1900-01-01' }),
  complete: (row, ctx) => complete(row, ctx),
  facts: () => [],
})
