import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ESTree, Visitor, parseSync } from 'vite'

/** A code as a source has it; `params` are the names given with it, undefined where they cannot be read off. */
export type Used = { readonly code: string; readonly path: string; readonly params?: readonly string[] | undefined }
/** Codes of refusals and of findings that a source gives. */
export type Codes = { readonly refusals: readonly Used[]; readonly findings: readonly Used[] }

const isText = (node: ESTree.Node | undefined): node is ESTree.StringLiteral => node?.type === 'Literal' && typeof node.value === 'string'
const keyOf = (p: ESTree.ObjectPropertyKind): string | undefined =>
  p.type === 'Property' && !p.computed && p.key.type === 'Identifier' ? p.key.name : undefined

/** Names of an object written out; undefined when a part of it is spread or comes from elsewhere. */
function namesIn(node: ESTree.Node | undefined): readonly string[] | undefined {
  if (node === undefined) return []
  if (node.type !== 'ObjectExpression') return undefined
  const names = node.properties.map(keyOf)
  return names.every(n => n !== undefined) ? names : undefined
}

/** Codes in one source: first words of `refuse(…)` and `problem(…)`, and the `refused` or `check` of an object. */
export function codesIn(path: string, text: string): Codes {
  const refusals: Used[] = []
  const findings: Used[] = []
  new Visitor({
    CallExpression: ({ callee, arguments: [first, , params] }) => {
      if (callee.type !== 'Identifier' || !['refuse', 'problem'].includes(callee.name) || !isText(first)) return
      refusals.push({ code: first.value, path, params: namesIn(params) })
    },
    ObjectExpression: ({ properties }) => {
      for (const p of properties) {
        const key = keyOf(p)
        if (p.type !== 'Property' || !isText(p.value) || (key !== 'refused' && key !== 'check')) continue
        const params = properties.find(o => keyOf(o) === 'params')
        const used = { code: p.value.value, path, params: namesIn(params?.type === 'Property' ? params.value : undefined) }
        ;(key === 'check' ? findings : refusals).push(used)
      }
    },
  }).visit(parseSync(path, text).program)
  return { refusals, findings }
}

/** Codes in all sources under some folders, tests and what is made for tests left out. */
export function codesUnder(...folders: readonly string[]): Codes {
  const files = folders.flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
  const codes = files.map(file => codesIn(file, readFileSync(file, 'utf8')))
  return { refusals: codes.flatMap(c => c.refusals), findings: codes.flatMap(c => c.findings) }
}
