import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Sentences } from '../kernel/figure/sentence.ts'
import { kindsWith } from '../kernel/kinds/index.ts'
import type { Kind, Register, RuleTemplate } from '../kernel/register/define.ts'

/** A register as found in its folder: its declaration, the rules it brings and what it says in reports. */
export type FoundRegister = { readonly register: Register; readonly rules: readonly RuleTemplate[]; readonly sentences: Sentences }

const root = fileURLToPath(new URL('../registers/', import.meta.url))

async function load(folder: string): Promise<FoundRegister> {
  const path = (file: string): string => `${root}${folder}/${file}`
  const { default: register } = await import(path('register.ts')) as { default: Register }
  if (register?.id !== folder) throw new Error(`registers/${folder} 声明的编号是“${String(register?.id)}”；请与文件夹同名。 registers/${folder} calls itself "${String(register?.id)}"; use the folder's name.`)
  const { default: sentences } = await import(path('sentences.ts')) as { default: Sentences }
  const rules = JSON.parse(readFileSync(path('rules.json'), 'utf8')) as readonly RuleTemplate[]
  return { register, rules, sentences }
}

/**
 * Every register in registers/, in the order of its menu. A folder that does not load stops the start: a register
 * passed over would be a duty that nobody sees.
 */
export async function discoverRegisters(): Promise<readonly FoundRegister[]> {
  const folders = existsSync(root) ? readdirSync(root, { withFileTypes: true }).filter(d => d.isDirectory()).map(d => d.name).sort() : []
  const found = await Promise.all(folders.map(load))
  return found.sort((a, b) => a.register.order - b.register.order || (a.register.id < b.register.id ? -1 : 1))
}

/** All kinds of record: the built-in ones and those of the registers found. */
export const kindsFound = (found: readonly FoundRegister[]): ReadonlyMap<string, Kind> => kindsWith(found.flatMap(f => [...f.register.kinds]))
