import type { Relation } from '../types.ts'
import type { Figure } from './figures.ts'
import { between, relate } from './figures.ts'

const TO = /^[^，。；\d]{0,8}(?:增|升|提高|扩大|降|减|压缩|精简)[^，。；\d]{0,4}(?:至|到|为)$/
const BY = /^(?:同比|共|净|直接)?(?:增加|减少|净增|下降|上升|提高|压减|增长|减)了?$/
const THAN = /[比较][^，。；\d]{0,12}$/
const MORE = /^[^，。；\d]{0,6}(?:少|多|增加|减少|上升|下降|增长)了?$/

/** 由12个降至8个，减少4个（33.3%）; 由2次增至6次，增长2倍. */
function fromTo(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((low, i) => {
    const high = figures[i + 1]
    const change = figures[i + 2]
    if (high === undefined || change === undefined || high.unit !== low.unit || !/[由从][^，。；]{0,8}$/.test(low.lead)) return []
    if (!TO.test(text.slice(low.end, high.start)) || !BY.test(change.lead) || change.start - high.end > 12) return []
    const difference = Math.abs(high.value - low.value)
    if (low.unit === '%' ? change.unit === '个百分点' : change.unit === low.unit) return [relate(text, 'difference', [low, high], difference, change)]
    if (low.value === 0 || low.unit === '%') return []
    if (change.unit === '倍') return [relate(text, 'multiple', [low, high], difference / low.value, change)]
    return change.unit === '%' ? [relate(text, 'multiple', [low, high], (difference / low.value) * 100, change)] : []
  })
}

/** 550件，比上年同期847件少297件; 12.8万元，较上年同期的15.6万元下降17.9%. */
function thanBefore(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((now, i) => {
    const before = figures[i + 1]
    const change = figures[i + 2]
    if (before === undefined || change === undefined || now.unit !== before.unit || before.value === 0) return []
    const stated = THAN.test(between(text, now.end, before.start)) && MORE.test(text.slice(before.end, change.start))
    const difference = Math.abs(now.value - before.value)
    if (stated && change.unit === now.unit && now.unit !== '%') return [relate(text, 'difference', [now, before], difference, change)]
    return stated && change.unit === '%' && now.unit !== '%' ? [relate(text, 'multiple', [now, before], (difference / before.value) * 100, change)] : []
  })
}

/** 12次，是上年4次的3倍. */
function timesBefore(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((now, i) => {
    const before = figures[i + 1]
    const times = figures[i + 2]
    if (before === undefined || times?.unit !== '倍' || now.unit !== before.unit || before.value === 0) return []
    const stated = /^[^。；\d]{0,8}，(?:是|为)[^，。；\d]{0,12}$/.test(text.slice(now.end, before.start)) && /^[）)]?的$/.test(text.slice(before.end, times.start))
    return stated ? [relate(text, 'multiple', [now, before], now.value / before.value, times)] : []
  })
}

/** Changes that a sentence states with both ends: differences, multiples and growth in percent. */
export function readChanges(text: string, all: readonly Figure[]): Relation[] {
  const figures = all.filter((figure) => !figure.aside)
  return [...fromTo(text, figures), ...thanBefore(text, figures), ...timesBefore(text, figures)]
}
