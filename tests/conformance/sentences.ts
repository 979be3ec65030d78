import { printed } from '../../kernel/figure/phrase.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import { allSentences } from '../../kernel/figure/sentence.ts'
import { unboundNumbers } from '../../kernel/report/numbers.ts'
import type { Report, Slot } from '../../kernel/report/outline.ts'
import { speak } from '../../kernel/report/slots.ts'
import { checkWords } from '../../kernel/report/words.ts'
import { asked, bureauOf, nextYear, reader, type Said } from './bureau.ts'
import { foldersIn, project, type Check, type Folder } from './load.ts'
import { rulesOf } from './rules.ts'
import { labelProblems } from './shape.ts'

/** What a register says of a year in which nothing was owed and nothing recorded. */
const ofNothing = (folder: Folder): Said => asked(bureauOf(folder.register.kinds, []), folder)
/** What it says of a year in which its duties were adopted and nobody did anything. */
const ofNothingDone = (folder: Folder): Said => asked(bureauOf(folder.register.kinds, rulesOf(folder)), folder)

/** The named places of all reports' outlines; one that several reports have counts for all of them. */
async function outlines(): Promise<ReadonlyMap<string, readonly Slot[]>> {
  const reports = await Promise.all(foldersIn(`${project}reports`).map(async name =>
    (await import(`${project}reports/${name}/report.ts`) as { default: Report }).default))
  return Map.groupBy(reports.flatMap(r => r.outline.chapters.flatMap(c => c.sections.flatMap(s => s.slots))), slot => slot.slot)
}
const places = await outlines()
const has = (name: string, from: Slot['from']): boolean => places.get(name)?.some(slot => slot.from === from) ?? false

/** A register that speaks in a slot counts what the slot is for, else the report would say that nobody keeps it. */
const speaksOf = (name: string, figures: readonly Figure[]): boolean => (places.get(name) ?? []).some(slot =>
  slot.mechanisms.some(m => figures.some(f => f.subject?.some(s => m.subjects.includes(s)))))

const slots: Check = { name: 'slots', of: ({ sentences }) => [
  ...Object.keys(sentences.passages).filter(slot => !has(slot, 'passages')).map(slot => `no outline has ${slot} for passages`),
  ...Object.keys(sentences.next).filter(slot => !has(slot, 'next')).map(slot => `no outline has ${slot} for what is to be done next`),
  ...Object.keys(sentences.passages).filter(slot => has(slot, 'passages') && !speaksOf(slot, sentences.figures)).map(slot => `no figure counts what ${slot} is for`),
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
    ...passages.filter(([, p]) => p !== null).map(([slot, p]) => `${slot} speaks where there is neither duty nor record: ${(p === null ? [] : allSentences(p)).map(printed).join('')}`),
    ...gaps.map(g => `a gap where nothing is owed: ${printed(g.say)}`), ...next.map(t => `something to be done where nothing is owed: ${printed(t)}`),
  ]
}) }

/** A duty and no record: whoever speaks states the gap, and what is overdue is among the gaps. */
const gap: Check = { name: 'gap', of: folder => attempt('stumbles over a year in which nothing was done', () => {
  const s = bureauOf(folder.register.kinds, rulesOf(folder))
  const { passages, gaps } = asked(s, folder)
  const overdue = s.ledger.projection.obligations.filter(o => o.until === null && o.state === 'open' && o.due < s.day).length
  const said = passages.flatMap(([slot, p]) => p === null ? [] : [[slot, allSentences(p).map(printed).join('')] as const])
  return [
    ...said.filter(([, words]) => !/[未没]/.test(words)).map(([slot, words]) => `${slot} does not say that nothing was done: ${words}`),
    ...(overdue > 0 && !gaps.some(g => g.kind === 'undone') ? [`${overdue} obligations are overdue and no gap says so`] : []),
  ]
}) }

/** The guards of a composed report, over everything that the register would say in one: no number that opens to nothing, no praise, no sentence too long. */
const form: Check = { name: 'sentence-form', of: folder => attempt('stumbles over a year in which nothing was done', () => {
  const { name, sentences } = folder
  const read = reader(bureauOf(folder.register.kinds, rulesOf(folder)))
  const telling = { voices: [{ id: name, sentences }], read, gaps: sentences.gaps(read), next: nextYear }
  const blocks = [...places.values()].flatMap(same => same.slice(0, 1)).flatMap(slot => speak(slot, telling).paragraphs)
  return [
    ...unboundNumbers({ blocks }).map(({ block, text }) => `${block}: ${text} is bound to no figure`),
    ...checkWords({ blocks }, read).map(({ at, say }) => `${at.block}: ${say.en}`),
  ]
}) }

/** What a register says stands in a named place, is bound, and says what is missing. */
export const sentenceChecks: readonly Check[] = [slots, figures, silent, gap, form]
