import { checkCycles } from './boundaries/cycles.ts'
import { isSource, projectFiles } from './boundaries/files.ts'
import { checkImports } from './boundaries/imports.ts'
import { checkNames } from './boundaries/names.ts'
import { checkPurity } from './boundaries/purity.ts'
import { checkSize } from './boundaries/size.ts'
import { readSource } from './boundaries/source.ts'
import { checkText } from './boundaries/text.ts'
import type { Violation } from './boundaries/violation.ts'

/** Every rule, by the name of the folder in fixtures/boundaries that breaks it. */
export const rules = [
  'parse', 'unknown-room', 'import-room', 'import-package', 'import-path', 'import-computed', 'register-register', 'names-register',
  'cycle', 'file-length', 'function-length', 'file-median', 'pure-clock', 'pure-chance', 'pure-process', 'pure-node', 'machine-path', 'registry-host',
] as const

/** Checks a project against the rules of the house (DESIGN §3, CONTRIBUTING); rooms that do not exist yet break none. */
export function checkBoundaries(root: string): Violation[] {
  const files = projectFiles(root)
  const sources = files.filter(isSource).map((path) => readSource(root, path))
  return [
    ...sources.flatMap(({ path, errors }) => errors.map((message) => ({ rule: 'parse', path, line: 1, message }))),
    ...sources.flatMap((source) => [...checkImports(root, source), ...checkPurity(source)]),
    ...checkNames(sources),
    ...checkCycles(sources),
    ...checkSize(sources),
    ...checkText(root, files),
  ]
}
