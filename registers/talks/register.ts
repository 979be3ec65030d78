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
  messages: {
    'talks.with-oneself': { zh: '{person}不能与自己谈话。请改谈话人，或从谈话对象移除。', en: '{person} cannot talk with themselves. Change the talker, or remove them from those talked with.' },
    'talks.collective-of-one': { zh: '集体廉政谈话只有 1 名对象。请补齐对象，或改谈话类别。', en: 'A collective talk with one person is none. Name the others, or change the kind of talk.' },
    'talks.one-post-one-person': { zh: '填了所任职务，谈话对象却有 {count} 人。请逐人登记，或不填所任职务。', en: 'A post is named and {count} persons talked with. Record them one by one, or leave the post empty.' },
    'talks.no-post-asked': { zh: '这类谈话不填所任职务。请去掉，或改谈话类别。', en: 'This kind of talk is about no post. Remove it, or change the kind of talk.' },
    'talks.no-round-asked': { zh: '只有谈心谈话填写轮次。请去掉轮次，或改谈话类别。', en: 'Only heart-to-heart talks belong to a round. Remove it, or change the kind of talk.' },
    'talks.post-of-another': { zh: '所任职务不是{person}的任职。请改选职务或谈话对象。', en: 'The post is not held by {person}. Choose another post or person.' },
    'talks.talker-post': { zh: '{day} {person} 不任这类谈话应由其谈的职务。请核对谈话人。', en: 'On {day} {person} held no post that this kind of talk asks of its talker. Check who talked.' },
    'talks.outside-round': { zh: '{day}不在这一轮的{from}至{to}之内。请核对谈话日或轮次。', en: '{day} lies outside the round, {from} to {to}. Check the day or the round.' },
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
  messages: {
    'talks.round-of-other-year': { zh: '这一轮自{from}起，不属于{year}年度。请改年度或起始日。', en: 'The round begins on {from} and does not belong to {year}. Correct the year or its first day.' },
  },
  place: row => ({ held: row.from }),
  complete: row => roundRefused(row) ?? row,
  facts: roundFacts,
})

export default { id: 'talks', label: { zh: '谈话', en: 'Talks' }, order: 90, kinds: [talk, round] } satisfies Register
