import { printed, sentenceLength, longest } from '../../kernel/figure/phrase.ts'
import type { Text } from '../../kernel/figure/sentence.ts'
import type { Report } from '../../kernel/report/outline.ts'
import { asked, bureauOf, type Said } from './bureau.ts'
import { foldersIn, project, type Check, type Folder } from './load.ts'
import { rulesOf } from './rules.ts'
import { labelProblems } from './shape.ts'

/** What a register says of a year in which nothing was owed and nothing recorded. */
const ofNothing = (folder: Folder): Said => asked(bureauOf(folder.register.kinds, []), folder)
/** What it says of a year in which its duties were adopted and nobody did anything. */
const ofNothingDone = (folder: Folder): Said => asked(bureauOf(folder.register.kinds, rulesOf(folder)), folder)

/** The named places of all reports' outlines, by what they take. */
async function outlines(): Promise<ReadonlyMap<string, string>> {
  const reports = await Promise.all(foldersIn(`${project}reports`).map(async name =>
    (await import(`${project}reports/${name}/report.ts`) as { default: Report }).default))
  return new Map(reports.flatMap(r => r.outline.chapters.flatMap(c => c.sections.flatMap(s => s.slots.map(slot => [slot.slot, slot.from] as const)))))
}
const places = await outlines()

const slots: Check = { name: 'slots', of: ({ sentences }) => [
  ...Object.keys(sentences.passages).filter(slot => places.get(slot) !== 'passages').map(slot => `no outline has ${slot} for passages`),
  ...Object.keys(sentences.next).filter(slot => places.get(slot) !== 'next').map(slot => `no outline has ${slot} for what is to be done next`),
] }



/** Ids are the binding tags in issued documents: each is one figure's, and begins with its register's. */
const figures: Check = { name: 'figures', of: folder => {
  const { name, sentences } = folder
  const ids = sentences.figures.map(f => f.id)
  const all = ofNothingDone(folder).figures
  return [...new Set([
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `two figures are called ${id}`),
    ...all.filter(f => !f.id.startsWith(`${name}.`)).map(f => `the figure ${f.id} does not begin with ${name}.`),
    ...all.flatMap(f => labelProblems(f.label, `the figure ${f.id}`)),
    ...all.filter(f => (f.of === 'day' || f.of === 'fixed-day') === (f.unit !== '')).map(f => `the figure ${f.id} has no measure word, or is a day and has one`),
  ])]
} }

const attempt = (what: string, say: () => readonly string[]): readonly string[] => {
  try { return say() } catch (e) { return [`${what}: ${e instanceof Error ? e.message : String(e)}`] }
}

/** Neither duty nor record: the slot is left out, nothing is missing and nothing has to be made good. */
const silent: Check = { name: 'silence', of: folder => attempt('speaks of nothing', () => {
  const { passages, gaps, next } = ofNothing(folder)
  return [
    ...passages.filter(([, p]) => p !== null).map(([slot, p]) => `${slot} speaks where there is neither duty nor record: ${(p?.sentences ?? []).map(printed).join('')}`),
    ...gaps.map(g => `a gap where nothing is owed: ${printed(g.say)}`), ...next.map(t => `something to be done where nothing is owed: ${printed(t)}`),
  ]
}) }

/** A duty and no record: whoever speaks states the gap, and what is overdue is among the gaps. */
const gap: Check = { name: 'gap', of: folder => attempt('stumbles over a year in which nothing was done', () => {
  const s = bureauOf(folder.register.kinds, rulesOf(folder))
  const { passages, gaps } = asked(s, folder)
  const overdue = s.ledger.projection.obligations.filter(o => o.until === null && o.state === 'open' && o.due < s.day).length
  const said = passages.flatMap(([slot, p]) => p === null ? [] : [[slot, p.sentences.map(printed).join('')] as const])
  return [
    ...said.filter(([, words]) => !/[未没]/.test(words)).map(([slot, words]) => `${slot} does not say that nothing was done: ${words}`),
    ...(overdue > 0 && !gaps.some(g => g.kind === 'undone') ? [`${overdue} obligations are overdue and no gap says so`] : []),
  ]
}) }

/** A number that stands in plain words opens to nothing; ordinals and names are written in 汉字. */
function formProblems(text: Text): readonly string[] {
  const loose = text.filter(p => typeof p === 'string').join('').match(/[0-9０-９]+[^0-9０-９]?/)?.[0]
  return [...(loose === undefined ? [] : [`${loose} is bound to no figure: ${printed(text)}`]),
    ...(sentenceLength(text) > longest ? [`a sentence of ${sentenceLength(text)} characters: ${printed(text)}`] : [])]
}

const form: Check = { name: 'sentence-form', of: folder => attempt('stumbles over a year in which nothing was done', () => {
  const { passages, gaps, next } = ofNothingDone(folder)
  return [...passages.flatMap(([, p]) => p?.sentences ?? []), ...gaps.map(g => g.say), ...next].flatMap(formProblems)
}) }

/** What a register says stands in a named place, is bound, and says what is missing. */
export const sentenceChecks: readonly Check[] = [slots, figures, silent, gap, form]
