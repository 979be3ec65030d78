import type { Relation } from '../types.ts'
import type { Figure } from './figures.ts'
import { REACH, relate } from './figures.ts'

const PERSONS: ReadonlySet<string> = new Set(['人', '名', '位'])
const PER_PERSON = /(?:人均|平均每人)[^，。；\d]{0,6}$/

/** 班子成员5人调研44次，人均8.8次: one total and one number of persons before it in the sentence. */
export function readAverages(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((average, i) => {
    if (!PER_PERSON.test(average.lead)) return []
    const before = figures.slice(Math.max(0, i - REACH), i)
    const totals = before.filter((figure) => figure.unit === average.unit)
    const persons = before.filter((figure) => PERSONS.has(figure.unit))
    const [whole] = totals
    const [count] = persons
    if (whole === undefined || count === undefined || totals.length > 1 || persons.length > 1 || count.value === 0) return []
    return [relate(text, 'average', [whole, count], whole.value / count.value, average)]
  })
}
