import { defineRegister, type Register } from '../../kernel/register/define.ts'
import { completed, pledgeFacts, pledgeFindings } from './facts.ts'
import { fields } from './fields.ts'

/** 承诺书: one record is one document, signed by one person for one class; several topics stand in one document. */
const pledge = defineRegister({
  id: 'commitments', version: 1, label: { zh: '承诺书', en: 'Pledges' }, prefix: '承诺', headline: ['person', 'class', 'day'],
  fields,
  messages: {
    'commitments.not-owed': { zh: '{day} {person} 不在“{class}”之列。请核对类别；任职后签署的，请注明。', en: '{person} did not belong to “{class}” on {day}. Check the class; if signed after an appointment, say so.' },
    'commitments.twice': { zh: '{person} {year}年已签过这一类承诺书。请核对，误录的作废。', en: '{person} has signed for this class in {year} already. Check, and void what was recorded by mistake.' },
    'commitments.no-original': { zh: '纸质承诺书没有写原件存放处。请补填。', en: 'The original was signed on paper and nothing says where it is kept. Fill it in.' },
  },
  place: row => ({ held: row.day, unit: row.unit }),
  complete: completed,
  facts: pledgeFacts,
  check: pledgeFindings,
})

export default { id: 'commitments', label: { zh: '承诺书', en: 'Pledges' }, order: 30, kinds: [pledge] } satisfies Register
