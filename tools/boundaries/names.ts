import { isTest } from './files.ts'
import type { Source } from './source.ts'
import type { Violation } from './violation.ts'

const judged = /^(?:kernel|server|web|contract|claims|gongwen|verifier|cli|reports)\//

/**
 * Whether a text names a folder: as a word of a path, an id or a code (`talks`, `talks/x`, `talks.record`), or in prose beside
 * the word register or report, or in quotes. Several folders bear everyday words, so a plain word in prose is not a name.
 */
function names(text: string, folder: string): boolean {
  if (!text.includes(folder)) return false
  if (!/\s/.test(text.trim())) return text.trim().split(/[/.:#?@,]/).includes(folder)
  const word = folder.replaceAll('-', '\\-')
  const patterns = [`(?:registers|reports)/${word}\\b`, `["'\`「“]${word}["'\`」”]`, `\\b${word}(?:\\.|/)\\w`, `\\b${word} (?:register|report|folder)\\b`, `\\b(?:register|report|folder) ${word}\\b`]
  return patterns.some((pattern) => new RegExp(pattern).test(text))
}

/** Nothing outside a register's or report's folder names it, not even in a comment; tests, demo and bench may. */
export function checkNames(sources: readonly Source[]): Violation[] {
  const folders = new Set(sources.map(({ path }) => /^(?:registers|reports)\/([^/]+)\//.exec(path)?.[1] ?? ''))
  folders.delete('')
  return sources.filter(({ path }) => judged.test(path) && !isTest(path)).flatMap(({ path, words }) => {
    const own = path.startsWith('reports/') ? path.split('/')[1] : undefined
    return words.flatMap(({ in: where, text, line }): Violation[] => {
      const named = [...folders].find((folder) => folder !== own && names(text, folder))
      return named ? [{ rule: 'names-register', path, line, message: `a ${where} names ${named}: ${text.trim().slice(0, 60)}` }] : []
    })
  })
}
