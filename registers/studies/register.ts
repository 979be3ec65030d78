import { defineRegister, type Register } from '../../kernel/register/define.ts'
import { completed, studyFacts, studyFindings } from './facts.ts'
import { fields } from './fields.ts'

/** 学习教育: what was studied, by which kind of study; who was there stands on the sitting alone. */
const study = defineRegister({
  id: 'studies', version: 1, label: { zh: '学习教育', en: 'Studies' }, prefix: '学习', headline: ['title', 'day'],
  fields,
  messages: {
    'studies.before-issue': { zh: '文件{issued}印发，学习日是{day}，早于印发。请核对两个日期。', en: 'The document was issued on {issued} and studied on {day}, before it was issued. Check both days.' },
    'studies.other-day': { zh: '场次在{held}举办，学习记在{day}。请核对日期。', en: 'The event was held on {held}, the study is recorded on {day}. Check the day.' },
    'studies.no-occasion': { zh: '这类学习没有关联场次，出席无从核对。请登记场次并关联。', en: 'This kind of study has no event, so attendance cannot be checked. Record the event and name it here.' },
    'studies.twice': { zh: '这一场已有同类学习记录。请核对，重复的作废。', en: 'This event has a study of the same kind already. Check, and void the one too many.' },
    'studies.before-leaders': { zh: '党支部{day}学习，早于中心组的{held}。请核对两次学习的日期。', en: 'The branch studied on {day}, before the central group on {held}. Check both days.' },
  },
  place: row => ({ held: row.day, unit: row.unit, occasion: row.occasion }),
  complete: completed,
  facts: studyFacts,
  check: studyFindings,
})

export default { id: 'studies', label: { zh: '学习教育', en: 'Studies' }, order: 60, kinds: [study] } satisfies Register
