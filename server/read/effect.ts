import type { Effect } from '../../contract/records.ts'
import { workdaysBetween } from '../../kernel/calendar/index.ts'
import type { Obligation } from '../../kernel/journal/entry.ts'
import { findingMessage } from '../../kernel/journal/findings.ts'
import type { Rule } from '../../kernel/duty/rule.ts'
import type { Decided } from '../writer/writer.ts'
import { figuresMoved } from './moved.ts'
import { namesOf, type Names } from './names.ts'
import { visible } from './records.ts'
import type { Reading } from './service.ts'
import { wording } from './words.ts'

const met = (o: Obligation): boolean => o.state === 'on_time' || o.state === 'held_late'
const nameOf = (o: Obligation): string => `${o.duty}:${o.subject}:${o.period}`

/** The obligations as a decided command leaves those that it touches. */
function after(decided: Decided): readonly Obligation[] {
  const last = new Map<string, Obligation>()
  for (const change of decided.changes) {
    for (const k of change.closed) last.delete(`${k.duty}:${k.subject}:${k.period}`)
    for (const o of change.opened) last.set(nameOf(o), o)
  }
  return [...last.values()]
}

const ruleOf = (decided: Decided, duty: number): Rule | undefined => decided.globals.duties.get(duty)?.versions.at(-1)?.text

function metByDuty(decided: Decided, now: readonly Obligation[]): Effect['met'] {
  const before = new Set(decided.closed.filter(met).map(nameOf))
  const groups = Map.groupBy(now.filter(o => met(o) && !before.has(nameOf(o))), o => o.duty)
  return [...groups].map(([duty, list]) => {
    const rule = ruleOf(decided, duty)
    return { duty: rule?.short ?? rule?.title ?? `#${duty}`, subject: rule?.subject ?? 'person', count: list.length }
  })
}

function openAbsences(r: Reading, decided: Decided, now: readonly Obligation[], names: Names): Effect['stillOpen'] {
  const absent = decided.changes.flatMap(c => c.added.filter(f => f.kind === 'absent'))
  const people = r.kinds.get('occasion')?.fields['people']
  const list = people?.type === 'group' ? people.fields['absent'] : undefined
  const field = list?.type === 'list' ? list.fields['reason'] : undefined
  return absent.flatMap(a => {
    const open = now.filter(o => o.subject === a.person && o.state === 'open').sort((x, y) => x.due < y.due ? -1 : 1)
    return open[0] === undefined ? [] : [{ who: names.of(a.person ?? 0), reason: field ? wording(field, a.code, names) : null, due: open[0].due, count: open.length }]
  })
}

/** Checks made, as far as their reader may know what they rest on: that somebody was on leave is not told by way of a check. */
async function checksMade(r: Reading, decided: Decided, names: Names): Promise<Effect['checks']> {
  const found: Effect['checks'][number][] = []
  const about = { kinds: r.kinds, name: names.of, year: Number(r.moment.today.slice(0, 4)) }
  for (const c of decided.findings) {
    const kind = r.kinds.get(c.kind)
    if (c.finding === null) found.push({ ok: true, text: kind?.looked?.[c.code] ?? { zh: c.code, en: c.code }, items: [] })
    else {
      const { lines, outside } = await visible(r, c.finding.items ?? [])
      if (outside === 0) found.push({ ok: false, text: { zh: findingMessage(c.finding, 'zh', about), en: findingMessage(c.finding, 'en', about) }, items: lines })
    }
  }
  return found
}

/** What a decided command means to the person who gives it: met, still open, figures, lateness, checks. */
export const effectOf = async (r: Reading, decided: Decided): Promise<Effect> => ({ ...await outcomeOf(r, decided), figures: await figuresMoved(r, decided, after(decided)) })

/** What stands of a command once it is written: everything but how the figures moved, which later commands moved on. */
export async function outcomeOf(r: Reading, decided: Decided): Promise<Effect> {
  const now = after(decided)
  const facts = decided.changes.flatMap(c => c.added)
  const params = decided.findings.flatMap(f => Object.values(f.finding?.params ?? {}).filter((v): v is number => typeof v === 'number'))
  const names = await namesOf(r.pool, r.org, [...now.filter(o => o.state === 'open').map(o => o.subject), ...facts.flatMap(f => f.kind === 'absent' ? [f.person ?? 0] : []), ...params])
  const first = decided.entries.find(e => e.envelope.late)?.envelope
  const grace = decided.globals.parameters.grace
  const [present, absent] = [facts.filter(f => f.kind === 'present').length, facts.filter(f => f.kind === 'absent').length]
  const wasMet = new Set(decided.closed.filter(met).map(nameOf))
  return {
    met: metByDuty(decided, now), stillOpen: openAbsences(r, decided, now, names),
    reopened: now.filter(o => o.state === 'open' && wasMet.has(nameOf(o))).length,
    figures: [],
    late: first?.held === undefined ? null : { workdays: workdaysBetween(decided.globals.calendar, first.held, first.recorded.slice(0, 10)).days, grace },
    attendance: present + absent === 0 ? null : { due: present + absent, present, absent }, checks: await checksMade(r, decided, names),
  }
}
