import type { Role } from '../kernel/roster/roster.ts'
import { outsiders } from './bureau/outside.ts'
import { founded, officePeople, type DemoPerson, type DemoPost } from './bureau/people.ts'
import { groupsOf, offices, studyKey, units, unitsOf, type DemoUnit } from './bureau/units.ts'
import { draws } from './random.ts'

/** The fictional bureau: its units and everybody with all posts of the year, the same for the same seed. */
export type Bureau = { readonly seed: number; readonly units: readonly DemoUnit[]; readonly people: readonly DemoPerson[] }

const more = (person: DemoPerson, posts: readonly Omit<DemoPost, 'key' | 'known'>[]): DemoPerson =>
  ({ ...person, posts: [...person.posts, ...posts.map((p, i): DemoPost => ({ ...p, key: `${person.key}/${person.posts.length + i}`, known: founded }))] })

const isMember = (p: DemoPerson): boolean => p.posts.some(q => q.politics === '01')
const branchOf = (p: DemoPerson): string => offices.find(o => o.key === p.office)?.branch ?? 'branch-bureau'

/** Posts in Party branches and groups: the first of middle rank is the secretary, the next two sit on the committee. */
function partyPosts(people: readonly DemoPerson[]): ReadonlyMap<string, readonly Omit<DemoPost, 'key' | 'known'>[]> {
  const found = new Map<string, Omit<DemoPost, 'key' | 'known'>[]>()
  for (const branch of unitsOf('branch')) {
    const members = people.filter(p => isMember(p) && branchOf(p) === branch)
    const ranked = members.filter(p => p.office !== 'leading-body')
    const groups = groupsOf(branch)
    for (const [i, p] of members.entries()) {
      const rank = ranked.indexOf(p)
      const role: Role = rank === 0 ? 'secretary' : rank === 1 || rank === 2 ? 'committee' : 'member'
      const group = groups[i % Math.max(1, groups.length)]
      const leads = group !== undefined && ranked.findIndex(r => members.indexOf(r) % groups.length === i % groups.length) === rank
      found.set(p.key, [{ unit: branch, role, from: '2019-07-01', ...(role === 'secretary' ? { title: '党支部书记' } : {}) },
        ...(group === undefined ? [] : [{ unit: group, role: leads ? 'group-leader' as const : 'member' as const, from: '2019-07-01' }])])
    }
  }
  return found
}

function otherPosts(people: readonly DemoPerson[], p: DemoPerson): readonly Omit<DemoPost, 'key' | 'known'>[] {
  const office = offices.find(o => o.key === p.office)
  if (!office) return []
  const own = people.filter(q => q.office === p.office)
  const informants = own.filter(q => q.posts[0]?.role === 'staff' && q.posts.length === 1).slice(0, office.informants)
  return [...(own[0] === p ? [{ unit: studyKey(office.key), role: 'group-leader' as const, from: '2021-01-01' }] : []),
    ...(informants.includes(p) ? [{ unit: office.key, role: 'informant' as const, title: '信息员', from: '2020-03-01' }] : [])]
}

/**
 * The bureau of a seed: 145 people on 1 April (7 leaders, 24 of middle rank, 55 more on the establishment, 47 on
 * contract, 12 secretaries of law-firm branches), seven more by the end of the year, and the discipline office apart.
 */
export function bureau(seed: number): Bureau {
  const inOffices = officePeople(draws(seed, 'people'))
  const party = partyPosts(inOffices)
  const own = inOffices.map(p => more(p, [...party.get(p.key) ?? [], ...(p.known === founded ? otherPosts(inOffices, p) : [])]))
  return { seed, units, people: [...own, ...outsiders(seed, own.map(p => p.name))] }
}
