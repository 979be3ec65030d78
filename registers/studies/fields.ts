import { campaignField } from '../../kernel/register/campaign.ts'
import type { Fields, RowOf } from '../../kernel/register/fields.ts'

export const typeOptions = [
  { code: 'group', label: { zh: '中心组集体学习', en: 'Central group study' } },
  { code: 'warning', label: { zh: '警示教育大会', en: 'Warning education' } },
  { code: 'outside', label: { zh: '外请授课', en: 'Lecture by an outside body' } },
  { code: 'theme-study', label: { zh: '专题学习会', en: 'Theme study' } },
  { code: 'election', label: { zh: '换届纪律学习', en: 'Election discipline' } },
  { code: 'lecture', label: { zh: '党课', en: 'Party lecture' } },
  { code: 'training', label: { zh: '“三个规定”轮训', en: 'Training on the three provisions' } },
  { code: 'secrecy', label: { zh: '保密教育轮训', en: 'Secrecy training' } },
  { code: 'contest', label: { zh: '知识竞赛', en: 'Contest' } },
  { code: 'film', label: { zh: '观看教育片', en: 'Film' } },
  { code: 'branch', label: { zh: '党支部学习', en: 'Branch study' } },
  { code: 'transmission', label: { zh: '传达学习', en: 'Passing on' } },
  { code: 'reading', label: { zh: '自学', en: 'Reading by oneself' } },
] as const
export type StudyType = (typeof typeOptions)[number]['code']

/** What a document is, and by which a group study is counted when it has several. */
export const classOptions = [
  { code: 'circular', label: { zh: '通报', en: 'Circular' } },
  { code: 'rules', label: { zh: '法规', en: 'Rules and laws' } },
  { code: 'history', label: { zh: '党史', en: 'Party history' } },
  { code: 'plenum', label: { zh: '中央全会精神', en: 'Plenum' } },
  { code: 'election', label: { zh: '换届纪律', en: 'Election discipline' } },
  { code: 'other', label: { zh: '其他', en: 'Other' } },
] as const
export type DocumentClass = (typeof classOptions)[number]['code']

/** Levels of the body that issued a document, in the order in which texts name its documents. */
export const levelOptions = [
  { code: 'central', label: { zh: '中央', en: 'Central' } }, { code: 'city', label: { zh: '市', en: 'City' } },
  { code: 'district', label: { zh: '区', en: 'District' } }, { code: 'own', label: { zh: '本单位', en: 'Own' } },
] as const

const secrets = { zh: '请勿填写国家秘密。', en: 'No state secrets.' }

/** One record is one study of one kind about one sitting, or about none where nobody sat together. */
export const fields = {
  type: { type: 'choice', label: { zh: '学习类别', en: 'Kind of study' }, required: true, options: typeOptions },
  title: { type: 'text', label: { zh: '名称', en: 'Title' }, required: true, max: 120, help: secrets },
  day: { type: 'day', label: { zh: '学习日', en: 'Studied on' }, required: true },
  occasion: { type: 'record', of: 'occasion', label: { zh: '场次', en: 'Event' }, help: { zh: '出席情况记在场次。自学等没有场次的不填。', en: 'Attendance stands there. Leave empty where nobody met.' } },
  unit: { type: 'unit', label: { zh: '组织单位', en: 'Held by' }, help: { zh: '不填的，按场次确定。', en: 'Taken from the event when left empty.' } },
  documents: { type: 'list', label: { zh: '学习文件', en: 'Documents' }, max: 30, fields: {
    title: { type: 'text', label: { zh: '题名', en: 'Title' }, required: true, max: 160, help: secrets },
    class: { type: 'choice', label: { zh: '类别', en: 'Class' }, required: true, options: classOptions },
    level: { type: 'choice', label: { zh: '发文层级', en: 'Level of the issuer' }, required: true, options: levelOptions },
    issuer: { type: 'text', label: { zh: '发文机关', en: 'Issuer' }, max: 60 },
    number: { type: 'text', label: { zh: '文号', en: 'Number' }, max: 60 },
    issued: { type: 'day', label: { zh: '印发日', en: 'Issued on' } },
  } },
  films: { type: 'list', label: { zh: '教育片', en: 'Films' }, max: 10, fields: { title: { type: 'text', label: { zh: '片名', en: 'Title' }, required: true, max: 60 } } },
  theme: { type: 'choice', label: { zh: '专题', en: 'Theme' }, options: classOptions, help: { zh: '中心组学习按此计次；不填的，按第一件文件的类别。', en: 'Group studies are counted by it; the first document’s class when left empty.' } },
  lecturer: { type: 'person', label: { zh: '授课人', en: 'Lecturer' } },
  lecturerAs: { type: 'choice', label: { zh: '授课人职务类别', en: 'Lecturer’s office' }, options: [
    { code: 'party-secretary', label: { zh: '党委书记', en: 'Secretary of the Party committee' } },
    { code: 'leader', label: { zh: '班子成员', en: 'Leader' } }, { code: 'other', label: { zh: '其他', en: 'Other' } },
  ], help: { zh: '不填的，按授课日任职确定。', en: 'Taken from the post on that day when left empty.' } },
  host: { type: 'text', label: { zh: '主办或授课单位', en: 'Held or lectured by' }, max: 60 },
  hours: { type: 'number', label: { zh: '学时', en: 'Hours' }, max: 100, fraction: true, unit: { zh: '学时', en: 'hours' } },
  participants: { type: 'number', label: { zh: '参加人数', en: 'Participants' }, max: 10_000, unit: { zh: '人', en: 'persons' }, help: { zh: '竞赛只填人数，不填名次。', en: 'Of a contest, a number only; no ranks.' } },
  follows: { type: 'record', of: 'studies', label: { zh: '中心组先学记录', en: 'Studied first by the central group in' }, help: { zh: '党支部学习同一文件的，选中心组的那次学习。', en: 'For a branch that studies the same document.' } },
  makeup: { type: 'flag', label: { zh: '补学', en: 'Make-up' }, help: { zh: '为缺席者补办的，选是；场次已注明补哪一场的，不用填。', en: 'Taken from the event where it says what it makes up for.' } },
  campaigns: campaignField,
} as const satisfies Fields
export type Study = RowOf<typeof fields>
