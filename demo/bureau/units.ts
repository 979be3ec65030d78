import type { UnitKind } from '../../kernel/roster/roster.ts'

/** A unit of the bureau, by the key under which the year's plan speaks of it. */
export type DemoUnit = {
  readonly key: string
  readonly name: string
  readonly short?: string
  readonly kind: UnitKind
  readonly parent?: string
  /** Full members, of branches. */
  readonly members?: number
}

/** An office with its people on 1 April, those of middle rank first, and how many belong to its branch. */
export type Office = {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly kind: 'department' | 'station' | 'centre'
  readonly middle: number
  readonly staff: number
  readonly contract: number
  readonly members: number
  readonly branch: string
  readonly informants: 1 | 2
}

const office = (key: string, name: string, short: string, kind: Office['kind'], [middle, staff, contract, members]: readonly [number, number, number, number],
  branch: string, informants: 1 | 2): Office => ({ key, name, short, kind, middle, staff, contract, members, branch, informants })

/** The 14 offices: 24 of middle rank, 55 more on the establishment, 47 on contract. */
export const offices: readonly Office[] = [
  office('office', '办公室', '办公室', 'department', [2, 7, 6, 9], 'branch-bureau', 2),
  office('personnel', '政治处', '政治处', 'department', [2, 5, 1, 6], 'branch-bureau', 2),
  office('rule-of-law', '法治科', '法治科', 'department', [2, 5, 1, 5], 'branch-bureau', 2),
  office('review', '行政复议科', '复议科', 'department', [2, 4, 1, 4], 'branch-bureau', 2),
  office('corrections', '社区矫正科', '矫正科', 'department', [2, 6, 7, 12], 'branch-corrections', 2),
  office('services', '公共法律服务科', '公法科', 'department', [2, 4, 3, 4], 'branch-bureau', 2),
  office('lawyers', '律师公证科', '律公科', 'department', [2, 4, 1, 3], 'branch-bureau', 2),
  office('education', '普法科', '普法科', 'department', [1, 3, 1, 2], 'branch-bureau', 2),
  office('east', '城东司法所', '城东所', 'station', [2, 2, 4, 7], 'branch-east', 1),
  office('west', '城西司法所', '城西所', 'station', [1, 2, 5, 7], 'branch-west', 2),
  office('bend', '河湾司法所', '河湾所', 'station', [2, 3, 4, 8], 'branch-bend', 1),
  office('ridge', '青岭司法所', '青岭所', 'station', [1, 2, 4, 7], 'branch-ridge', 1),
  office('willow', '柳塘司法所', '柳塘所', 'station', [1, 3, 4, 7], 'branch-willow', 1),
  office('aid', '法律援助中心', '法援中心', 'centre', [2, 5, 5, 9], 'branch-aid', 2),
]

const branchNames: readonly (readonly [key: string, name: string, members: number, groups: number])[] = [
  ['branch-bureau', '局机关党支部', 40, 5], ['branch-corrections', '社区矫正党支部', 12, 2], ['branch-aid', '法律援助中心党支部', 9, 2],
  ['branch-east', '城东司法所党支部', 7, 0], ['branch-west', '城西司法所党支部', 7, 0], ['branch-bend', '河湾司法所党支部', 8, 2],
  ['branch-ridge', '青岭司法所党支部', 7, 0], ['branch-willow', '柳塘司法所党支部', 7, 0],
]

const ordinals = [...'一二三四五六七八九十'].concat('十一', '十二')
/** Full members of the twelve law-firm branches: five of them have a committee. */
const barMembers = [11, 9, 8, 7, 7, 5, 4, 6, 3, 5, 4, 3]

export const barKey = (n: number): string => `bar-${n}`
export const groupKey = (branch: string, n: number): string => `${branch}/group-${n}`
export const studyKey = (key: string): string => `${key}/study`

/** Every unit, each after the one above it, in the order in which the bureau lists them. */
export const units: readonly DemoUnit[] = [
  { key: 'bureau', name: '明川区司法局', short: '区司法局', kind: 'organisation' },
  { key: 'leading-body', name: '局党委', short: '局党委', kind: 'leading-body', parent: 'bureau' },
  { key: 'discipline', name: '派驻纪检监察组', short: '派驻组', kind: 'discipline', parent: 'bureau' },
  ...offices.map(({ key, name, short, kind }): DemoUnit => ({ key, name, short, kind, parent: 'bureau' })),
  ...branchNames.map(([key, name, members]): DemoUnit => ({ key, name, kind: 'branch', parent: 'bureau', members })),
  { key: 'bar', name: '律师行业党委', kind: 'bar-committee', parent: 'bureau' },
  ...barMembers.map((members, i): DemoUnit => ({ key: barKey(i + 1), name: `律师行业第${ordinals[i] ?? ''}党支部`, kind: 'bar-branch', parent: 'bar', members })),
  ...branchNames.flatMap(([key, name,, groups]) => Array.from({ length: groups }, (_, i): DemoUnit =>
    ({ key: groupKey(key, i + 1), name: `${name}第${ordinals[i] ?? ''}党小组`, kind: 'party-group', parent: key }))),
  ...offices.map(({ key, name }): DemoUnit => ({ key: studyKey(key), name: `${name}学习小组`, kind: 'study-group', parent: key })),
]

/** Keys of all units of a kind, in order. */
export const unitsOf = (...kinds: readonly UnitKind[]): readonly string[] => units.filter(u => kinds.includes(u.kind)).map(u => u.key)
/** The name of a unit. */
export const unitName = (key: string): string => units.find(u => u.key === key)?.name ?? key
/** How many groups a branch has. */
export const groupsOf = (branch: string): readonly string[] => units.filter(u => u.kind === 'party-group' && u.parent === branch).map(u => u.key)
/** Branches that have a committee, because they have seven full members or more. */
export const withCommittee: readonly string[] = units.filter(u => (u.kind === 'branch' || u.kind === 'bar-branch') && (u.members ?? 0) >= 7).map(u => u.key)
