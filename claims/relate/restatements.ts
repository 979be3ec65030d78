import type { Relation } from '../types.ts'
import type { Figure } from './figures.ts'
import { relate } from './figures.ts'

/** A clause shorter than this may well speak of something else the second time. */
const SHORTEST = 8
const TRAIL = 6
/** A new chapter speaks of another time, often of the next year. */
const CHAPTER = /(?<=^|\n)[ *]{0,4}[一二三四五六七八九十]{1,2}、/g
/** How many figures a back reference looks back over. */
const NEAR = 40
/** Words of another time: plans, other years, other rounds. What they frame is not said twice. */
const OTHER_TIME = /年|季度|月|轮|批|将|力争|确保|目标|计划|今后|下一步|上半|下半/

/** The whole clause before the figure and what follows it; undefined where the clause has too little to go by. */
function keyOf(text: string, figure: Figure): string | undefined {
  const lead = figure.lead.replace(/^(?:全年|今年|本年|年内|一年来)?(?:共|共计|累计)?/, '')
  const opens = /[，。；：、（()\n]/.test(text[figure.start - figure.lead.length - 1] ?? '\n')
  if (!opens || lead.length < SHORTEST || figure.unit === '%' || figure.unit === '个百分点' || /第|其中|应|已|未|上年|去年|同期/.test(lead)) return undefined
  const trail = /^[\u3400-\u9fff]*/.exec(text.slice(figure.end, figure.end + TRAIL))?.[0] ?? ''
  return `${lead}|${figure.unit}|${trail}`
}

/** The sentence around a figure, at most some eighty characters to each side. */
function clausesAround(text: string, figure: Figure): string {
  const before = text.slice(Math.max(0, figure.start - 80), figure.start).replace(/^[^]*[。\n]/, '')
  return before + (text.slice(figure.end, figure.end + 80).split(/[。\n]/)[0] ?? '')
}

/** True where the figure counts the noun that `words` begin with: 150份承诺书, 承诺书150份. */
function countsSame(text: string, figure: Figure, words: string): boolean {
  return [4, 3, 2].some((length) => words.length >= length && (text.startsWith(words.slice(0, length), figure.end) || figure.lead.endsWith(words.slice(0, length))))
}

/** 上述150份承诺书: the nearest figure before it that counts the same noun in the same unit. */
function readBackReferences(text: string, figures: readonly Figure[]): Relation[] {
  return figures.flatMap((figure, i) => {
    const noun = /^[\u3400-\u9fff]{2,4}/.exec(text.slice(figure.end, figure.end + 4))?.[0]
    if (noun === undefined || !/(?:上述|前述|以上)$/.test(figure.lead)) return []
    const earlier = figures.slice(Math.max(0, i - NEAR), i).reverse().find((other) => other.unit === figure.unit && countsSame(text, other, noun))
    return earlier === undefined ? [] : [relate(text, 'restatement', [earlier], earlier.value, figure)]
  })
}

/**
 * Figures printed twice in the same words, in different sentences: 召开党委会议22次 … 召开党委会议22次. Only a clause
 * that is the same from its punctuation to the figure counts, so that one cohort is not held against another.
 */
export function readRestatements(text: string, sentences: readonly (readonly Figure[])[]): Relation[] {
  const chapters = [...text.matchAll(CHAPTER)].map((chapter) => chapter.index)
  const first = new Map<string, { readonly figure: Figure; readonly sentence: number }>()
  const relations: Relation[] = []
  sentences.forEach((figures, sentence) => {
    while ((chapters[0] ?? Infinity) < (figures[0]?.start ?? 0)) {
      chapters.shift()
      first.clear()
    }
    for (const figure of figures) {
      const key = keyOf(text, figure)
      if (key === undefined) continue
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, { figure, sentence })
      else if (earlier.sentence !== sentence && !OTHER_TIME.test(clausesAround(text, earlier.figure)) && !OTHER_TIME.test(clausesAround(text, figure))) relations.push(relate(text, 'restatement', [earlier.figure], earlier.figure.value, figure))
    }
  })
  return [...relations, ...readBackReferences(text, sentences.flat())]
}
