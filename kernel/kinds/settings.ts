import { yearOf } from '../calendar/index.ts'
import { refuse } from '../journal/command.ts'
import type { Fact } from '../journal/fact.ts'
import { dayNumber } from '../duty/reconcile.ts'
import { defineRegister } from '../register/define.ts'

/**
 * A year's calendar as the notice has it: holidays (休) and worked weekend days (班). It may name days of the years
 * beside its own (元旦 often begins in December). Loading one re-plans what was provisional.
 */
export const calendar = defineRegister({
  id: 'calendar', version: 1, label: { zh: '日历', en: 'Calendar' }, headline: ['year', 'source'],
  fields: {
    year: { type: 'number', label: { zh: '年', en: 'Year' }, required: true, min: 1990, max: 2100 },
    source: { type: 'text', label: { zh: '依据文件', en: 'Notice' }, required: true },
    off: { type: 'list', label: { zh: '放假日', en: 'Days off' }, required: true, fields: {
      day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
      name: { type: 'text', label: { zh: '节日', en: 'Holiday' }, required: true, max: 20 },
    } },
    on: { type: 'list', label: { zh: '调休上班日', en: 'Worked days' }, required: true, fields: {
      day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
    } },
  },
  place: row => ({ held: `${row.year}-01-01` }),
  complete: (row, ctx, before) => {
    const said = [...row.off, ...row.on].map(d => d.day)
    const stray = said.find(day => Math.abs(yearOf(day) - row.year) > 1)
    if (stray !== undefined) return refuse('calendar.other-year', 'row.off', { day: stray, year: row.year })
    const twice = said.find((day, i) => said.indexOf(day) !== i)
    if (twice !== undefined) return refuse('calendar.twice', 'row.on', { day: twice, year: row.year })
    const loaded = before?.year !== row.year && ctx.calendar.years.has(row.year)
    return loaded ? refuse('calendar.loaded', 'row.year', { year: row.year }) : row
  },
  facts: (row): readonly Fact[] => [
    { kind: 'calendar.year', num: row.year, day: `${row.year}-01-01` },
    ...row.off.map(d => ({ kind: 'calendar.off', day: d.day })),
    ...row.on.map(d => ({ kind: 'calendar.on', day: d.day })),
  ],
})

/** What an organisation sets for itself: grace before an entry counts as late, first day that counts, small-count threshold. */
export const parameter = defineRegister({
  id: 'parameter', version: 1, label: { zh: '参数', en: 'Parameter' }, headline: ['name'],
  fields: {
    name: { type: 'choice', label: { zh: '名称', en: 'Name' }, required: true, options: [
      { code: 'grace', label: { zh: '补录界限（工作日）', en: 'Days before an entry counts as late' } },
      { code: 'ledgerFrom', label: { zh: '台账起算日', en: 'The ledger counts from' } },
      { code: 'threshold', label: { zh: '小数合并界限', en: 'Counts merged below' } },
    ] },
    number: { type: 'number', label: { zh: '数', en: 'Number' } },
    day: { type: 'day', label: { zh: '日', en: 'Day' } },
    from: { type: 'day', label: { zh: '启用日', en: 'Set on' }, required: true },
  },
  place: row => ({ held: row.from }),
  complete: row => {
    if (row.name === 'ledgerFrom') return row.day === undefined ? refuse('field.missing', 'row.day', { label: '日', labelEn: 'Day' }) : row
    return row.number === undefined ? refuse('field.missing', 'row.number', { label: '数', labelEn: 'Number' }) : row
  },
  facts: row => [{ kind: 'parameter', code: row.name, day: row.day ?? row.from, ...(row.number === undefined ? {} : { num: row.number }) }],
})

/** Reasons for absence and exemption, a short list without free text (DESIGN §9). */
export const reasonOptions = [
  { code: 'duty', label: { zh: '因公', en: 'On duty' } }, { code: 'leave', label: { zh: '请假', en: 'On leave' } },
  { code: 'secondment', label: { zh: '借调', en: 'Seconded' } }, { code: 'other', label: { zh: '其他', en: 'Other' } },
] as const

/** 免除: another person's waiver over some days, for one duty or for all; its reason comes from the short list. */
export const exemption = defineRegister({
  id: 'exemption', version: 1, label: { zh: '免除', en: 'Exemption' }, prefix: '免除', headline: ['person', 'unit', 'reason'], ownUnitOnly: ['reason'],
  fields: {
    person: { type: 'person', label: { zh: '人员', en: 'Person' } },
    unit: { type: 'unit', label: { zh: '单位', en: 'Unit' } },
    duty: { type: 'record', of: 'duty', label: { zh: '责任事项（不填为全部）', en: 'Duty (all when empty)' } },
    reason: { type: 'choice', label: { zh: '事由', en: 'Reason' }, required: true, options: reasonOptions },
    from: { type: 'day', label: { zh: '自', en: 'From' }, required: true },
    to: { type: 'day', label: { zh: '至', en: 'To' }, required: true },
    granted: { type: 'day', label: { zh: '批准日', en: 'Granted on' }, required: true },
    by: { type: 'person', label: { zh: '批准人', en: 'Granted by' }, required: true },
  },
  place: row => ({ held: row.granted, unit: row.unit }),
  complete: row => {
    if ((row.person === undefined) === (row.unit === undefined)) return refuse('exemption.one', 'row.person')
    if (row.person === row.by) return refuse('exemption.own', 'row.by', { person: row.by })
    return row.to < row.from ? refuse('range.backwards', 'row.to', { from: row.from, to: row.to }) : row
  },
  facts: row => [{ kind: 'exemption', code: row.reason, day: row.from, end: row.to, num: dayNumber(row.granted),
    ...(row.person === undefined ? {} : { person: row.person }), ...(row.unit === undefined ? {} : { unit: row.unit }),
    ...(row.duty === undefined ? {} : { ref: row.duty }) }],
})
