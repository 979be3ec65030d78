import type { Messages } from '../register/fields.ts'
import type { Refusal } from './command.ts'
import { textOf, type About, type Lang } from './wording.ts'

const steps: Messages = {
  'command.empty': { zh: '这次没有要记的内容。请至少登记一项。', en: 'There is nothing to record. Record at least one thing.' },
  'clock.ordinary': { zh: '正式账的时间只取系统时钟，不能指定。请去掉指定的时间。', en: 'An ordinary ledger takes its time from the system clock only. Remove the time given.' },
  'kind.unknown': { zh: '没有“{kind}”这类记录。请从台账中选择。', en: 'There is no kind of record “{kind}”. Choose one of the registers.' },
  'step.unknown': { zh: '{place}引用了本次尚未登记的一步。请调整先后。', en: '{place} refers to a step of this command that has made no record. Change their order.' },
  'record.unknown': { zh: '没有{item}，或不在您的查看范围。请重新选择。', en: 'There is no {item}, or it is outside your scope. Choose again.' },
  'record.void': { zh: '{item}已作废。请改选有效的记录，或另行登记。', en: '{item} is void. Choose one that stands, or record it anew.' },
  'body.destroyed': { zh: '{item}的正文已依法销毁，不能更正。事实有误的，请作废后另行登记。', en: 'The text of {item} was lawfully destroyed, so it cannot be corrected. If the facts are wrong, void it and record anew.' },
  'person.unknown': { zh: '名册中没有{person}。请先登记人员，或改{place}。', en: '{person} is not on the roster. Register the person first, or correct {place}.' },
  'unit.unknown': { zh: '没有{unit}。请先登记单位，或改{place}。', en: 'There is no {unit}. Register the unit first, or correct {place}.' },
  'held.in-future': { zh: '{held}还没有到，今天是{today}。请改{place}，或到时再记。', en: '{held} has not come yet; today is {today}. Correct {place}, or record it then.' },
  'state.first': { zh: '新记录应从“{first}”开始，不能是“{state}”。请先登记，再改状态。', en: 'A new record begins as “{first}”, not as “{state}”. Record it first, then change its state.' },
  'state.does-not-follow': { zh: '“{from}”之后不能是“{to}”。可改为：{may}。', en: '“{to}” does not follow “{from}”. What may follow: {may}.' },
  'state.final': { zh: '“{from}”是最后的状态，不能改为“{to}”。记录有误的，请更正内容或作废。', en: '“{from}” is the last state and cannot become “{to}”. If the record is wrong, correct or void it.' },
}

const upkeep: Messages = {
  'void.nothing': { zh: '没有选择要作废的记录。请至少选一条。', en: 'No record was chosen to be voided. Choose at least one.' },
  'void.reason': { zh: '没有写作废原因。请写明原因。', en: 'No reason was given for voiding. Give one.' },
  'void.referred': { zh: '{item}仍被 {count} 条记录引用。请先处理这些记录，或一并作废。', en: '{item} is referred to by {count} other record(s). Deal with those first, or void them together.' },
  'void.first': { zh: '单位账的首条记录不能作废。内容有误的，请更正。', en: 'The first record of a ledger cannot be voided. If it is wrong, correct it.' },
  'batch.unknown': { zh: '没有批次“{batch}”。请核对批次。', en: 'There is no batch “{batch}”. Check its name.' },
  'undo.nothing': { zh: '批次“{batch}”中没有可撤销的记录。改过或被引用的，请逐条点名。', en: 'Nothing of batch “{batch}” can be undone. Name one by one what was changed or is referred to.' },
  'amend.nothing': { zh: '{item}已是第 {version} 版。无需再补要素。', en: '{item} is of version {version} already. Nothing has to be added.' },
  'destroy.basis': { zh: '没有写销毁依据。请写明文件或保管期限。', en: 'No basis was given for the destruction. Name the document or retention period.' },
  'destroy.approver': { zh: '没有写销毁批准人。请写明由谁批准。', en: 'Nobody was named who approved the destruction. Name who did.' },
  'destroy.again': { zh: '{item}的正文已经销毁。无需再次销毁。', en: 'The text of {item} is already destroyed. Nothing is left to destroy.' },
  'destroy.duty': { zh: '责任事项的条文是应办事项的依据，不能销毁。不再执行的，请定终止日或作废。', en: 'A duty’s text is what obligations rest on and cannot be destroyed. If it no longer applies, end or void it.' },
  'plan.back': { zh: '这项责任已排到{planned}，不能退回{to}。请改到{planned}或以后。', en: 'This duty is planned to {planned} and cannot go back to {to}. Plan to {planned} or later.' },
}

const fields: Messages = {
  'field.row': { zh: '{place}不是一组字段。请按表填写。', en: '{place} is not a set of fields. Fill in the form.' },
  'field.unknown': { zh: '没有“{field}”这个字段。请删去，或按表头改正。', en: 'There is no field “{field}”. Remove it, or correct its name.' },
  'field.missing': { zh: '没有填{label}。请补填。', en: '{label} is missing. Fill it in.' },
  'field.text': { zh: '{place}应是文字。请重新填写。', en: '{place} has to be text. Enter it again.' },
  'field.control': { zh: '{place}含有看不见的控制字符。请删去后重填。', en: '{place} holds invisible control characters. Remove them.' },
  'field.one-line': { zh: '{place}应写成一行。请去掉换行。', en: '{place} has to stand on one line. Remove the line breaks.' },
  'field.too-long': { zh: '{place}有 {length} 字，最多 {max} 字。请缩短。', en: '{place} has {length} characters, at most {max} fit. Shorten it.' },
  'field.day': { zh: '{place}应是日期，写作 2021-07-08。请改正。', en: '{place} has to be a day such as 2021-07-08. Correct it.' },
  'day.none': { zh: '{value}不存在。请改{place}。', en: '{value} does not exist. Correct {place}.' },
  'field.time': { zh: '{place}应是时间，写作 14:30。请改正。', en: '{place} has to be a time such as 14:30. Correct it.' },
  'field.number': { zh: '{place}应是数字。请重新填写。', en: '{place} has to be a number. Enter it again.' },
  'field.whole': { zh: '{place}应是整数，不能是 {value}。请改正。', en: '{place} has to be a whole number, not {value}. Correct it.' },
  'field.range': { zh: '{place}是 {value}，应在 {min} 至 {max} 之间。请改正。', en: '{place} is {value} and has to lie between {min} and {max}. Correct it.' },
  'field.flag': { zh: '{place}应选是或否。请重新选择。', en: '{place} has to be yes or no. Choose again.' },
  'field.choice': { zh: '{place}只能从这些中选：{options}。请重新选择。', en: '{place} has to be one of these: {options}. Choose again.' },
  'field.id': { zh: '{place}应从名单中选择。请重新选择。', en: '{place} has to be chosen from the list. Choose again.' },
  'field.ids': { zh: '{place}应从名单中选择。请重新选择。', en: '{place} has to be chosen from the list. Choose again.' },
  'field.twice': { zh: '{place}中{person}出现两次。请删去一处。', en: '{person} is named twice in {place}. Remove one.' },
  'field.list': { zh: '{place}应是列表。请逐行填写。', en: '{place} has to be a list. Enter it row by row.' },
  'field.too-many': { zh: '{place}有 {length} 行，最多 {max} 行。请分开登记。', en: '{place} has {length} rows, at most {max} fit. Record them separately.' },
  'range.backwards': { zh: '起{from}、止{to}，前后不符。请改{place}。', en: 'It would end ({to}) before it begins ({from}). Correct {place}.' },
}

const kinds: Messages = {
  'organisation.first': { zh: '这本账还没有建账。请先登记单位账。', en: 'This ledger has not been opened. Record whose ledger it is first.' },
  'organisation.second': { zh: '这本账已经建账，不能另建。内容有误的，请更正首条记录。', en: 'This ledger is opened already and cannot be opened twice. If it is wrong, correct its first record.' },
  'organisation.nature': { zh: '正式账或演示账在建账时已定，不能改。需要另一种的，请另建一本账。', en: 'Whether a ledger is ordinary or a demonstration is settled when it is opened. For the other, open another ledger.' },
  'unit.second-organisation': { zh: '这本账已有一个单位。请改选类别。', en: 'This ledger already has its organisation. Choose another kind.' },
  'person.not-on-roster': { zh: '{day} {person} 不在{unit}。可改日期，或从名单移除。', en: '{person} was not in {unit} on {day}. Change the date or remove the person.' },
  'occasion.absent-not-due': { zh: '{day} {person} 不在应到名单。可加入应到，或从缺席移除。', en: '{person} was not due on {day}. Add the person to those due, or remove them from the absent.' },
  'calendar.other-year': { zh: '{day}不属于{year}年的放假安排。请改日期，或录入相应年度。', en: '{day} is no part of the {year} notice. Correct the day, or load its own year.' },
  'calendar.twice': { zh: '{day}在{year}年的安排中出现两次。请对照通知删去一处。', en: '{day} occurs twice in the {year} notice. Remove one, as the notice has it.' },
  'calendar.loaded': { zh: '{year}年的日历已经录入。请更正原记录，不要另录。', en: 'The calendar of {year} is loaded already. Correct that record.' },
  'exemption.one': { zh: '免除应填人员或单位中的一个。请填一个，另一个留空。', en: 'An exemption is for a person or a unit. Fill in one of them and leave the other empty.' },
  'exemption.own': { zh: '{person}不能免除自己。请由他人批准。', en: '{person} cannot grant their own exemption. Have somebody else grant it.' },
  'rule.wrong': { zh: '责任事项的“{field}”有误。请按规则格式改正。', en: '“{field}” of the duty is wrong. Correct it to the form of a rule.' },
  'rule.before-last': { zh: '新版本自{from}起，早于现行版本的{last}。请改起始日，或更正原版本。', en: 'The new version begins on {from}, before the last one ({last}). Change its first day, or correct the old version.' },
  'rule.after-once': { zh: '一次性的责任不能自{from}起另有版本。请更正原版本，或另设一项责任。', en: 'What is asked once cannot have another version from {from}. Correct the version there is, or adopt another duty.' },
  'rule.not-at-boundary': { zh: '{from}不是周期的第一天。请改为{next}，或以后某个周期的第一天。', en: '{from} is not the first day of a period. Change it to {next}, or to the first day of a later one.' },
}

/** Every refusal of the kernel and of the writer around it, by code: fact, place, remedy (design/screens.md *Words*). */
export const refusals: Messages = { ...steps, ...upkeep, ...fields, ...kinds }

/**
 * What a refusal says, in Chinese or English. Names are looked up by the caller: put into `params` in place of the
 * numbers `person`, `unit` and `item`, or given by `about.name`; without either the number is said. Codes of kinds need
 * `about.kinds`.
 * RangeError for a code that nobody has a message for, which the conformance of registers rules out.
 */
export function message(refusal: Refusal, lang: Lang, about: About = {}): string {
  const text = textOf(refusals, refusal.refused, refusal.params ?? {}, lang, about)
  if (text === undefined) throw new RangeError(`“${refusal.refused}”没有对应的文字；请在登记该代码的台账中补上。 No message for "${refusal.refused}"; add it to the kind that refuses with it.`)
  return text
}
