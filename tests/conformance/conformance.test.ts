import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aloneChecks } from './alone.ts'
import { ethicsChecks, never } from './ethics.ts'
import { fieldChecks } from './fields.ts'
import { fixtures, foldersIn, loadFolder, registers, type Folder } from './load.ts'
import { ruleChecks } from './rules.ts'
import { sentenceChecks } from './sentences.ts'
import { shapeChecks } from './shape.ts'
import { vectorChecks } from './vectors.ts'

const checks = [...shapeChecks, ...fieldChecks, ...vectorChecks, ...ruleChecks, ...sentenceChecks, ...ethicsChecks, ...aloneChecks]

/** A folder that does not load is one failure of its own and hides no other. */
const load = async (name: string): Promise<Folder | Error> => loadFolder(join(registers, name), name).catch((e: unknown) => e instanceof Error ? e : new Error(String(e)))
const tried = await Promise.all(foldersIn(registers).map(async name => [name, await load(name)] as const))
const all = tried.flatMap(([, folder]) => folder instanceof Error ? [] : [folder])

describe.each(tried)('the register in %s', (_, folder) => {
  it('loads', () => { if (folder instanceof Error) throw folder })
  it.each(folder instanceof Error ? [] : checks.map(c => [c.name, c] as const))('passes %s', (_name, check) => {
    expect(folder instanceof Error ? [] : check.of(folder, all)).toEqual([])
  })
})

const sound = join(fixtures, 'sound')
const plants = foldersIn(fixtures).filter(name => name !== 'sound' && name !== 'files')

/** How much of it is planted where a check looks at several things; each plant is one thing wrong. */
const planted: Readonly<Record<string, number>> = { alone: 5, browser: 3, ethics: never.length, 'fact-kinds': 3, figures: 4, gap: 2, labels: 6, messages: 3, 'named-fields': 2,
  register: 2, 'rule-basis': 2, 'rule-keys': 3, 'sentence-form': 4, silence: 3, slots: 3, states: 2, unique: 4, 'vectors-facts': 3 }

describe('each check catches what it is there for', () => {
  it('a sound register passes all of them', async () => {
    const folder = await loadFolder(sound, 'sound')
    expect(checks.flatMap(c => c.of(folder, [...all, folder]))).toEqual([])
  })
  it('every check has its plant', () => { expect(plants).toEqual(checks.map(c => c.name).sort()) })
  it.each(plants)('%s, and no other', async plant => {
    const folder = await loadFolder(join(fixtures, plant), 'sound', sound)
    const found = checks.flatMap(c => c.of(folder, [...all, folder]).map(words => `${c.name}: ${words}`))
    expect(found.filter(f => !f.startsWith(`${plant}: `))).toEqual([])
    expect(found, found.join('\n')).toHaveLength(planted[plant] ?? 1)
  })
  it('a folder that lacks a file does not load, and the file is named', async () => {
    await expect(loadFolder(join(fixtures, 'files'), 'sound')).rejects.toThrow(/files lacks rules\.json/)
  })
})
