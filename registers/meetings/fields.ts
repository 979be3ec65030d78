import { campaignField } from '../../kernel/register/campaign.ts'
import type { Fields, RowOf } from '../../kernel/register/fields.ts'

export const typeOptions = [
  { code: 'general', label: { zh: '党员大会', en: 'General meeting' } },
  { code: 'committee', label: { zh: '支委会', en: 'Branch committee' } },
  { code: 'group', label: { zh: '党小组会', en: 'Party group' } },
  { code: 'theme-day', label: { zh: '主题党日', en: 'Theme day' } },
  { code: 'org-life', label: { zh: '组织生活会', en: 'Branch life meeting' } },
  { code: 'democratic-life', label: { zh: '民主生活会', en: 'Democratic life meeting' } },
  { code: 'special', label: { zh: '党风廉政建设专题会', en: 'Special meeting on integrity' } },
] as const
export type MeetingType = (typeof typeOptions)[number]['code']

const people = { zh: '人', en: 'persons' }

/** One record is one meeting of one unit. What was criticised there is not kept. */
export const fields = {
  type: { type: 'choice', label: { zh: '会议类别', en: 'Kind of meeting' }, required: true, options: typeOptions },
  unit: { type: 'unit', label: { zh: '召开单位', en: 'Held by' }, required: true },
  day: { type: 'day', label: { zh: '召开日', en: 'Held on' }, required: true },
  occasion: { type: 'record', of: 'occasion', label: { zh: '场次', en: 'Event' }, help: { zh: '出席情况记在场次。', en: 'Attendance stands there.' } },
  counts: { type: 'group', label: { zh: '出席人数', en: 'Attendance in numbers' }, help: { zh: '名单不在台账的单位填写，只填人数。', en: 'For units whose people are not on the roster; numbers only.' }, fields: {
    due: { type: 'number', label: { zh: '应到', en: 'Due' }, required: true, max: 5000, unit: people },
    present: { type: 'number', label: { zh: '到会', en: 'Present' }, required: true, max: 5000, unit: people },
  } },
  theme: { type: 'text', label: { zh: '主题', en: 'Theme' }, max: 120, help: { zh: '不写批评内容。请勿填写国家秘密。', en: 'Not what was criticised. No state secrets.' } },
  minutes: { type: 'text', label: { zh: '会议记录存放处', en: 'Minutes kept at' }, max: 80 },
  campaigns: campaignField,
} as const satisfies Fields
export type Meeting = RowOf<typeof fields>
