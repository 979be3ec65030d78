import type { CheckedClaim } from '../../contract/check.ts'
import { numberText } from '../../kernel/figure/print.ts'
import type { Dated } from './dates.ts'
import type { Documented } from './documents.ts'
import type { Ids } from './ledger.ts'
import type { Candidate } from './candidates.ts'
import type { Answer } from './quantity.ts'
import type { Percent, Universal } from './sums.ts'

/** What the check answers to a claim, with one sentence that says why. */
export type Verdict = Pick<CheckedClaim, 'state' | 'says'> & Partial<Pick<CheckedClaim, 'figures' | 'records' | 'suggestion' | 'remainder'>>

const unitOf = (c: Candidate): string => c.by[0]?.figure.unit ?? ''
const printed = (c: Candidate): string => `${numberText(c.value)}${unitOf(c)}`
const label = (c: Candidate): string => `${c.by.map(k => k.figure.label.zh).join('、')}${c.divided ? '中的一部分' : ''}`
const labelEn = (c: Candidate): string => `${c.by.map(k => k.figure.label.en).join('; ')}${c.divided ? ', in part' : ''}`
const suggest = (c: Candidate): NonNullable<CheckedClaim['suggestion']> => ({ value: numberText(c.value), unit: unitOf(c), figure: c.by[0]?.key ?? '' })
const records = (ids: Ids): readonly number[] => [...new Set(ids.filter((id): id is number => typeof id === 'number'))].sort((a, b) => a - b)
const figures = (c: Candidate): readonly string[] => [...new Set(c.by.map(k => k.key))]
const rest = { attested: { zh: '句中写明了台账以外的来源，台账不能核对。', en: 'The sentence names a source outside the ledger, which cannot check it.' } } as const

const apart = {
  'other-year': { zh: '说的不是本年度，本年度台账不能核对。', en: 'It speaks of another year, which this year’s ledger cannot check.' },
  'other-body': { zh: '说的是别的单位或更大范围，本局台账不能核对。', en: 'It speaks of another body or a wider one, which this ledger cannot check.' },
} as const

export function quantity({ state, whose, by, rather }: Answer): Verdict {
  if (state === 'attested') return { state, says: rest.attested }
  if (state === 'supported' && by) return { state, figures: figures(by), records: records(by.ids), says: { zh: `台账为${printed(by)}（${label(by)}），相符。`, en: `The ledger has ${by.value} (${labelEn(by)}): it agrees.` } }
  if (state === 'contradicted' && by) return { state, figures: figures(by), records: records(by.ids), suggestion: suggest(by), says: { zh: `台账为${printed(by)}（${label(by)}），与稿子不符。`, en: `The ledger has ${by.value} (${labelEn(by)}): it does not agree.` } }
  if (whose === 'other-year' || whose === 'other-body') return { state: 'unbound', says: apart[whose] }
  if (!rather) return { state: 'unbound', says: { zh: '台账中没有与此对应的数据项。', en: 'The ledger has no figure for this.' } }
  const hint = { zh: `没有关联。相近的数据项：${label(rather)} ${printed(rather)}。`, en: `Not bound. Nearest figure: ${labelEn(rather)}, ${rather.value}.` }
  return { state: 'unbound', ...(rather.divided || rather.by.length > 1 ? {} : { suggestion: suggest(rather) }), says: hint }
}

const cutRate = (rate: number): string => `${Math.floor(rate * 10 + 1e-9) / 10}%`

export function percentage({ state, sum, rate }: Percent): Verdict {
  if (state === 'attested') return { state, says: rest.attested }
  if (!sum || rate === undefined) return { state: 'unbound', says: { zh: '没有写明以什么为底，台账不能核对。', en: 'What it is a share of is not said, so the ledger cannot check it.' } }
  const { due, met, exempt, notDue } = sum.value
  const base = `应办${due}${sum.unit}，已办${met}${sum.unit}${exempt > 0 ? `，免除${exempt}${sum.unit}` : ''}${notDue > 0 ? `，未到期${notDue}${sum.unit}` : ''}`
  const baseEn = `${met} met of ${due} due${exempt > 0 ? `, ${exempt} exempt` : ''}${notDue > 0 ? `, ${notDue} not yet due` : ''}`
  if (state === 'supported') return { state, figures: sum.keys, says: { zh: `${sum.label}${base}，相符。`, en: `The ledger has ${baseEn}: it agrees.` } }
  const suggestion = sum.keys.length === 1 ? { suggestion: { value: cutRate(rate), unit: '%', figure: sum.keys[0] ?? '' } } : {}
  const says = { zh: `${sum.label}${base}，按口径为${cutRate(rate)}${state === 'contradicted' ? '，与稿子不符' : ''}。`, en: `The ledger has ${baseEn}, which is ${cutRate(rate)}${state === 'contradicted' ? ': it does not agree' : ''}.` }
  return state === 'contradicted' ? { state, figures: sum.keys, ...suggestion, says } : { state: 'unbound', ...suggestion, says }
}

export function universal(word: string, { state, sum, remainder = 0 }: Universal): Verdict {
  if (state === 'unbound' || !sum) return { state: 'unbound', says: { zh: '没有确定的对象群体，台账不能核对。', en: 'No cohort is named, so the ledger cannot check it.' } }
  const { exempt, notDue, overdue } = sum.value
  const spared = exempt > 0 ? { zh: `，另有免除${exempt}${sum.unit}`, en: `; ${exempt} exempt besides` } : { zh: '', en: '' }
  const soon = notDue > 0 ? { zh: `（其中未到期${notDue}${sum.unit}）`, en: ` (${notDue} not yet due)` } : { zh: '', en: '' }
  if (state === 'supported') return { state, figures: sum.keys, remainder, says: { zh: `${sum.label}没有缺的，余数为0${spared.zh}。`, en: `Nothing is missing${spared.en}.` } }
  return { state, figures: sum.keys, remainder, says: { zh: `“${word}”要求应办的都已办；${sum.label}还有${overdue + notDue}${sum.unit}未办${soon.zh}${spared.zh}。`, en: `"${word}" asks that all was done; ${remainder} are open${soon.en}${spared.en}.` } }
}

export function document({ state, found, why }: Documented): Verdict {
  const [first] = found
  if (state === 'supported') return { state, records: [...new Set(found.map(d => d.item))], says: { zh: `台账中有此件（${first?.title ?? ''}）。`, en: 'The ledger has this document.' } }
  if (state === 'quoted') return { state, says: { zh: '文中引用的文件，不作办理事项核对。', en: 'A document that the text cites.' } }
  if (why === 'hidden') return { state, says: { zh: '题名遮去太多，不能确定是哪一件。', en: 'Too much of the title is hidden to tell which document it is.' } }
  if (why === 'issuer') return { state, records: [...new Set(found.map(d => d.item))], says: { zh: `台账中此件由${first?.issuer ?? '别的机关'}印发，不是本单位制发。`, en: 'The ledger has this document as another body’s, not as one of ours.' } }
  return { state, says: { zh: '台账中无此件。', en: 'The ledger has no such document.' } }
}

export function date(d: Dated): Verdict {
  switch (d.state) {
    case 'quoted': return { state: 'quoted', says: { zh: '年度、时段、截止日或落款日，不是某件事的日期。', en: 'A year, a span, a limit or the day of the text, not the day of an event.' } }
    case 'unbound': return { state: 'unbound', says: { zh: '台账中没有找到这一天的这件事。', en: 'The ledger has no such event on that day.' } }
    case 'contradicted': return { state: 'contradicted', records: [d.instead.item], suggestion: { value: d.instead.day, unit: '', figure: `record.${d.instead.item}` },
      says: { zh: `台账中“${d.instead.title}”在${d.instead.day}。`, en: `The ledger has "${d.instead.title}" on ${d.instead.day}.` } }
    case 'supported': {
      const [first] = d.events
      if (d.day) return { state: 'supported', figures: [d.day.key], says: { zh: `${d.day.label}为${d.day.day}，相符。`, en: `The report’s own day, ${d.day.day}: it agrees.` } }
      if (d.issued !== undefined) return { state: 'supported', says: { zh: `台账：${d.issued} 印发。`, en: `The ledger has it issued then.` } }
      return { state: 'supported', records: [...new Set(d.events.map(e => e.item))], says: { zh: `台账：${first?.from ?? ''}${first && first.to !== first.from ? `至${first.to}` : ''} ${first?.title ?? ''}。`, en: `The ledger has it on ${first?.from ?? ''}.` } }
    }
  }
}

export function blank(best: Candidate | undefined): Verdict {
  return { state: 'blank', ...(best && best.by.length === 1 && !best.divided ? { suggestion: suggest(best) } : {}),
    says: best ? { zh: `空缺。台账为${printed(best)}（${label(best)}），可填。`, en: `Blank. The ledger has ${best.value} (${labelEn(best)}).` } : { zh: '空缺。请填写或删去。', en: 'Blank. Fill it in or remove it.' } }
}

export const phrase = (): Verdict => ({ state: 'quoted', says: { zh: '固定用语或名称，不是统计数。', en: 'A fixed phrase or name, not a count.' } })
export const inTitle = (): Verdict => ({ state: 'quoted', says: { zh: '文件题名中的数，属题名。', en: 'A number within a title belongs to the title.' } })
export const nothing = (): Verdict => ({ state: 'unbound', says: { zh: '台账中没有与此对应的数据项。', en: 'The ledger has no figure for this.' } })
