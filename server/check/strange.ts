import type { Scope } from './scope.ts'
import { termWords } from './terms.ts'
import { plain } from './vocabulary.ts'

const bodies = /(?:中央|全国|省|市|区|县)(?:纪委监委|纪委|监委|委政法委|政法委|委组织部|委|[\u4e00-\u9fff]{2,4}局)/g

function unknown(words: string, label: string): number {
  const left = words.replace(bodies, ' ').replace(termWords, ' ').replace(plain, ' ').replace(/[^\u3400-\u9fff]+/g, ' ')
  const known = (pair: string): boolean => pair.length === 2 && label.includes(pair)
  return [...left].filter((c, i) => c !== ' ' && !known(left.slice(i, i + 2)) && !known(left.slice(Math.max(0, i - 1), i + 1))).length
}

/** How many characters an item has that are no known word, no term, nothing that stands around any number and not in a figure's label: how far it may speak of something else. */
export const strange = (s: Scope, label: string): number => unknown(s.rest, label)

/** Whether something may be meant by a topic that was said so far off: nothing nearer may speak of something else. */
export const isMeantFrom = (s: Scope, level: number, label: string): boolean =>
  level === 0 || (strange(s, label) <= 1 && (level < 2 || unknown(s.restBefore, label) <= 2))
