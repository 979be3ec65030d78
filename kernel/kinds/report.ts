import { reportRefusals } from '../report/refusals.ts'
import { defineRegister } from '../register/define.ts'

/**
 * An issued report (定稿): its text, and every figure with value, unit and record ids, as they stood at a ledger
 * index. Gaps that the text does not mention were confirmed one by one by the signer.
 */
export const report = defineRegister({
  id: 'report', version: 1, label: { zh: '已定稿的总结', en: 'Issued report' }, prefix: '总结', headline: ['title'], messages: reportRefusals,
  fields: {
    title: { type: 'text', label: { zh: '题名', en: 'Title' }, required: true, max: 120 },
    report: { type: 'text', label: { zh: '报告种类', en: 'Report' }, required: true, max: 40 },
    year: { type: 'number', label: { zh: '年度', en: 'Year' }, required: true, min: 1990, max: 2100 },
    asOf: { type: 'day', label: { zh: '截至日', en: 'As of' }, required: true },
    index: { type: 'number', label: { zh: '日志序号', en: 'Ledger index' }, required: true, max: 1_000_000_000 },
    issued: { type: 'day', label: { zh: '定稿日', en: 'Issued on' }, required: true },
    signer: { type: 'person', label: { zh: '签发人', en: 'Signer' }, required: true },
    text: { type: 'text', long: true, max: 400_000, label: { zh: '正文', en: 'Text' }, required: true },
    figures: { type: 'list', label: { zh: '数据项', en: 'Figures' }, required: true, fields: {
      key: { type: 'text', label: { zh: '键', en: 'Key' }, required: true },
      text: { type: 'text', label: { zh: '印出的字', en: 'Printed' }, required: true },
      value: { type: 'number', label: { zh: '数', en: 'Value' }, required: true, fraction: true, min: -1_000_000_000, max: 1_000_000_000 },
      query: { type: 'text', long: true, label: { zh: '查询', en: 'Query' }, required: true },
    } },
    gaps: { type: 'list', label: { zh: '已确认不写的缺口', en: 'Gaps confirmed' }, required: true, fields: {
      key: { type: 'text', label: { zh: '键', en: 'Key' }, required: true },
      text: { type: 'text', label: { zh: '缺口', en: 'Gap' }, required: true },
      value: { type: 'number', label: { zh: '数', en: 'Value' }, required: true },
    } },
  },
  place: row => ({ held: row.issued }),
  facts: row => [{ kind: 'report', code: row.report, day: row.issued, num: row.index }],
})
