import { defineRegister, type Register } from '../../kernel/register/define.ts'
import { meetingFacts, meetingFindings, refused } from './facts.ts'
import { fields } from './fields.ts'

/** 组织生活: which unit held which meeting; who was there stands on the sitting, or as two numbers for law-firm branches. */
const meeting = defineRegister({
  id: 'meetings', version: 1, label: { zh: '组织生活', en: 'Party meetings' }, prefix: '会议', headline: ['type', 'unit', 'day'],
  fields,
  messages: {
    'meetings.counted-twice': { zh: '出席已记在场次，不能再填人数。请去掉人数，或不关联场次。', en: 'Attendance stands on the event and may not be given in numbers too. Remove the numbers, or the event.' },
    'meetings.not-theirs': { zh: '{unit}不召开“{type}”。请核对类别和召开单位。', en: '{unit} does not hold a meeting of the kind “{type}”. Check kind and unit.' },
    'meetings.twice': { zh: '{unit}{day}已有同类会议。请核对，重复的作废。', en: '{unit} has a meeting of the same kind on {day} already. Check, and void the one too many.' },
    'meetings.other-day': { zh: '场次在{held}举办，会议记在{day}。请核对日期。', en: 'The event was held on {held}, the meeting is recorded on {day}. Check the day.' },
    'meetings.quorum': { zh: '应到 {due} 人，到会 {present} 人，不足规定人数。请核对名单；确实不足的，须另行召开。', en: '{present} of {due} were there, fewer than required. Check the list; if it is right, the meeting has to be held again.' },
    'meetings.no-minutes': { zh: '没有写会议记录存放处。请补填。', en: 'Nothing says where the minutes are kept. Fill it in.' },
  },
  place: row => ({ held: row.day, unit: row.unit, occasion: row.occasion }),
  complete: row => refused(row) ?? row,
  facts: meetingFacts,
  check: meetingFindings,
})

export default { id: 'meetings', label: { zh: '组织生活', en: 'Party meetings' }, order: 70, kinds: [meeting] } satisfies Register
