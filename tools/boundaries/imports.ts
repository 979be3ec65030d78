import { existsSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, posix } from 'node:path'
import { isTest } from './files.ts'
import type { Import, Source } from './source.ts'
import type { Violation } from './violation.ts'

const anything = Symbol('anything')

/** DESIGN §3, "May import": what each room may import beside itself. */
const may: Record<string, readonly string[] | typeof anything> = {
  kernel: [],
  registers: ['kernel'],
  reports: ['kernel'],
  claims: [],
  gongwen: [],
  contract: ['kernel'],
  verifier: ['kernel'],
  server: ['kernel', 'contract', 'claims', 'gongwen'],
  web: ['kernel', 'contract', 'claims', 'gongwen'],
  cli: ['kernel', 'server', 'contract', 'claims', 'gongwen', 'verifier'],
  demo: anything,
  bench: anything,
  tests: anything,
  tools: [],
  docs: [],
}

/** What single files may import beyond their room. */
function extra(path: string): string[] {
  if (isTest(path)) return ['tests']
  // The command that plays the demonstration is the one door from the commands into it.
  if (path === 'cli/demo.ts') return ['demo']
  // The pages are built by whoever starts the server.
  if (path === 'cli/pages.ts') return ['web/build.ts']
  if (/^registers\/[^/]+\/server\.ts$/.test(path)) return ['contract']
  if (/^registers\/[^/]+\/web\.tsx$/.test(path)) return ['web/kit']
  return []
}

const kernelPackages = ['@noble/hashes', '@noble/curves', 'canonicalize', 'zod']

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : ''
}

/** The folder within which imports are free: the room, or for registers and reports the single folder. */
function homeOf(path: string): string {
  const [room = '', name = ''] = path.split('/')
  return room === 'registers' || room === 'reports' ? `${room}/${name}` : room
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

/** Code that must stay pure, or that the browser loads with a register: no packages but the kernel's. */
function isPlainRegister(path: string): boolean {
  return /^(?:registers|reports)\//.test(path) && !/\/(?:server\.ts|web\.tsx)$/.test(path)
}

function checkPackage(source: Source, { specifier, line }: Import): Violation[] {
  if (isTest(source.path) || isBuiltin(specifier)) return []
  const allowed = roomOf(source.path) === 'kernel' ? kernelPackages : isPlainRegister(source.path) ? [] : undefined
  if (!allowed || allowed.some((name) => within(specifier, name))) return []
  return [{ rule: 'import-package', path: source.path, line, message: `may not import the package ${specifier}` }]
}

function checkRoom(path: string, target: string, line: number): Violation[] {
  const room = roomOf(path)
  const allowed = may[room]
  if (room === '' || allowed === anything || within(target, homeOf(path))) return []
  if (room === 'registers' && roomOf(target) === 'registers')
    return [{ rule: 'register-register', path, line, message: `registers never import one another: ${target}` }]
  if (target === 'package.json' || [...(allowed ?? []), ...extra(path)].some((folder) => within(target, folder))) return []
  return [{ rule: 'import-room', path, line, message: `${room} may not import ${target}` }]
}

/** A pattern is how server and web discover registers and reports: it may not name one, and the browser takes two files only. */
function checkGlob(path: string, target: string, line: number): Violation[] {
  const [room, name, ...file] = target.split('/')
  if (roomOf(path) !== 'web' || (room !== 'registers' && room !== 'reports')) return checkRoom(path, target, line)
  if (name !== '*') return [{ rule: 'names-register', path, line, message: `discovery names no folder: ${target}` }]
  if (room === 'reports' || ['register.ts', 'web.tsx'].includes(file.join('/'))) return []
  return [{ rule: 'import-room', path, line, message: `the browser loads register.ts and web.tsx of a register only: ${target}` }]
}

function checkPath(root: string, source: Source, { kind, specifier, line }: Import): Violation[] {
  const { path } = source
  const target = posix.join(dirname(path), specifier.split('?')[0] ?? '')
  if (kind === 'glob') return checkGlob(path, target, line)
  const there = existsSync(join(root, target)) && statSync(join(root, target)).isFile()
  if (extname(target) === '' || !there) return [{ rule: 'import-path', path, line, message: `no such file, or no extension: ${specifier}` }]
  return checkRoom(path, target, line)
}

/** The rules of DESIGN §3 on who may import whom, for one file. */
export function checkImports(root: string, source: Source): Violation[] {
  const { path } = source
  const room = roomOf(path)
  if (room !== '' && !(room in may)) return [{ rule: 'unknown-room', path, line: 1, message: `${room}/ is not a room of the house` }]
  return source.imports.flatMap((found): Violation[] => {
    const specifier = found.kind === 'glob' ? found.specifier.replace(/^!/, '') : found.specifier
    if (found.kind === 'computed') {
      const closed = ['kernel', 'registers', 'reports', 'claims', 'gongwen', 'contract'].includes(room) && !isTest(path)
      return closed ? [{ rule: 'import-computed', path, line: found.line, message: 'imports what no reader can see: name it' }] : []
    }
    if (/^\.\.?\//.test(specifier)) return checkPath(root, source, { ...found, specifier })
    if (found.kind === 'glob' || /^[./#~]|^[a-z]+:\/\//.test(specifier))
      return [{ rule: 'import-path', path, line: found.line, message: `imports are relative: ${specifier}` }]
    return checkPackage(source, found)
  })
}

/** The project files that a file imports statically, types included. */
export function staticTargets({ path, imports }: Source): string[] {
  const still = imports.filter(({ kind, specifier }) => (kind === 'value' || kind === 'type') && specifier.startsWith('.'))
  return still.map(({ specifier }) => posix.join(dirname(path), specifier))
}
