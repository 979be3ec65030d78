import type { Day } from '../calendar/index.ts'
import type { Fact } from '../journal/fact.ts'

/** 专项: what a record was done for; reports gather by these (教育整顿期间……). Shared, so that all registers tag alike. */
export const campaignOptions = [
  { code: 'rectification', label: { zh: '教育整顿', en: 'Rectification of the ranks' } },
  { code: 'party-history', label: { zh: '党史学习教育', en: 'Study of Party history' } },
  { code: 'education-month', label: { zh: '廉政教育月', en: 'Integrity education month' } },
  { code: 'election', label: { zh: '换届', en: 'Election year' } },
] as const
export type Campaign = (typeof campaignOptions)[number]['code']

/** The optional field of any register whose records may belong to campaigns; name it `campaigns`. */
export const campaignField = { type: 'choices', label: { zh: '专项', en: 'Campaigns' }, options: campaignOptions } as const

/** One fact {kind `campaign`, code, day} for each campaign of a record, on the day that the record is about. */
export const campaignFacts = (campaigns: readonly Campaign[] | undefined, day: Day): readonly Fact[] =>
  (campaigns ?? []).map(code => ({ kind: 'campaign', code, day }))
