import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ESTree, type VisitorObject, Visitor, parseSync } from 'vite'

/** `type` imports are erased; `glob` is a pattern of `import.meta.glob`; a `computed` one has no text to judge. */
export type Import = { kind: 'value' | 'type' | 'dynamic' | 'glob' | 'computed'; specifier: string; line: number }

/** What the rules need to know of one file. `words` holds its strings and comments, without the specifiers of imports. */
export type Source = {
  path: string
  lines: number
  errors: string[]
  imports: Import[]
  words: { in: 'string' | 'comment'; text: string; line: number }[]
  functions: { line: number; lines: number }[]
  /** Global values used: `process`, `Date`, with what is read or called of them: `Math.random`, `Date()`, `Date(…)`. */
  globals: { name: string; line: number }[]
}

type Line = (offset: number) => number

function lineCounter(text: string): Line {
  const ends: number[] = []
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) ends.push(end)
  return (offset) => {
    const index = ends.findIndex((end) => end >= offset)
    return (index === -1 ? ends.length : index) + 1
  }
}

function textOf(node: ESTree.Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0]?.value.cooked ?? undefined
  return undefined
}

function isGlob(node: ESTree.CallExpression): boolean {
  const { callee } = node
  return callee.type === 'MemberExpression' && callee.object.type === 'MetaProperty' && callee.property.type === 'Identifier' && callee.property.name === 'glob'
}

/** Collects imports of every form; returns the offsets of their specifiers, which are not words. */
function importVisitor(source: Source, line: Line, specifiers: Set<number>): VisitorObject {
  const add = (kind: Import['kind'], node: ESTree.Node | null) => {
    if (!node) return
    const text = textOf(node)
    source.imports.push({ kind: text === undefined ? 'computed' : kind, specifier: text ?? '', line: line(node.start) })
    specifiers.add(node.start)
  }
  return {
    ImportDeclaration: (node) => add(node.importKind === 'type' ? 'type' : 'value', node.source),
    ExportAllDeclaration: (node) => add(node.exportKind === 'type' ? 'type' : 'value', node.source),
    ExportNamedDeclaration: (node) => add(node.exportKind === 'type' ? 'type' : 'value', node.source),
    ImportExpression: (node) => add('dynamic', node.source),
    TSImportType: (node) => add('type', node.source),
    CallExpression: (node) => {
      if (!isGlob(node)) return
      const patterns = node.arguments[0]?.type === 'ArrayExpression' ? node.arguments[0].elements : node.arguments.slice(0, 1)
      for (const pattern of patterns) if (pattern) add('glob', pattern)
    },
  }
}

function wordVisitor(source: Source, line: Line, specifiers: ReadonlySet<number>): VisitorObject {
  const add = (node: ESTree.Node, text: string) => source.words.push({ in: 'string', text, line: line(node.start) })
  return {
    Literal: (node) => {
      if (typeof node.value === 'string' && !specifiers.has(node.start)) add(node, node.value)
    },
    TemplateElement: (node) => void add(node, node.value.raw),
    JSXText: (node) => void add(node, node.value),
  }
}

/** Measures functions; what is handed to `describe` groups tests and is as long as they are. */
function functionVisitor(source: Source, line: Line): VisitorObject {
  const groups = new Set<number>()
  const measure = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => {
    if (groups.has(node.start)) return
    const first = line(node.start)
    source.functions.push({ line: first, lines: line(node.end) - first + 1 })
  }
  return {
    CallExpression: ({ callee, arguments: given }) => {
      const name = callee.type === 'MemberExpression' ? callee.object : callee.type === 'CallExpression' ? callee.callee : callee
      const base = name.type === 'MemberExpression' ? name.object : name
      if (base.type === 'Identifier' && base.name === 'describe') for (const argument of given) groups.add(argument.start)
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }
}

function globalVisitor(source: Source, line: Line): VisitorObject {
  const add = (node: ESTree.Node, name: string) => source.globals.push({ name, line: line(node.start) })
  const taken = new Set<number>()
  const call = ({ callee, arguments: given }: ESTree.CallExpression | ESTree.NewExpression) => {
    if (callee.type !== 'Identifier') return
    taken.add(callee.start)
    add(callee, `${callee.name}(${given.length > 0 ? '…' : ''})`)
  }
  return {
    CallExpression: call,
    NewExpression: call,
    MemberExpression: ({ object, property, computed }) => {
      if (!computed) taken.add(property.start)
      if (object.type !== 'Identifier') return
      taken.add(object.start)
      add(object, computed || property.type !== 'Identifier' ? object.name : `${object.name}.${property.name}`)
    },
    Property: ({ key, computed, shorthand }) => {
      if (!computed && !shorthand) taken.add(key.start)
    },
    PropertyDefinition: ({ key, computed }) => void (computed || taken.add(key.start)),
    MethodDefinition: ({ key, computed }) => void (computed || taken.add(key.start)),
    TSPropertySignature: ({ key }) => void taken.add(key.start),
    TSMethodSignature: ({ key }) => void taken.add(key.start),
    TSTypeReference: ({ typeName }) => void taken.add(typeName.start),
    TSQualifiedName: ({ right }) => void taken.add(right.start),
    Identifier: (node) => {
      if (!taken.has(node.start)) add(node, node.name)
    },
  }
}

/** Reads one source file with the parser of the bundler. A file that does not parse has `errors` and little else. */
export function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, comments, errors } = parseSync(path, text)
  const line = lineCounter(text)
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  const source: Source = { path, lines, errors: errors.map(({ message }) => message), imports: [], words: [], functions: [], globals: [] }
  const specifiers = new Set<number>()
  new Visitor(importVisitor(source, line, specifiers)).visit(program)
  for (const visitor of [wordVisitor(source, line, specifiers), functionVisitor(source, line), globalVisitor(source, line)]) new Visitor(visitor).visit(program)
  for (const { value, start } of comments) source.words.push({ in: 'comment', text: value, line: line(start) })
  return source
}
