import { parseRule } from '../../kernel/duty/parse.ts'
import type { Rule } from '../../kernel/duty/rule.ts'
import { countsOf } from '../../kernel/figure/evaluate.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import { kindsOf, type FactPattern } from '../../kernel/journal/fact.ts'
import { asked, bureauOf, statedByAnyLedger } from './bureau.ts'
import type { Check, Folder } from './load.ts'

const from = '2021-01-01'

/** The rules of a folder as they are once adopted; what does not parse is the business of one check alone. */
export const rulesOf = ({ rules }: Folder): readonly Rule[] => rules.flatMap(rule => {
  const parsed = parseRule({ ...rule, from })
  return 'rule' in parsed ? [parsed.rule] : []
})

const parse: Check = { name: 'rules', of: ({ rules }) => rules.flatMap((rule, i) => {
  const parsed = parseRule({ ...rule, from })
  return 'rule' in parsed ? [] : [`rule ${i + 1} is wrong at ${parsed.at}`]
}) }

/** A template is adopted with a day of its own, and its key belongs to it alone, whatever the version. */
const keys: Check = { name: 'rule-keys', of: (folder, all) => {
  const stem = (key: string): string => key.replace(/@\d+$/, '')
  const others = all.filter(f => f.name !== folder.name).flatMap(rulesOf).map(r => stem(r.key))
  const own = rulesOf(folder).map(r => r.key)
  return [
    ...folder.rules.flatMap((rule, i) => 'from' in rule ? [`rule ${i + 1} brings its own first day; who adopts it sets that`] : []),
    ...own.filter((k, i) => own.indexOf(k) !== i).map(k => `two rules are called ${k}`),
    ...own.filter(k => others.includes(stem(k))).map(k => `${k} is a rule of another register too`),
  ]
} }

/** A rule that counts as confirmed can be looked up by whoever doubts it: a titled document and the article. Any other says that it is not. */
const basis: Check = { name: 'rule-basis', of: folder => rulesOf(folder).flatMap(({ key, basis: { document, article, status } }) =>
  status === 'confirmed' && (!/《.+》/.test(document) || article === undefined) ? [`${key} counts as confirmed and names no document 《…》 with its article`] : []) }

function patternsOf(figure: Figure): readonly FactPattern[] {
  const where = figure.of === 'day' ? [figure.where] : countsOf(figure).flatMap(c => c.from === 'facts' ? [c.where] : [])
  return where.flatMap(w => [w.fact, ...(w.with ? [w.with] : []), ...(w.without ? [w.without] : [])])
}

const patternsIn = ({ metBy, trigger }: Rule): readonly FactPattern[] =>
  [metBy.fact, metBy.with, trigger?.fact, trigger?.with].filter(p => p !== undefined)

/** Whatever a rule or figure looks for is stated by somebody: a built-in kind, or a register in one of its frozen examples. */
const factKinds: Check = { name: 'fact-kinds', of: (folder, all) => {
  const stated = new Set([...statedByAnyLedger(), ...all.flatMap(f => f.vectors.flatMap(v => v.facts.map(fact => fact.kind)))])
  const { figures, facts } = asked(bureauOf(folder.register.kinds, rulesOf(folder)), folder)
  const wanted = [
    ...rulesOf(folder).flatMap(rule => patternsIn(rule).map(p => [rule.key, p] as const)),
    ...figures.flatMap(f => patternsOf(f).map(p => [f.id, p] as const)), ...facts.map(p => ['a sentence', p] as const),
  ]
  return [...new Set(wanted.flatMap(([who, p]) => kindsOf(p).filter(kind => !stated.has(kind)).map(kind => `${who} looks for ${kind}, which nobody states`)))]
} }

/** Rules are data that the ledger reads, and ask for what somebody states. */
export const ruleChecks: readonly Check[] = [parse, keys, basis, factKinds]
