import { campaignField } from '../../kernel/register/campaign.ts'
import { defineRegister, type Register } from '../../kernel/register/define.ts'
import { visitFacts, visitFindings, visitRefused } from './facts.ts'

/** 基层调研: one record is one visit of one or more leaders to one unit; whom they met is a number, never names. */
const visit = defineRegister({
  id: 'visits', version: 1, label: { zh: '基层调研', en: 'Visits to units' }, prefix: '调研', headline: ['day', 'unit', 'theme'],
  fields: {
    day: { type: 'day', label: { zh: '调研日', en: 'Visited on' }, required: true },
    leaders: { type: 'persons', label: { zh: '调研领导', en: 'Leaders' }, required: true },
    unit: { type: 'unit', label: { zh: '调研单位', en: 'Unit visited' }, required: true },
    form: { type: 'choice', label: { zh: '形式', en: 'Form' }, required: true, options: [
      { code: 'meeting', label: { zh: '座谈', en: 'Meeting' } }, { code: 'site', label: { zh: '实地查看', en: 'On site' } },
      { code: 'interview', label: { zh: '走访', en: 'Round of the unit' } }, { code: 'other', label: { zh: '其他', en: 'Other' } },
    ] },
    theme: { type: 'text', label: { zh: '主题', en: 'Theme' }, required: true, max: 80, help: { zh: '请勿填写国家秘密。', en: 'No state secrets.' } },
    secretaries: { type: 'number', label: { zh: '听取党支部书记汇报', en: 'Branch secretaries heard' }, max: 200, unit: { zh: '人', en: 'persons' } },
    problems: { type: 'number', label: { zh: '发现问题', en: 'Problems found' }, max: 500, unit: { zh: '个', en: 'problems' },
      help: { zh: '查过而没有的，填0；没有查的，不填。', en: 'Enter 0 when none was found, nothing when none was looked for.' } },
    met: { type: 'number', label: { zh: '见面人数', en: 'People met' }, max: 5000, unit: { zh: '人', en: 'persons' },
      help: { zh: '只填人数。', en: 'A number only.' } },
    campaigns: campaignField,
  },
  messages: {
    'visits.no-such-unit': { zh: '{day}还没有{unit}，或已撤销。请改调研日或调研单位。', en: '{unit} did not exist on {day}. Correct the day or the unit.' },
    'visits.not-a-leader': { zh: '{day} {person} 不是班子成员。请核对调研领导。', en: '{person} was no leader on {day}. Check who visited.' },
  },
  place: row => ({ held: row.day, unit: row.unit }),
  complete: (row, ctx) => visitRefused(row, ctx) ?? row,
  facts: visitFacts,
  check: visitFindings,
})

export default { id: 'visits', label: { zh: '基层调研', en: 'Visits to units' }, order: 50, kinds: [visit] } satisfies Register
