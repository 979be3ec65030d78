import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { Visitor, parseSync } from 'vite'
import { findings } from '../../kernel/journal/findings.ts'
import { refusals } from '../../kernel/journal/refusals.ts'
import { builtinKinds } from '../../kernel/kinds/index.ts'
import { everyField } from './fields.ts'
import { project, type Check, type Folder } from './load.ts'

const isTest = (path: string): boolean => path.endsWith('.test.ts')
const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** Whether a text names a register: as a folder, or as the first part of an id or code that is its own. */
const names = (text: string, other: string): boolean => text.startsWith(`${other}.`) || new RegExp(`(?:^|/)${other}/`).test(text)

/** A register imports the kernel and itself; neither an import nor a string in its folder names another one. */
const alone: Check = { name: 'alone', of: ({ name, sources, data, register }, all) => {
  const others = all.map(f => f.name).filter(n => n !== name)
  const texts = [...data, ...sources.flatMap(({ path, words }) => words.filter(w => w.in === 'string').map(w => ({ path: `${path}:${w.line}`, text: w.text })))]
  const imports = sources.flatMap(({ path, imports: list }) => list.filter(i => i.specifier.startsWith('.'))
    .map(i => ({ from: `${path}:${i.line}`, to: posix.join(posix.dirname(path), i.specifier) })))
  const own = [...new Set(sources.map(s => posix.dirname(s.path)))]
  const known = [...builtinKinds.map(k => k.id), ...register.kinds.map(k => k.id)]
  return [
    ...texts.flatMap(({ path, text }) => others.filter(o => names(text, o)).map(o => `${path} names ${o}: ${text.slice(0, 60)}`)),
    ...imports.filter(({ to }) => ![...own, 'kernel', 'tests'].some(folder => within(to, folder))).map(({ from, to }) => `${from} imports ${to}`),
    ...register.kinds.flatMap(k => everyField(k.fields)).flatMap(({ path, field }) =>
      field.type === 'record' && !known.includes(field.of) ? [`the field ${path} refers to records of another register: ${field.of}`] : []),
  ]
} }

/** What the browser loads with register.ts: nothing of Node, no package, no JSON. */
const browser: Check = { name: 'browser', of: ({ sources }) => {
  const byPath = new Map(sources.map(s => [s.path, s]))
  const loaded = new Set<string>()
  const queue = sources.filter(s => s.path.endsWith('/register.ts')).map(s => s.path)
  const found: string[] = []
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (loaded.has(path)) continue
    loaded.add(path)
    for (const { specifier, kind } of byPath.get(path)?.imports ?? []) {
      if (kind === 'type') continue
      if (isBuiltin(specifier) || !specifier.startsWith('.') || specifier.endsWith('.json')) found.push(`${path} is loaded by the browser and imports ${specifier}`)
      else queue.push(posix.join(posix.dirname(path), specifier))
    }
  }
  return found
} }

/** Codes that a file refuses with (`refuse('…')`, `refused: '…'`) or finds (`check: '…'`). */
function codesIn(path: string): readonly string[] {
  const codes: string[] = []
  const { program } = parseSync(path, readFileSync(join(project, path), 'utf8'))
  new Visitor({
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && callee.name === 'refuse' && first?.type === 'Literal' && typeof first.value === 'string') codes.push(first.value)
    },
    Property: ({ key, value }) => {
      const code = key.type === 'Identifier' && (key.name === 'refused' || key.name === 'check') && value.type === 'Literal' ? value.value : undefined
      if (typeof code === 'string') codes.push(code)
    },
  }).visit(program)
  return codes
}

const codesOf = ({ sources }: Folder): readonly string[] => [...new Set(sources.filter(s => !isTest(s.path)).flatMap(s => codesIn(s.path)))]

/** Whatever a register refuses with or points at has a message, its own or the kernel's; its own codes begin with its name. */
const messages: Check = { name: 'messages', of: folder => {
  const { name, register } = folder
  const own = new Set(register.kinds.flatMap(k => Object.keys(k.messages ?? {})))
  const codes = codesOf(folder)
  return [
    ...codes.filter(c => !own.has(c) && !Object.hasOwn(refusals, c) && !Object.hasOwn(findings, c)).map(c => `nobody has a message for ${c}`),
    ...[...own].filter(c => !c.startsWith(`${name}.`)).map(c => `the message ${c} does not begin with ${name}.`),
    ...[...own].filter(c => !codes.includes(c)).map(c => `the message ${c} is never said`),
  ]
} }

/** A register stands alone, loads in a browser, and can say everything it refuses. */
export const aloneChecks: readonly Check[] = [alone, browser, messages]
