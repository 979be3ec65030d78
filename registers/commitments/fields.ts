import { campaignField } from '../../kernel/register/campaign.ts'
import type { Fields, RowOf } from '../../kernel/register/fields.ts'

/** Classes of signer in the order in which texts name them; the last is the pledge on the three provisions. */
export const classOptions = [
  { code: 'leaders', label: { zh: '班子成员', en: 'Leaders' } },
  { code: 'middle', label: { zh: '中层干部', en: 'Middle rank' } },
  { code: 'staff', label: { zh: '基层党员干部和聘用人员', en: 'Staff and contract employees' } },
  { code: 'secretaries', label: { zh: '党支部书记', en: 'Branch secretaries' } },
  { code: 'provisions', label: { zh: '在编干警（“三个规定”）', en: 'Establishment (three provisions)' } },
] as const
export type PledgeClass = (typeof classOptions)[number]['code']

export const topicOptions = [
  { code: 'party-building', label: { zh: '基层党建', en: 'Party building' } },
  { code: 'strict-governance', label: { zh: '从严治党', en: 'Strict governance' } },
  { code: 'integrity', label: { zh: '党风廉政', en: 'Integrity' } },
  { code: 'ideology', label: { zh: '意识形态', en: 'Ideology' } },
] as const

/** One record is one signed document. Its basis is required: a pledge that no superior asked for is a burden. */
export const fields = {
  person: { type: 'person', label: { zh: '签署人', en: 'Signer' }, required: true },
  class: { type: 'choice', label: { zh: '签署类别', en: 'Class' }, required: true, options: classOptions },
  topics: { type: 'choices', label: { zh: '承诺事项', en: 'Topics' }, options: topicOptions,
    help: { zh: '“三个规定”承诺书不填。', en: 'None for the three provisions.' } },
  day: { type: 'day', label: { zh: '签署日', en: 'Signed on' }, required: true },
  template: { type: 'text', label: { zh: '模板版本', en: 'Template version' }, required: true, max: 40 },
  basis: { type: 'text', label: { zh: '依据文件', en: 'Basis' }, required: true, max: 120,
    help: { zh: '填写上级文件题名和文号。请勿填写国家秘密。', en: 'Title and number of the superior’s document. No state secrets.' } },
  way: { type: 'choice', label: { zh: '签署方式', en: 'Way' }, required: true, options: [
    { code: 'paper', label: { zh: '纸质', en: 'On paper' } }, { code: 'app', label: { zh: '在线', en: 'In the app' } },
  ] },
  original: { type: 'text', label: { zh: '原件存放处', en: 'Original kept at' }, max: 80 },
  appointed: { type: 'flag', label: { zh: '任职后签署', en: 'Signed after appointment' },
    help: { zh: '应签日之后任职、按新岗位签署的，选是。', en: 'Yes for somebody who took the post after the day that decided who signs.' } },
  unit: { type: 'unit', label: { zh: '签署时所在单位', en: 'Unit when signing' }, help: { zh: '不填的，按签署日任职确定。', en: 'Taken from the post on that day when left empty.' } },
  campaigns: campaignField,
} as const satisfies Fields
export type Pledge = RowOf<typeof fields>
