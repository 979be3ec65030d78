import type { Relation } from '../types.ts'
import type { Figure } from './figures.ts'
import { between, REACH, relate } from './figures.ts'

const WHOLE = /(?:应[^未免]{0,8}|反馈(?:的)?(?:问题)?|登记(?:问题)?|查摆(?:问题)?|发现(?:问题)?|排查(?:出)?(?:问题)?|梳理(?:出)?(?:问题)?|收到[^，]{0,6}|受理[^，]{0,6}|计划[^，]{0,4}|分解任务|审议[^，]{0,10}事项)$/
const DONE = /(?:已[^未]{0,6}|办结|完成|完成整改|整改完成|到会|参训|作出决定|销号|现场纠正)$/
const LEFT = /(?:未[^，]{0,6}|免[签除训学谈]?|补[学谈训签]|在办|其余|剩余|尚[^，]{0,6}|正在[^，]{0,6}|持续整改(?:问题)?|暂缓[^，]{0,4})$/
const JOINED = /^[^。；\d]{0,24}$/

/** What a figure is in a chain of dues: the whole, what was done, what is left. */
export function roleIn(figure: Figure): 'whole' | 'done' | 'left' | undefined {
  if (LEFT.test(figure.lead)) return 'left'
  if (DONE.test(figure.lead)) return 'done'
  return WHOLE.test(figure.lead) ? 'whole' : undefined
}

function isWithin(text: string, figure: Figure): boolean {
  return /其中[^，。；]{0,10}$/.test(text.slice(Math.max(0, figure.start - 12), figure.start))
}

/**
 * The figures of one unit that say what was done and left of `whole`, in groups that each begin with what was done
 * (two sittings of one size); none where another figure stands between.
 */
function partsOf(whole: Figure, following: readonly Figure[]): readonly (readonly Figure[])[] {
  const groups: Figure[][] = []
  for (const figure of following) {
    const role = roleIn(figure)
    if (role === 'whole' || (figure.unit === whole.unit && role === undefined)) break
    if (figure.unit !== whole.unit) continue
    if (role === 'done') groups.push([])
    groups[groups.length - 1]?.push(figure)
  }
  return groups.filter((group) => group.some((figure) => roleIn(figure) === 'left'))
}

/**
 * 应签153份，已签150份，免签1份，未签2份: what was due is what was done and what is left. What was due may stand in
 * the sentence before, if that has only one such figure.
 */
function dueSums(text: string, figures: readonly Figure[], earlier: readonly Figure[]): Relation[] {
  const plain = figures.filter((figure) => !figure.aside && !isWithin(text, figure))
  const sums = (whole: Figure, following: readonly Figure[]): Relation[] => partsOf(whole, following).map((parts) => relate(text, 'sum', parts, total(parts), whole))
  const here = plain.flatMap((whole, i) => (roleIn(whole) === 'whole' ? sums(whole, plain.slice(i + 1, i + 1 + REACH)) : []))
  const wholes = earlier.filter((figure) => roleIn(figure) === 'whole' && figure.unit === plain[0]?.unit)
  const [whole] = wholes
  if (here.length > 0 || whole === undefined || wholes.length > 1) return here
  const counted = plain.filter((figure) => roleIn(figure) !== undefined)
  return plain[0] === counted[0] ? sums(whole, counted.slice(0, REACH)) : []
}

function total(parts: readonly Figure[]): number {
  return parts.reduce((sum, part) => sum + part.value, 0)
}

/** The figures of one unit that follow one another with nothing but a list between them. */
function listFrom(text: string, figures: readonly Figure[], first: number): Figure[] {
  const list: Figure[] = []
  for (let i = first; i < Math.min(figures.length, first + REACH); i++) {
    const figure = figures[i]
    const last = list[list.length - 1]
    if (figure === undefined || (last !== undefined && (figure.unit !== last.unit || !JOINED.test(between(text, last.end, figure.start))))) break
    list.push(figure)
  }
  return list
}

/** Parts whose kinds are all there are: the four forms of discipline, the four kinds of 三重一大. */
const COMPLETE: readonly (readonly string[])[] = [
  ['第一种', '第二种', '第三种', '第四种'],
  ['重大决策', '人事任免', '重大项目', '大额资金'],
]

/** 共41项，其中……14项、9项……: with 即 and 分别 the parts must add up; with 其中 they may leave some out. */
function partSums(text: string, all: readonly Figure[]): Relation[] {
  const relations: Relation[] = []
  const figures = all.filter((figure) => !figure.aside)
  figures.forEach((whole, i) => {
    const list = listFrom(text, figures, i + 1)
    const first = list[0]
    if (first === undefined || first.unit !== whole.unit || list.length < 2) return
    const joint = between(text, whole.end, first.start)
    const last = list[list.length - 1] ?? first
    const named = text.slice(whole.end, last.end)
    const exact = /^[^。；]{0,12}(?:，)(?:即|分别是|分别为)/.test(joint)
    const complete = COMPLETE.some((kinds) => kinds.length === list.length && kinds.every((kind) => named.includes(kind)))
    const open = /其中|包括|：/.test(joint)
    if (exact || (open && (complete || total(list) === whole.value))) relations.push(relate(text, 'sum', list, total(list), whole))
  })
  return relations
}

/** 党支部8个、12个，共20个: a bare total after a list. */
function totalSums(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((whole, i) => {
    if (!/^(?:，|、)?(?:共|共计|合计|总计)$/.test(whole.lead) || !/^[，。；）\n]|^$/.test(text.slice(whole.end, whole.end + 1))) return []
    const parts: Figure[] = []
    for (let k = i - 1; k >= Math.max(0, i - REACH); k--) {
      const part = figures[k]
      const next = parts[0] ?? whole
      if (part === undefined || part.unit !== whole.unit || !/^[^，。；\d]{0,16}[、，和及][^，。；\d]{0,16}$/.test(text.slice(part.end, next.start))) break
      parts.unshift(part)
    }
    return parts.length < 2 ? [] : [relate(text, 'sum', parts, total(parts), whole)]
  })
}

/** Sums that a sentence states: of what was due, of the parts of a whole, of a list with its total. `earlier` is the sentence before. */
export function readSums(text: string, figures: readonly Figure[], earlier: readonly Figure[]): Relation[] {
  return [...dueSums(text, figures, earlier), ...partSums(text, figures), ...totalSums(text, figures)]
}
