import type { Messages } from '../register/fields.ts'

/** What stands in the way of issuing a report, by code: fact, place, remedy. The place is the block and the character in it. */
export const reportRefusals: Messages = {
  'report.blank': { zh: '正文还有一处空缺：{text}。请填写，或删去这一处。', en: 'A blank is left in the text: {text}. Fill it in, or take it out.' },
  'report.unbound': { zh: '正文中的“{text}”没有关联台账。请关联数据项，或改写这一句。', en: '“{text}” in the text is bound to no record. Bind it to a figure, or reword the sentence.' },
  'report.changed': { zh: '改写过的段落里有一处数已变：{text}。请采用新数，或改写这一句。', en: 'A number in an edited paragraph has changed: {text}. Take the new one, or reword the sentence.' },
  'report.unplaced': { zh: '改写的段落在提纲中没有位置。请移到别处，或删去。', en: 'An edited paragraph has no place in the outline. Move it, or remove it.' },
  'report.gap-unconfirmed': { zh: '正文没有写“{text}”。请写进正文，或由签发人确认不写。', en: 'The text does not mention “{text}”. Add it to the text, or have the signer confirm that it is left out.' },
  'report.signed-before-figures': { zh: '成文日期{signed}早于数据截至日{asOf}。请改成文日期，或改截至日。', en: 'The text is dated {signed}, before its figures ({asOf}). Change one of the two.' },
  'report.issued-before-figures': { zh: '定稿日{issued}早于数据截至日{asOf}。请到截至日后定稿，或改截至日。', en: 'It would be issued on {issued}, before its figures ({asOf}). Issue it after that day, or change the as-of day.' },
  'report.next-day-past': { zh: '补办时限{day}不晚于截至日{asOf}。请改为以后的工作日。', en: 'The day set for making good, {day}, is not after the as-of day {asOf}. Set a later working day.' },
  'report.next-day-unknown': { zh: '{year}年放假安排还没有录入，不能核对{day}。请先录入，或改日期。', en: 'The holidays of {year} are not loaded, so {day} cannot be checked. Load them, or set another day.' },
  'report.next-day-rest': { zh: '补办时限{day}不是工作日。请改为工作日。', en: 'The day set for making good, {day}, is no working day. Set a working day.' },
}
