import type { Section } from './types.ts'

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}'
/** GB/T 9704: first level 一、, second （一）, third 1. (also 1、), fourth （1）. */
const LEVELS: readonly (readonly [level: Section['level'], mark: RegExp])[] = [
  [1, new RegExp(`^(?:${HAN_NUMBER}、|第${HAN_NUMBER}部分)`)],
  [2, new RegExp(`^[（(]${HAN_NUMBER}[）)]`)],
  [3, /^\d{1,2}(?:[．、]|\.(?!\d))/],
  [4, /^[（(]\d{1,2}[）)]/],
]
/** A numbered line longer than this is a paragraph; its heading is the first sentence, if that is shorter. */
const LONGEST = 50

function headingOf(line: string): string | undefined {
  if (line.length <= LONGEST && !line.slice(0, -1).includes('。')) return line
  const stop = line.indexOf('。')
  return stop > 0 && stop < LONGEST ? line.slice(0, stop + 1) : undefined
}

/** The numbered headings of a text, in order, each with its number; 一是 and 二是 open sentences, not sections. */
export function readHeadings(text: string): readonly Section[] {
  const sections: Section[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const body = line.trim().replace(/^\*+|\*+$/g, '')
    const level = LEVELS.find(([, mark]) => mark.test(body))?.[0]
    const heading = level === undefined ? undefined : headingOf(body)
    if (level !== undefined && heading !== undefined) {
      const at = start + line.indexOf(body)
      sections.push({ level, text: heading, start: at, end: at + heading.length })
    }
    start += line.length + 1
  }
  return sections
}
