import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sentences } from '../../kernel/figure/sentence.ts'
import type { Row } from '../../kernel/journal/entry.ts'
import type { Fact } from '../../kernel/journal/fact.ts'
import type { Register } from '../../kernel/register/define.ts'
import { readSource, type Source } from '../../tools/boundaries/source.ts'

/** A frozen example: a row of a kind, the facts that it states, and the leaf of an entry made of both. */
export type Vector = { readonly name: string; readonly kind: string; readonly row: Row; readonly facts: readonly Fact[]; readonly leaf?: string }

/** A register's folder as it lies on the disk. `data` holds the strings of its JSON files. */
export type Folder = {
  readonly name: string
  readonly register: Register
  readonly sentences: Sentences
  readonly rules: readonly object[]
  readonly vectors: readonly Vector[]
  readonly sources: readonly Source[]
  readonly data: readonly { readonly path: string; readonly text: string }[]
}

/** Something that a register must not do; `of` answers what it found, one line each, nothing for a sound register. */
export type Check = { readonly name: string; readonly of: (folder: Folder, all: readonly Folder[]) => readonly string[] }

export const project = fileURLToPath(new URL('../../', import.meta.url))
export const registers = join(project, 'registers')
export const fixtures = join(project, 'tests/conformance/fixtures')

/** Every folder in a folder, by name. */
export const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()

const required = ['register.ts', 'facts.ts', 'sentences.ts', 'rules.json', 'vectors.json', 'scenarios.test.ts'] as const

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/**
 * Loads the register in a folder. Files that it lacks are taken from `under` where one is given, so that a planted
 * violation holds only what is wrong. Throws with the name of a file that is nowhere.
 */
export async function loadFolder(folder: string, name: string, under?: string): Promise<Folder> {
  const path = (file: string): string => {
    const found = [folder, ...(under === undefined ? [] : [under])].map(dir => join(dir, file)).find(existsSync)
    if (found === undefined) throw new Error(`${relative(project, folder)} lacks ${file}; every register's folder holds ${required.join(', ')}`)
    return found
  }
  const paths = [...new Set([...required.map(path), ...readdirSync(folder).map(file => join(folder, file))])].sort()
  const parsed = <T>(file: string): T => JSON.parse(readFileSync(path(file), 'utf8')) as T
  const module = async <T>(file: string): Promise<T> => ((await import(path(file))) as { default: T }).default
  return {
    name, register: await module<Register>('register.ts'), sentences: await module<Sentences>('sentences.ts'),
    rules: parsed<readonly object[]>('rules.json'), vectors: parsed<readonly Vector[]>('vectors.json'),
    sources: paths.filter(p => p.endsWith('.ts')).map(p => readSource(project, relative(project, p))),
    data: paths.filter(p => p.endsWith('.json')).flatMap(p => strings(JSON.parse(readFileSync(p, 'utf8'))).map(text => ({ path: relative(project, p), text }))),
  }
}
