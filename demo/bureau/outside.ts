import { draws } from '../random.ts'
import { nameList } from './names.ts'
import { founded, namesTaken, type DemoPerson, type DemoPost } from './people.ts'
import { barKey } from './units.ts'

const person = (key: string, name: string, number: string, office: string, post: Pick<DemoPost, 'role' | 'title' | 'from' | 'identity' | 'politics'>): DemoPerson =>
  ({ key, name, number, office, known: founded, posts: [{ ...post, key: `${key}/0`, unit: office, known: founded }] })

const barNamed: Readonly<Record<number, string>> = { 7: '温若谷', 9: '骆青禾' }

/** The secretaries of the twelve law-firm branches, whose only post that is, and the discipline office, which is not of the bureau. */
export function outsiders(seed: number, taken: readonly string[]): readonly DemoPerson[] {
  const name = nameList(draws(seed, 'outsiders'), [...namesTaken, ...taken])
  const secretaries = Array.from({ length: 12 }, (_, i) => person(`b${String(i + 1).padStart(2, '0')}`, barNamed[i + 1] ?? name(), `L${String(i + 1).padStart(3, '0')}`, barKey(i + 1),
    { role: 'secretary', title: '党支部书记', from: '2020-06-01', identity: 'external', politics: '01' }))
  const discipline = ['罗望舒', name(), name()].map((n, i) => person(`d${i + 1}`, n, `J00${i + 1}`, 'discipline',
    { role: i === 0 ? 'discipline-head' : 'discipline-staff', title: i === 0 ? '派驻纪检监察组组长' : '派驻纪检监察组工作人员', from: '2019-09-01', politics: '01' }))
  return [...secretaries, ...discipline]
}
