import type { At, Count, Figure } from './figure.ts'

const counted: Readonly<Record<Exclude<Count, { from: 'persons' | 'units' }>['count'], { zh: string; en: string }>> = {
  rows: { zh: '逐条计', en: 'each statement counts' }, records: { zh: '按记录计，一条记录计一次', en: 'each record counts once' },
  occasions: { zh: '按场次计，一场计一次', en: 'each event counts once' }, persons: { zh: '按人计，一人计一次', en: 'each person counts once' },
  units: { zh: '按单位计，一个单位计一次', en: 'each unit counts once' }, refs: { zh: '按所指事项计，一项计一次', en: 'each thing referred to counts once' },
  sum: { zh: '所记数目相加', en: 'the numbers recorded are added' }, subjects: { zh: '按责任主体计，一个主体计一次', en: 'each subject counts once' },
}

const terms: Readonly<Record<string, { zh: string; en: string }>> = {
  heldOnTime: { zh: '按时办理的', en: 'met on time' }, heldLate: { zh: '逾期补办的', en: 'met late' }, exempt: { zh: '经批准免除的', en: 'exempt' },
  overdue: { zh: '逾期未办的', en: 'overdue' }, notYetDue: { zh: '未到期的', en: 'not yet due' }, met: { zh: '已办的（按时和逾期补办）', en: 'met, on time or late' },
  enteredLate: { zh: '已办而事后补录的', en: 'met and entered late' },
}

function sayCount(f: Count, { year, asOf }: At): { zh: string; en: string } {
  if (f.from === 'persons' || f.from === 'units') {
    const on = f.where.on === 'asOf' ? asOf : f.where.on.length === 5 ? `${year}-${f.where.on}` : f.where.on
    return { zh: `${on}在册、符合条件的${f.from === 'persons' ? '人数' : '单位数'}，由名册算出。`, en: `${f.from === 'persons' ? 'People' : 'Units'} on the roster on ${on} who fit, from the roster itself.` }
  }
  if (f.from === 'obligations') {
    const term = f.where.term === undefined ? undefined : terms[f.where.term]
    return { zh: `${year}年度应办事项${term ? `中${term.zh}` : '（含未到期）'}，${counted[f.count].zh}，截至${asOf}。`,
      en: `Obligations of ${year}${term ? `, ${term.en}` : ', those not yet due included'}; ${counted[f.count].en}; as of ${asOf}.` }
  }
  const { where } = f
  if (!('fact' in where)) return { zh: f.label.zh, en: f.label.en }
  const [from, to] = where.days ?? [`${year}-01-01`, asOf]
  const late = where.late ? { zh: '其中事后补录的，', en: 'those entered late, ' } : { zh: '', en: '' }
  return { zh: `${from}至${to < asOf ? to : asOf}举办、账上有记录的，${late.zh}${counted[f.count].zh}。`, en: `Held from ${from} to ${to < asOf ? to : asOf} and on record, ${late.en}${counted[f.count].en}.` }
}

/** The rule of a figure in words: what is counted, over which days, how. What it is called stands in its label. */
export function explain(figure: Figure, at: At): { readonly zh: string; readonly en: string } {
  switch (figure.of) {
    case 'count': return sayCount(figure, at)
    case 'ratio': return { zh: `已办 ÷（应办 − 免除 − 未到期），截去小数，截至${at.asOf}。`, en: `Met ÷ (due − exempt − not yet due), cut to a whole percent, as of ${at.asOf}.` }
    case 'rest': return { zh: `应有的减去已有的，剩下的逐个列出，截至${at.asOf}。`, en: `Those there should be less those there are, the rest listed one by one, as of ${at.asOf}.` }
    case 'total': return { zh: `${figure.parts.map(p => p.label.zh).join('＋')}，相加。`, en: `${figure.parts.map(p => p.label.en).join(' + ')}, added.` }
    case 'day': return { zh: figure.pick === 'first' ? '最早一条记录的举办日。' : '最晚一条记录的举办日。', en: figure.pick === 'first' ? 'Day of the first record.' : 'Day of the last record.' }
    case 'fixed-day': return { zh: '由报告参数或规则给出的日期。', en: 'A day given by the report or a rule.' }
  }
}
