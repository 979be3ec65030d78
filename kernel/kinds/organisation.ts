import { refuse } from '../journal/command.ts'
import { defineRegister } from '../register/define.ts'

/**
 * The ledger's first entry: whose it is, and whether it is ordinary or a demonstration, for good. A demonstration
 * ledger may be given a simulated clock and proves nothing; it says so in its first entry and in the log's origin.
 */
export const organisation = defineRegister({
  id: 'organisation', version: 1, label: { zh: '单位账', en: 'Ledger' }, headline: ['name'],
  fields: {
    name: { type: 'text', label: { zh: '单位名称', en: 'Organisation' }, required: true, max: 80 },
    short: { type: 'text', label: { zh: '单位简称', en: 'Short name' }, max: 40 },
    clock: { type: 'choice', label: { zh: '账的性质', en: 'Nature' }, required: true, options: [
      { code: 'ordinary', label: { zh: '正式账', en: 'Ordinary' } },
      { code: 'demonstration', label: { zh: '演示账（演示时钟，不具证明力）', en: 'Demonstration (simulated clock, proves nothing)' } },
    ] },
    opened: { type: 'day', label: { zh: '建账日', en: 'Opened on' }, required: true },
  },
  place: row => ({ held: row.opened }),
  complete: (row, ctx, before) => {
    if (ctx.self !== 1) return refuse('organisation.second', 'row')
    return before && before.clock !== row.clock ? refuse('organisation.nature', 'row.clock') : row
  },
  facts: row => [{ kind: 'organisation', code: row.clock, day: row.opened }],
})
