import { readClaims, readRelations, type Claim } from '../../claims/index.ts'
import type { CheckedClaim, CheckedRelation } from '../../contract/check.ts'
import { numberText } from '../../kernel/figure/print.ts'
import type { Known, KnownLedger } from './ledger.ts'
import { checkDate, checkPercentage, checkUniversal, findDocument } from './others.ts'
import { checkQuantity, ranked } from './quantity.ts'

type Verdict = Pick<CheckedClaim, 'state' | 'says'> & Partial<Pick<CheckedClaim, 'figures' | 'records' | 'suggestion' | 'remainder'>>

const printed = (k: Known): string => `${numberText(k.value)}${k.figure.unit}`
const suggest = (k: Known): NonNullable<CheckedClaim['suggestion']> => ({ value: numberText(k.value), unit: k.figure.unit, figure: k.key })
const recordsOf = (by: readonly Known[]): readonly number[] => [...new Set(by.flatMap(k => k.ids.filter((id): id is number => typeof id === 'number')))].sort((a, b) => a - b)
const figuresOf = (by: readonly Known[]): readonly string[] => by.map(k => k.key)

/** A body outside the ledger that a sentence names as the source of its number. */
const outside = /(?:据|经|由)[^，。；]{0,16}(?:统计|测评|通报|公布|反馈|调查)|第三方|满意度/

function quantity(claim: Claim, text: string, ledger: KnownLedger): Verdict {
  const { state, by, rather } = checkQuantity(claim, text, ledger)
  const sentence = claim.sentence ? text.slice(...claim.sentence) : ''
  if (state === 'supported') return { state, figures: figuresOf(by), records: recordsOf(by), says: { zh: `台账为${by.map(printed)[0] ?? ''}（${by[0]?.figure.label.zh ?? ''}），相符。`, en: `The ledger has ${by[0]?.value ?? ''} (${by[0]?.figure.label.en ?? ''}): it agrees.` } }
  if (state === 'unbound' && outside.test(sentence)) return { state: 'attested', says: { zh: '句中写明了台账以外的来源，台账不能核对。', en: 'The sentence names a source outside the ledger, which cannot check it.' } }
  if (rather === undefined) return { state: 'unbound', says: { zh: '台账中没有与此对应的数据项。', en: 'The ledger has no figure for this.' } }
  const suggestion = suggest(rather)
  return state === 'contradicted'
    ? { state, figures: figuresOf(by), records: recordsOf(by), suggestion, says: { zh: `台账为${printed(rather)}（${rather.figure.label.zh}），与稿子不符。`, en: `The ledger has ${rather.value} (${rather.figure.label.en}): it does not agree.` } }
    : { state, suggestion, says: { zh: `没有关联。相近的数据项：${rather.figure.label.zh} ${printed(rather)}。`, en: `Not bound. Nearest figure: ${rather.figure.label.en}, ${rather.value}.` } }
}

function percentage(claim: Claim, text: string, ledger: KnownLedger): Verdict {
  const { state, by, rather } = checkPercentage(claim, text, ledger)
  if (state === 'supported') return { state, figures: figuresOf(by), records: recordsOf(by), says: { zh: `台账应办${by[1] ? printed(by[1]) : ''}，已办${by[0] ? printed(by[0]) : ''}，相符。`, en: `The ledger has ${by[0]?.value ?? ''} met of ${by[1]?.value ?? ''} due: it agrees.` } }
  const rate = rather === undefined ? undefined : `${Math.floor(rather.rate * 10) / 10}%`
  const suggestion = rather && rate !== undefined ? { suggestion: { value: rate, unit: '%', figure: rather.of.key } } : {}
  return state === 'contradicted'
    ? { state, figures: figuresOf(by), records: recordsOf(by), ...suggestion, says: { zh: `按台账应为${rate ?? ''}，与稿子不符。`, en: `By the ledger it is ${rate ?? ''}: it does not agree.` } }
    : { state: 'unbound', ...suggestion, says: { zh: '没有写明以什么为底，台账不能核对。', en: 'What it is a share of is not said, so the ledger cannot check it.' } }
}

function universal(claim: Claim, text: string, ledger: KnownLedger): Verdict {
  const { state, by, remainder } = checkUniversal(claim, text, ledger)
  const name = by[0]?.figure.label.zh ?? ''
  if (state === 'unbound') return { state, says: { zh: '没有确定的对象群体，台账不能核对。', en: 'No cohort is named, so the ledger cannot check it.' } }
  return { state, figures: figuresOf(by), remainder: remainder ?? 0,
    says: state === 'supported' ? { zh: `没有缺的（${name} 0）。`, en: 'Nothing is missing.' } : { zh: `“${claim.text}”要求应办的都已办。台账上还有${by[0] ? printed(by[0]) : ''}未办。`, en: `"${claim.text}" asks that all was done; the ledger has ${remainder ?? 0} open.` } }
}

function document(claim: Claim, ledger: KnownLedger): Verdict {
  const found = findDocument(String(claim.value ?? claim.text), ledger)
  if (found.length > 0) return { state: 'supported', records: [...new Set(found.map(d => d.item))], says: { zh: `台账中有此件（${found[0]?.title ?? ''}）。`, en: 'The ledger has this document.' } }
  return claim.role === 'cited' ? { state: 'quoted', says: { zh: '文中引用的文件，不作办理事项核对。', en: 'A document that the text cites.' } }
    : { state: 'unbound', says: { zh: '台账中无此件。', en: 'The ledger has no such document.' } }
}

function date(claim: Claim, text: string, ledger: KnownLedger): Verdict {
  const value = String(claim.value ?? '')
  if (!/^(--|\d{4}-)\d\d/.test(value)) return { state: 'quoted', says: { zh: '年度或时段，不是某件事的日期。', en: 'A year or span, not the day of an event.' } }
  const { state, events, instead } = checkDate(claim, text, ledger)
  if (state === 'supported') return { state, records: events.map(e => e.item), says: { zh: `台账：${events[0]?.day ?? ''} ${events[0]?.title ?? ''}。`, en: `The ledger has it on ${events[0]?.day ?? ''}.` } }
  if (instead) return { state, records: [instead.item], suggestion: { value: instead.day, unit: '', figure: `record.${instead.item}` }, says: { zh: `台账中“${instead.title}”在${instead.day}。`, en: `The ledger has "${instead.title}" on ${instead.day}.` } }
  return { state: 'unbound', says: { zh: '台账中没有找到这一天的这件事。', en: 'The ledger has no such event on that day.' } }
}

function blank(claim: Claim, text: string, ledger: KnownLedger): Verdict {
  const [best] = claim.slot === 'name' ? [] : ranked(claim, text, ledger)
  return { state: 'blank', ...(best ? { suggestion: suggest(best.k) } : {}),
    says: best ? { zh: `空缺。台账为${printed(best.k)}（${best.k.figure.label.zh}），可填。`, en: `Blank. The ledger has ${best.k.value} (${best.k.figure.label.en}).` } : { zh: '空缺。请填写或删去。', en: 'Blank. Fill it in or remove it.' } }
}

function verdict(claim: Claim, text: string, ledger: KnownLedger): Verdict {
  switch (claim.kind) {
    case 'quantity': return quantity(claim, text, ledger)
    case 'percentage': return percentage(claim, text, ledger)
    case 'universal': return universal(claim, text, ledger)
    case 'document': return document(claim, ledger)
    case 'date': return date(claim, text, ledger)
    case 'blank': return blank(claim, text, ledger)
    case 'phrase': return { state: 'quoted', says: { zh: '固定用语或名称，不是统计数。', en: 'A fixed phrase or name, not a count.' } }
  }
}

function checked(claim: Claim, text: string, ledger: KnownLedger): CheckedClaim {
  const { kind, start, end, value, valueMax, unit, subject, approx } = claim
  return { kind, text: claim.text, start, end, ...(value === undefined ? {} : { value }), ...(valueMax === undefined ? {} : { valueMax }), ...(unit === undefined ? {} : { unit }),
    ...(subject === undefined ? {} : { subject }), ...(approx === undefined ? {} : { approx }), confirmed: false, figures: [], records: [], ...verdict(claim, text, ledger) }
}

/**
 * Checks a text, whoever wrote it, against what a ledger knows: every claim with its state, in order, and the
 * relations that the text states between its own numbers. Nothing is confirmed: that is a person's to do.
 */
export function checkText(text: string, ledger: KnownLedger): { readonly claims: readonly CheckedClaim[]; readonly relations: readonly CheckedRelation[] } {
  const claims = readClaims(text)
  const relations = readRelations(text, claims).map(({ kind, relation, holds, start, end, text: words, expected, printed: said }) =>
    ({ kind, relation, holds, start, end, text: words, expected, printed: said }))
  return { claims: claims.map(c => checked(c, text, ledger)), relations }
}
