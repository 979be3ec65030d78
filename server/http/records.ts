import type { Effect, Preview, Submitted } from '../../contract/records.ts'
import type { Refused } from '../../contract/values.ts'
import type { Command, Refusal, Step } from '../../kernel/journal/command.ts'
import { isRefusal } from '../../kernel/journal/command.ts'
import { message } from '../../kernel/journal/refusals.ts'
import { effectOf, outcomeOf } from '../read/effect.ts'
import { namesOf } from '../read/names.ts'
import { people, units } from '../read/people.ts'
import { page } from '../read/record.ts'
import { list, search, visible } from '../read/records.ts'
import { carriedOut } from '../read/repeated.ts'
import { NotAllowed, type Reading } from '../read/service.ts'
import { seesPerson } from '../access/scope.ts'
import { mayWrite, mustSee } from '../access/writing.ts'
import type { Decided } from '../writer/writer.ts'
import { differencesOf } from '../report/page.ts'
import { signedIn } from './context.ts'

/** A refusal as its reader is told it: names that they may know in the place of numbers, and the records concerned. */
export async function refused(r: Reading, refusal: Refusal): Promise<Refused> {
  const ids = Object.entries(refusal.params ?? {}).filter((p): p is [string, number] => ['person', 'unit', 'item'].includes(p[0]) && typeof p[1] === 'number' && (p[0] !== 'person' || seesPerson(r.actor.scope, p[1])))
  const names = await namesOf(r.pool, r.org, ids.map(([, id]) => id))
  const params = { ...refusal.params, ...Object.fromEntries(ids.filter(([, id]) => names.has(id)).map(([k, id]) => [k, names.of(id)])) }
  const said = { ...refusal, params }
  const about = { kinds: r.kinds, year: Number(r.moment.today.slice(0, 4)) }
  return { code: refusal.refused, at: refusal.at ?? '', message: message(said, 'zh', about), messageEn: message(said, 'en', about), items: (await visible(r, refusal.items ?? [])).lines }
}

type Sent = { readonly id: string; readonly steps: readonly { readonly op: 'put' | 'void' }[] }

/**
 * A page's command as the kernel takes it: what is undefined in a request is absent there. Its id is its author's own, so
 * that nobody gets another's receipt and no id that the ledger gives its own commands can be taken beforehand.
 */
const commandOf = (r: Reading, sent: Sent): Command => ({ id: `page:${r.actor.person}:${sent.id}`, steps: sent.steps.map(step => JSON.parse(JSON.stringify(step)) as Step) })

async function decided(r: Reading, command: Command): Promise<Decided | Refusal> {
  if (!r.actor.mayRecord) throw new NotAllowed('登记')
  await mustSee(r, command.steps)
  const answer = await r.ledger.writer.preview(command, { person: r.actor.person }, r.ledger.nature === 'demonstration' ? r.moment : undefined)
  if (!isRefusal(answer) && !await mayWrite(r, answer)) throw new NotAllowed('为这个单位登记')
  return answer
}

async function preview(r: Reading, command: Command): Promise<Preview> {
  const answer = await decided(r, command)
  return isRefusal(answer) ? { ok: false, refused: await refused(r, answer) } : { ok: true, effect: await effectOf(r, answer) }
}

type Written = { readonly first: number; readonly last: number; readonly items: readonly number[] }

const receipt = (written: Written, repeated: boolean, effect: Effect): Submitted => ({ ok: true, repeated, ...written, met: effect.met.reduce((n, m) => n + m.count, 0), effect })

/** What was written by a command that is sent again: its first receipt. */
function writtenBy({ entries }: Decided): Written {
  const ats = entries.map(e => e.envelope.at)
  return { first: Math.min(...ats), last: Math.max(...ats), items: [...new Set(entries.map(e => e.envelope.item))] }
}

async function submit(r: Reading, command: Command): Promise<Submitted> {
  const known = await carriedOut(r, command.id)
  if (known) return receipt(writtenBy(known), true, await outcomeOf(r, known))
  const before = await decided(r, command)
  if (isRefusal(before)) return { ok: false, refused: await refused(r, before) }
  const effect = await effectOf(r, before)
  const done = await r.ledger.writer.submit(command, { person: r.actor.person }, r.ledger.nature === 'demonstration' ? r.moment : undefined)
  if (isRefusal(done)) return { ok: false, refused: await refused(r, done) }
  return receipt({ first: done.at - done.n + 1, last: done.at, items: done.items }, false, effect)
}

export const records = {
  list: signedIn.records.list.handler(({ context, input }) => list(context.reading, input)),
  read: signedIn.records.read.handler(async ({ context, input }) => {
    const shown = await page(context.reading, input.item)
    const changed = (await differencesOf(context.reading, Number(shown.dates.held.slice(0, 4)))).filter(d => d.because.some(b => b.record?.item === input.item))
    return { ...shown, reportsChanged: changed.map(d => ({ title: d.report, item: d.item, was: d.was, is: d.is })) }
  }),
  preview: signedIn.records.preview.handler(({ context, input }) => preview(context.reading, commandOf(context.reading, input))),
  submit: signedIn.records.submit.handler(({ context, input }) => submit(context.reading, commandOf(context.reading, input))),
  people: signedIn.records.people.handler(({ context, input }) => people(context.reading, input)),
  units: signedIn.records.units.handler(({ context, input }) => units(context.reading, input.day)),
  search: signedIn.records.search.handler(async ({ context, input }) => {
    const text = input.text.normalize('NFC').trim()
    const known = text === '' ? [] : await people(context.reading, {})
    return { records: await search(context.reading, text), people: known.filter(p => p.name.includes(text) || p.number === text).slice(0, 10) }
  }),
}
