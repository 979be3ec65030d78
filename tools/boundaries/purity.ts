import { isBuiltin } from 'node:module'
import { isTest } from './files.ts'
import type { Source } from './source.ts'
import type { Violation } from './violation.ts'

const clocks = /^(?:Date(?:\..*)?|Date\(…?\)|performance\.now|Temporal\.Now)$/
const chance = /^(?:Math\.random|crypto\.(?:getRandomValues|randomUUID))$/
const machine = /^process(?:\..*)?$/

function isPure(path: string): boolean {
  if (isTest(path)) return false
  return /^(?:kernel|claims|gongwen)\//.test(path) || (/^(?:registers|reports)\//.test(path) && !/\/(?:server\.ts|web\.tsx)$/.test(path))
}

function ruleOf(path: string, name: string): string | undefined {
  if (machine.test(name)) return 'pure-process'
  if (chance.test(name)) return 'pure-chance'
  // A document carries the day it is given; what it never does is ask the clock.
  if (path.startsWith('gongwen/') && (name === 'Date(…)' || name === 'Date.UTC' || name === 'Date.parse')) return undefined
  return clocks.test(name) ? 'pure-clock' : undefined
}

/**
 * Values in, values out: no clock, no chance, no process, no Node in the kernel, in claims, gongwen and the plain files of
 * registers and reports. Names are judged as written: a local variable called `process` or `Date` is refused too.
 */
export function checkPurity({ path, imports, globals }: Source): Violation[] {
  if (!isPure(path)) return []
  const used = globals.flatMap(({ name, line }): Violation[] => {
    const rule = ruleOf(path, name)
    return rule ? [{ rule, path, line, message: `${name} in code that must give the same answer everywhere: pass the value in` }] : []
  })
  const builtin = imports.filter(({ specifier }) => isBuiltin(specifier))
  return [...used, ...builtin.map(({ specifier, line }) => ({ rule: 'pure-node', path, line, message: `${specifier} in code that the browser runs too` }))]
}
