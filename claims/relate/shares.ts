import type { Relation } from '../types.ts'
import type { Figure } from './figures.ts'
import { agrees, REACH, relate } from './figures.ts'
import { roleIn } from './sums.ts'

const TAKES = /^[^。；]{0,14}占[^，。；\d]{0,12}$/
const RATE = /(?:完成|签订|签署|整改|办结|参训|到会|参会|参学|覆盖|回收|销号|完训)率(?:为|达|达到|约)?$/
const TOTAL_LEAD = /(?:共|共计|总计|合计|总数|处理|总量)$/

/** The whole that a 占 refers to: a total of the same unit before it, in this sentence or the one before. */
function wholeOf(text: string, part: Figure, before: readonly Figure[]): Figure | undefined {
  return [...before].reverse().find((figure) => {
    if (figure.unit !== part.unit || figure.value < part.value) return false
    return TOTAL_LEAD.test(figure.lead) || /^[^。；\d]{0,12}(?:[，。；（]其中|中，)/.test(text.slice(figure.end, figure.end + 20))
  })
}

function takes(text: string, figures: readonly Figure[], earlier: readonly Figure[]): Relation[] {
  return figures.flatMap((share, i) => {
    const part = figures[i - 1]
    if (share.unit !== '%' || part === undefined || part.unit === '%' || !TAKES.test(text.slice(part.end, share.start))) return []
    const whole = wholeOf(text, part, [...earlier.slice(-REACH), ...figures.slice(Math.max(0, i - 1 - REACH), i - 1)])
    return whole === undefined ? [] : [relate(text, 'share', [part, whole], (part.value / whole.value) * 100, share)]
  })
}

/** 应签153份，免签1份，已签150份，签署率98.7%: of what was due, less what was exempt if the rate leaves it out. */
function rates(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((rate, i) => {
    if (rate.unit !== '%' || !RATE.test(rate.lead)) return []
    const before = figures.slice(Math.max(0, i - REACH), i).filter((figure) => figure.unit !== '%' && !figure.aside)
    const dones = before.filter((figure) => roleIn(figure) === 'done')
    const [done] = dones
    const wholes = before.filter((figure) => roleIn(figure) === 'whole' && figure.unit === done?.unit)
    const [whole] = wholes
    if (whole === undefined || done === undefined || wholes.length > 1 || dones.length > 1 || whole.value === 0) return []
    const excused = before.filter((figure) => figure.unit === whole.unit && /(?:免[签除训学谈]?|未到期)$/.test(figure.lead)).reduce((sum, figure) => sum + figure.value, 0)
    const plain = (done.value / whole.value) * 100
    const eased = (done.value / (whole.value - excused)) * 100
    return [relate(text, 'share', [done, whole], agrees(eased, rate) ? eased : plain, rate)]
  })
}

/** Shares that a sentence states: 占70% of a total before it, 签署率98% of what was due. */
export function readShares(text: string, figures: readonly Figure[], earlier: readonly Figure[]): Relation[] {
  return [...takes(text, figures, earlier), ...rates(text, figures)]
}
