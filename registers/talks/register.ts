import { campaignField } from '../../kernel/register/campaign.ts'
import { defineRegister, type Register } from '../../kernel/register/define.ts'
import { roundFacts, roundRefused, talkFacts, talkFindings, talkRefused } from './facts.ts'

/**
 * 谈话, routine kinds only: who talked with whom, when, about which appointment or in which round. What was said is
 * not kept; 提醒 and whatever is graver is the discipline office's business and has no record here.
 */
const talk = defineRegister({
  id: 'talks', version: 1, label: { zh: '谈话', en: 'Talks' }, prefix: '谈话', headline: ['type', 'day', 'subjects'],
  fields: {
    type: { type: 'choice', label: { zh: '谈话类别', en: 'Kind of talk' }, required: true, options: [
      { code: 'before-office', label: { zh: '任前廉政谈话', en: 'Before taking office' } },
      { code: 'collective', label: { zh: '集体廉政谈话', en: 'Collective' } },
      { code: 'recruit', label: { zh: '新录用谈话', en: 'Newly recruited' } },
      { code: 'confirmation', label: { zh: '转正谈话', en: 'End of probation' } },
      { code: 'heart', label: { zh: '谈心谈话', en: 'Heart-to-heart' } },
    ] },
    day: { type: 'day', label: { zh: '谈话日', en: 'Held on' }, required: true },
    talker: { type: 'person', label: { zh: '谈话人', en: 'Talker' }, required: true },
    subjects: { type: 'persons', label: { zh: '谈话对象', en: 'Talked with' }, required: true,
      help: { zh: '同一谈话人当日逐一谈话的，可一并列入。', en: 'Those talked with one by one on the same day may be listed together.' } },
    post: { type: 'record', of: 'post', label: { zh: '所任职务', en: 'Post' },
      help: { zh: '任前、新录用、转正谈话填写对象的任职记录。', en: 'The post record that the talk is about.' } },
    round: { type: 'record', of: 'talks.round', label: { zh: '谈心谈话轮次', en: 'Round' } },
    followUp: { type: 'text', label: { zh: '后续事项', en: 'Follow-up' }, max: 100,
      help: { zh: '只写要办的事和时限，不写谈话内容。请勿填写国家秘密。', en: 'What is to be done by when, not what was said. No state secrets.' } },
    campaigns: campaignField,
  },
  place: row => ({ held: row.day }),
  complete: (row, ctx) => talkRefused(row, ctx) ?? row,
  facts: talkFacts,
  check: talkFindings,
})

/** 谈心谈话轮次: planned ahead, which is why it has no serial and is never late itself; its last day is when its talks are due. */
const round = defineRegister({
  id: 'talks.round', version: 1, partOf: 'talks', label: { zh: '谈心谈话轮次', en: 'Round of talks' }, headline: ['name', 'from', 'to'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true, max: 60, help: { zh: '请勿填写国家秘密。', en: 'No state secrets.' } },
    year: { type: 'number', label: { zh: '年度', en: 'Year' }, required: true, min: 1990, max: 2100 },
    from: { type: 'day', label: { zh: '起始日', en: 'From' }, required: true },
    to: { type: 'day', label: { zh: '截止日', en: 'To' }, required: true },
  },
  place: row => ({ held: row.from }),
  complete: row => roundRefused(row) ?? row,
  facts: roundFacts,
})

export default { id: 'talks', label: { zh: '谈话', en: 'Talks' }, order: 90, kinds: [talk, round] } satisfies Register
