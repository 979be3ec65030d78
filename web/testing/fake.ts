import { implement, ORPCError } from '@orpc/server'
import type { RecordPage } from '../../contract/records.ts'
import { contract } from '../../contract/index.ts'
import { checked, detail, figure, landing, line, me, ready, report } from './fixtures.ts'

/** What the fake remembers: which role is signed in, what was asked of it, and how the report stands. */
export type Fake = { role: string | null; ready: boolean; readonly asked: { readonly name: string; readonly input: unknown }[] }

const record: RecordPage = {
  line: line(31, { kind: 'occasion', label: '场次-2021-0031', title: '局机关党支部党史学习教育专题组织生活会', marks: ['entered-late'], attendance: { due: 40, present: 37, open: 3 } }),
  state: 'recorded', version: 1, row: { title: '局机关党支部党史学习教育专题组织生活会', day: '2021-07-08', unit: 7, people: { due: [1, 2], absent: [{ person: 2, reason: 'duty' }] } },
  names: { persons: { 1: '顾文澜', 2: '白以宁' }, units: { 7: '局机关党支部' }, records: {} },
  dates: { held: '2021-07-08', recorded: '2021-07-20T10:42:00+08:00', workdays: 8, late: true, corrected: [] },
  versions: [{ at: 2317, op: 'put', recorded: '2021-07-20T10:42:00+08:00', actor: '何静宜', reason: null, lateReason: '支部书记培训，回来后补记', changes: [] }],
  sitting: null, about: [], absences: [{ who: '白以宁', reason: { zh: '因公', en: 'On duty' }, open: 2, mark: null }], met: [{ duty: '支部组织生活会', count: 1 }], reportsChanged: [],
  proof: { at: 2317, leaf: '9f3c71aae04d', checkpoint: null, witnessed: false }, tombstone: null, mayCorrect: true,
}

/** The contract answered from fixtures; whoever has no role gets UNAUTHORIZED, as from the server. */
export function fakeRouter(fake: Fake) {
  const base = implement(contract)
  const asked = (name: string, input: unknown): void => { fake.asked.push({ name, input }) }
  const inside = base.use(({ next }) => {
    if (fake.role === null) throw new ORPCError('UNAUTHORIZED', { data: { zh: '您还没有进入。请在首页选择一个身份。', en: 'You have not entered yet. Choose a role on the first page.' } })
    return next()
  })
  const page = () => fake.ready ? ready : report
  return base.router({
    session: {
      me: base.session.me.handler(() => me(fake.role)),
      enter: base.session.enter.handler(({ input }) => { fake.role = input.role; return me(input.role) }),
      leave: base.session.leave.handler(() => { fake.role = null; return { left: true as const } }),
      landing: base.session.landing.handler(() => landing),
    },
    records: {
      list: inside.records.list.handler(({ input }) => ({ asOf: me(null).asOf, total: 2, lines: input.kind === 'occasion' ? [record.line, line(2, { marks: ['void'] })] : [line(1), line(2)], counts: { all: 2, late: 1, declared: 0, void: 1 } })),
      read: inside.records.read.handler(({ input }) => {
        if (input.item !== 31) throw new ORPCError('NOT_FOUND', { data: { zh: '没有这条记录，或不在您的查看范围。', en: 'No such record, or outside your scope.' } })
        return record
      }),
      preview: inside.records.preview.handler(() => ({ ok: false as const, refused: { code: 'field.missing', at: 'steps.0.row.title', message: '没有填名称。请补填。', messageEn: 'The title is missing. Fill it in.', items: [] } })),
      submit: inside.records.submit.handler(() => ({ ok: false as const, refused: { code: 'field.missing', at: 'steps.0.row.title', message: '没有填名称。请补填。', messageEn: 'The title is missing. Fill it in.', items: [] } })),
      people: inside.records.people.handler(() => [1, 2].map(n => ({ person: n, name: ['顾文澜', '白以宁'][n - 1] ?? '', number: `00${n}`, unit: { id: 7, name: '局机关党支部' }, roles: [] }))),
      units: inside.records.units.handler(() => [{ unit: 7, name: '局机关党支部', kind: 'branch', parent: null }]),
      search: inside.records.search.handler(({ input }) => input.text.includes('没有') ? { records: [], people: [] } : { records: [line(1)], people: [] }),
    },
    reports: {
      list: inside.reports.list.handler(() => [{ id: 'annual-summary', name: '年度总结', nameEn: 'Annual summary' }]),
      read: inside.reports.read.handler(page),
      figure: inside.reports.figure.handler(({ input }) => figure(input.key, input.from)),
      write: inside.reports.write.handler(({ input }) => { asked('write', input); return page() }),
      issue: inside.reports.issue.handler(({ input }) => { asked('issue', input); return { ok: true as const, item: 901, at: 6215 } }),
    },
    check: { text: inside.check.text.handler(() => checked), detail: inside.check.detail.handler(() => detail) },
  })
}
