import type { Source } from './source.ts'
import type { Violation } from './violation.ts'

const longestFile = 300
const longestFunction = 70
const longestHalf = 120

/** Files of at most 300 lines, half of them under 120, functions of at most 70. */
export function checkSize(sources: readonly Source[]): Violation[] {
  const found = sources.flatMap(({ path, lines, functions }): Violation[] => [
    ...(lines > longestFile ? [{ rule: 'file-length', path, line: lines, message: `${lines} lines, at most ${longestFile}` }] : []),
    ...functions
      .filter((measured) => measured.lines > longestFunction)
      .map(({ line, lines: length }) => ({ rule: 'function-length', path, line, message: `function of ${length} lines, at most ${longestFunction}` })),
  ])
  const long = sources.filter(({ lines }) => lines >= longestHalf)
  if (long.length * 2 <= sources.length) return found
  const message = `${long.length} of ${sources.length} files have ${longestHalf} lines or more; at least half must be shorter`
  return [...found, { rule: 'file-median', path: '.', line: 1, message }]
}
