import { coverage, type Coverage } from '../kernel/duty/coverage.ts'
import { personsIn } from '../kernel/roster/cohort.ts'
import { unitKind } from '../kernel/roster/roster.ts'
import { landing } from '../server/read/landing.ts'
import { counts } from '../server/read/counts.ts'
import type { Reading } from '../server/read/service.ts'
import { composeReport } from '../server/report/composing.ts'
import { writeReport } from '../server/report/files.ts'
import { verifyLog, type Verification } from '../server/writer/log.ts'

/** What a demonstration has come to, on the ledger's own day. */
export type Summary = {
  readonly name: string
  readonly day: string
  readonly persons: number
  readonly units: number
  readonly duties: number
  readonly entries: number
  readonly coverage: Coverage
  /** Records of the year by the name of their register, in the order of its menu. */
  readonly records: readonly { readonly name: string; readonly count: number }[]
  readonly draft: string
  readonly bound: string
  readonly gaps: readonly { readonly name: string; readonly text: string }[]
  readonly report: { readonly title: string; readonly docx: string; readonly figures: number; readonly blank: number; readonly unbound: number }
  readonly log: Verification
}

const words = (pieces: readonly { readonly text: string }[]): string => pieces.map(p => p.text).join('')

/** Composes the annual summary into `folder`, verifies the log, and gathers what there is to say about both. */
export async function summarise(r: Reading, folder: string): Promise<Summary> {
  const log = await verifyLog(r.pool, r.org)
  const index = await r.sources.head()
  const source = await r.sources.at(index)
  const day = r.moment.today
  const page = await landing(r, [])
  const composed = await composeReport(r, { report: page.report.id, year: page.report.year })
  const { docx } = await writeReport(composed, r.ledger, folder)
  const byKind = new Map((await counts(r)).map(c => [c.id, c.count]))
  const occasions = { name: r.kinds.get('occasion')?.label.zh ?? '', count: byKind.get('occasion') ?? 0 }
  const { title, figures, blanks, unbound } = composed.composition
  return {
    name: page.organisation, day, entries: index, log, coverage: coverage(source.obligations, day, index),
    persons: personsIn({ all: [] }, source.roster, day).length,
    units: [...source.roster.units.keys()].filter(u => unitKind(source.roster, u, day) !== undefined).length,
    duties: source.duties.size,
    records: [occasions, ...r.ledger.registers.map(f => ({ name: f.register.label.zh, count: byKind.get(f.register.id) ?? 0 }))],
    draft: words(page.draft), bound: words(page.bound), gaps: page.gaps,
    report: { title, docx, figures: figures.size, blank: blanks.length, unbound: unbound.length },
  }
}

const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** 应办 = 按时 + 逾期补办 + 免除 + 逾期未办 + 未到期, as it is set on the pages. */
const equation = (c: Coverage): string => `应办 ${thousands(c.required)} = 按时 ${thousands(c.heldOnTime)} + 逾期补办 ${thousands(c.heldLate)} + 免除 ${thousands(c.exempt)}`
  + ` + 逾期未办 ${thousands(c.overdue)} + 未到期 ${thousands(c.notYetDue)}（另记：事后补录 ${thousands(c.enteredLate)}）`

/** The summary for a person: Chinese, then a short block in English. */
export function summaryText(s: Summary): string {
  const { log, report, coverage: c } = s
  return [
    `${s.name}（虚构单位，演示时钟，不具证明力）　截至 ${s.day}`,
    `人员和责任　在册 ${s.persons} 人，单位和党组织 ${s.units} 个，采用责任事项 ${s.duties} 项，据此产生应办事项 ${thousands(c.required)} 项。`,
    `平时记一次　${s.records.map(r => `${r.name} ${thousands(r.count)}`).join('、')}，日志共 ${thousands(s.entries)} 条。`,
    `该办的，办到哪一步　${equation(c)}`,
    `原稿　${s.draft}`,
    `接上账　${s.bound}`,
    `缺的是　${s.gaps.map(g => `${g.name} ${g.text}`).join('；')}`,
    `总结　《${report.title}》数据项 ${report.figures} 个，未关联 ${report.unbound} 处，待书写 ${report.blank} 处：${report.docx}`,
    `日志　${thousands(log.size)} 条，检查点 ${log.checkpoints} 个，${log.verified ? '逐条核对相符' : `核对不符，在 ${log.problem ?? ''}`}，根 ${log.root.slice(0, 16)}…`,
    '',
    `A fictional bureau's year under a simulated clock; it proves nothing. ${s.persons} people, ${s.duties} duties, ${c.required} obligations, ${s.entries} log entries.`,
    `Required ${c.required} = on time ${c.heldOnTime} + held late ${c.heldLate} + exempt ${c.exempt} + overdue ${c.overdue} + not yet due ${c.notYetDue}; entered late ${c.enteredLate}. Log ${log.verified ? 'verified' : 'NOT verified'}.`,
  ].join('\n')
}

/** The summary for a program, one line. */
export function summaryJson(s: Summary): string {
  const { size, root, verified } = s.log
  return JSON.stringify({ demonstration: true, day: s.day, persons: s.persons, units: s.units, duties: s.duties, obligations: s.coverage.required, entries: s.entries,
    coverage: s.coverage, figures: s.report.figures, unbound: s.report.unbound, blank: s.report.blank, report: s.report.docx, log: { size, root, verified } })
}
