import type { Day } from '../../kernel/calendar/index.ts'
import type { Bureau } from '../bureau.ts'
import { named, withIdentity } from '../bureau/lookup.ts'
import type { DemoPerson, DemoPost } from '../bureau/people.ts'
import { draws, type Draw } from '../random.ts'
import { after, workdays } from '../workdays.ts'
import { ref, type Act, type DemoRow } from './act.ts'
import { clerkOf, headOf, leaderOver, isSeconded, leadersOf, seconded } from './people.ts'

type Round = { readonly n: number; readonly name: string; readonly from: Day; readonly to: Day; readonly campaign?: string
  /** How many are talked with after the last day, and how many not at all. */
  readonly slow: number; readonly left: number
  /** How many of its records are entered long after. */
  readonly enteredLate: number }

const rounds: readonly Round[] = [
  { n: 1, name: '第一轮谈心谈话', from: '2021-03-22', to: '2021-04-16', campaign: 'rectification', slow: 0, left: 0, enteredLate: 1 },
  { n: 2, name: '第二轮谈心谈话', from: '2021-05-24', to: '2021-06-18', campaign: 'rectification', slow: 3, left: 0, enteredLate: 1 },
  { n: 3, name: '第三轮谈心谈话', from: '2021-09-01', to: '2021-09-30', campaign: 'education-month', slow: 0, left: 3, enteredLate: 1 },
]

/** Leaders talk with one another and with heads of offices in their charge, heads with their people. */
function talkerFor(b: Bureau, p: DemoPerson): DemoPerson {
  const [head, deputy] = leadersOf(b)
  if (p.office === 'leading-body') return (p === head ? deputy : head) ?? p
  const chief = headOf(b, p.office)
  return p === chief ? leaderOver(b, p.office) : chief
}

const recorder = (b: Bureau, talker: DemoPerson): string => clerkOf(b, talker.office === 'leading-body' ? 'personnel' : talker.office).key

/** Those of one talker, two to four at a time: talked with one by one on the same day. */
function sittings(people: readonly DemoPerson[], draw: Draw): readonly (readonly DemoPerson[])[] {
  const found: (readonly DemoPerson[])[] = []
  for (let i = 0; i < people.length;) {
    const n = 2 + draw.below(3)
    found.push(people.slice(i, i + n))
    i += n
  }
  return found
}

function roundActs(b: Bureau, r: Round): readonly Act[] {
  const draw = draws(b.seed, r.name)
  const key = `round/${r.n}`
  const due = withIdentity(b, r.from, 'establishment').filter(p => p !== seconded(b) || !isSeconded(r.from))
  const last = due.filter(p => p.posts[0]?.role === 'staff' && ['west', 'ridge', 'corrections', 'aid'].includes(p.office))
  const apart = draw.some(last, r.slow + r.left)
  const days = workdays(r.from, r.to)
  const talks = [...Map.groupBy(due.filter(p => !apart.includes(p)), p => talkerFor(b, p))].flatMap(([talker, people]) => sittings(people, draw).map(some => ({ talker, some, day: draw.pick(days as [Day, ...Day[]]) })))
  const slow = apart.slice(0, r.slow).map((p, i) => ({ talker: talkerFor(b, p), some: [p], day: after(r.to, 2 + i) }))
  const behind = new Set(draw.some(talks.filter(t => t.some.length < 4), r.enteredLate))
  const name = { kind: 'talks.round', as: key, row: { name: r.name, year: 2021, from: r.from, to: r.to } }
  return [{ day: after(r.from, -3), id: key, by: clerkOf(b, 'personnel').key, lines: [name] }, ...[...talks, ...slow].map(({ talker, some, day }, i): Act => {
    const late = behind.has(talks[i] as (typeof talks)[number])
    const row: DemoRow = { type: 'heart', day, talker: ref(talker.key), subjects: some.map(p => ref(p.key)), round: ref(key), ...(r.campaign === undefined ? {} : { campaigns: [r.campaign] }) }
    return { day: after(day, late ? 9 + draw.below(3) : draw.below(4)), id: `talk/${r.n}/${i + 1}`, by: recorder(b, talker),
      lines: [{ kind: 'talks', row, ...(late ? { lateReason: '谈话人外出，回来后补记' } : {}) }] }
  })]
}

type AboutPost = { readonly person: DemoPerson; readonly post: DemoPost }

function about(id: string, type: string, talker: DemoPerson, { person, post }: AboutPost, day: Day, by: DemoPerson): Act {
  return { day, id: `talk/${id}/${person.key}`, by: by.key, lines: [{ kind: 'talks', row: { type, day, talker: ref(talker.key), subjects: [ref(person.key)], post: ref(post.key) } }] }
}

/** Talks on appointment, on joining and at the end of probation. */
function integrityTalks(b: Bureau): readonly Act[] {
  const clerk = clerkOf(b, 'personnel')
  const [personnel, discipline] = [named(b, '沈知远'), named(b, '罗望舒')]
  const posts = b.people.flatMap(person => person.posts.map(post => ({ person, post })))
  const appointed = posts.filter(p => p.post.appointed)
  const missed = appointed.at(-1)
  const before = appointed.map(p => about('before-office', 'before-office', discipline, p, p === missed ? after(p.post.from, 3) : after(p.post.from, -1), clerk))
  const recruited = posts.filter(p => p.post.recruited && p.post.from >= '2021-01-01').map(p => about('recruit', 'recruit', personnel, p, after(p.post.from, 6), clerk))
  const ended = posts.filter(p => p.post.probationTo !== undefined && p.post.probationTo < '2021-12-20').sort((a, c) => (a.post.probationTo ?? '') < (c.post.probationTo ?? '') ? -1 : 1)
  const confirmed = ended.map((p, i) => about('confirmation', 'confirmation', headOf(b, p.person.office), p, after(p.post.probationTo ?? '', i === ended.length - 1 ? 15 : 5), clerk))
  return [...before, ...recruited, ...confirmed]
}

/**
 * Three rounds of talks with everybody on the establishment (86, 86 and 90), and those on appointment (5, one of them
 * after taking office), on joining (4) and at the end of probation (3, one of them late). Three are left in the third round.
 */
export const talks = (b: Bureau): readonly Act[] => [...rounds.flatMap(r => roundActs(b, r)), ...integrityTalks(b)]
