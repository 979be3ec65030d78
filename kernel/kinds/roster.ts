import { refuse } from '../journal/command.ts'
import type { Fact } from '../journal/fact.ts'
import { defineRegister } from '../register/define.ts'
import { identities, politics, roles, unitKinds } from '../roster/roster.ts'

const zh = { organisation: '单位', 'leading-body': '领导班子', discipline: '派驻纪检监察组', department: '科室', station: '司法所', centre: '中心',
  branch: '局属党支部', 'bar-committee': '律师行业党委', 'bar-branch': '律师行业党支部', 'party-group': '党小组', 'study-group': '学习小组' } as const
const en = { organisation: 'Organisation', 'leading-body': 'Leading body', discipline: 'Discipline office', department: 'Department', station: 'Justice station',
  centre: 'Centre', branch: 'Party branch', 'bar-committee': 'Lawyers’ Party committee', 'bar-branch': 'Law-firm Party branch', 'party-group': 'Party group', 'study-group': 'Study group' } as const
const unitOptions = unitKinds.map(code => ({ code, label: { zh: zh[code], en: en[code] } }))

const roleZh = { chief: '主要负责人', leader: '班子成员', middle: '中层干部', staff: '工作人员', secretary: '党支部书记', committee: '支部委员', member: '党员',
  'group-leader': '组长', informant: '信息员、网评员', 'discipline-head': '派驻纪检监察组组长', 'discipline-staff': '派驻纪检监察组工作人员' } as const
const roleEn = { chief: 'Head', leader: 'Leader', middle: 'Middle rank', staff: 'Staff', secretary: 'Branch secretary', committee: 'Branch committee member', member: 'Party member',
  'group-leader': 'Group leader', informant: 'Information officer', 'discipline-head': 'Head of the discipline office', 'discipline-staff': 'Discipline office staff' } as const
/** Roles of a post with their names. */
export const roleOptions = roles.map(code => ({ code, label: { zh: roleZh[code], en: roleEn[code] } }))

const identityZh = { establishment: '在编', contract: '聘用', external: '律师行业' } as const
const identityEn = { establishment: 'On the establishment', contract: 'Contract', external: 'Of a law firm' } as const
/** Identities on the establishment with their names. */
export const identityOptions = identities.map(code => ({ code, label: { zh: identityZh[code], en: identityEn[code] } }))

const politicsZh = { '01': '中共党员', '02': '中共预备党员', '03': '共青团员', '12': '无党派人士', '13': '群众', '99': '其他' } as const
const politicsEn = { '01': 'Party member', '02': 'Probationary Party member', '03': 'League member', '12': 'No party', '13': 'The masses', '99': 'Other' } as const
const politicsOptions = politics.map(code => ({ code, label: { zh: politicsZh[code], en: politicsEn[code] } }))

/** A person: a name and a staff number, both in the destroyable body; the record's id is all that facts know. */
export const person = defineRegister({
  id: 'person', version: 1, label: { zh: '人员', en: 'Person' }, headline: ['name', 'number'],
  fields: {
    name: { type: 'text', label: { zh: '姓名', en: 'Name' }, required: true, max: 40 },
    number: { type: 'text', label: { zh: '工号', en: 'Staff number' }, required: true, max: 20 },
    order: { type: 'number', label: { zh: '组织排序', en: 'Order' } },
    from: { type: 'day', label: { zh: '登记日', en: 'Registered on' }, required: true },
  },
  place: row => ({ held: row.from }),
  facts: (row, ctx) => [{ kind: 'person', person: ctx.self, day: row.from }],
})

/** A unit: its kind and place in the tree are dated facts; a branch states its full members, because seven decide. */
export const unit = defineRegister({
  id: 'unit', version: 1, label: { zh: '内设机构、党组织', en: 'Unit' }, headline: ['name'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true, max: 60 },
    short: { type: 'text', label: { zh: '简称', en: 'Short name' }, max: 20 },
    kind: { type: 'choice', label: { zh: '类别', en: 'Kind' }, required: true, options: unitOptions },
    parent: { type: 'unit', label: { zh: '上级', en: 'Under' } },
    members: { type: 'number', label: { zh: '正式党员数', en: 'Full members' }, max: 5000 },
    order: { type: 'number', label: { zh: '机构排序', en: 'Order' } },
    from: { type: 'day', label: { zh: '设立日', en: 'From' }, required: true },
    to: { type: 'day', label: { zh: '撤销日', en: 'To' } },
  },
  place: row => ({ held: row.from }),
  complete: (row, ctx) => {
    if (row.to !== undefined && row.to < row.from) return refuse('range.backwards', 'row.to', { from: row.from, to: row.to })
    const other = row.kind === 'organisation' && ctx.roster.organisation !== 0 && ctx.roster.organisation !== ctx.self
    return other ? refuse('unit.second-organisation', 'row.kind') : row
  },
  facts: (row, ctx): readonly Fact[] => {
    const span = { day: row.from, ...(row.to === undefined ? {} : { end: row.to }) }
    return [
      { kind: 'unit', unit: ctx.self, code: row.kind, ...span, ...(row.parent === undefined ? {} : { ref: row.parent }) },
      ...(row.members === undefined ? [] : [{ kind: 'unit.members', unit: ctx.self, num: row.members, ...span }]),
    ]
  },
})

/**
 * 任职: person × unit × role, from–to, and with it what is dated about the person: 身份, 政治面貌, 试用期, and for
 * leaders the lines of work (分工) with the document that laid them down.
 */
export const post = defineRegister({
  id: 'post', version: 1, label: { zh: '任职', en: 'Post' }, headline: ['person', 'unit', 'role'],
  fields: {
    person: { type: 'person', label: { zh: '人员', en: 'Person' }, required: true },
    unit: { type: 'unit', label: { zh: '单位', en: 'Unit' }, required: true },
    role: { type: 'choice', label: { zh: '职务类别', en: 'Role' }, required: true, options: roleOptions },
    title: { type: 'text', label: { zh: '职务', en: 'Title' }, max: 40 },
    from: { type: 'day', label: { zh: '任职日', en: 'From' }, required: true },
    to: { type: 'day', label: { zh: '离任日', en: 'To' } },
    identity: { type: 'choice', label: { zh: '身份', en: 'Identity' }, options: identityOptions },
    politics: { type: 'choice', label: { zh: '政治面貌', en: 'Politics' }, options: politicsOptions },
    recruited: { type: 'flag', label: { zh: '新录用', en: 'Newly recruited' } },
    appointed: { type: 'flag', label: { zh: '新提任', en: 'Newly appointed' } },
    probationTo: { type: 'day', label: { zh: '试用期满日', en: 'Probation ends' } },
    lines: { type: 'list', label: { zh: '分工', en: 'Lines of work' }, fields: {
      unit: { type: 'unit', label: { zh: '分管单位', en: 'Unit' }, required: true },
      from: { type: 'day', label: { zh: '自', en: 'From' }, required: true },
      to: { type: 'day', label: { zh: '至', en: 'To' } },
      document: { type: 'text', label: { zh: '分工文件', en: 'Document' }, required: true },
    } },
  },
  place: row => ({ held: row.from, unit: row.unit }),
  complete: row => {
    const spans = [
      { from: row.from, to: row.to, at: 'row.to' }, { from: row.from, to: row.probationTo, at: 'row.probationTo' },
      ...(row.lines ?? []).map((l, i) => ({ from: l.from, to: l.to, at: `row.lines.${i}.to` })),
    ]
    for (const { from, to, at } of spans) if (to !== undefined && to < from) return refuse('range.backwards', at, { from, to })
    return row
  },
  facts: (row): readonly Fact[] => {
    const span = { day: row.from, ...(row.to === undefined ? {} : { end: row.to }) }
    const { person, unit } = row
    return [
      { kind: 'post', person, unit, code: row.role, ...span },
      ...(row.identity ? [{ kind: 'identity', person, code: row.identity, ...span }] : []),
      ...(row.politics ? [{ kind: 'politics', person, code: row.politics, ...span }] : []),
      ...(row.recruited ? [{ kind: 'joining', person, unit, day: row.from }] : []),
      ...(row.appointed ? [{ kind: 'appointment', person, unit, code: row.role, day: row.from }] : []),
      ...(row.to === undefined ? [] : [{ kind: 'leaving', person, unit, code: row.role, day: row.to }]),
      ...(row.probationTo === undefined ? [] : [{ kind: 'probation', person, day: row.from, end: row.probationTo }]),
      ...(row.lines ?? []).map(l => ({ kind: 'line', person, unit: l.unit, day: l.from, ...(l.to === undefined ? {} : { end: l.to }) })),
    ]
  },
})
