import type { CheckPage } from '../../contract/check.ts'
import type { FigurePanel, ReportPage } from '../../contract/reports.ts'
import type { Landing, Me } from '../../contract/session.ts'
import type { Coverage, RecordLine } from '../../contract/values.ts'

const asOf = { day: '2021-12-20', index: 6214 }

export const line = (item: number, rest: Partial<RecordLine> = {}): RecordLine => ({
  item, kind: 'commitments', label: `承诺-2021-${String(item).padStart(4, '0')}`, title: `顾文澜 · 班子成员 · 2021-03-05`, unit: { id: 7, name: '城西司法所' },
  held: '2021-03-05', recorded: '2021-03-05T10:42:00+08:00', at: 100 + item, marks: [], ...rest,
})
const signing: Coverage = { required: 153, heldOnTime: 147, heldLate: 3, exempt: 1, overdue: 2, notYetDue: 0, enteredLate: 11 }

const who = { person: 11, name: '沈知远', office: '政治处', unit: 3, role: 'office', scope: 'organisation', mayRecord: true, mayIssue: true } as const
export const me = (role: string | null): Me => ({
  organisation: '明川区司法局', short: '区司法局', demonstration: true, asOf,
  who: role === null ? null : role === 'staff' ? { ...who, role, name: '陆一鸣', office: '法治科', scope: 'own', mayRecord: false, mayIssue: false } : { ...who, role },
  registers: role === null ? [] : [{ id: 'occasion', count: 86 }, { id: 'commitments', count: 1240 }],
})

export const landing: Landing = {
  asOf, organisation: '明川区司法局', overdue: 63, coverage: { required: 5486, heldOnTime: 4731, heldLate: 212, exempt: 96, overdue: 63, notYetDue: 384, enteredLate: 318 },
  draft: [{ kind: 'text', text: '班子成员到基层党支部调研' }, { kind: 'blank', text: '【 】次' }, { kind: 'text', text: '，听取支部书记汇报。' }],
  bound: [{ kind: 'text', text: '班子成员到基层党支部调研' }, { kind: 'bound', key: 'visits.held', text: '38次', as: 'figure' }, { kind: 'text', text: '，听取支部书记汇报' },
    { kind: 'bound', key: 'visits.heard', text: '31人次', as: 'figure' }, { kind: 'text', text: '；' }, { kind: 'bound', key: 'visits.missed', text: '2个支部未到', as: 'gap' }, { kind: 'text', text: '。' }],
  opened: { key: 'visits.held', total: 38, records: [1, 2, 3].map(n => line(n, { label: `调研-2021-000${n}`, held: `2021-03-${15 + n}` })), missed: ['城西所支部', '青岭所支部'] },
  gaps: [{ name: '承诺书', key: 'commitments.open', text: '2人未签' }, { name: '基层调研', key: 'visits.missed', text: '2个支部未到' }, { name: '组织生活', key: 'meetings.open', text: '5次未开' }],
  report: { id: 'annual-summary', year: 2021, figures: 37 },
  roles: [{ code: 'staff', title: '干警', titleEn: 'Staff', person: '陆一鸣', sees: '我被记录的', seesEn: 'What is recorded about me' },
    { code: 'office', title: '政治处', titleEn: 'Political office', person: '沈知远', sees: '登记、核对、写总结', seesEn: 'Records, checks, writes the summary' }],
}

export const report: ReportPage = {
  report: 'annual-summary', name: '年度总结', title: '明川区司法局2021年党风廉政建设工作总结', year: 2021, asOf, figures: 4, blanks: 1, unbound: 1, mayIssue: true,
  blocks: [
    { kind: 'title', text: '明川区司法局2021年党风廉政建设工作总结' },
    { kind: 'heading', key: '一', level: 1, text: '一、本年度责任制落实情况', figures: 3 },
    { kind: 'heading', key: '一（一）', level: 2, text: '（一）责任落实', figures: 3 },
    { kind: 'paragraph', key: '1.1.1/commitments', lead: '一是分层签署承诺书。', by: 'ledger', pieces: [{ kind: 'text', text: '应签' }, { kind: 'bound', key: 'commitments.due', text: '153份', as: 'figure' }, { kind: 'text', text: '，已签' },
      { kind: 'bound', key: 'commitments.signed', text: '150份', as: 'figure' }, { kind: 'text', text: '，' }, { kind: 'bound', key: 'commitments.open', text: '2人未签', as: 'gap' }, { kind: 'text', text: '。' }] },
    { kind: 'paragraph', key: '1.1.2/author', lead: '', by: 'author', pieces: [{ kind: 'text', text: '编印谈话参考资料60本，随行记录整理' }, { kind: 'blank', text: '【 】份' }, { kind: 'text', text: '。' }] },
    { kind: 'signature', organ: '明川区司法局', pieces: [{ kind: 'bound', key: 'report.signed', text: '2021年12月20日', as: 'date' }] },
  ],
  leftOut: [{ name: '内部审计', nameEn: 'Audits', why: 'not-in-use' }, { name: '节日提醒', nameEn: 'Holiday reminders', why: 'nothing' }],
  gaps: [{ key: 'commitments.open', text: '2人未签', mentioned: true, confirmedBy: null }, { key: 'meetings.open', text: '5次未开', mentioned: false, confirmedBy: null }],
  differences: [{ report: '明川区司法局2021年上半年小结', item: 900, key: 'studies.present', name: '参加学习', was: '37', is: '36', because: [{ at: 2588, record: line(31) }] }],
  issued: [{ item: 900, title: '明川区司法局2021年上半年小结', issued: '2021-07-28', index: 1596 }],
}

/** The same report with nothing left to fill in. */
export const ready: ReportPage = { ...report, blanks: 0, unbound: 0, blocks: report.blocks.filter(b => b.kind !== 'paragraph' || b.by === 'ledger') }

export const figure = (key: string, from: number): FigurePanel => ({
  key, name: '已签承诺书', nameEn: 'Pledges signed', value: '150', unit: '份', asOf, ruleVersion: '年度承诺书 · 2', coverage: signing,
  rule: { zh: '2021年度应签承诺书的四类人员中，到截至日已有本人签署的份数。', en: 'Pledges signed by that day, of the four classes that owe one in 2021.' },
  missing: ['温若谷', '骆青禾'].map((name, i) => ({ who: name, unit: ['城西司法所', '青岭司法所'][i] ?? '', duty: '年度承诺书', period: '2021', due: '2021-04-30', days: 234, provisional: false })),
  missingTotal: 2, records: Array.from({ length: from === 0 ? 20 : 5 }, (_, i) => line(from + i + 1, i === 4 ? { marks: ['entered-late'], recorded: '2021-04-09T09:00:00+08:00' } : {})), recordsTotal: 25, members: [], outside: 0,
})

const said = '一是签署承诺书150份，均已谈到。\n二是7月18日召开会议，调研【】次，发现问题15个。'
const claim = (text: string, rest: Partial<CheckPage['claims'][number]>): CheckPage['claims'][number] => ({
  kind: 'quantity', text, start: said.indexOf(text), end: said.indexOf(text) + text.length, state: 'unbound', confirmed: false, figures: [], records: [], says: { zh: '台账中没有与此对应的数据项。', en: 'The ledger has no figure for this.' }, ...rest,
})
/** A draft and what checking it gives. */
export const draft = said
export const checked: CheckPage = {
  asOf, year: 2021,
  claims: [
    claim('150份', { state: 'supported', unit: '份', figures: ['commitments.signed'] }),
    claim('均', { kind: 'universal', state: 'contradicted', remainder: 2, figures: ['talks.open'], says: { zh: '“均”要求应谈的都已谈。台账上还有2人次未谈。', en: '"均" asks that all was done; the ledger has 2 open.' } }),
    claim('7月18日', { kind: 'date', state: 'contradicted', records: [31], suggestion: { value: '2021-07-08', unit: '', figure: 'record.31' }, says: { zh: '台账中这次会议在2021-07-08。', en: 'The ledger has it on 2021-07-08.' } }),
    claim('【】次', { kind: 'blank', state: 'blank', unit: '次', suggestion: { value: '38', unit: '次', figure: 'visits.held' } }),
    claim('15个', { unit: '个', suggestion: { value: '17', unit: '个', figure: 'visits.problems' } }),
  ],
  relations: [{ kind: 'relation', relation: 'sum', holds: false, start: said.indexOf('发现问题'), end: said.indexOf('15个') + 3, text: '发现问题15个', expected: 17, printed: 15 }],
}
export const detail = { coverage: { required: 270, heldOnTime: 254, heldLate: 12, exempt: 2, overdue: 2, notYetDue: 0, enteredLate: 0 }, records: [line(31)], remainder: [{ unit: '青岭司法所', period: '2021', count: 2 }], instead: null }
